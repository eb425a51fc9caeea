"""The pages, one blueprint a subject.

To add a page:

1. `web/pages/SUBJECT.py` with `blueprint = Blueprint("SUBJECT", __name__)` and its views; addresses are Norwegian
   (`/sak/2025/17`). Add the module to `_SUBJECTS` below. The menu shows `cases.index`, `bodies.index`,
   `municipalities.index`, `journal_days.index`, `status.index` and `search.front` as soon as these endpoints exist; the
   search box in the header asks `search.results`, as `?q=`.
2. A view asks `web.services.current_services()` for what it needs, and passes `asker().audience` into every question.
   `@needs(Role.OFFICER)` guards a page. What is not found, or not for the asker, is `abort(404)`; a broken rule of the
   domain is left to rise: web/errors.py knows what to answer.
3. The template lies in `templates/SUBJECT/`, extends `base.html`, fills `title` and `content`, and takes its parts from
   `templates/macros/` (page.html, badges.html, tables.html, history.html, forms.html). No `style=`, no inline script.
4. Every text goes through `_("English")`, then `python -m web.translations update`, and the Norwegian into
   `translations/nb/LC_MESSAGES/messages.po` (bokmål) and `nn` (nynorsk); a test fails while one is missing.
5. A form is a `FlaskForm` (it brings `form.csrf_token`); a form without fields writes `{{ forms.csrf() }}`.
6. A journey in `tests/web/` opens the page in the browser: `accessible(driver)` in both widths.
"""

from flask import Flask

from web.pages import (
    about,
    account,
    accounts,
    acting,
    action_plans,
    action_plans_acting,
    adding,
    administration,
    agreeing,
    agreement_comparison,
    agreement_reminders,
    agreements,
    appointments,
    attestations,
    audit,
    background,
    boards,
    bodies,
    cases,
    comparison,
    consultations,
    consulting,
    contacts,
    corrections,
    council,
    creating,
    decisions,
    documents,
    drafts,
    due,
    expiring,
    filing,
    findings,
    history,
    journal,
    journal_days,
    journal_feed,
    languages,
    logs,
    lookups,
    many,
    meetings,
    municipalities,
    municipality_feeds,
    organisations,
    paper_templates,
    people,
    people_alike,
    principles,
    principles_acting,
    reports,
    search,
    seating,
    statement_comparison,
    statement_feed,
    statements,
    statements_about,
    statements_under_authority,
    stating,
    status,
    subject_areas,
    tokens,
)

_SUBJECTS = (
    about,
    account,
    accounts,
    acting,
    adding,
    administration,
    agreeing,
    agreement_reminders,
    agreements,
    agreement_comparison,
    principles,
    principles_acting,
    action_plans,
    action_plans_acting,
    audit,
    attestations,
    appointments,
    background,
    bodies,
    boards,
    cases,
    comparison,
    consulting,
    consultations,
    contacts,
    corrections,
    council,
    creating,
    decisions,
    documents,
    drafts,
    due,
    expiring,
    filing,
    findings,
    history,
    journal,
    journal_days,
    journal_feed,
    languages,
    logs,
    lookups,
    many,
    meetings,
    municipalities,
    municipality_feeds,
    organisations,
    paper_templates,
    people,
    people_alike,
    reports,
    search,
    seating,
    stating,
    statement_comparison,
    statement_feed,
    statements,
    statements_about,
    statements_under_authority,
    status,
    subject_areas,
    tokens,
)


def install(app: Flask) -> None:
    """Add every subject's blueprint to `app`."""
    for subject in _SUBJECTS:
        app.register_blueprint(subject.blueprint)

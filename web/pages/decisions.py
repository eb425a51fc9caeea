"""Pages about decisions: the list by body and year, and one decision with all that belongs to it."""

import re
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from application.office.openings import ShownAs
from application.questions.agreements_with import agreements_resting_on
from application.questions.bodies import all_bodies, body_by_abbreviation
from application.questions.cases import case_by_id
from application.questions.consultation_facts import consultations_resting_on
from application.questions.decisions import (
    DecisionView,
    decision_by_slug,
    decision_years,
    decisions_by_id,
    decisions_ended_by,
    decisions_of_case,
    list_decisions,
)
from application.questions.follow_ups import follow_ups_of
from application.questions.journal import entries_by_id
from application.questions.known import last_position
from application.questions.meeting_plan_facts import plans_resting_on
from application.questions.principles_on_day import principles_resting_on
from application.questions.seen import Page
from domain.access import Audience
from domain.dates import PartialDate
from domain.meeting_rules import rule_on
from domain.references import slug
from web.addresses import agreement_address, decision_address, principles_address
from web.asked import asked_year
from web.decision_treatments import shown_treatments
from web.exports import PORTION, exported
from web.exports.decisions import DECISIONS
from web.history_shown.records import record_history
from web.meeting.elsewhere import meeting_of_decision
from web.meeting.told_to_body import told_to_body
from web.offices_then import office_days, office_notes, office_words, shown_offices
from web.pages.cases import by_body
from web.papers import papers_of, reading_summary, visible_papers
from web.services import current_services
from web.shielded_openings import note_opening
from web.signed_in import asker
from web.statement.belonging import statements_on_decision
from web.who import names_of

blueprint = Blueprint("decisions", __name__)

_SHORT_YEAR = re.compile(r"(.*-\d{1,5}-)(\d{2})")


@blueprint.get("/vedtak")
def index() -> str | Response:
    """List decisions, the latest first, of all bodies or one, of all years or one."""
    audience = asker().audience
    year = asked_year()
    abbreviation = request.args.get("body", "").strip()
    with current_services().stores.registers.connect() as connection:
        body = body_by_abbreviation(connection, abbreviation) if abbreviation else None
        if abbreviation and body is None:
            abort(404)
    body_id = body.id if body else None

    def portion(connection: Connection, cursor: str | None) -> Page[DecisionView]:
        return list_decisions(connection, audience, after=cursor, body_id=body_id, year=year, limit=PORTION)

    if (file := exported(DECISIONS, portion, body and body.abbreviation, year)) is not None:
        return file
    with current_services().stores.registers.connect() as connection:
        return render_template(
            "decisions/index.html",
            page_of_decisions=list_decisions(
                connection, audience, after=request.args.get("after"), body_id=body_id, year=year
            ),
            bodies=all_bodies(connection),
            years=decision_years(connection, audience),
            body=body,
            year=year,
            after=request.args.get("after"),
        )


@blueprint.get("/vedtak/<slug>")
def decision(slug: str) -> str | Response:
    """Show a decision: its text beside what was recommended, votes, papers, attachments, what became of it."""
    services, who = current_services(), asker()
    with services.stores.registers.connect() as connection:
        found = decision_by_slug(connection, slug, who.audience)
        if found is None:
            return _elsewhere(connection, slug, who.audience) or abort(404)
        if slug != found.slug:
            return redirect(decision_address(found.reference), code=301)
        note_opening("decision", found.id, found.access, ShownAs.PAGE)
        papers = papers_of(connection, services.texts, [found.id], who.audience)
        rows = visible_papers(found, papers.get(found.id, []))
        return render_template(
            "decisions/decision.html",
            decision=found,
            case=case_by_id(connection, found.case_id, who.audience),
            papers=rows,
            summary=reading_summary(rows),
            history=record_history(connection, found.id, who.audience, sees_content=found.sees_content),
            **(_content(connection, found, who.audience) if found.sees_content else {}),
        )


@blueprint.get("/vedtak/<path:written>")
def other_spelling(written: str) -> Response:
    """Lead `/vedtak/RR/23/2025` and the like to where a decision written so would be."""
    address = slug(written)
    if not address:
        abort(404)
    return redirect(url_for("decisions.decision", slug=address.upper()), code=301)


def _content(connection: Connection, found: DecisionView, audience: Audience) -> dict[str, Any]:
    """Return what belongs to a decision whose content the asker may see."""
    others = [one for one in decisions_of_case(connection, found.case_id, audience) if one.body_id != found.body_id]
    put_before = entries_by_id(connection, found.papers, audience)
    ended_by = decisions_by_id(connection, [found.ended_by_id] if found.ended_by_id else [], audience)
    follow_ups = follow_ups_of(connection, found.id) if audience > Audience.PUBLIC else []
    return {
        "others": by_body(others),
        "case_papers": [put_before[one] for one in found.papers if one in put_before],
        "ended_by": ended_by.get(found.ended_by_id) if found.ended_by_id else None,
        "ends": decisions_ended_by(connection, found.id, audience),
        "follow_ups": follow_ups,
        "names": names_of(one.responsible for one in follow_ups),
        "offices": shown_offices(connection, found.id, audience),
        "office_words": office_words,
        "office_notes": office_notes,
        "office_days": office_days,
        **shown_treatments(connection, found, audience),
        "agreements": agreements_resting_on(connection, found.id, last_position(connection), audience),
        "meeting_plans": plans_resting_on(connection, found.id, last_position(connection), audience),
        "principles": principles_resting_on(connection, found.id, last_position(connection), audience),
        "consultations": consultations_resting_on(connection, found.id, last_position(connection), audience),
        "body_told": told_to_body(connection, found, audience),
        "urgent_rule": rule_on("urgent-decision", PartialDate.parse(found.decided_on).first),
        "made_in": meeting_of_decision(connection, found.id, audience),
        "statements": statements_on_decision(connection, found.id, audience),
        "agreement_address": agreement_address,
        "principles_address": principles_address,
    }


def _elsewhere(connection: Connection, asked: str, audience: Audience) -> Response | None:
    """Lead `rr-23-25` to `RR-23-2025`, and a body's name now to the reference from when it had another."""
    written = slug(asked)
    if short := _SHORT_YEAR.fullmatch(written):
        written = f"{short[1]}20{short[2]}"
    spellings = [written]
    for body in all_bodies(connection):
        known = {slug(name.abbreviation or "") for name in body.names} | {slug(body.abbreviation)}
        for one in known:
            if one and written.startswith(f"{one}-"):
                spellings += [f"{other}{written[len(one) :]}" for other in sorted(known - {one, ""})]
    for spelling in spellings:
        found = decision_by_slug(connection, spelling, audience)
        if found is not None and found.slug != asked:
            return redirect(decision_address(found.reference), code=301)
    return None

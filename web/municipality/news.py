"""What is new for a municipality: decisions that concern it, who sits for it, what was put right, and its own names."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from flask_babel import gettext
from sqlalchemy import Connection

from application.questions.decisions import DecisionView
from application.questions.latest_of import latest_corrections_of, latest_events_of
from application.registers.columns import office_day_of
from domain.access import Audience
from domain.intervals import first_day
from web.addresses import decision_address
from web.concerning import latest_decisions
from web.history_shown.corrections import corrections_told, latest_corrections_of_agreements
from web.history_shown.public import public_events
from web.history_words import Change, Step
from web.history_words.steps import CORRECTION
from web.labels import outcome_label

_MOST_NAMED = 3
_MOST_LETTERS = 120
"""What a change may have, before and after, to be told in a line."""


@dataclass(frozen=True, slots=True)
class News:
    """Something that is new. `day` is when it was decided or, of all else, recorded; `moment` when we got to know it.

    `key` stays the same for ever. `day` may be a month or a year alone.
    """

    key: str
    day: str
    moment: str
    what: str
    url: str | None
    note: str = ""
    is_correction: bool = False


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest news of a municipality, the newest first, and how many decisions concern it in all."""

    news: list[News]
    decisions: int


def latest_news(connection: Connection, family: Sequence[UUID], audience: Audience, *, most: int) -> Latest:
    """Return the latest news of an organisation and all that became part of it, that one first in `family`.

    Half of it is decisions where there are so many: an archive that was filled in a day would tell of that alone.
    """
    decisions, total = latest_decisions(connection, family, audience, limit=most)
    put_right = latest_corrections_of(connection, [one.id for one in decisions], limit=most)
    happened = latest_events_of(connection, family, audience, limit=most)
    told = [*public_events(connection, happened, audience), *corrections_told(connection, put_right, audience)]
    told += latest_corrections_of_agreements(connection, family, audience, most=most)
    steps = sorted(map(_of_step, told), key=_newest, reverse=True)
    decided = [_of_decision(one, family) for one in decisions if one.sees_content]
    decided = decided[: max(most // 2, most - len(steps))]
    return Latest(sorted([*steps[: most - len(decided)], *decided], key=_newest, reverse=True), total)


def together(news: Sequence[News], elsewhere: str) -> list[News]:
    """Return news with those of one day that say the same in one line, which leads `elsewhere`."""
    found: list[News] = []
    for _, each in groupby(news, key=lambda one: (one.day, one.what, one.is_correction)):
        same = list(each)
        if len(same) > 1:
            named = "; ".join(one.note for one in same[:_MOST_NAMED])
            more = len(same) - _MOST_NAMED
            note = gettext("%(named)s and %(num)s more", named=named, num=more) if more > 0 else named
            found.append(News(same[0].key, same[0].day, same[0].moment, same[0].what, elsewhere, note))
        else:
            found += same
    return found


def _newest(one: News) -> tuple[str, str, str]:
    return first_day(one.day), one.moment, one.key


def _of_step(step: Step) -> News:
    telling = step.telling
    changed = [
        _change(one, is_correction=telling.kind == CORRECTION)
        for one in telling.changes
        if one.before is not None and one.after is not None and len(one.before) + len(one.after) < _MOST_LETTERS
    ]
    about = step.about or telling.related
    notes = [about.label if about else None, *changed, telling.reason]
    return News(
        key=f"event-{step.position}",
        day=office_day_of(step.moment),
        moment=step.moment,
        what=telling.what,
        url=about.url if about else None,
        note=". ".join(one for one in notes if one),
        is_correction=telling.kind == CORRECTION,
    )


def _change(one: Change, *, is_correction: bool) -> str:
    values = {"field": one.label, "after": one.after, "before": one.before}
    if is_correction:
        return str(gettext("%(field)s: %(after)s, not %(before)s", **values))
    return str(gettext("%(field)s: %(after)s (was %(before)s)", **values))


def _of_decision(view: DecisionView, family: Sequence[UUID]) -> News:
    notes = [outcome_label(view.outcome or "", view.ballots), _vote(view, family)]
    return News(
        key=f"decision-{view.id.hex}",
        day=view.decided_on,
        moment=view.access.published_at or view.recorded_at,
        what=f"{view.reference} {view.title or ''}".strip(),
        url=decision_address(view.slug),
        note=". ".join(one for one in notes if one),
    )


def _vote(view: DecisionView, family: Sequence[UUID]) -> str | None:
    """Return how the municipality voted, where there was something to choose, and it voted once."""
    if len(view.ballots) != 1 or view.ballots[0]["method"] == "unanimous":
        return None
    ours = {one.hex for one in family}
    cast = {
        vote["option"]
        for vote in view.ballots[0]["votes"]
        if vote["organisation_id"] and UUID(vote["organisation_id"]).hex in ours
    }
    if len(cast) != 1:
        return str(gettext("Its votes were divided")) if cast else None
    (option,) = cast
    if option in ("for", "against"):
        return str(gettext("Voted for") if option == "for" else gettext("Voted against"))
    return str(gettext("Voted for %(option)s", option=option))

"""Records by their references, titles and names alone, from the registers: what is found while the full text rests."""

from collections.abc import Iterator, Sequence
from itertools import chain

from sqlalchemy import Connection

from application.questions.lookups import (
    Named,
    action_plans_named,
    agreements_named,
    bodies_named,
    cases_named,
    consultations_named,
    decisions_named,
    entries_named,
    meetings_named,
    organisations_named,
    statements_named,
)
from application.questions.people_named import people_named
from domain.access import Audience
from search.engines.protocol import Answer, Hit, Snippet
from search.found import Understood

MOST = 100
"""So many of each kind are looked at."""


def by_title(
    connection: Connection, typed: str, understood: Understood, audience: Audience, offset: int, limit: int
) -> Answer:
    """Return the records that are called what was typed, as this audience sees them. Only the kind can be chosen."""
    question = understood.question
    wanted = (*understood.words, *understood.phrases, *question.prefixes)
    text = typed if question.references else " ".join(wanted)
    kinds = question.filters.get("type", ())
    found = [hit for hit in _found(connection, text.strip(), audience) if not kinds or hit.kind in kinds]
    left_out = question.without_records
    there = [hit for hit in found if hit.record_id not in left_out]
    return Answer(len(there), tuple(there[offset : offset + limit] if limit > 0 else ()), {})


def _found(connection: Connection, text: str, audience: Audience) -> Iterator[Hit]:
    if not text:
        return iter(())
    return chain(
        _hits("case", cases_named(connection, text, audience, limit=MOST), text),
        _hits("decision", decisions_named(connection, text, audience, limit=MOST), text),
        _hits("journal-entry", entries_named(connection, text, audience, limit=MOST), text),
        _hits("agreement", agreements_named(connection, text, audience, limit=MOST), text),
        _hits("consultation", consultations_named(connection, text, audience, limit=MOST), text),
        _hits("statement", statements_named(connection, text, audience, limit=MOST), text),
        _hits("meeting", meetings_named(connection, text, audience, limit=MOST), text),
        _hits("action-plan", action_plans_named(connection, text, audience, limit=MOST), text),
        _hits("body", bodies_named(connection, text, limit=MOST)),
        _hits("organisation", organisations_named(connection, text, limit=MOST)),
        _people(connection, text),
    )


def _people(connection: Connection, text: str) -> Iterator[Hit]:
    for one in people_named(connection, text, limit=MOST):
        yield Hit(one.id, "person", "", one.name, None, 0.0, Snippet(""))


def _hits(kind: str, named: Sequence[Named], text: str | None = None) -> Iterator[Hit]:
    """Yield hits; of what has a title that not all see, those that are called so where the asker can see it."""
    words = text.casefold().split() if text else []
    for one in named:
        name = f"{one.name} {one.title}".casefold()
        if all(word in name for word in words):
            is_named = kind in ("body", "organisation")
            reference, title = (one.title, one.name) if is_named else (one.name, one.title)
            yield Hit(one.id, kind, reference, title, None, 0.0, Snippet(""))

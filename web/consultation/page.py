"""Everything that the page of a consultation shows, asked by a constant number of questions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.consultation_facts import consultation_facts
from application.questions.consultation_on_day import ConsultationOnDay, texts_of_drafts_alone
from application.questions.known import last_position
from domain.access import Audience
from web.history_shown.drafts import consultation_history
from web.history_words import Step
from web.numbered_texts import Texts, numbered_texts
from web.on_and_known import OnAndKnown
from web.services import current_services

LETTER = 0
"""The number under which the texts of the letter are: those of records are under theirs."""


@dataclass(frozen=True)
class ConsultationPage:
    """What is shown. `learned` is what was recorded after what is asked about was known."""

    day: ConsultationOnDay
    texts: Texts
    history: Sequence[Step]
    learned: Sequence[Step]


def consultation_page(
    connection: Connection, day: ConsultationOnDay, asked: OnAndKnown, audience: Audience
) -> ConsultationPage:
    """Return the page of a consultation whose content the asker may see."""
    facts = day.facts
    named = {LETTER: _texts(facts)} | {int(number): _texts(one) for number, one in facts["records"].items()}
    identity, hidden = day.view.id, frozenset[UUID]()
    if audience == Audience.PUBLIC:
        shown = {document for texts in named.values() for document, _ in texts}
        hidden = texts_of_drafts_alone(connection, identity, shown)
    now = last_position(connection)
    is_past = not asked.known.is_now and asked.known.position < now
    known_now = consultation_facts(connection, identity, now, audience) if is_past else None
    history = consultation_history(connection, identity, known_now or facts, hidden, audience)
    return ConsultationPage(
        day=day,
        texts=numbered_texts(connection, current_services().texts, identity, named, hidden, audience),
        history=history,
        learned=[one for one in history if one.position > asked.known.position] if is_past else (),
    )


def _texts(told: Mapping[str, Any]) -> list[tuple[UUID, str]]:
    return [(UUID(one["document_id"]), one["sha256"]) for one in told.get("texts", ())]

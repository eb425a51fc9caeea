"""From what was found of a record to a hit: its best page, or its own words when these hold more of what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from search.engines.protocol import Hit
from search.engines.snippets import Marker

_MORE = 0.01


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """What an index holds of a record to be shown; `on` is an ISO date."""

    record_id: UUID
    kind: str
    reference: str
    title: str
    on: str | None
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class BestPage:
    """A page of an attachment, with its text; `others` is how many other attachments of the entry match.

    `number` is None for an attachment that has no text and was found by its name.
    """

    document_id: UUID
    version: int
    part: str | None
    name: str
    number: int | None
    text: str
    others: int = 0


def hits(found: Sequence[tuple[FoundRecord, BestPage | None]], marker: Marker) -> tuple[Hit, ...]:
    """Return the hits in the same order."""
    return tuple(_hit(record, page, marker) for record, page in found)


def _hit(record: FoundRecord, page: BestPage | None, marker: Marker) -> Hit:
    shown = marker.show(page.text) if page else marker.show(record.text)
    if page and shown.covered < marker.all:
        own = marker.show_more(record.text, shown.covered + _MORE)
        if own:
            page, shown = None, own
    return Hit(
        record_id=record.record_id,
        kind=record.kind,
        reference=record.reference,
        title=record.title,
        on=date.fromisoformat(record.on) if record.on else None,
        score=record.score,
        snippet=shown.snippet,
        document_id=page.document_id if page else None,
        version=page.version if page else None,
        part=page.part if page else None,
        document_name=page.name if page else None,
        page=page.number if page else None,
        other_attachments=page.others if page else 0,
    )

"""Points of principles that something rests on, as far as the asker may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.questions.principles_facts import seen_principles
from application.questions.seen import Access
from domain.access import Audience
from domain.principles import version_in


@dataclass(frozen=True, slots=True)
class CitedPoint:
    """A point, or a version, of principles that something rests on, as far as the asker may see it.

    `title`, `text` and `way` are None where they are not for the asker, `text` and `way` also where no point is cited.
    `gone` says that the principles were registered by mistake, or that the version was taken back or has no such point.
    """

    principles_id: UUID
    reference: str
    version: int
    point: str | None
    title: str | None = None
    text: str | None = None
    way: str | None = None
    gone: bool = False


def cited(
    connection: Connection, citations: Sequence[Mapping[str, Any]], known: int, audience: Audience
) -> list[CitedPoint | None]:
    """Return what citations `{"principles_id", "version", "point"}` name, in their order, in one query or none.

    `point` may be None or missing. None for what was not known at the position, or is not for the asker at all.
    """
    seen = seen_principles(connection, [_id(one["principles_id"]) for one in citations], known)
    return [_cited(one, seen, audience) for one in citations]


def _cited(
    citation: Mapping[str, Any], seen: Mapping[UUID, tuple[dict[str, Any], Access]], audience: Audience
) -> CitedPoint | None:
    identity = _id(citation["principles_id"])
    facts, of_it = seen.get(identity, (None, None))
    if facts is None or of_it is None or audience < of_it.line:
        return None
    version, number = int(citation["version"]), citation.get("point") or None
    found = CitedPoint(identity, facts["reference"], version, number)
    if audience < of_it.content:
        return found
    told = version_in(facts, version)
    points = told[1]["points"] if told else ()
    point: Mapping[str, Any] = next((one for one in points if one["number"] == number), {})
    return CitedPoint(
        identity,
        facts["reference"],
        version,
        number,
        title=facts["title"],
        text=point.get("text"),
        way=point.get("way"),
        gone=facts["is_withdrawn"] or told is None or (number is not None and not point),
    )


def _id(written: Any) -> UUID:
    return written if isinstance(written, UUID) else UUID(str(written))

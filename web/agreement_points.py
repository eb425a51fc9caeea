"""Where the points of kommuneloven § 18-4 stand in a version: what is recorded, and what its texts propose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask_babel import gettext

from domain.agreement_rules import POINTS
from domain.agreements import RecordKind, Records
from web.points_in_text import Place, places_of_points
from web.services import current_services

_YES, _NO = "yes", "no"


@dataclass(frozen=True)
class PointsTold:
    """What is `recorded` of points, what is `proposed` of the others, and what is `said` of how that was found.

    `has_words` says whether there was a text to look in.
    """

    recorded: Mapping[str, Mapping[str, Any]]
    proposed: Mapping[str, tuple[UUID, Place]]
    said: str
    has_words: bool


def points_told(records: Records, version: int) -> PointsTold:
    """Return what is known of the points of a version: of those recorded, as they were recorded last."""
    recorded = {record["point"]: record for _, record in records.told_of(RecordKind.POINT, version)}
    texts = _texts(records, version)
    read = current_services().texts.get_many([sha256 for _, sha256 in texts])
    proposed: dict[str, tuple[UUID, Place]] = {}
    has_words = False
    for document_id, sha256 in texts:
        pages = [(page.number, page.text) for page in read[sha256].result.pages] if sha256 in read else []
        has_words = has_words or any(text.strip() for _, text in pages)
        for key, place in places_of_points(pages).items():
            proposed.setdefault(key, (document_id, place))
    proposed = {key: place for key, place in proposed.items() if key not in recorded}
    return PointsTold(recorded, proposed, _said(texts, proposed, recorded, has_words=has_words), has_words)


def points_begun(records: Records, version: int, told: PointsTold) -> Sequence[Mapping[str, Any]]:
    """Return a row for each point, as the form begins with it."""
    main = next((document_id for document_id, _ in _texts(records, version)), None)
    rows = []
    for point in (one.key for one in POINTS):
        row: dict[str, Any] = {"point": point, "document_id": main}
        if point in told.recorded:
            held = told.recorded[point]
            row |= {"answer": _YES if held["found"] else _NO, "clause": held["clause"], "page": held["page"]}
            row["document_id"] = held["document_id"] or main
        elif point in told.proposed:
            document_id, place = told.proposed[point]
            row |= {"answer": _YES, "clause": place.clause, "page": place.page, "document_id": document_id}
        rows.append(row)
    return rows


def _texts(records: Records, version: int) -> list[tuple[UUID, str]]:
    """Return the texts of a version as it was amended last: their documents and bytes."""
    amended = records.told_of(RecordKind.AMENDMENT, version)
    held = amended[-1][1] if amended else records.version(version)
    return [(UUID(one["document_id"]), one["sha256"]) for one in held["texts"]]


def _said(texts: Sequence[Any], proposed: Mapping[str, Any], recorded: Mapping[str, Any], *, has_words: bool) -> str:
    if not texts:
        return str(gettext("The version has no text. Fill in where each point stands, or add the text first."))
    if not has_words:
        return str(gettext("The text of the version is not read, or could not be. Look the points up yourself."))
    if proposed:
        return str(
            gettext("Where points seem to stand is proposed from the text. Look each up, and put right what is wrong.")
        )
    if len(recorded) == len(POINTS):
        return str(gettext("All the points are looked up. Put right what is wrong."))
    return str(gettext("No more points were found in the text. Look them up yourself."))

"""What principles alone have: versions with points. That they are registered and repealed, domain/adopted.py tells."""

from typing import Any

from domain.principles.facts import PrinciplesRecord
from domain.recorded import Recorded


class VersionAdopted(Recorded):
    """A version was adopted, in force from `valid_from` until its last day `valid_until`, if it has one.

    `points` are `{"number": "3", "text", "way"}`, `way` an AnsweringWay that the point leads to or None; `texts` are
    the papers it was adopted in, `{"document_id", "sha256"}`, the main one first.
    """

    KIND = PrinciplesRecord.VERSION
    version: int
    label: str | None
    adopted_on: str | None
    valid_from: str
    valid_until: str | None
    points: list[dict[str, Any]]
    texts: list[dict[str, str]]
    note: str | None
    basis: dict[str, Any]

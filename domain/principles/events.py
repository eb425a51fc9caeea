"""What happens to principles: adopted version by version, and repealed."""

from typing import Any

from domain import recorded
from domain.principles.facts import WHOLE, PrinciplesRecord
from domain.recorded import Recorded

Basis = dict[str, Any]
"""As domain/basis.py tells."""


class Registered(recorded.Registered):
    """Principles are known by their reference; `about` is what they are for."""

    WHOLE = WHOLE
    title: str
    public_title: str | None
    about: str | None


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
    basis: Basis


class Repealed(Recorded):
    """The principles are in force no longer from `repealed_on`, the first day, unless a later version is adopted."""

    KIND = PrinciplesRecord.REPEAL
    repealed_on: str
    note: str | None
    basis: Basis

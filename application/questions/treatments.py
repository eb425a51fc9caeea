"""Who has decided what: a table of those who must treat something, by what they treat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from application.questions.bases import BasisView


@dataclass(frozen=True, slots=True, kw_only=True)
class Treated:
    """How somebody stands to something: `stand` as domain/agreements/adoption.py says, with what is told of it.

    `reference` and `body` are of the decision that was made, or of the meeting `meets_on` that is planned.
    `is_required` is whether it must be treated by them; who treated it besides stands there too.
    """

    stand: str
    decided_on: str | None = None
    basis: BasisView | None = None
    body: str | None = None
    reservation: str | None = None
    lifted_on: str | None = None
    votes: Mapping[str, int] | None = None
    note: str | None = None
    meets_on: str | None = None
    reference: str | None = None
    deadline: str | None = None
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Treater:
    """A row: who treats it. `organisation_id` is None for the assembly, which has no name here."""

    key: str
    organisation_id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Matter:
    """A column: what is treated. `cells` are by the key of the treater; `settled` of `total` have adopted it."""

    key: str
    cells: Mapping[str, Treated]
    settled: int
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who has decided what."""

    treaters: Sequence[Treater] = field(default=())
    matters: Sequence[Matter] = field(default=())

"""Proposals: a value, and where it was read. A person accepts them or writes something else."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Where(StrEnum):
    """Where something was read."""

    HEADER = "header"
    TEXT = "text"
    NAME = "name"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value for a field, as events hold it, with the line it was read from."""

    value: str
    where: Where
    line: str


@dataclass(frozen=True, slots=True)
class ProposedCase:
    """A case the file may belong to. `line` names it, or is an earlier paper in it that is like this one."""

    id: UUID
    reference: str
    title: str
    where: Where
    line: str


@dataclass(frozen=True, slots=True)
class Proposals:
    """All that is proposed about one file."""

    title: Proposed | None = None
    kind: Proposed | None = None
    sender: Proposed | None = None
    recipient: Proposed | None = None
    document_date: Proposed | None = None
    cases: tuple[ProposedCase, ...] = ()

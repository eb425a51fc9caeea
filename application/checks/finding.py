"""What a check says: one finding a line, codes and values, no prose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, runtime_checkable


class Part(StrEnum):
    """The parts of an installation, in the order in which they are told of."""

    DATABASE = "database"
    FILES = "files"
    SEARCH = "search"
    READING = "reading"
    LISTS = "lists"
    WORKER = "worker"


class State(StrEnum):
    """What a finding means: all is well, somebody should look, or something does not work. In order of gravity."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at. `code` names what was found; `values` are what a sentence about it needs."""

    part: Part
    state: State
    code: str
    values: Mapping[str, str] = field(default_factory=dict)


class Check(Protocol):
    """Looks at one store. It may talk to a server, for a few seconds at most; what it cannot do is a finding."""

    part: Part

    def findings(self) -> Iterator[Finding]:
        """Yield what is found, in the order in which one thing rests on another."""


@runtime_checkable
class Server(Check, Protocol):
    """A check of a store behind an address and with a password, either of which may be wrong."""

    def refused(self) -> Finding | None:
        """Return why the server lets us not in. None when it does, or is away for now."""


def ok(part: Part, code: str, **values: object) -> Finding:
    """Return a finding that all is well."""
    return _found(part, State.OK, code, values)


def warning(part: Part, code: str, **values: object) -> Finding:
    """Return a finding that somebody should look at."""
    return _found(part, State.WARNING, code, values)


def wrong(part: Part, code: str, **values: object) -> Finding:
    """Return a finding that something does not work."""
    return _found(part, State.WRONG, code, values)


def gravest(findings: Iterable[Finding]) -> State:
    """Return the worst state among findings, OK when there are none."""
    return max((one.state for one in findings), key=list(State).index, default=State.OK)


def _found(part: Part, state: State, code: str, values: Mapping[str, object]) -> Finding:
    return Finding(part=part, state=state, code=code, values={name: str(value) for name, value in values.items()})

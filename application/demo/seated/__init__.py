"""Who sits where in the demo archive: plans of seats and appointments, read from the files beside this one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

_FOLDER = Path(__file__).parent
_DEPUTIES = {"numbered-deputy": "vara", "personal-deputy": "personlig vara"}
_KEYS = {"leader": "leder", "deputy-leader": "nestleder", "observer": "observatør", "secretary": "sekretær"} | _DEPUTIES
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class SeatsPlan:
    """Seats of one role, `count` for each code in `of`, or without an organisation. Days are as `written_day` takes."""

    role: str
    of: tuple[str, ...] = ("",)
    count: int = 1
    since: str | None = None
    abolished: str | None = None
    elector: str | None = None
    votes_for: str | None = None
    rights: tuple[str, ...] | None = None
    label: str | None = None
    recorded: str = "-9-01-01"

    def by_key(self) -> Iterator[tuple[str, str, int]]:
        """Yield what each seat goes by in the plans, with its organisation and number: `EKS 1`, `EKS vara 2`."""
        for code in self.of:
            for number in range(1, self.count + 1):
                said = _KEYS.get(self.role, "")
                yield " ".join(one for one in (code, said, str(number)) if one), code, number


@dataclass(frozen=True, kw_only=True)
class TermPlan:
    """A time for which people are elected, by seat. With `nominated` they are put forward that day, and not made.

    `basis`, the same for all, has `decision` (`story-key BODY`), `note` where none is found, or `authority` (`KS` is
    the council of the seat's municipality).
    """

    holders: Mapping[str, str]
    recorded: str = "-9-01-01"
    since: str | None = None
    until: str | None = None
    decided: str | None = None
    way: str | None = None
    basis: Mapping[str, str] | None = None
    nominated: str | None = None


@dataclass(frozen=True, kw_only=True)
class ChangePlan:
    """What became of an appointment, `of` a seat and a person: `EKS 1: Ola Prøvesen`, or `EKS 1: Ola Prøvesen 2`.

    `what` is one of those in changes.py, `values` the fields of its command.
    """

    of: str
    what: str
    recorded: str
    values: Mapping[str, Any] = field(default_factory=dict)
    basis: Mapping[str, str] | None = None


@dataclass(frozen=True, kw_only=True)
class SamePlan:
    """A person found to be the same as another, both by name."""

    person: str
    same_as: str
    reason: str
    recorded: str


@dataclass(frozen=True, kw_only=True)
class SeatedPlan:
    """A body by code. `seatings` have `since`, and what domain/seats.py tells."""

    body: str
    seatings: tuple[Mapping[str, Any], ...] = ()
    seats: tuple[SeatsPlan, ...] = ()
    terms: tuple[TermPlan, ...] = ()
    changes: tuple[ChangePlan, ...] = ()

    def rests_on(self) -> set[str]:
        """Return the decisions that are a basis of something here, by `key BODY`."""
        bases = [*(term.basis for term in self.terms), *(change.basis for change in self.changes)]
        return {basis["decision"] for basis in bases if basis and "decision" in basis}


def seated() -> list[SeatedPlan]:
    """Return every body that is seated."""
    return [_seated(_read(path)) for path in sorted((_FOLDER / "bodies").glob("*.toml"))]


def same_people() -> list[SamePlan]:
    """Return who is found to be the same as whom."""
    return [_made(SamePlan, one) for one in _read(_FOLDER / "people.toml")["same"]]


def people() -> list[str]:
    """Return everybody who holds something, by name."""
    return list(dict.fromkeys(name for plan in seated() for term in plan.terms for name in term.holders.values()))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _seated(told: dict[str, Any]) -> SeatedPlan:
    return SeatedPlan(
        body=told["body"],
        seatings=tuple(told.get("seating", ())),
        seats=tuple(_made(SeatsPlan, one) for one in told.get("seats", ())),
        terms=tuple(_made(TermPlan, one) for one in told.get("term", ())),
        changes=tuple(_made(ChangePlan, _change(one)) for one in told.get("change", ())),
    )


def _change(told: dict[str, Any]) -> dict[str, Any]:
    ours: dict[str, Any] = {name: told.pop(name) for name in ("of", "what", "recorded", "basis") if name in told}
    return {**ours, "values": told}


def _made(kind: type[_T], told: dict[str, Any]) -> _T:
    unknown = told.keys() - {one.name for one in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise TypeError(f"{kind.__name__} has no {sorted(unknown)}: {told}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()})

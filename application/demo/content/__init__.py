"""What the demo archive tells: plans of cases, papers and decisions, read from the files beside this one."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

_FOLDER = Path(__file__).parent
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class ShieldPlan:
    """Why a paper is shielded; `public_version` also files one that everybody may read."""

    section: str
    paragraph: int | None = None
    letter: str | None = None
    rule: str | None = None
    scope: str = "whole"
    public_version: bool = False


@dataclass(frozen=True, kw_only=True)
class PaperPlan:
    """A paper of a case, `after` so many days. `files` are kinds, the first the main one: `pdf`, `xlsx:Its own title`.

    `lead` is what page 1 says, `facts` what the pages after it say. `answered` is a way, or a way and the title of the
    paper that answers. `dated` is for old papers: a date as it is known, which may be a year alone.
    """

    title: str
    kind: str = "incoming"
    after: int = 10
    sender: str = ""
    to: tuple[str, ...] = ()
    files: tuple[str, ...] = ("pdf",)
    lead: str = ""
    facts: tuple[str, ...] = ()
    nynorsk: bool = False
    public_title: str | None = None
    hidden_parties: bool = False
    answered: tuple[str, ...] = ()
    published: bool = True
    shield: ShieldPlan | None = None
    table: tuple[tuple[str | int, ...], ...] = ()
    dated: str | None = None
    new_version: str | None = None


@dataclass(frozen=True, kw_only=True)
class DecisionPlan:
    """What a body decides at its next meeting, `delay` days later at the earliest. Bodies go by their codes.

    `vote` maps an option (`for`, `against`, or a proposal's key) to those who voted so, by code or name, and `casting`
    to the option of the casting vote. `correct`: field, wrong (what was recorded at first), reason, after (days).
    `rescinded`: reason, after. `superseded_by`: `story-key BODY`. `decided_on` and `number` are for old papers.
    """

    body: str
    outcome: str = "as-recommended"
    title: str | None = None
    recommendation: str | None = None
    text: str | None = None
    vote: Mapping[str, Any] | None = None
    proposals: tuple[Mapping[str, str], ...] = ()
    delay: int = 0
    item: int | None = None
    correct: Mapping[str, Any] | None = None
    rescinded: Mapping[str, Any] | None = None
    superseded_by: str | None = None
    follow_up: tuple[Mapping[str, Any], ...] = ()
    published: bool = True
    shield: ShieldPlan | None = None
    public_title: str | None = None
    case_paper: bool = True
    decided_on: str | None = None
    number: str | None = None


@dataclass(frozen=True, kw_only=True)
class StoryPlan:
    """A case. `opened` is months before today, or `-1-03-10`: 10 March of last year. `reference` is for old cases."""

    key: str
    title: str
    opened: int | str
    background: str
    assessment: str
    economy: str = ""
    areas: tuple[str, ...] = ()
    public_title: str | None = None
    earlier_title: str | None = None
    closed: str | None = None
    reopened: str | None = None
    reference: str | None = None
    opened_on: str | None = None
    nynorsk: bool = False
    papers: tuple[PaperPlan, ...] = ()
    decisions: tuple[DecisionPlan, ...] = ()
    general: tuple[str, ...] = ()


def stories() -> list[StoryPlan]:
    """Return every case that is told, subject by subject."""
    return [story for path in sorted(_FOLDER.glob("*.toml")) for story in _stories(path)]


def _stories(path: Path) -> Iterator[StoryPlan]:
    subject = tomllib.loads(path.read_text(encoding="utf-8"))
    for told in subject["story"]:
        told["papers"] = tuple(_paper(one) for one in told.pop("paper", ()))
        told["decisions"] = tuple(_decision(one) for one in told.pop("decision", ()))
        told.setdefault("areas", [subject["area"]])
        told["general"] = subject["general"]
        yield _made(StoryPlan, told)


def _paper(told: dict[str, Any]) -> PaperPlan:
    told["table"] = tuple(tuple(row) for row in told.get("table", ()))
    return _made(PaperPlan, told)


def _decision(told: dict[str, Any]) -> DecisionPlan:
    return _made(DecisionPlan, told)


def _made(kind: type[_T], told: dict[str, Any]) -> _T:
    if "shield" in told:
        told["shield"] = ShieldPlan(**told["shield"])
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    unknown = told.keys() - known
    if unknown:
        raise TypeError(f"{kind.__name__} has no {sorted(unknown)}: {told.get('title') or told}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()})

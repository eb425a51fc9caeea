"""What binds whom in the demo archive: plans of agreements, read from the files beside this one."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from application.demo.agreed.days import decisions_named
from application.demo.papers.paper import Section

_FOLDER = Path(__file__).parent
_NEW_PAGE = "---"
_HEADING = re.compile(r"# (.+)")
_T = TypeVar("_T")

Pages = tuple[tuple[Section, ...], ...]


@dataclass(frozen=True, kw_only=True)
class FilePlan:
    """A text of a version: `text` names a file in the folder `texts`, `kind` is as in desk.py."""

    title: str
    text: str
    kind: str = "docx"


@dataclass(frozen=True, kw_only=True)
class StepPlan:
    """Something that happens to the agreement: `what` is one of those in steps.py, `values` the fields of its command.

    `of` are organisations by code, one step for each; `basis` is as seated/__init__.py tells. `ticks` are points of
    kommuneloven § 18-4 with the paragraph each stands in, blank for one that is missing. It is recorded some days after
    the day it tells of, and after the steps before it; `recorded` is a day before which it was not.
    """

    what: str
    values: Mapping[str, Any] = field(default_factory=dict)
    of: tuple[str, ...] = ()
    basis: Mapping[str, str] | None = None
    files: tuple[FilePlan, ...] = ()
    ticks: Mapping[str, str] = field(default_factory=dict)
    recorded: str | None = None


@dataclass(frozen=True, kw_only=True)
class AgreedPlan:
    """An agreement. `participants` and `counterparts` are organisations by code with the day they joined.

    `registered` is the day before which it was not registered; `replaces` are agreements by key, `case` is a story's.
    """

    key: str
    kind: str
    title: str
    registered: str
    reference: str | None = None
    public_title: str | None = None
    covers: str | None = None
    areas: tuple[str, ...] = ()
    case: str | None = None
    replaces: tuple[str, ...] = ()
    participants: Mapping[str, str] = field(default_factory=dict)
    counterparts: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[StepPlan, ...] = ()

    def rests_on(self) -> set[str]:
        """Return the decisions that something here rests on, by `key BODY`."""
        bases = [step.basis["decision"] for step in self.steps if step.basis and "decision" in step.basis]
        days = [value for step in self.steps for value in _texts(step.values)]
        return {one for written in (*bases, *days, self.registered) for one in decisions_named(written)}


def agreed() -> list[AgreedPlan]:
    """Return every agreement, those before others that replace them."""
    plans = [_plan(path) for path in sorted((_FOLDER / "agreements").glob("*.toml"))]
    return sorted(plans, key=lambda one: bool(one.replaces))


def text(name: str) -> Pages:
    """Return the pages of a text. A line is a paragraph, `# ` begins a heading, and `---` a new page."""
    pages: list[list[tuple[str, list[str]]]] = [[]]
    for line in (_FOLDER / "texts" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        heading = _HEADING.fullmatch(line)
        if line == _NEW_PAGE:
            pages.append([])
        elif heading:
            pages[-1].append((heading[1], []))
        else:
            if not pages[-1]:
                pages[-1].append(("", []))
            pages[-1][-1][1].append(line)
    return tuple(tuple(Section(heading=head, paragraphs=tuple(said)) for head, said in page) for page in pages)


def _plan(path: Path) -> AgreedPlan:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = tuple(_step(one) for one in told.pop("step", ()))
    return _made(AgreedPlan, {"key": path.stem, **told, "steps": steps})


def _step(told: dict[str, Any]) -> StepPlan:
    files = tuple(_made(FilePlan, one) for one in told.pop("file", ()))
    ours = {one.name: told.pop(one.name) for one in fields(StepPlan) if one.name in told}
    return _made(StepPlan, {**ours, "values": told, "files": files})


def _made(kind: type[_T], told: dict[str, Any]) -> _T:
    unknown = told.keys() - {one.name for one in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise TypeError(f"{kind.__name__} has no {sorted(unknown)}: {told}")
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()})


def _texts(values: Mapping[str, Any]) -> Iterator[str]:
    for value in values.values():
        if isinstance(value, Mapping):
            yield from _texts(value)
        elif isinstance(value, str):
            yield value

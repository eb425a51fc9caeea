"""Plans of what happens to something step by step, as files tell it: steps with their files, and texts of files."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from application.demo.papers.paper import Section
from application.demo.plan_days import decisions_named

_NEW_PAGE = "---"
_HEADING = re.compile(r"# (.+)")
_T = TypeVar("_T")

Pages = tuple[tuple[Section, ...], ...]


@dataclass(frozen=True, kw_only=True)
class FilePlan:
    """A text: `text` names a file in the folder of texts, `kind` is as in desk.py, `sender` wrote it, if not we."""

    title: str
    text: str
    kind: str = "docx"
    sender: str | None = None


@dataclass(frozen=True, kw_only=True)
class StepPlan:
    """Something that happens: `what` is the name of a kind of step, `values` the fields of its command.

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


def told_in(path: Path) -> tuple[dict[str, Any], tuple[StepPlan, ...]]:
    """Return what a file tells, and its steps apart."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return told, tuple(_step(one) for one in told.pop("step", ()))


def rests_on(steps: Iterable[StepPlan], *days: str) -> set[str]:
    """Return the decisions that steps, and more days, follow from or rest on, by `key BODY`."""
    bases = [step.basis["decision"] for step in steps if step.basis and "decision" in step.basis]
    written = [value for step in steps for value in _texts(step.values)]
    return {one for each in (*bases, *written, *days) for one in decisions_named(each)}


def text(path: Path) -> Pages:
    """Return the pages of a text in a file. A line is a paragraph, `# ` begins a heading, and `---` a new page."""
    pages: list[list[tuple[str, list[str]]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
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


def _step(told: dict[str, Any]) -> StepPlan:
    files = tuple(made(FilePlan, one) for one in told.pop("file", ()))
    ours = {one.name: told.pop(one.name) for one in fields(StepPlan) if one.name in told}
    return made(StepPlan, {**ours, "values": told, "files": files})


def made(kind: type[_T], told: dict[str, Any]) -> _T:
    """Return a plan of what is told. TypeError for what no plan of this kind has."""
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

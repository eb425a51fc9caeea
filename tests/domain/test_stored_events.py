"""Every shape an event was ever stored in loads for ever; the shapes are in `stored_events/`, one file each."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from eventsourcing.utils import get_topic

from application.archive import event_mapper
from domain.decisions import Decision
from tests.domain.examples import FOLDER, Example, classes, examples, stored_event, version_of

EXAMPLES = {type(example.event): example for example in examples()}
FILES = sorted(FOLDER.glob("*.json"))

FORMER: dict[str, dict[str, Any]] = {
    "case.closed.v1": {"is_closed": True},
    "decision.recorded.v1": {
        **vars(EXAMPLES[Decision.Recorded].after),
        "content": vars(EXAMPLES[Decision.Recorded].after)["content"] | {"urgent": None},
    },
}
"""What the shapes of former versions make of their aggregate, by file."""


def held_in(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return held


def test_there_is_an_example_of_every_class() -> None:
    assert {get_topic(each) for each in classes()} == {get_topic(each) for each in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=lambda one: one.path.stem)
def test_todays_shape_is_the_one_on_file(example: Example) -> None:
    """A changed field needs `class_version`, an upcast, and `python -m tests.domain.examples` for one more file."""
    assert example.path.exists(), f"no file {example.path.name}: run python -m tests.domain.examples"
    assert example.as_file() == held_in(example.path)


def test_no_shape_has_been_forgotten() -> None:
    wanted = {f"{get_topic(each)}.v{version}" for each in classes() for version in range(1, version_of(each) + 1)}
    assert {path.stem for path in FILES} == wanted
    assert FORMER.keys() == wanted - {example.path.stem for example in EXAMPLES.values()}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shape_ever_stored_loads_and_means_what_it_meant(path: Path) -> None:
    event: Any = event_mapper().to_domain_event(stored_event(held_in(path)))
    example = EXAMPLES[type(event)]
    after = event.mutate(deepcopy(example.before))
    assert vars(event).keys() == vars(example.event).keys()
    expected = FORMER[path.stem] if path.stem in FORMER else vars(example.after)
    assert {name: getattr(after, name) for name in expected} == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_stored_event_says_who_and_when(path: Path) -> None:
    held = held_in(path)
    state = held["state"]
    assert ":" not in held["topic"]  # stored names never follow module names
    assert state["by"]
    assert state["timestamp"]

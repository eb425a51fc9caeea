"""Counts that are said in passing: a little old, never very old."""

from pathlib import Path

import pytest

from application.sqlite import Durability, sqlite_engine, switch_to_wal
from search.extraction.result import ExtractionResult, Outcome, Page
from search.texts.recent import SECONDS, RecentCounts
from search.texts.states import Counts
from search.texts.store import TextStore


class Slow:
    """A store whose counting takes so many seconds of a clock of its own."""

    def __init__(self, texts: TextStore, now: list[float], seconds: float) -> None:
        self.texts, self.now, self.seconds = texts, now, seconds

    def counts(self) -> Counts:
        self.now[0] += self.seconds
        return self.texts.counts()


@pytest.mark.parametrize(("took", "holds"), [(10.0, SECONDS), (0.01, 0.5), (0.0, 0.0)])
def test_counts_are_counted_anew_when_they_are_old_and_sooner_when_that_is_quick(
    tmp_path: Path, took: float, holds: float
) -> None:
    path = tmp_path / "texts.sqlite"
    switch_to_wal(path)
    engine = sqlite_engine(path, durability=Durability.NORMAL)
    texts = TextStore(engine)
    texts.initialise()
    now = [100.0]
    recent = RecentCounts(Slow(texts, now, took), clock=lambda: now[0])
    assert recent.now().outcomes == {}
    texts.put("a" * 64, ExtractionResult(Outcome.TEXT, pages=(Page(1, "Hei"),)))
    now[0] += holds
    assert recent.now().outcomes == {}
    now[0] += 0.001
    assert recent.now().outcomes == {Outcome.TEXT: 1}
    engine.dispose()

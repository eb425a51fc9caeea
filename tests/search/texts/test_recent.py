"""Counts that are said in passing: a little old, never very old."""

from pathlib import Path

from application.sqlite import Durability, sqlite_engine, switch_to_wal
from search.extraction.result import ExtractionResult, Outcome, Page
from search.texts.recent import SECONDS, RecentCounts
from search.texts.store import TextStore


def test_counts_are_counted_anew_when_they_are_old(tmp_path: Path) -> None:
    path = tmp_path / "texts.sqlite"
    switch_to_wal(path)
    engine = sqlite_engine(path, durability=Durability.NORMAL)
    texts = TextStore(engine)
    texts.initialise()
    now = [100.0]
    recent = RecentCounts(texts, clock=lambda: now[0])
    assert recent.now().outcomes == {}
    texts.put("a" * 64, ExtractionResult(Outcome.TEXT, pages=(Page(1, "Hei"),)))
    now[0] += SECONDS
    assert recent.now().outcomes == {}
    now[0] += 1
    assert recent.now().outcomes == {Outcome.TEXT: 1}
    engine.dispose()

"""The measure of relevance: its figures, and a judged set read from a folder."""

import json
from pathlib import Path

import pytest

from benchmarks.judged import passages
from benchmarks.plain import Fts5
from benchmarks.relevance import ndcg, recall, section


def test_recall_counts_ten_at_most_as_all_there_is() -> None:
    assert recall(["a", "x"], frozenset("ab")) == 0.5
    assert recall(list("abcdefghij"), frozenset("abcdefghijklmnop")) == 1.0


def test_ndcg_is_one_for_the_best_order_alone() -> None:
    assert ndcg(["a", "b", "x"], frozenset("ab")) == 1.0
    assert 0 < ndcg(["x", "a", "b"], frozenset("ab")) < ndcg(["a", "x", "b"], frozenset("ab")) < 1
    assert ndcg([], frozenset("a")) == 0


@pytest.mark.parametrize(("stems", "found"), [(False, []), (True, ["en"])])
def test_fts5_finds_an_inflection_by_its_stem_alone(stems: bool, found: list[str]) -> None:
    fts = Fts5({"en": "Om kommunene i regionen", "to": "Om noe annet"}, stems=stems)
    assert fts.ask("kommuner") == found
    fts.close()


def test_a_judged_set_is_read_and_measured(tmp_path: Path) -> None:
    texts = [{"id": "a", "title": "", "text": "Ei fråsegn frå rådet"}, {"id": "b", "title": "", "text": "Noe annet"}]
    queries = [{"query": "uttalelse", "category": "nb>nn", "relevant": ["a"]}]
    for name, lines in (("passages", texts), ("judged", queries)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    with passages(tmp_path, tmp_path / "scratch") as judged:
        assert judged.asks[0]("uttalelse") == ["a"]
        assert "| nb>nn | 1 | 0.000 / 0.000 | 0.000 / 0.000 | 1.000 / 1.000 |" in section(judged)

"""How well a search finds what was meant: judged queries, beside FTS5 as it comes and stop words and stems alone.

`python -m benchmarks.relevance [--set FOLDER]... [--no-demo] [--search http://HOST:9200/NAME]` writes
benchmarks/results/relevance.md. A folder holds `judged.jsonl` (query, category, relevant) and `passages.jsonl` (id,
title, text). Without one, the folders that REGIONARKIV_JUDGED names are used (with colons between), or
`../shared/search` beside the repository where it is there. The queries over the demo archive
(benchmarks/demo-queries.jsonl) are asked of one that is made for it. All are asked through the query language. With
`--search`, Elasticsearch is filled under that name, and asked too. Figures are recall and nDCG of the first ten hits;
ten count as all there is to find.
"""

import argparse
import math
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.judged import AT_MOST, Ask, JudgedSet, Query, demo, passages
from benchmarks.plain import Fts5
from benchmarks.report import table, write_report

VARIABLE = "REGIONARKIV_JUDGED"
BESIDE = Path(__file__).resolve().parents[2] / "shared" / "search"

Measured = dict[str, list[tuple[float, float]]]


def recall(found: Sequence[str], relevant: frozenset[str]) -> float:
    """Return the share of what is relevant that is among the hits."""
    return len(relevant.intersection(found)) / min(len(relevant), AT_MOST)


def ndcg(found: Sequence[str], relevant: frozenset[str]) -> float:
    """Return how near the order of the hits is to the best there can be: 1.0 when all relevant ones come first."""
    gained = sum(1 / math.log2(place + 2) for place, name in enumerate(found) if name in relevant)
    return gained / sum(1 / math.log2(place + 2) for place in range(min(len(relevant), AT_MOST)))


def measured(ask: Ask, queries: Sequence[Query]) -> Measured:
    """Return recall and nDCG of every query, by category and under `all`."""
    by: Measured = defaultdict(list)
    for query in queries:
        found = list(dict.fromkeys(ask(query.text)))[:AT_MOST]
        figures = recall(found, query.relevant), ndcg(found, query.relevant)
        by[query.category].append(figures)
        by["all"].append(figures)
    return by


def section(judged: JudgedSet, engines: Sequence[str] = ("ours",)) -> str:
    """Return the table of one set, with a column for each engine."""
    plain, stems = Fts5(judged.texts), Fts5(judged.texts, stems=True)
    results = [measured(ask, judged.queries) for ask in (plain.ask, stems.ask, *judged.asks)]
    plain.close()
    stems.close()
    rows = [
        [f"**{name}**" if name == "all" else name, str(len(results[0][name])), *(_shown(one[name]) for one in results)]
        for name in sorted(results[0], key=lambda name: (name == "all", name))
    ]
    head = ["category", "queries", "FTS5", "stop words and stems", *engines]
    return f"## {len(judged.queries)} queries over {judged.name}\n\n{table(head, rows)}"


def _shown(figures: list[tuple[float, float]]) -> str:
    means = [sum(one[place] for one in figures) / len(figures) for place in (0, 1)]
    return f"{means[0]:.3f} / {means[1]:.3f}"


def folders(asked: list[Path]) -> list[Path]:
    """Return the folders that hold sets."""
    named = [Path(one) for one in os.environ.get(VARIABLE, "").split(":") if one]
    return asked or named or [folder for folder in (BESIDE,) if (folder / "judged.jsonl").is_file()]


@contextmanager
def a_set(folder: Path | None, searches: Sequence[str]) -> Iterator[JudgedSet]:
    """Fill what is asked, in a folder that goes afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        opened = passages(folder, Path(scratch), searches) if folder else demo(Path(scratch), searches)
        with opened as judged:
            yield judged


def main() -> None:
    """Ask every set and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, action="append", default=[], metavar="FOLDER")
    parser.add_argument("--no-demo", action="store_true")
    parser.add_argument("--missed", action="store_true", help="also print the queries that miss something")
    parser.add_argument("--search", default="", metavar="ADDRESS")
    asked = parser.parse_args()
    searches = ["", *([asked.search] if asked.search else [])]
    engines = ["ours", "ours on Elasticsearch"][: len(searches)]
    sections = []
    for folder in [*folders(asked.set), *([] if asked.no_demo else [None])]:
        with a_set(folder, searches) as judged:
            sections.append(section(judged, engines))
            if asked.missed:
                _print_missed(judged)
    write_report("relevance", __doc__ or "", "\n\n".join(sections), "Recall@10 / nDCG@10.")


def _print_missed(judged: JudgedSet) -> None:
    for query in judged.queries:
        found = judged.asks[0](query.text)
        if recall(found, query.relevant) < 1.0:
            print(f"{query.category}: {query.text}\n  missed {sorted(query.relevant - set(found))}, found {found}")


if __name__ == "__main__":
    main()

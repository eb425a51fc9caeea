"""How long it takes to find what is like a long draft in a large archive, on each search engine.

`python -m benchmarks.large_drafts [--records 100000] [--drafts 60] [--search http://HOST:9200/NAME]` writes
benchmarks/results/large_drafts.md. Every record has four pages, and a third of them is of the kind that is asked for.
The drafts are of one page, ten and thirty. Asked is the engine with ten hits wanted, passages included; `words` is what
is done to the text before, at the first time a process meets its words and after. The last column is what the thread
that asks had of a processor: what the clock says when nobody else is at it, of the embedded engine; Elasticsearch is
another process.
"""

import argparse
import random
import tempfile
import time
from itertools import islice
from pathlib import Path

from application.settings import read_settings
from benchmarks.large_archive import PAGES, Words, entries, norwegian_words
from benchmarks.report import table, write_report
from benchmarks.search import shown, timed
from domain.access import Audience
from search.draft import Draft, telling
from search.engines.opening import open_engine
from search.engines.protocol import Mark, SearchEngine

PORTION = 500
SIZES = {"400 words": 10, "4,000 words": 100, "12,000 words": 300}
"""Drafts of a page, ten and thirty by how many passages of 40 words they have."""
KIND = "decision"


def texts(words: Words, passages: int, count: int, chance: random.Random) -> list[str]:
    """Return drafts: each has a few passages several times, as a text comes back to what it is about."""
    return [
        "\n".join(
            [*chance.choices(words.passages, k=passages - passages // 3), *_subject(words, passages // 3, chance)]
        )
        for _ in range(count)
    ]


def _subject(words: Words, passages: int, chance: random.Random) -> list[str]:
    return [chance.choice(words.passages)] * passages


def fill(engine: SearchEngine, count: int, words: Words) -> None:
    """Fill an engine anew."""
    fresh, source = engine.begin_rebuild(), entries(count, words, random.Random(2))
    for _ in range(0, count, PORTION):
        fresh.put({one.record_id: [one] for one in islice(source, PORTION)}, Mark())
    engine.finish_rebuild(fresh)


def rows(named: str, engine: SearchEngine, words: Words, count: int) -> list[list[str]]:
    """Return a row for each size of drafts."""
    found = []
    for size, passages in SIZES.items():
        asked = texts(words, passages, count, random.Random(passages))
        told = {text: Draft(telling(text), (KIND,)) for text in asked}

        def ask(text: str, told: dict[str, Draft] = told) -> object:
            return engine.like(told[text], Audience.PUBLIC, limit=10)

        given = [len(engine.like(told[text], Audience.PUBLIC, limit=10).hits) for text in asked]
        clock, processor = timed(ask, asked), timed(ask, asked, time.thread_time)
        found.append([named, size, f"{sum(given) / len(given):.1f}", shown(clock), shown(processor)])
    return found


def words_of(words: Words, count: int) -> list[list[str]]:
    """Return a row for each size of drafts: what their words take."""
    found = []
    for size, passages in SIZES.items():
        asked = texts(words, passages, count, random.Random(-passages))
        first = []
        for text in asked:
            began = time.thread_time()
            telling(text)
            first.append((time.thread_time() - began) * 1000)
        found.append(["words, the first time", size, "", "", shown(first)])
        found.append(["words", size, "", shown(timed(telling, asked)), shown(timed(telling, asked, time.thread_time))])
    return found


def main() -> None:
    """Fill, ask, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--drafts", type=int, default=60)
    parser.add_argument("--search", default="", metavar="ADDRESS")
    asked = parser.parse_args()
    words = norwegian_words(random.Random(1))
    measured = words_of(words, asked.drafts)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        basic = {"secret_key": "s" * 40, "data": Path(scratch)}
        for search in dict.fromkeys(("", asked.search)):
            engine = open_engine(read_settings(basic | {"search": search}, env_file=None))
            fill(engine, asked.records, words)
            measured += rows("Elasticsearch" if search else "embedded", engine, words, asked.drafts)
            engine.close()
    head = ["what", "draft", "hits", "ms", "processor, ms"]
    notes = f"p50 / p95 / p99 of {asked.drafts} drafts. {asked.records:,} records, {asked.records * PAGES:,} pages."
    write_report("large_drafts", __doc__ or "", table(head, measured), notes)


if __name__ == "__main__":
    main()

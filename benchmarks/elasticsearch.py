"""How fast Elasticsearch is filled and answers, beside bare bulk requests and bare queries in the same run.

`python -m benchmarks.elasticsearch http://HOST:9200/NAME [--records 200000] [--queries 40] [--keep]` writes
benchmarks/results/elasticsearch.md. Indexes called NAME and NAME-bare are made, and removed; `--keep` leaves the first
one, and asks it again when it is there. Every record has four pages. Filling is what a rebuild does, from entries to an
index that may be asked; the bare one is sent the same documents, made beforehand, in requests as large. A search is the
whole one: access filter, seven facets, exact total, the best page and a snippet for each of twenty hits. The page is
asked for over HTTP, of one server process on this machine, signed out, with registers as large. The bare query asks for
twenty hits and the total, with any of the words, or the phrase, in one field.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from elasticsearch import Elasticsearch

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import read_settings
from benchmarks.large_archive import PAGES, Words, entries, norwegian_words
from benchmarks.large_registers import fill_registers
from benchmarks.report import table, write_report
from benchmarks.search import classes, shown, timed
from benchmarks.served import Served
from domain.access import Audience
from search.engines.elasticsearch.connection import address_of, connect
from search.engines.elasticsearch.documents import operations
from search.engines.elasticsearch.indexes import Indexes, write_alias
from search.engines.opening import open_engine
from search.engines.protocol import Mark, SearchEngine
from search.entries import Entry
from search.query.understanding import understand
from search.query.vocabulary import Vocabulary
from search.question import Question

PORTION = 100
"""Records put at once, as a rebuild does."""


def fill(engine: SearchEngine, client: Elasticsearch, name: str, count: int, words: Words) -> str:
    """Fill one index by the engine and then one by bare requests; return how fast that was."""
    began = time.perf_counter()
    fresh = engine.begin_rebuild()
    for portion in _portions(count, words):
        fresh.put(portion, Mark())
    engine.finish_rebuild(fresh)
    ours = time.perf_counter() - began
    analysed, theirs = fill_bare(client, name, count, words)
    filled = f"{count / ours:,.0f} records/s ({count * PAGES / ours:,.0f} pages/s), analysis included"
    bare = f"bare bulk requests {count / theirs:,.0f} records/s, analysis alone {count / analysed:,.0f} records/s"
    share = f"ours is {(theirs + analysed) / ours:.0%} of the two after each other"
    return f"{told(client, name, count)} Filling: {filled}; {bare}; {share}."


def told(client: Elasticsearch, name: str, count: int) -> str:
    """Return how large an index is, and what the server has in use."""
    size = client.indices.stats(index=name)["_all"]["primaries"]["store"]["size_in_bytes"]
    heap = [node["jvm"]["mem"]["heap_used_in_bytes"] for node in client.nodes.stats(metric="jvm")["nodes"].values()]
    entries_ = f"{count:,} records, {count * PAGES:,} pages ({count * (PAGES + 1):,} entries)"
    return f"{entries_}, {size / 1e6:,.0f} MB; heap in use {max(heap) / 1e6:,.0f} MB."


def fill_bare(client: Elasticsearch, name: str, count: int, words: Words) -> tuple[float, float]:
    """Fill an index by requests with documents that are ready; return how long analysis and requests took."""
    bare = Indexes(client, f"{name}-bare")
    index, patient = bare.begin_filling(), client.options(request_timeout=600)
    analysed = theirs = 0.0
    for portion in _portions(count, words):
        began = time.perf_counter()
        lines: list[Any] = [line for one in operations(portion, 1) for line in (one.action, one.document)]
        analysed += time.perf_counter() - began
        began = time.perf_counter()
        patient.bulk(operations=lines, index=write_alias(index))
        theirs += time.perf_counter() - began
    began = time.perf_counter()
    patient.indices.refresh(index=index)
    theirs += time.perf_counter() - began
    bare.give_up(index)
    return analysed, theirs


def _portions(count: int, words: Words) -> Iterator[dict[UUID, list[Entry]]]:
    source = entries(count, words, random.Random(2))
    while portion := {one.record_id: [one] for one in islice(source, PORTION)}:
        yield portion


def asked_ours(engine: SearchEngine, questions: Mapping[str, Question]) -> Callable[[str], object]:
    """Return what asks our engine."""
    return lambda query: engine.search(questions[query], Audience.PUBLIC, limit=20)


def asked_bare(client: Elasticsearch, name: str) -> Callable[[str], object]:
    """Return what asks a bare query."""

    def ask(query: str) -> object:
        words = query.lower().replace('"', "").replace("*", "")
        kind = "match_phrase" if '"' in query else "match"
        return client.search(index=name, query={kind: {"exact": words}}, size=20, track_total_hits=True)

    return ask


def measure(
    engine: SearchEngine, server: Served, client: Elasticsearch, name: str, words: Words, count: int
) -> list[list[str]]:
    """Return a row for each class of queries and one for all."""
    rows: list[list[str]] = []
    everything: tuple[list[float], list[float], list[float]] = ([], [], [])
    nobody = Vocabulary.of(())
    for kind, queries in classes(words, count, random.Random(4)).items():
        typed = [ours for ours, _ in queries]
        questions = {one: understand(one, vocabulary=nobody).understood.question for one in typed}
        times = (
            timed(asked_ours(engine, questions), typed),
            timed(server.search, typed),
            timed(asked_bare(client, name), typed),
        )
        hits = sorted(engine.count(one, Audience.PUBLIC) for one in questions.values())
        rows.append([kind, f"{hits[len(hits) // 2]}", *map(shown, times)])
        for all_, one in zip(everything, times, strict=True):
            all_.extend(one)
    return [*rows, ["**all**", "", *map(shown, everything)]]


def main() -> None:
    """Fill, ask, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("search", help="http://HOST:9200/NAME of an Elasticsearch without that name")
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--keep", action="store_true", help="leave the index, and ask the one that is there again")
    given = parser.parse_args()
    words = norwegian_words(random.Random(1))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        settings = read_settings(
            {"secret_key": "s" * 40, "data": Path(folder) / "archive", "search": given.search, "log_level": "error"},
            env_file=None,
        )
        initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
        engine, client, name = open_engine(settings), connect(settings), address_of(settings)[1]
        try:
            is_there = given.keep and client.indices.exists_alias(name=name)
            filled = told(client, name, given.records) if is_there else fill(engine, client, name, given.records, words)
            fill_registers(settings, entries(given.records, words, random.Random(2)))
            with Served(settings) as server:
                rows = measure(engine, server, client, name, words, given.queries)
        finally:
            for index in [] if given.keep else client.indices.get(index=f"{name}-*"):
                client.indices.delete(index=index)
    head = ["queries", "hits (median)", "search, ms", "page over HTTP, ms", "bare query, ms"]
    notes = f"p50 / p95 / p99 of {given.queries} queries a class. {filled}"
    write_report("elasticsearch", __doc__ or "", table(head, rows), notes)
    engine.close()
    client.close()


if __name__ == "__main__":
    main()

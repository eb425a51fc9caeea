"""How long a search takes in a large archive: the engine, and the whole page, beside FTS5 on the same texts.

`python -m benchmarks.search [--records 200000] [--queries 60] [--keep FOLDER]` writes benchmarks/results/search.md.
Every record has four pages. FTS5 (as it comes: no Norwegian, no access, no facets) is asked for twenty hits with a
snippet and the exact number of hits; the engine for the same with facets, the best page of each hit, and the access
filter; the page over HTTP, by one server process on this machine, signed out. All are asked the same queries. The last
two columns are what the thread that answers, and the whole server process, had of a processor: what the clock says when
nobody else is at it.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import open_archive
from application.settings import Settings, read_settings
from benchmarks.large_archive import PAGES, Words, entries, norwegian_words
from benchmarks.large_registers import PORTION, fill_registers, register_versions
from benchmarks.report import table, write_report
from benchmarks.served import Served
from domain.access import Audience
from search.engines.opening import open_engine
from search.engines.protocol import Mark, SearchEngine
from search.entries import Entry
from search.finder import Finder
from search.words.norwegian import split


def classes(words: Words, count: int, chance: random.Random) -> dict[str, list[tuple[str, str]]]:
    """Return classes of queries: what a person types, and the same for FTS5."""

    def of(make: Callable[[], tuple[str, str]]) -> list[tuple[str, str]]:
        return [make() for _ in range(count)]

    compounds = [word for word in words.written[1_000:40_000] if len(split(word)) > 1]

    def any_of(*some: str) -> tuple[str, str]:
        return " ".join(some), " OR ".join(f'"{word}"' for word in some)

    def sentence() -> tuple[str, str]:
        passage = chance.choice(words.passages).rstrip(".").lower().split()
        start = chance.randrange(len(passage) - 7)
        return any_of(*passage[start : start + 7])

    def phrase() -> tuple[str, str]:
        passage = chance.choice(words.passages).rstrip(".").lower().split()
        start = chance.randrange(len(passage) - 3)
        together = " ".join(passage[start : start + 3])
        return f'"{together}"', f'"{together}"'

    def reference() -> tuple[str, str]:
        number, year = chance.randrange(200_000), chance.randrange(2006, 2027)
        return f"RR {number}/{year}", f'"RR {number} {year}"'

    def filtered() -> tuple[str, str]:
        word = words.rank(300, 3_000, 1, chance)[0]
        return f"{word} år:{chance.randrange(2008, 2024)} type:vedtak", f'"{word}"'

    def prefix() -> tuple[str, str]:
        word = words.rank(2_000, 20_000, 1, chance)[0][:6]
        return f"{word}*", f"{word}*"

    return {
        "common word": of(lambda: any_of(*words.rank(150, 1_000, 1, chance))),
        "rare word": of(lambda: any_of(*words.rank(20_000, 60_000, 1, chance))),
        "compound": of(lambda: any_of(chance.choice(compounds))),
        "two words": of(lambda: any_of(*words.rank(150, 5_000, 2, chance))),
        "half a sentence": of(sentence),
        "phrase": of(phrase),
        "beginning of a word": of(prefix),
        "reference": of(reference),
        "word and filters": of(filtered),
    }


def fill(settings: Settings, count: int, words: Words, fts: sqlite3.Connection) -> str:
    """Fill engine and FTS5; return how fast that was and what it takes."""
    engine = open_engine(settings)
    fts.execute("CREATE VIRTUAL TABLE records USING fts5(title, body)")
    ours = theirs = 0.0
    source: Iterable[Entry] = entries(count, words, random.Random(2))
    for _ in range(0, count, PORTION):
        portion = list(islice(source, PORTION))
        began = time.perf_counter()
        engine.put({one.record_id: [one] for one in portion}, Mark())
        ours += time.perf_counter() - began
        began = time.perf_counter()
        fts.executemany("INSERT INTO records VALUES (?, ?)", [(one.title, _body(one)) for one in portion])
        fts.commit()
        theirs += time.perf_counter() - began
    engine.close()
    size = sum(path.stat().st_size for path in settings.index_folder.rglob("*") if path.is_file())
    pages = count * PAGES
    return (
        f"{count:,} records, {pages:,} pages. Filling: engine {pages / ours:,.0f} pages/s ({size / 1e6:,.0f} MB), FTS5 "
        f"{pages / theirs:,.0f} pages/s."
    )


def _body(entry: Entry) -> str:
    return "\n".join([entry.text, *(page.text for one in entry.attachments for page in one.pages)])


def timed(
    ask: Callable[[str], object], queries: list[str], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Return milliseconds for each query, each asked once after a first round of a tenth of them."""
    for query in queries[: max(len(queries) // 10, 1)]:
        ask(query)
    taken = []
    for query in queries:
        began = clock()
        ask(query)
        taken.append((clock() - began) * 1000)
    return taken


def shown(taken: list[float]) -> str:
    """Return p50, p95 and p99."""
    cuts = statistics.quantiles(taken, n=100, method="inclusive")
    return f"{cuts[49]:.1f} / {cuts[94]:.1f} / {cuts[98]:.1f}"


def ask_fts(fts: sqlite3.Connection, query: str) -> object:
    """Ask FTS5 for a page of hits and their number."""
    hits = fts.execute(
        "SELECT rowid, snippet(records, 1, '[', ']', '…', 24) FROM records WHERE records MATCH ? "
        "ORDER BY rank LIMIT 20",
        (query,),
    ).fetchall()
    return hits, fts.execute("SELECT count(*) FROM records WHERE records MATCH ?", (query,)).fetchone()


def measure(settings: Settings, fts: sqlite3.Connection, words: Words, count: int) -> list[list[str]]:
    """Return a row for each class of queries and one for all."""
    asked = classes(words, count, random.Random(4))
    rows, everything = [], ([], [], [], [], [])  # type: ignore[var-annotated]
    with open_archive(settings) as opened, Served(settings) as server:
        engine: SearchEngine = open_engine(settings)
        finder = Finder(engine, opened.stores.registers)

        def ask_engine(query: str) -> object:
            return engine.search(understood[query], Audience.PUBLIC, limit=20)

        for name, queries in asked.items():
            typed = [ours for ours, _ in queries]
            found = [finder.find(one, Audience.PUBLIC) for one in typed]
            understood = {one: answer.understood.question for one, answer in zip(typed, found, strict=True)}
            times = (
                timed(ask_engine, typed),
                timed(server.search, typed),
                timed(lambda query: ask_fts(fts, query), [theirs for _, theirs in queries]),
                timed(ask_engine, typed, time.thread_time),
                timed(server.search, typed, server.processor_seconds),
            )
            hits = statistics.median(one.answer.total for one in found)
            rows.append([name, f"{hits:.0f}", *(shown(one) for one in times)])
            for all_, one in zip(everything, times, strict=True):
                all_.extend(one)
        engine.close()
    return [*rows, ["**all**", "", *(shown(one) for one in everything)]]


def main() -> None:
    """Fill, ask, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="a folder to fill once and ask again later")
    asked = parser.parse_args()
    words = norwegian_words(random.Random(1))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        root = asked.keep or Path(scratch)
        settings = read_settings(
            {"secret_key": "s" * 40, "data": root / "archive", "log_level": "error"}, env_file=None
        )
        is_filled = (root / "filled.txt").exists()
        initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
        open_archive(settings).close()
        fts = sqlite3.connect(root / "fts.sqlite")
        if not is_filled:
            (root / "filled.txt").write_text(fill(settings, asked.records, words, fts), encoding="utf-8")
        stamp = root / "registers.txt"  # an archive that was kept may be from before a register changed
        if not stamp.exists() or stamp.read_text(encoding="utf-8") != register_versions():
            fill_registers(settings, entries(asked.records, words, random.Random(2)))
            stamp.write_text(register_versions(), encoding="utf-8")
        rows = measure(settings, fts, words, asked.queries)
        filled = (root / "filled.txt").read_text(encoding="utf-8")
    head = [
        "queries",
        "hits (median)",
        *("engine, ms", "page over HTTP, ms", "FTS5, ms"),
        *("engine: processor, ms", "page: processor, ms"),
    ]
    notes = f"p50 / p95 / p99 of {asked.queries} queries a class. {filled}"
    write_report("search", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

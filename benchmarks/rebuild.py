"""How many events a second all registers together are rebuilt from, and how much memory that takes.

`python -m benchmarks.rebuild [--events 50000] [--rounds 3] [--large]` writes benchmarks/results/rebuild.md. A history
is recorded once; each rebuild then reads it whole, in a process of its own, into all registers beside the live ones and
swaps them in. Beside it: reading the same events from the store and making them domain events, and nothing else. The
second row is a history twice as long: memory that grew with the archive would show there. With `--large` the same is
measured with everything in PostgreSQL, by the same machine, which has the server to serve as well.
"""

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.registers import REGISTERS
from application.settings import Settings, read_settings
from benchmarks.large_history import record_history
from benchmarks.report import table, write_report
from tests.engines.postgresql import start_postgresql

TARGET = 10_000
"""Events a second."""

Measured = tuple[int, float, float, float]
"""How many events, in how many seconds on the clock and of the processor, and the process's most memory, in MB."""


def rebuild(opened: OpenArchive) -> int:
    return opened.follower.rebuild()


def read(opened: OpenArchive) -> int:
    log, position = opened.follower.log, 0
    while found := log.batch(position + 1):
        log.facts(found)
        position = found[-1].id
    return position


def in_its_own_process(settings: Settings, work: Callable[[OpenArchive], int]) -> Measured:
    """Return what `work` takes on the archive, measured in a new process."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(settings, work, theirs))
    process.start()
    theirs.close()
    measured: Measured = ours.recv()
    process.join()
    return measured


def _measure(settings: Settings, work: Callable[[OpenArchive], int], out: Connection) -> None:
    with open_archive(settings) as opened:
        began, busy = time.perf_counter(), time.process_time()
        events = work(opened)
        taken, busy = time.perf_counter() - began, time.process_time() - busy
    out.send((events, taken, busy, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measure(events: int, rounds: int, database: str = "") -> list[str]:
    """Return a row of the table; `database` is the address of an empty one, none for files."""
    with tempfile.TemporaryDirectory() as scratch:
        given = {"secret_key": "s" * 40, "data": Path(scratch) / "archive", "database": database, "log_level": "error"}
        settings = read_settings(given, env_file=None)
        initialise(settings, ArchiveKind.REAL, "Prøveregionen")
        with open_archive(settings) as opened:
            recorded = record_history(opened.stores.recorder, opened.follower.mapper, events)
            opened.follower.catch_up()
        whole = [in_its_own_process(settings, rebuild) for _ in range(rounds)]
        alone = [in_its_own_process(settings, read) for _ in range(rounds)]
    rates = [recorded / statistics.median(column) for column in list(zip(*whole, strict=True))[1:3]]
    reading = [recorded / statistics.median(column) for column in list(zip(*alone, strict=True))[1:3]]
    figures = [f"{rate:,.0f}" for rate in (*rates, *reading)]
    return [
        "PostgreSQL" if database else "SQLite",
        f"{recorded:,}",
        *figures,
        f"{max(memory for *_, memory in whole):.0f}",
    ]


def measure_large(events: int, rounds: int) -> list[str]:
    """Return a row of the table for a PostgreSQL server of its own."""
    server = start_postgresql(durable=True)
    try:
        url = server.new_database()
        row = measure(events, rounds, url)
        server.drop_database(url)
        return row
    finally:
        server.remove()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--large", action="store_true", help="measure PostgreSQL too")
    asked = parser.parse_args()
    lengths = (asked.events, 2 * asked.events)
    rows = [measure(events, asked.rounds) for events in lengths]
    rows += [measure_large(events, asked.rounds) for events in lengths if asked.large]
    head = ["database", "events", "rebuilt /s", "/s of processor", "only read /s", "/s of processor", "most memory, MB"]
    notes = (
        f"{len(REGISTERS)} registers; median of {asked.rounds} rounds. Target: {TARGET:,} events a second. A second of "
        "processor is one that nobody else had the core in: on a machine that is shared, the clock says less."
    )
    write_report("rebuild", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

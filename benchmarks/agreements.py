"""How long it takes to ask what binds whom, on two time axes, and how fast the register that answers is filled.

`python -m benchmarks.agreements [--agreements 5000] [--rounds 300] [--keep FOLDER]` writes
benchmarks/results/agreements.md. So many agreements are recorded, of twenty versions each: every version is drafted,
sent and adopted by the four that are parties, of 240 organisations, about as many as the country's 58 councils have,
some with a reservation. The register is rebuilt from them in a process of its own. Then random organisations are asked
on random days as known now, and as known at random positions: of the register, beside the same rows asked of SQLite
with nothing around it, and as pages over HTTP, beside a bare page of Flask. The same at a tenth of the data shows how
the cost grows. Where others share the machine, the time of the processor is nearer to what the clock would say without
them.
"""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.questions.agreement_facts import agreement_facts
from application.questions.binding import awaiting_on, bound_on, records_by_number
from application.settings import Settings, read_settings
from benchmarks.asked import pages_asked, rates, timed
from benchmarks.large_agreements import (
    FIRST_YEAR,
    ORGANISATIONS,
    PARTIES,
    VERSIONS,
    agreement_id,
    organisation_id,
    record_agreements,
    reference,
)
from benchmarks.rebuild import in_its_own_process
from benchmarks.report import table, write_report
from domain.access import Audience

REGISTER_MS, FILL_MINUTES = 10, 10
"""Targets: p95 of what binds an organisation on a day, and how long the register of all may take to fill."""
_ROWS = """SELECT s.* FROM agreement_spans s JOIN access a ON a.record_id = s.agreement_id WHERE s.organisation_id = ?
    AND s.state = 'bound' AND s.valid_from <= ? AND s.valid_to > ? AND s.known_from <= ? AND s.known_to > ?"""
_PAGES_ASKED = 25


class Questions:
    """Random ones, about so many agreements, in an archive whose last position is `end`."""

    def __init__(self, agreements: int, end: int) -> None:
        self._chance, self.end, self._of = Random(7), end, agreements

    def organisation(self) -> UUID:
        """Return an organisation."""
        return organisation_id(self._chance.randrange(ORGANISATIONS))

    def agreement(self) -> int:
        """Return the number of an agreement."""
        return self._chance.randrange(self._of)

    def day(self) -> str:
        """Return a day on which somebody was bound."""
        year = self._chance.randrange(FIRST_YEAR + 1, FIRST_YEAR + VERSIONS)
        return f"{year}-{self._chance.randrange(1, 13):02}-{self._chance.randrange(1, 29):02}"

    def then(self) -> int:
        """Return a position of the later half."""
        return self._chance.randrange(self.end // 2, self.end)


def of_the_register(opened: OpenArchive, asked: Questions, rounds: int) -> Iterator[tuple[str, str]]:
    """Yield what is asked, and what that takes."""
    public = Audience.PUBLIC
    with opened.stores.registers.connect() as connection:

        def binds(known: int) -> int:
            return len(bound_on(connection, [asked.organisation()], asked.day(), known, public))

        found = [binds(asked.end) for _ in range(20)]
        much = f"{sum(found) / len(found):.0f} agreements"
        yield f"register: what binds one on a day, known now ({much})", timed(lambda: binds(asked.end), rounds)
        yield "register: what bound one on a day, known then", timed(lambda: binds(asked.then()), rounds)

        def awaits() -> object:
            return awaiting_on(connection, [asked.organisation()], asked.day(), asked.then(), public)

        yield "register: what awaits one on a day, known then", timed(awaits, rounds)

        def with_adoptions() -> object:
            known = asked.then()
            bound = bound_on(connection, [asked.organisation()], asked.day(), known, public)
            return records_by_number(connection, [(one.agreement_id, one.record or 0) for one in bound], known)

        yield "register: the same, with how each was adopted", timed(with_adoptions, rounds)

        def facts() -> object:
            return agreement_facts(connection, agreement_id(asked.agreement()), asked.then(), public)

        yield "register: all that is known of an agreement", timed(facts, rounds)


def of_sqlite(file: Path, asked: Questions, rounds: int) -> Iterator[tuple[str, str]]:
    """Yield the same asked of the file by a statement alone."""
    with closing(sqlite3.connect(file)) as bare:

        def binds(known: int) -> object:
            day = asked.day()
            return bare.execute(_ROWS, (asked.organisation().hex, day, day, known, known)).fetchall()

        yield "SQLite alone: what binds one on a day, known now", timed(lambda: binds(asked.end), rounds)
        yield "SQLite alone: what bound one on a day, known then", timed(lambda: binds(asked.then()), rounds)


def of_pages(settings: Settings, asked: Questions) -> Iterator[tuple[str, str]]:
    """Yield what pages take over HTTP: each time of another agreement or organisation, day and position."""

    def at(path: str) -> str:
        return f"{path}?on={asked.day()}&known=nr{asked.then()}"

    addresses: dict[str, Callable[[], str]] = {
        "page: an agreement of twenty versions": lambda: at(f"/avtale/{reference(asked.agreement())}"),
        "page: what binds an organisation": lambda: at(f"/organisasjon/{asked.organisation()}"),
    }
    yield from pages_asked(settings, addresses, _PAGES_ASKED)


def filled(root: Path, agreements: int) -> tuple[Settings, str]:
    """Record and fill, unless that is done; return the archive and what filling took."""
    given = {"secret_key": "s" * 40, "data": root / f"archive-{agreements}", "log_level": "error"}
    settings, said = read_settings(given, env_file=None), root / f"filled-{agreements}.txt"
    if not said.exists():
        initialise(settings, ArchiveKind.REAL, "Prøveregionen")
        began = time.perf_counter()
        with open_archive(settings) as opened:
            record_agreements(opened.stores.recorder, opened.follower.mapper, agreements)
        recorded = time.perf_counter() - began
        alone, others = in_its_own_process(settings, of_agreements), in_its_own_process(settings, of_the_others)
        said.write_text(
            f"{agreements:,} agreements of {VERSIONS} versions with {PARTIES} parties, {alone[0]:,} events recorded in "
            f"{recorded:,.0f} s. The register of agreements is rebuilt from {rates(alone)}; all others together from "
            f"{rates(others)}.",
            encoding="utf-8",
        )
    return settings, said.read_text(encoding="utf-8")


def of_agreements(opened: OpenArchive) -> int:
    """Rebuild the register of agreements alone."""
    return opened.follower.rebuild(["agreements"])


def of_the_others(opened: OpenArchive) -> int:
    """Rebuild all registers but that of agreements."""
    return opened.follower.rebuild([name for name in opened.follower.registers if name != "agreements"])


def measure(root: Path, agreements: int, rounds: int) -> tuple[dict[str, str], str]:
    """Return what every question takes, and what filling took."""
    settings, said = filled(root, agreements)
    with open_archive(settings) as opened:
        asked = Questions(agreements, opened.follower.log.end)
        found = list(of_the_register(opened, asked, rounds))
        file = Path(str(opened.stores.registers.url.database))
    found += of_sqlite(file, asked, rounds)
    found += of_pages(settings, asked)
    size = f"The file of the registers has {file.stat().st_size / 1e6:,.0f} MB."
    return {what.partition(" (")[0]: took for what, took in found}, f"{said} {found[0][0]}. {size}"


def main() -> None:
    """Fill, ask, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agreements", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="a folder to fill once and ask again later")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        root = given.keep or Path(scratch)
        root.mkdir(exist_ok=True)
        sizes = (given.agreements // 10, given.agreements)
        measured = [measure(root, size, given.rounds) for size in sizes]
    head = ["asked", *(f"{size:,} agreements: {of}" for size in sizes for of in ("processor, ms", "clock, ms"))]
    rows = [[what, *(found[what] for found, _ in measured)] for what in measured[0][0]]
    notes = "\n\n".join(
        (
            *(said for _, said in measured),
            f"p50 / p95 / p99 of {given.rounds} questions, and of {_PAGES_ASKED} for each page. Targets: p95 under "
            f"{REGISTER_MS} ms in the register, and {FILL_MINUTES} minutes to fill it.",
        )
    )
    write_report("agreements", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

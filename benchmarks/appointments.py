"""How long it takes to ask who sat where, on two time axes, and how fast the registers that answer are filled.

`python -m benchmarks.appointments [--appointments 100000] [--rounds 300] [--keep FOLDER]` writes
benchmarks/results/appointments.md. So many appointments are recorded, ten events each, in bodies of 25 seats that
change hands for forty years; the registers are rebuilt from them in a process of its own. Then random bodies are asked
on random days as known at random positions, and random people for all they have held: of the register, beside the same
rows asked of SQLite with nothing around it, and as pages over HTTP, beside a bare page of Flask. The same at a tenth of
the data shows how the cost grows. Where others share the machine, the time of the processor is nearer to what the clock
would say without them; under a load of more than the cores it is up to two thirds longer, as the bare page tells.
"""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from uuid import UUID

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.questions.board import board_on
from application.questions.holdings import holdings_of_body, holdings_of_people
from application.settings import Settings, read_settings
from benchmarks.asked import pages_asked, rates, timed
from benchmarks.large_appointments import (
    APPOINTMENTS_OF_A_PERSON,
    FIRST_YEAR,
    HOLDERS,
    YEARS_HELD,
    bodies_of,
    body_id,
    person_id,
    record_appointments,
)
from benchmarks.rebuild import in_its_own_process, rebuild
from benchmarks.report import table, write_report
from domain.access import Audience

REGISTER_MS, PAGE_MS, EVENTS_A_SECOND = 2, 30, 10_000
"""Targets: p95 of the register and of a page, and how many events a second a rebuild takes."""
_BODY_ROWS = """SELECT * FROM appointment_spans WHERE body_id = ? AND valid_from <= ? AND valid_to > ?
    AND known_from <= ? AND known_to > ? ORDER BY valid_from, known_from, piece"""
_PERSON_ROWS = """SELECT * FROM appointment_spans WHERE person_id = ? AND known_from <= ? AND known_to > ?
    ORDER BY valid_from, known_from, piece"""
_PAGES_ASKED = 40


class Questions:
    """Random ones, about an archive with so many appointments whose last position is `end`."""

    def __init__(self, appointments: int, end: int) -> None:
        self._chance, self._end, self._of = Random(7), end, appointments

    def body(self) -> UUID:
        """Return a body."""
        return body_id(self._chance.randrange(bodies_of(self._of)))

    def person(self) -> UUID:
        """Return a person."""
        return person_id(self._chance.randrange(self._of // APPOINTMENTS_OF_A_PERSON))

    def day(self) -> str:
        """Return a day on which people sat."""
        year = self._chance.randrange(FIRST_YEAR, FIRST_YEAR + HOLDERS * YEARS_HELD)
        return f"{year}-{self._chance.randrange(1, 13):02}-{self._chance.randrange(1, 29):02}"

    def known(self) -> int:
        """Return a position: now every other time."""
        return self._chance.choice((self._end, self._chance.randrange(self._end // 2, self._end)))


def of_the_register(opened: OpenArchive, questions: Questions, rounds: int) -> Iterator[tuple[str, str]]:
    """Yield what is asked, and what that takes."""
    with opened.stores.registers.connect() as connection:
        yield (
            "register: a body on a day",
            timed(lambda: holdings_of_body(connection, questions.body(), questions.day(), questions.known()), rounds),
        )
        yield (
            "register: what a person held",
            timed(lambda: holdings_of_people(connection, [questions.person()], questions.known()), rounds),
        )
        yield (
            "seats, names, deputies and bases of a body",
            timed(
                lambda: board_on(connection, questions.body(), questions.day(), questions.known(), Audience.PUBLIC),
                rounds,
            ),
        )


def of_sqlite(file: Path, questions: Questions, rounds: int) -> Iterator[tuple[str, str]]:
    """Yield the same asked of the file by a statement alone."""
    with closing(sqlite3.connect(file)) as bare:

        def body() -> object:
            day, known = questions.day(), questions.known()
            return bare.execute(_BODY_ROWS, (questions.body().hex, day, day, known, known)).fetchall()

        def person() -> object:
            known = questions.known()
            return bare.execute(_PERSON_ROWS, (questions.person().hex, known, known)).fetchall()

        yield "SQLite alone: a body on a day", timed(body, rounds)
        yield "SQLite alone: what a person held", timed(person, rounds)


def of_pages(settings: Settings, questions: Questions) -> Iterator[tuple[str, str]]:
    """Yield what pages take over HTTP: each time of another body or person, another day, another position."""

    def body_on_a_day() -> str:
        number = questions.body().int - body_id(0).int
        return f"/organ/U{number}?on={questions.day()}&known=nr{questions.known()}"

    def seats() -> str:
        return f"/api/v1/bodies/{questions.body()}/seats?on={questions.day()}&known=nr{questions.known()}"

    addresses = {
        "page: a body on a day": body_on_a_day,
        "page: a person": lambda: f"/person/{questions.person()}",
        "API: seats of a body": seats,
    }
    yield from pages_asked(settings, addresses, _PAGES_ASKED)


def filled(root: Path, appointments: int) -> tuple[Settings, str]:
    """Record and fill, unless that is done; return the archive and what filling took."""
    given = {"secret_key": "s" * 40, "data": root / f"archive-{appointments}", "log_level": "error"}
    settings, said = read_settings(given, env_file=None), root / f"filled-{appointments}.txt"
    if not said.exists():
        initialise(settings, ArchiveKind.REAL, "Prøveregionen")
        began = time.perf_counter()
        with open_archive(settings) as opened:
            record_appointments(opened.stores.recorder, opened.follower.mapper, appointments)
        recorded = time.perf_counter() - began
        every, alone = in_its_own_process(settings, rebuild), in_its_own_process(settings, of_appointments)
        said.write_text(
            f"{appointments:,} appointments, {every[0]:,} events recorded in {recorded:,.0f} s. All registers are "
            f"rebuilt from {rates(every)}; that of appointments alone from {rates(alone)}.",
            encoding="utf-8",
        )
    return settings, said.read_text(encoding="utf-8")


def of_appointments(opened: OpenArchive) -> int:
    """Rebuild the register of appointments alone."""
    return opened.follower.rebuild(["appointments"])


def measure(root: Path, appointments: int, rounds: int) -> tuple[dict[str, str], str]:
    """Return what every question takes, and what filling took."""
    settings, said = filled(root, appointments)
    found: dict[str, str] = {}
    with open_archive(settings) as opened:
        questions = Questions(appointments, opened.follower.log.end)
        found |= of_the_register(opened, questions, rounds)
        file = Path(str(opened.stores.registers.url.database))
    found |= of_sqlite(file, questions, rounds)
    found |= of_pages(settings, questions)
    return found, f"{said} The file of the registers has {file.stat().st_size / 1e6:,.0f} MB."


def main() -> None:
    """Fill, ask, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--appointments", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="a folder to fill once and ask again later")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        root = asked.keep or Path(scratch)
        root.mkdir(exist_ok=True)
        sizes = (asked.appointments // 10, asked.appointments)
        measured = [measure(root, size, asked.rounds) for size in sizes]
    head = ["asked", *(f"{size:,} appointments: {of}" for size in sizes for of in ("processor, ms", "clock, ms"))]
    rows = [[what, *(found[what] for found, _ in measured)] for what in measured[0][0]]
    notes = "\n\n".join(
        (
            *(said for _, said in measured),
            f"p50 / p95 / p99 of {asked.rounds} questions, and of {_PAGES_ASKED} for each page. Targets: p95 under "
            f"{REGISTER_MS} ms in the register and {PAGE_MS} ms a page, {EVENTS_A_SECOND:,} events a second.",
        )
    )
    write_report("appointments", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

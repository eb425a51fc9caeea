"""How long commands take until they are durable, beside the bare databases writing the same rows in the same commits.

`python -m benchmarks.commands [--times 400] [--rounds 3]` writes benchmarks/results/commands.md: an archive in files of
SQLite, and one in a PostgreSQL server started for it on this machine, whose commits are on disk. "Recording" is one
event of a decision that is at hand, without registers, beside one insert. "Command" registers a paper as a page does:
it looks whether it is there, loads the case, claims a number, commits two events and brings all registers along; beside
it two commits of the same rows. Writers are processes; each round lets the bare ones and ours take turns.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from application.commands.bodies import EstablishBody, establish_body
from application.commands.cases import OpenCase, open_case
from application.commands.decisions import RecordDecision, record_decision
from application.commands.follow_ups import NoteFollowUp, note_follow_up
from application.commands.journal import RegisterEntry, register_entry
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import open_archive
from application.settings import Settings, read_settings
from benchmarks import raw_postgresql, raw_sqlite
from benchmarks.report import table, write_report
from benchmarks.writers import Prepare, Step, Times, together
from domain.decisions import Decision
from domain.journal import party
from tests.engines.postgresql import start_postgresql

BY = "benchmark"
MOST_WRITERS = 8
PARTIES = (party("Kommune"), party("Kari Eksempel"))


def number(text: str) -> UUID:
    return UUID(int=int(text, 36))


@dataclass(frozen=True)
class Size:
    """A database, what bare writers do there, and how an archive in it is begun."""

    name: str
    bare: Mapping[str, Prepare]
    without_triggers: Callable[[Settings], None]
    begin: Callable[[Path], Settings]


def settings_of(folder: Path, database: str = "") -> Settings:
    given = {"secret_key": "s" * 40, "data": folder, "database": database, "log_level": "error"}
    return read_settings(given, env_file=None)


def begin(settings: Settings) -> None:
    """Begin an archive with a case and a decision for each writer, and one of every row that is written."""
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as opened:
        archive = opened.archive
        council = EstablishBody(body_id=number("rr"), name="Råd", abbreviation="RR", kind="political", by=BY)
        establish_body(archive, council)
        for writer in range(MOST_WRITERS):
            open_case(archive, OpenCase(case_id=number(f"case{writer}"), title=f"Sak {writer}", by=BY))
            decision = RecordDecision(
                decision_id=number(f"decision{writer}"),
                case_id=number(f"case{writer}"),
                body_id=number("rr"),
                decided_on="2026",
                title="Vedtak",
                outcome="noted",
                by=BY,
            )
            record_decision(archive, decision)
        note_follow_up(archive, NoteFollowUp(decision_id=number("decision0"), text="Følges opp " * 10, by=BY))
        register_entry(archive, paper(0, 1))


def paper(writer: int, place: int) -> RegisterEntry:
    return RegisterEntry(
        entry_id=uuid4(),
        case_id=number(f"case{writer}"),
        kind="incoming",
        title="Høring om vei og bane mellom kommunene",
        senders=PARTIES,
        recipients=PARTIES[:1],
        document_date="2026-01-15",
        next_number=place,
        by=BY,
    )


@contextmanager
def recording(settings: Settings, writer: int) -> Iterator[Step]:
    with open_archive(settings) as opened:
        archive = opened.for_much()
        decision = archive.load(Decision, number(f"decision{writer}"))

        def step() -> None:
            decision.note_follow_up(text="Følges opp " * 10, by=BY)
            archive.record(decision)

        yield step


@contextmanager
def commanding(settings: Settings, writer: int) -> Iterator[Step]:
    with open_archive(settings) as opened:
        places = count(2)
        yield lambda: register_entry(opened.archive, paper(writer, next(places)))


OURS: dict[str, Prepare] = {"recording": recording, "command": commanding}


def measure(name: str, size: Size, writers: int, times: int, rounds: int) -> list[list[str]]:
    """Return two rows of the table: the bare database and ours."""
    found: dict[str, list[Times]] = {f"bare {size.name}": [], f"ours on {size.name}": []}
    for _ in range(rounds):
        for who, prepare in zip(found, (size.bare[name], OURS[name]), strict=True):
            with tempfile.TemporaryDirectory() as scratch:
                settings = size.begin(Path(scratch) / "archive")
                begin(settings)
                if prepare is size.bare[name]:
                    size.without_triggers(settings)
                found[who].append(together(prepare, settings, writers, times // writers))
    bare, ours = (merge(times) for times in found.values())
    return [
        [
            name,
            str(writers),
            who,
            f"{times.per_second:,.0f}",
            *(f"{times.quantile(share):.2f}" for share in (0.5, 0.99, 1)),
            f"{ours.per_second / bare.per_second:.0%}" if times is ours else "",
        ]
        for who, times in zip(found, (bare, ours), strict=True)
    ]


def merge(rounds: list[Times]) -> Times:
    rates = sorted(one.per_second for one in rounds)
    return Times([each for one in rounds for each in one.each], rates[len(rates) // 2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    server = start_postgresql(durable=True)
    try:
        sizes = (
            Size("SQLite", raw_sqlite.BARE, raw_sqlite.without_triggers, settings_of),
            Size(
                "PostgreSQL",
                raw_postgresql.BARE,
                raw_postgresql.without_triggers,
                lambda folder: settings_of(folder, server.new_database()),
            ),
        )
        rows = [
            row
            for size in sizes
            for name in OURS
            for writers in (1, MOST_WRITERS)
            for row in measure(name, size, writers, asked.times, asked.rounds)
        ]
    finally:
        server.remove()
    head = ["what", "writers", "by", "per second", "p50 ms", "p99 ms", "worst ms", "ours / bare"]
    notes = (
        f"{asked.times} times by all writers together, {asked.rounds} rounds; per second is the median round, the "
        "times are of all rounds. Target: recording at least half of the bare database."
    )
    write_report("commands", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

"""How long commands take until they are durable, beside bare SQLite writing the same rows in the same commits.

`python -m benchmarks.commands [--times 400] [--rounds 3]` writes benchmarks/results/commands.md. "Recording" is one
event of a decision that is at hand, without registers, beside one insert. "Command" registers a paper as a page does:
it looks whether it is there, loads the case, claims a number, commits two events and brings all registers along; beside
it two commits of the same rows. Writers are processes; each round lets the bare ones and ours take turns.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
from application.places import Places
from application.settings import Settings, read_settings
from benchmarks.raw_sqlite import inserting_events, making_both_commits, without_triggers
from benchmarks.report import table, write_report
from benchmarks.writers import Prepare, Step, Times, together
from domain.decisions import Decision
from domain.journal import party

BY = "benchmark"
MOST_WRITERS = 8
PARTIES = (party("Kommune"), party("Kari Eksempel"))


def number(text: str) -> UUID:
    return UUID(int=int(text, 36))


def settings_of(folder: Path) -> Settings:
    return read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)


def begin(folder: Path, *, raw: bool) -> Path:
    """Begin an archive with a case and a decision for each writer, and one of every row that is written."""
    initialise(settings_of(folder), ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings_of(folder)) as opened:
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
    if raw:
        without_triggers(Places(folder))
    return folder


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
def recording(folder: Path, writer: int) -> Iterator[Step]:
    with open_archive(settings_of(folder)) as opened:
        archive = opened.for_much()
        decision = archive.load(Decision, number(f"decision{writer}"))

        def step() -> None:
            decision.note_follow_up(text="Følges opp " * 10, by=BY)
            archive.record(decision)

        yield step


@contextmanager
def commanding(folder: Path, writer: int) -> Iterator[Step]:
    with open_archive(settings_of(folder)) as opened:
        places = count(2)
        yield lambda: register_entry(opened.archive, paper(writer, next(places)))


WHAT: dict[str, tuple[Prepare, Prepare]] = {
    "recording": (inserting_events, recording),
    "command": (making_both_commits, commanding),
}


def measure(name: str, writers: int, times: int, rounds: int) -> list[list[str]]:
    """Return two rows of the table: bare SQLite and ours."""
    found: dict[str, list[Times]] = {"bare SQLite": [], "ours": []}
    for _ in range(rounds):
        for who, prepare in zip(found, WHAT[name], strict=True):
            with tempfile.TemporaryDirectory() as scratch:
                folder = begin(Path(scratch) / "archive", raw=who != "ours")
                found[who].append(together(prepare, folder, writers, times // writers))
    merged = {who: merge(times) for who, times in found.items()}
    ratio = merged["ours"].per_second / merged["bare SQLite"].per_second
    return [
        [
            name,
            str(writers),
            who,
            f"{times.per_second:,.0f}",
            *(f"{times.quantile(share):.2f}" for share in (0.5, 0.99, 1)),
            f"{ratio:.0%}" if who == "ours" else "",
        ]
        for who, times in merged.items()
    ]


def merge(rounds: list[Times]) -> Times:
    rates = sorted(one.per_second for one in rounds)
    return Times([each for one in rounds for each in one.each], rates[len(rates) // 2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    rows = [
        row
        for name in WHAT
        for writers in (1, MOST_WRITERS)
        for row in measure(name, writers, asked.times, asked.rounds)
    ]
    head = ["what", "writers", "by", "per second", "p50 ms", "p99 ms", "worst ms", "ours / bare"]
    notes = (
        f"{asked.times} times by all writers together, {asked.rounds} rounds; per second is the median round, the "
        "times are of all rounds. Target: recording at least half of bare SQLite."
    )
    write_report("commands", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

"""Processes that record commands until they are done or killed, and acknowledge each when it is done."""

import multiprocessing
from multiprocessing.connection import Connection
from uuid import UUID, uuid4

from application.archive import Archive
from application.commands.access import Publish, publish
from application.commands.cases import OpenCase, open_case
from application.commands.decisions import RecordDecision, record_decision
from application.commands.journal import RegisterEntry, register_entry
from application.opened import open_archive
from application.settings import Settings
from domain import clock

COUNCIL = UUID("0b9f1c7e-0c5d-4f5e-9d57-58a8fca1a111")

Acknowledged = tuple[str, UUID]


class Recording:
    """A process that records, for `who`, three times `most` records: a case, a journal entry and a decision each."""

    def __init__(self, settings: Settings, who: str, most: int) -> None:
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe(duplex=False)
        self.process = context.Process(target=_record_all, args=(settings, who, most, theirs))
        self.process.start()
        theirs.close()
        self._acknowledged: list[Acknowledged] = []

    def wait_until_ready(self) -> None:
        """Return when the process has begun to record."""
        assert self._ours.recv() == "ready"

    def wait_for(self, number: int) -> None:
        """Return when the process has acknowledged so many records."""
        self._acknowledged += [self._ours.recv() for _ in range(number)]

    def end(self) -> list[Acknowledged]:
        """Wait for the process to end, and return what it has acknowledged."""
        try:
            while True:
                self._acknowledged.append(self._ours.recv())
        except EOFError:
            self.process.join()
            self._ours.close()
            return self._acknowledged


def _record_all(settings: Settings, who: str, most: int, out: Connection) -> None:
    with open_archive(settings) as opened:
        out.send("ready")
        for number in range(1, most + 1):
            _record_one(opened.archive, who, number, out)


def _record_one(archive: Archive, who: str, number: int, out: Connection) -> None:
    case_id, entry_id, decision_id = uuid4(), uuid4(), uuid4()
    open_case(archive, OpenCase(case_id=case_id, title=f"Sak {number}", next_sequence=number, by=who))
    out.send(("case", case_id))
    entry = RegisterEntry(entry_id=entry_id, case_id=case_id, kind="incoming", title=f"Brev {number}", by=who)
    register_entry(archive, entry)
    out.send(("entry", entry_id))
    decision = RecordDecision(
        decision_id=decision_id,
        case_id=case_id,
        body_id=COUNCIL,
        decided_on=clock.today().isoformat(),
        title=f"Vedtak {number}",
        outcome="noted",
        by=who,
    )
    record_decision(archive, decision)
    out.send(("decision", decision_id))
    publish(archive, Publish(kind="decision", record_id=decision_id, by=who))

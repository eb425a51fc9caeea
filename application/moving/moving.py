"""Moving an archive: everything precious is copied to where other settings say, and compared there."""

from dataclasses import dataclass, field
from itertools import islice

from eventsourcing.persistence import Notification
from sqlalchemy import Table

from application.backup.errors import CopyDiffersError
from application.backup.saving import saving_of
from application.backup.stages import Stage, Tell
from application.engines import Stores, initialise, open_stores
from application.events.counted import EventCounter, EventsCounted, all_events
from application.events.protocol import Recorder
from application.files.copying import at_once, copy_file
from application.files.named import NamedFiles
from application.files.protocol import FileDamagedError, FileMissingError
from application.moving.errors import FilesLostError, MoveBusyError, OtherEventsError, SamePlaceError
from application.moving.office import Rows, copy_office, office_rows
from application.office.accounts import Accounts
from application.office.facts import ArchiveFacts
from application.office.tables import INCOMING_FILES, INCOMING_PIECES
from application.settings import Settings

TRAYS = (INCOMING_PIECES, INCOMING_FILES)
"""Rows about files that were sent and are not filed, whose bytes are no part of an archive."""

_BATCH = 1000
"""So many events are written in one transaction."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What was moved and compared.

    `is_behind`: something was recorded in the meantime, and is not there yet. `lost` are files that the archive itself
    had lost, by SHA-256. `is_files_only`: the databases stay where they are. `is_first`:
    no event was there before.
    """

    name: str
    events: EventsCounted
    files: int
    rows: int
    is_behind: bool
    lost: tuple[str, ...]
    is_files_only: bool
    is_first: bool


def move(source: Settings, stores: Stores, target: Settings, tell: Tell, *, left_out: bool = False) -> Moved:
    """Copy an archive's events, office data and files to where `target` says, and compare each with what is there.

    It goes on where it was broken off. The archive may be in use: what comes meanwhile is copied in a second pass, and
    `is_behind` tells when even more has come. Files that the archive has lost stop it, unless they may be `left_out`.
    SamePlaceError, OtherEventsError, FilesLostError, MoveBusyError,
    CopyDiffersError.
    """
    if not _databases_differ(source, target) and not _files_differ(source, target):
        raise SamePlaceError(place=source.data)
    facts = ArchiveFacts(stores.office)
    if _databases_differ(source, target):
        initialise(target, facts.kind(), facts.name())
    with open_stores(target) as there, there.locks.if_free("moving") as held:
        if held is None:
            raise MoveBusyError(place=saving_of(target).place)
        return _Move(source, stores, target, there, facts, tell, left_out=left_out).run()


@dataclass
class _Move:
    source: Settings
    here: Stores
    target: Settings
    there: Stores
    facts: ArchiveFacts
    tell: Tell
    left_out: bool
    lost: frozenset[str] = frozenset()
    counter: EventCounter = field(default_factory=EventCounter)
    named: NamedFiles = field(default_factory=NamedFiles)
    office: dict[str, Rows] = field(default_factory=dict)

    def run(self) -> Moved:
        is_other_database = _databases_differ(self.source, self.target)
        if is_other_database:
            self._require_same_archive()
        end = self._end_there() if is_other_database else self._end_here()
        self._go_on(end)
        for _ in range(2):  # the second pass copies what came during the first, which may have taken hours
            if is_other_database:
                self.office = copy_office(self.here.office, self.there.office, without=self._left_behind)
                self._copy_events()
            if _files_differ(self.source, self.target):
                self._copy_files()
        if is_other_database:
            saving_of(self.target).settle()
            self._compare()
        if _files_differ(self.source, self.target):
            self._compare_files()
        return Moved(
            name=self.facts.name(),
            events=self.counter.counted,
            files=len(self.named) - len(self.lost),
            lost=tuple(sorted(self.lost)),
            is_files_only=not is_other_database,
            is_first=is_other_database and end == 0,
            rows=sum(rows.count for rows in self.office.values()),
            is_behind=self._end_here() > self.counter.counted.last
            or (is_other_database and office_rows(self.here.office, without=self._left_behind) != self.office),
        )

    @property
    def _left_behind(self) -> tuple[Table, ...]:
        """Return the tables whose rows are of no use there: files that were sent and not filed stay where they are."""
        return TRAYS if _files_differ(self.source, self.target) else ()

    def _end_here(self) -> int:
        return self.here.recorder.max_notification_id() or 0

    def _end_there(self) -> int:
        return self.there.recorder.max_notification_id() or 0

    def _require_same_archive(self) -> None:
        """Refuse to write over an archive that somebody uses; one that was begun and never used is nobody's."""
        theirs = ArchiveFacts(self.there.office)
        if theirs.created_at() == self.facts.created_at():
            return
        if self._end_there() or any(not one.must_change_password for one in Accounts(self.there.office).all()):
            raise OtherEventsError(place=self._place(), name=theirs.name())

    def _go_on(self, end: int) -> None:
        """Take note of the events up to a position, and see that those there are the same."""
        for one in all_events(self.here.recorder):
            if one.id > end:
                break
            self._note(one)
        if _databases_differ(self.source, self.target) and _counted(self.there.recorder) != self.counter.counted:
            raise OtherEventsError(place=self._place(), name=ArchiveFacts(self.there.office).name())

    def _note(self, one: Notification) -> None:
        self.counter.add(one)
        self.named.add(one)

    def _copy_events(self) -> None:
        writing = saving_of(self.target)
        events = all_events(self.here.recorder, after=self.counter.counted.last)
        while batch := list(islice(events, _BATCH)):
            writing.write_at(batch)
            for one in batch:
                self._note(one)
            self.tell(Stage.EVENTS, self.counter.counted.last, self._end_here())

    def _copy_files(self) -> None:
        here, there = self.here.files, self.there.files

        def copied(one: tuple[str, int | None]) -> str | None:
            sha256, known = one
            try:
                size = here.size(sha256) if known is None else known
                if not (there.exists(sha256) and there.size(sha256) == size):
                    copy_file(here, there, sha256)
            except (FileMissingError, FileDamagedError):
                return sha256
            return None

        lost = set()
        for done, one in enumerate(at_once(copied, self.named), 1):
            self.tell(Stage.FILES, done, len(self.named))
            if one:
                lost.add(one)
        if lost and not self.left_out:
            raise FilesLostError(count=len(lost), sha256=min(lost))
        self.lost = frozenset(lost)

    def _compare(self) -> None:
        counter, wanted = EventCounter(), self.counter.counted
        for one in all_events(self.there.recorder):
            counter.add(one)
            self.tell(Stage.COMPARING, one.id, wanted.last)
        if counter.counted != wanted:
            raise CopyDiffersError(part="events", wanted=wanted, found=counter.counted)
        found = office_rows(self.there.office)
        if found != self.office:
            raise CopyDiffersError(part="office", wanted=self.office, found=found)

    def _compare_files(self) -> None:
        files = self.there.files

        def found(one: tuple[str, int | None]) -> str | None:
            if one[0] in self.lost:
                return None
            try:
                files.verify(one[0])
            except FileMissingError:
                return "-"
            except FileDamagedError as error:
                return error.values["found"]
            return None

        for done, (wanted, other) in enumerate(zip(self.named, at_once(found, self.named), strict=True), 1):
            self.tell(Stage.CHECKING, done, len(self.named))
            if other:
                raise CopyDiffersError(part="files", wanted=wanted[0], found=other)

    def _place(self) -> str:
        return saving_of(self.target).place


def _counted(recorder: Recorder) -> EventsCounted:
    counter = EventCounter()
    for one in all_events(recorder):
        counter.add(one)
    return counter.counted


def _databases_differ(source: Settings, target: Settings) -> bool:
    return saving_of(source).place != saving_of(target).place


def _files_differ(source: Settings, target: Settings) -> bool:
    return _files(source) != _files(target)


def _files(settings: Settings) -> tuple[str, str]:
    return (settings.files, settings.files_endpoint) if settings.files else (str(settings.files_folder.resolve()), "")

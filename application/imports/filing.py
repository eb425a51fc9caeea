"""What every import shares: one archive, one report, and errors that stop either one line or the whole."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import structlog
from eventsourcing.persistence import IntegrityError, PersistenceError
from sqlalchemy.exc import SQLAlchemyError

from application.archive import Archive, event_mapper
from application.commands.access import KINDS, Publish, publish
from application.commands.documents import FileDocument
from application.database import is_of_the_storage
from application.errors import StorageFailedError, StorageFullError
from application.events.protocol import Recorder
from application.imports.attempts import Attempt, Doing, Known, Together, tried
from application.imports.errors import ArchiveInsideError, ImportRunningError
from application.imports.identity import made_from
from application.imports.report import Line, Outcome, Report
from application.imports.sources import Source, Storing, Taken, take_in
from application.imports.staging import RehearsalStore, StagedRecorder
from application.opened import OpenArchive
from application.questions.cases import last_sequence
from application.questions.journal import last_number
from domain import clock
from domain.journal import DocumentRole

BY = "import"
"""Who events of an import are by."""

FOLLOWED_EVERY = 200
"""After so many recordings the registers are brought along, and once more at the end."""

TOGETHER, _TOGETHER_S = 40, 1.0
"""So many files are recorded in one transaction, and none waits longer than this for the others, in seconds."""

_FIRST_TOGETHER = 5
"""So many in the first, and twice as many in each that follows until they are TOGETHER: they are read meanwhile."""

_MOST_TRIES = 5

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come, in files or rows and in bytes."""

    done: int
    total: int
    bytes_done: int
    bytes_total: int


Watcher = Callable[[Progress], None]


class Filing:
    """Files what an import finds. With `rehearse` every rule is tried, and nothing is kept."""

    def __init__(self, opened: OpenArchive, *, rehearse: bool, publish: bool) -> None:
        self.opened, self.rehearse, self.publish = opened, rehearse, publish
        self.report = Report()
        self.limit = opened.settings.max_file_size
        self.files: Storing = RehearsalStore(opened.stores.files) if rehearse else opened.stores.files
        self._recorder: Recorder = opened.stores.recorder
        if rehearse:
            self._recorder = StagedRecorder(opened.stores.recorder)
        self._together: Together | None = None
        self._most_together = min(_FIRST_TOGETHER, TOGETHER)
        self._mapper = event_mapper()
        self._next_sequence = self._recorded = 0
        self._next_numbers: dict[UUID, int] = {}

    @contextmanager
    def run(self, folder: Path | None) -> Iterator[None]:
        """Import inside the block: one at a time for each archive, with the registers up to date before and after.

        What concerns the whole archive, such as a full disk, ends the block and stands in the report.
        ImportRunningError, ArchiveInsideError before anything is begun.
        """
        data = self.opened.settings.data.resolve()
        if folder is not None and (data == folder or data in folder.parents or folder in data.parents):
            raise ArchiveInsideError(folder=folder, archive=data)
        with self.opened.stores.locks.if_free("import") as held:
            if held is None:
                raise ImportRunningError(folder=self.opened.stores.place)
            self._catch_up()
            try:
                yield
                self.together()
            except (StorageFullError, StorageFailedError) as error:
                self.report.stopped = error
            except SQLAlchemyError as error:
                if not is_of_the_storage(error):
                    raise
                self.report.stopped = self._storage_failed(error)
            finally:
                self._catch_up()

    def attempt(self, place: str, kind: str, do: Doing, *, names: tuple[str, str] = ("", "")) -> bool:
        """Deal with one file or row: `do` returns its lines, and what it recorded is recorded all at once.

        What is wrong with it leaves it out, and nothing else; `names` are the reference and title it is then reported
        under. Return whether it is in the archive.
        """
        done = self._alone(Attempt(place, kind, do, names))
        self._report(done)
        return not done.failed

    def attempt_together(self, place: str, kind: str, do: Doing) -> None:
        """Deal with one file like `attempt`, but record it in one transaction with those before and after it.

        `together` records the last of them. If somebody else was first with anything, each is dealt with alone.
        """
        if self._together is None:
            self._together = Together(StagedRecorder(self._recorder))
        held = self._together
        try:
            held.attempts.append(self._tried(Attempt(place, kind, do), held.recorder, held.known))
        except (StorageFullError, StorageFailedError):
            with suppress(StorageFullError, StorageFailedError):  # what went well before is recorded, if that goes
                self.together()
            raise
        if len(held.attempts) >= self._most_together or time.monotonic() - held.began > _TOGETHER_S:
            self.together()

    def together(self) -> None:
        """Record what `attempt_together` held back, and report it."""
        held, self._together = self._together, None
        if held is None:
            return
        self._most_together = min(2 * self._most_together, TOGETHER)
        done = held.attempts
        try:
            held.recorder.commit()
        except StorageFullError:
            raise
        except PersistenceError as error:
            if not isinstance(error, IntegrityError):
                raise self._storage_failed(error) from error
            self._catch_up()
            self._next_sequence = 0
            self._next_numbers.clear()  # the registers know what is taken now
            done = [self._alone(one) for one in done]
        for one in done:
            self._report(one)

    def _alone(self, one: Attempt) -> Attempt:
        """Deal with one file or row, in a transaction of its own."""
        for tries_left in reversed(range(_MOST_TRIES)):
            staged = StagedRecorder(self._recorder)
            done = self._tried(one, staged, {})
            try:
                staged.commit()
            except IntegrityError as error:  # somebody else took a number or changed the case in the same instant
                if not tries_left:
                    raise self._storage_failed(error) from error
                continue
            except PersistenceError as error:
                raise self._storage_failed(error) from error
            return done
        return one

    def _tried(self, one: Attempt, recorder: StagedRecorder, known: Known) -> Attempt:
        try:
            return tried(one, recorder, self._mapper, known)
        except PersistenceError as error:
            raise self._storage_failed(error) from error

    def _storage_failed(self, error: PersistenceError | SQLAlchemyError) -> StorageFailedError:
        problem = str(getattr(error, "orig", None) or error).partition("\n")[0]
        return StorageFailedError(name="", folder=self.opened.stores.place, problem=problem)

    def _report(self, one: Attempt) -> None:
        for line in one.lines:
            self._add(line)

    def _add(self, line: Line) -> None:
        self.report.add(line)
        if line.outcome in (Outcome.FILED, Outcome.CHANGED):
            self._recorded += 1
            if self._recorded % FOLLOWED_EVERY == 0:
                self._catch_up()

    def document(
        self,
        source: Source,
        *owner: str,
        role: str = DocumentRole.ATTACHMENT,
        title: str | None = None,
        taken: Taken | None = None,
    ) -> tuple[FileDocument, Taken]:
        """Take a file's bytes in unless they are `taken`; return how it is filed with the owner that `owner` names."""
        taken = taken or take_in(source, self.files, limit=self.limit)
        filed = FileDocument(
            document_id=made_from("document", *owner, source.shown, taken.sha256),
            sha256=taken.sha256,
            size=taken.size,
            media_type=taken.media_type,
            name=taken.name,
            title=title,
            role=role,
        )
        return filed, taken

    def make_public(self, archive: Archive, kind: str, record_id: UUID) -> bool:
        """Publish a record with its documents; return whether it was not public yet."""
        if archive.load(KINDS[kind], record_id).is_published:
            return False
        publish(archive, Publish(kind=kind, record_id=record_id, by=BY))
        return True

    def next_sequence(self) -> int:
        """Return the case number of this year that is likely to be free; numbers count up within an import."""
        if not self._next_sequence:
            with self.opened.stores.registers.connect() as connection:
                self._next_sequence = last_sequence(connection, clock.today().year) + 1
        return self._next_sequence

    def next_number(self, case_id: UUID) -> int:
        """Return the entry number that is likely to be free in a case."""
        if case_id not in self._next_numbers:
            with self.opened.stores.registers.connect() as connection:
                self._next_numbers[case_id] = last_number(connection, case_id) + 1
        return self._next_numbers[case_id]

    def took(self, reference: str, case_id: UUID | None = None) -> None:
        """Remember that a case reference, or an entry reference in the case, is taken."""
        if case_id is None:
            self._next_sequence = max(self.next_sequence(), int(reference.rpartition("/")[2]) + 1)
        else:
            taken = int(reference.rpartition("-")[2]) + 1
            self._next_numbers[case_id] = max(self.next_number(case_id), taken)

    def _catch_up(self) -> None:
        try:
            self.opened.follower.catch_up()
        except (SQLAlchemyError, StorageFailedError) as error:  # what is recorded is: the worker brings registers along
            is_known = isinstance(error, StorageFailedError) or is_of_the_storage(error)
            log.error("registers_behind", exc_info=None if is_known else error, error=str(error))

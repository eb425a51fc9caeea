"""What every import shares: one archive, one report, and errors that stop either one line or the whole."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import structlog
from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import SQLAlchemyError

from application.archive import Archive
from application.commands.access import Publish, publish
from application.commands.documents import FileDocument
from application.errors import ApplicationError, StorageFailedError, StorageFullError
from application.imports.errors import ArchiveInsideError, ImportFaultError, ImportRunningError
from application.imports.identity import made_from
from application.imports.rehearsal import RehearsalRecorder, RehearsalStore
from application.imports.report import Line, Outcome, Remark, Report
from application.imports.sources import Source, Storing, Taken, take_in
from application.opened import OpenArchive
from application.questions.cases import last_sequence
from application.questions.journal import last_number
from domain import clock
from domain.access import Accessible
from domain.errors import DomainError
from domain.journal import DocumentRole

BY = "import"
"""Who events of an import are by."""

FOLLOWED_EVERY = 200
"""After so many recordings the registers are brought along, and once more at the end."""

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
        self.archive = opened.for_much()
        self.files: Storing = opened.stores.files
        if rehearse:
            self.archive = Archive(RehearsalRecorder(opened.stores.recorder))
            self.files = RehearsalStore(opened.stores.files)
        self._next_sequence = self._recorded = 0
        self._next_numbers: dict[UUID, int] = {}

    @contextmanager
    def run(self, folder: Path) -> Iterator[None]:
        """Import inside the block: one at a time for each archive, with the registers up to date before and after.

        What concerns the whole archive, such as a full disk, ends the block and stands in the report.
        ImportRunningError, ArchiveInsideError before anything is begun.
        """
        data = self.opened.settings.data.resolve()
        if data == folder or data in folder.parents or folder in data.parents:
            raise ArchiveInsideError(folder=folder, archive=data)
        with (data / "import.lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ImportRunningError(folder=data) from None
            self._catch_up()
            try:
                yield
            except (StorageFullError, StorageFailedError) as error:
                self.report.stopped = error
            finally:
                self._catch_up()

    @contextmanager
    def line(self, place: str, kind: str, *, title: str = "") -> Iterator[None]:
        """Deal with one file or row inside the block; what is wrong with it leaves it out, and nothing else."""
        try:
            yield
        except (StorageFullError, StorageFailedError):
            raise
        except PersistenceError as error:
            folder = self.opened.settings.data
            raise StorageFailedError(name="", folder=folder, problem=error) from error
        except (DomainError, ApplicationError) as error:
            self.report.add(Line(place, kind, Outcome.LEFT_OUT, title=title, reason=error))
        except Exception as error:  # a fault of the program must not cost the rest of a long import
            log.exception("import_failed", place=place)
            fault = ImportFaultError(name=place, problem=f"{type(error).__name__}: {error}")
            self.report.add(Line(place, kind, Outcome.LEFT_OUT, title=title, reason=fault))

    def add(
        self,
        place: str,
        kind: str,
        outcome: Outcome,
        *,
        reference: str = "",
        title: str = "",
        remarks: tuple[Remark, ...] = (),
    ) -> None:
        """Say what became of something; now and then bring the registers along."""
        self.report.add(Line(place, kind, outcome, reference, title, remarks=remarks))
        if outcome in (Outcome.FILED, Outcome.CHANGED):
            self._recorded += 1
            if self._recorded % FOLLOWED_EVERY == 0:
                self._catch_up()

    def document(
        self, source: Source, *owner: str, role: str = DocumentRole.ATTACHMENT, title: str | None = None
    ) -> tuple[FileDocument, Taken]:
        """Take a file's bytes in; return how it is filed with the owner that `owner` names."""
        taken = take_in(source, self.files, limit=self.limit)
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

    def make_public(self, kind: str, aggregate: type[Accessible], record_id: UUID) -> bool:
        """Publish a record with its documents; return whether it was not public yet."""
        if self.archive.load(aggregate, record_id).is_published:
            return False
        publish(self.archive, Publish(kind=kind, record_id=record_id, by=BY))
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
            self._next_sequence = max(self._next_sequence, int(reference.rpartition("/")[2]) + 1)
        else:
            taken = int(reference.rpartition("-")[2]) + 1
            self._next_numbers[case_id] = max(self._next_numbers.get(case_id, 1), taken)

    def _catch_up(self) -> None:
        try:
            self.opened.follower.catch_up()
        except SQLAlchemyError:  # what is recorded is recorded: the worker brings the registers along
            log.exception("registers_behind")

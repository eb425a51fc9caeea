"""Compares the files that the facts name with what the store holds: all of them, or some taken at random."""

import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, Engine

from application.files.named import named_files
from application.files.protocol import FileDamagedError, FileMissingError, FileStore
from application.opened import OpenArchive
from application.questions.decisions import decisions_by_id
from application.questions.documents import documents_by_id, documents_with
from application.questions.journal import entries_by_id
from domain.access import Audience

_AT_ONCE = 4
_TOGETHER = 64


class Fault(StrEnum):
    """What is wrong with a file: the store has nothing of its name, or other bytes than were filed."""

    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Unfit:
    """A file that is not as it was filed. `name` is its own; `references` are of the records that it belongs to.

    `is_mended` says that the bytes that were filed have been put back since.
    """

    sha256: str
    fault: Fault
    name: str
    references: tuple[str, ...] = ()
    is_mended: bool = False


@dataclass(frozen=True, slots=True)
class Verified:
    """How many files the facts name, how many of them were compared, and those that were not as they were filed."""

    named: int
    compared: int
    unfit: tuple[Unfit, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """So many files, or so many in a hundred of them, at least one."""

    count: int
    is_percent: bool = False

    def of(self, total: int) -> int:
        """Return how many that is."""
        return min(total, max(1, -(-total * self.count // 100)) if self.is_percent else self.count)


def verify_files(opened: OpenArchive, *, sample: Sample | None = None, show: Callable[[int, int], None]) -> Verified:
    """Compare; `show` is told how many are done, and of how many. StorageFailedError when the store is away."""
    names = dict[bytes, str]()
    for one in named_files(opened.stores.recorder, opened.archive.mapper):
        names[bytes.fromhex(one.sha256)] = one.name
    chosen = sorted(names if sample is None else random.SystemRandom().sample(sorted(names), sample.of(len(names))))
    unfit = [
        Unfit(digest.hex(), fault, names[digest])
        for digest, fault in _faults(opened.stores.files, chosen, show)
        if fault
    ]
    return Verified(len(names), len(chosen), tuple(_with_references(opened.stores.registers, unfit)))


def mend_files(files: FileStore, unfit: Sequence[Unfit], good: FileStore) -> Iterator[Unfit]:
    """Put back from `good` what it holds as it was filed; yield each file with whether that could be done."""
    for one in unfit:
        try:
            with good.open_verified(one.sha256) as stream:
                files.mend(one.sha256, stream)
        except (FileMissingError, FileDamagedError):
            yield one
        else:
            yield replace(one, is_mended=True)


def _faults(
    files: FileStore, digests: Sequence[bytes], show: Callable[[int, int], None]
) -> Iterator[tuple[bytes, Fault | None]]:
    done, waiting = 0, iter(digests)
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        while some := list(islice(waiting, _TOGETHER)):
            for found in zip(some, threads.map(lambda digest: _fault(files, digest.hex()), some), strict=True):
                done += 1
                show(done, len(digests))
                yield found


def _fault(files: FileStore, sha256: str) -> Fault | None:
    try:
        files.verify(sha256)
    except FileMissingError:
        return Fault.MISSING
    except FileDamagedError:
        return Fault.DAMAGED
    return None


def _with_references(registers: Engine, unfit: Sequence[Unfit]) -> Iterator[Unfit]:
    with registers.connect() as connection:
        for begin in range(0, len(unfit), _TOGETHER):
            some = unfit[begin : begin + _TOGETHER]
            references = _references(connection, [one.sha256 for one in some])
            yield from (replace(one, references=references.get(one.sha256, ())) for one in some)


def _references(connection: Connection, digests: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the references of the records that each file belongs to."""
    ids = documents_with(connection, digests)
    documents = documents_by_id(connection, [one for some in ids.values() for one in some])
    owners = [owner.record_id for document in documents.values() for owner in document.owners]
    named: dict[UUID, str] = {}
    for found in (
        entries_by_id(connection, owners, Audience.OFFICER),
        decisions_by_id(connection, owners, Audience.OFFICER),
    ):
        named |= {identity: view.reference for identity, view in found.items()}
    return {
        sha256: tuple(
            dict.fromkeys(
                named[owner.record_id]
                for one in some
                if one in documents
                for owner in documents[one].owners
                if owner.record_id in named
            )
        )
        for sha256, some in ids.items()
    }

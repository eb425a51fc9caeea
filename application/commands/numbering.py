"""Numbers that are given out: the next free one is tried, and the one after it when somebody else was first."""

from collections.abc import Callable, Iterator
from itertools import count, islice
from uuid import UUID

from application.archive import Archive, StaleVersionError
from domain import clock
from domain.errors import DomainError
from domain.references import CaseReference, Claim, ReferenceTakenError

_MOST_TRIES = 1000


def first_free(start: int, attempt: Callable[[int], int | None]) -> int | None:
    """Call `attempt` with `start` and the numbers after it until one is not taken; return what it returns."""
    taken: DomainError | None = None
    for number in _numbers(start):
        try:
            return attempt(number)
        except ReferenceTakenError as error:
            taken = error
    raise taken or ReferenceTakenError(reference=start)


def claimed(archive: Archive, name: str, holder: UUID, *, by: str) -> Claim:
    """Return a claim on a name that may have been released, to be recorded with what it is claimed for.

    ReferenceTakenError when it is another's.
    """
    identity = Claim.id_of(name)
    if not archive.holds(identity):
        return Claim.on(name, holder=holder, by=by)
    claim = archive.load(Claim, identity)
    claim.take(holder, by=by)
    return claim


def made_once(archive: Archive, identity: UUID, make: Callable[[], int | None]) -> int | None:
    """Call `make` unless the record `identity` is there already; return what it returns, None when it is there.

    The same form sent twice in the same instant makes one record: the one that lost the race finds it there.
    """
    if archive.holds(identity):
        return None
    try:
        return make()
    except (ReferenceTakenError, StaleVersionError):
        if archive.holds(identity):
            return None
        raise


def numbered_once(
    archive: Archive,
    identity: UUID,
    reference: str | None,
    next_sequence: int,
    attempt: Callable[[str], int | None],
    *,
    year: int | None = None,
) -> int | None:
    """Call `attempt` with the reference, or without one with the next of the year that is free, as made_once does.

    The year is this one unless another is given.
    """
    of = year or clock.today().year

    def make() -> int | None:
        if reference:
            return attempt(reference)
        return first_free(next_sequence, lambda number: attempt(str(CaseReference(of, number))))

    return made_once(archive, identity, make)


def _numbers(start: int) -> Iterator[int]:
    return islice(count(start), _MOST_TRIES)

"""Things that are recorded together, when one rests on another that is not recorded yet."""

from typing import TypeVar
from uuid import UUID

from application.archive import Archive, StaleVersionError
from domain.base import ArchiveAggregate

A = TypeVar("A", bound=ArchiveAggregate)


class Together(Archive):
    """An archive in which what is to be recorded with something else is there already.

    What is loaded is loaded once, so that everything that is done with it is done with the same; `changed` is all of
    it, to be recorded by the archive that this was made of.
    """

    def __init__(self, archive: Archive, *beside: ArchiveAggregate) -> None:
        self.__dict__.update(archive.__dict__)
        self._there: dict[UUID, ArchiveAggregate] = {one.id: one for one in beside}

    @property
    def changed(self) -> list[ArchiveAggregate]:
        """Everything that is there, with what was loaded since."""
        return list(self._there.values())

    def put(self, *aggregates: ArchiveAggregate) -> None:
        """Let more be there."""
        self._there |= {one.id: one for one in aggregates}

    def load(self, kind: type[A], identity: UUID, *, expected: int | None = None) -> A:
        """Return what is there, or as it is recorded; errors as those of the archive."""
        there = self._there.get(identity)
        if there is None:
            there = self._there[identity] = super().load(kind, identity)
        if not isinstance(there, kind):
            return super().load(kind, identity, expected=expected)
        if expected is not None and there.version != expected:
            raise StaleVersionError(kind=kind.TOPIC, id=identity)  # type: ignore[attr-defined]
        return there

    def holds(self, identity: UUID) -> bool:
        """Return whether it is there, or recorded."""
        return identity in self._there or super().holds(identity)

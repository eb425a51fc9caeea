"""Which files the events name: those, and no others, belong to an archive."""

from collections.abc import Iterator

from eventsourcing.persistence import Notification

from application.archive import event_mapper


class NamedFiles:
    """Gathers the files that events name as these go by: SHA-256 and, where an event tells it, size in bytes."""

    def __init__(self) -> None:
        self._mapper = event_mapper()
        self._sizes: dict[bytes, int | None] = {}

    def add(self, one: Notification) -> None:
        """Take note of the file that an event names, if it does."""
        if b'"sha256"' in one.state:
            said = self._mapper.to_domain_event(one)
            if sha256 := getattr(said, "sha256", None):  # None: a logo was taken away
                self._sizes[bytes.fromhex(sha256)] = getattr(said, "size", None)

    def __len__(self) -> int:
        return len(self._sizes)

    def __iter__(self) -> Iterator[tuple[str, int | None]]:
        for digest, size in sorted(self._sizes.items()):
            yield digest.hex(), size

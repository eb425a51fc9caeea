"""What a route reads: a file on disk, or the bytes of one that was packed inside another."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to read, at a path or in memory, with their recognised media type and the name people call them."""

    media_type: str
    name: str
    path: Path | None = None
    data: bytes = b""

    def open(self) -> BinaryIO:
        """Open the bytes, seekable."""
        return io.BytesIO(self.data) if self.path is None else self.path.open("rb")

    def size(self) -> int:
        """Return how many bytes there are."""
        return len(self.data) if self.path is None else self.path.stat().st_size

    def tail(self, size: int) -> bytes:
        """Return the last `size` bytes."""
        with self.open() as stream:
            stream.seek(max(0, self.size() - size))
            return stream.read(size)

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """Lend a path to the bytes until the block ends."""
        if self.path is not None:
            yield self.path
            return
        with NamedTemporaryFile(prefix="regionarkiv-part-") as copy:
            copy.write(self.data)
            copy.flush()
            yield Path(copy.name)

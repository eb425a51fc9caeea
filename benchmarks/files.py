"""Files a second into the file store and out of it: a folder and a bucket, beside bare requests to the same bucket.

`python -m benchmarks.files [--rounds 5]` writes benchmarks/results/files.md. All take turns in each round, one file at
a time, in one process. "Bare" sends bytes that are at hand under a name that is at hand, with the same client, and
fetches them again. The store reads a stream, hashes it to know its name, makes the object only where there is none, and
compares what it fetches with its SHA-256. The S3 server runs on the same machine.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from obstore.store import S3Store

from application.files.folder import FolderFileStore
from application.files.opening import open_file_store
from application.files.protocol import FileStore
from application.settings import Settings, read_settings
from benchmarks.report import table, write_report
from tests.engines.object_store import start_object_store

KINDS = {"20 kB": (20_000, 300), "1 MB": (1_000_000, 40), "40 MB": (40_000_000, 2)}
"""Bytes of a file, and how many are sent in a round."""

Put = Callable[[Sequence[bytes]], list[str]]
Get = Callable[[Sequence[str]], None]


@dataclass(frozen=True)
class Way:
    """A way of sending files and of fetching them; the seconds that each round took of both."""

    name: str
    put: Put
    get: Get
    sent: list[float]
    fetched: list[float]


def bare(settings: Settings) -> Way:
    """Return how the client does it alone."""
    objects = S3Store(
        urlsplit(settings.files).netloc,
        endpoint=settings.files_endpoint,
        access_key_id=settings.files_key.get_secret_value(),
        secret_access_key=settings.files_secret.get_secret_value(),
        client_options={"allow_http": True},
    )

    def put(contents: Sequence[bytes]) -> list[str]:
        names = [f"bare/{uuid4().hex}" for _ in contents]
        for name, content in zip(names, contents, strict=True):
            objects.put(name, content)
        return names

    def get(names: Sequence[str]) -> None:
        for name in names:
            objects.get(name).bytes()

    return Way("bare", put, get, [], [])


def ours(name: str, store: FileStore) -> Way:
    """Return how a file store does it."""

    def put(contents: Sequence[bytes]) -> list[str]:
        return [store.put(BytesIO(content), limit=len(content), name="x").sha256 for content in contents]

    def get(names: Sequence[str]) -> None:
        for one in names:
            with store.open_verified(one) as stream:
                while stream.read(256 * 1024):
                    pass

    return Way(name, put, get, [], [])


def measure(ways: Sequence[Way], size: int, count: int, rounds: int) -> None:
    """Let each way send and fetch the same number of new files in each round, another one first each time."""
    for number in range(rounds):
        for way in (*ways[number % len(ways) :], *ways[: number % len(ways)]):
            contents = [os.urandom(size) for _ in range(count)]
            began = time.perf_counter()
            names = way.put(contents)
            way.sent.append((time.perf_counter() - began) / count)
            began = time.perf_counter()
            way.get(names)
            way.fetched.append((time.perf_counter() - began) / count)


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    rows = []
    server = start_object_store()
    try:
        for kind, (size, count) in KINDS.items():
            settings = read_settings(
                {
                    "secret_key": "s" * 40,
                    "files": f"s3://{server.new_bucket()}/files",
                    "files_endpoint": server.endpoint,
                    "files_key": server.key,
                    "files_secret": server.secret,
                },
                env_file=None,
            )
            with tempfile.TemporaryDirectory() as folder:
                ways = (
                    bare(settings),
                    ours("bucket", open_file_store(settings)),
                    ours("folder", FolderFileStore(Path(folder))),
                )
                measure(ways, size, count, asked.rounds)
            for way in ways:
                rows.append([kind, way.name, *_figures(size, way.sent, ways[0].sent)])
                rows[-1] += _figures(size, way.fetched, ways[0].fetched)
    finally:
        server.remove()
    head = ("file", "way", "sent/s", "MB/s", "of bare", "fetched/s", "MB/s", "of bare")
    write_report("files", __doc__ or "", table(head, rows))


def _figures(size: int, taken: Sequence[float], alone: Sequence[float]) -> list[str]:
    rate = 1 / statistics.median(taken)
    return [f"{rate:.0f}", f"{rate * size / 1e6:.0f}", f"{100 * rate * statistics.median(alone):.0f} %"]


if __name__ == "__main__":
    main()

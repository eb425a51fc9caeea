"""Files a second read with a Tika Server, and found, beside bare requests to the same server.

`python -m benchmarks.tika_server [--files 400] [--rounds 3] [--processes N]` writes benchmarks/results/tika_server.md.
Bare: as many processes send every file to the server, each on a connection of its own, and take the XML as it comes.
Reading: the pool's children read the same files as in the large size, PDF and Office's XML by themselves and the rest
by the server, and make pages, metadata, language and packed text. End to end: what `ingest` measures, on SQLite and
Tantivy. The first two take turns, five times in each round, and each share is that of files read one right after the
other. All is warm: the server has read a few hundred files.

RTF is the least that Tika does. Of a file of 11 kB a request on a connection that is kept takes 2.1 ms of a quiet
machine, where one on a new connection, as the bare ones are, takes 2.6. What is done with the answer takes 0.75 ms of
processor (pages 0.16, clean text and language 0.32, packing 0.26), and passing the file to a child and back 0.3. While
others want the processors every step from process to process waits for its turn, and there are more of them in reading
than in bare requests: the share is lower the busier the machine is. In a mix of an office's files what is read here is
worth far more than that costs.
"""

import argparse
import http.client
import statistics
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from application.settings import read_settings
from benchmarks.ingest import end_to_end, reading_alone
from benchmarks.office_papers import MIX, PAGES, mixed, write_papers
from benchmarks.report import table, write_report
from tests.engines.tika_server import start_tika_server

_WARM, _PAIRS = 300, 5
_HEADERS = {"Accept": "application/json", "X-Tika-OCRskipOcr": "true", "X-Tika-PDFOcrStrategy": "no_ocr"}


def bare(paths: Sequence[Path], server: str, processes: int) -> float:
    """Return seconds that the server takes for all files, asked by so many processes and no more than asked."""
    with ProcessPoolExecutor(processes) as senders:
        list(senders.map(partial(_send, server=server), paths[:processes]))  # each has started
        began = time.perf_counter()
        answers = list(senders.map(partial(_send, server=server), paths))
        taken = time.perf_counter() - began
    assert all(answers)
    return taken


def _send(path: Path, server: str) -> int:
    connection = http.client.HTTPConnection(urlsplit(server).netloc)
    try:
        with path.open("rb") as stream:
            connection.request("PUT", "/rmeta/xml", stream, {**_HEADERS, "Content-Length": str(path.stat().st_size)})
        answer = connection.getresponse()
        assert answer.status == http.client.OK
        return len(answer.read())
    finally:
        connection.close()


def measure(name: str, kinds: Sequence[str], rounds: int, processes: int, server: str) -> list[str]:
    """Return a row of the table."""
    alone, reading, found = [], [], []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder, before = Path(scratch) / "papers", Path(scratch) / "before"
        write_papers(folder, kinds)
        write_papers(before, list(MIX) * processes, seed=2)
        paths = sorted(folder.rglob("*.*"))
        bare((paths * (_WARM // len(paths) + 1))[:_WARM], server, processes)
        for number in range(rounds):
            root = Path(scratch) / f"archive-{number}"
            for _ in range(_PAIRS):
                alone.append(bare(paths, server, processes))
                reading.append(reading_alone(folder, before, processes, tika=server))
            found.append(end_to_end(folder, before, root, processes, tika=server).found)
    speeds = [f"{len(paths) / statistics.median(seconds):.0f}" for seconds in (alone, reading, found)]
    shares = [_share(alone, reading), _share(alone[_PAIRS - 1 :: _PAIRS], found)]
    return [name, str(len(paths)), *speeds, *shares]


def main() -> None:
    """Measure each kind and the mix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=read_settings({"secret_key": "s" * 40}).extraction_processes)
    asked = parser.parse_args()
    folders = {kind: [kind] * asked.files for kind in MIX} | {"mixed": mixed(asked.files)}
    server = start_tika_server()
    try:
        rows = [measure(name, kinds, asked.rounds, asked.processes, server.url) for name, kinds in folders.items()]
    finally:
        server.remove()
    notes = (
        f"Files of {PAGES} pages; senders, or reading processes: {asked.processes}; one server on the same machine; "
        f"medians of {asked.rounds} rounds, of {_PAIRS} pairs each."
    )
    head = ["kind", "files", "bare requests /s", "reading /s", "end to end /s", "reading / bare", "end to end / bare"]
    write_report("tika_server", __doc__ or "", table(head, rows), notes)


def _share(alone: Sequence[float], seconds: Sequence[float]) -> str:
    return f"{100 * statistics.median(one / each for one, each in zip(alone, seconds, strict=True)):.0f} %"


if __name__ == "__main__":
    main()

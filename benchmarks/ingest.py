"""Documents a second from a folder of papers to a search that finds them, beside reading their text alone.

`python -m benchmarks.ingest [--files 400] [--rounds 3] [--processes N]` writes benchmarks/results/ingest.md. Both are
measured in each round with the same number of reading processes, and both begin warm: processes started and a few files
of every kind dealt with, as beside a server that runs. "End to end" is what `flask archive import` does: hash and store
the bytes, record the events, bring the registers along, read the text, keep it, and index it.

Unless `--processes` says otherwise there are as many reading processes as an installation has by itself: one less than
the machine has cores, so that recording and indexing have a core of their own. With one process for each of two cores
the mix of files came to 47 % of reading alone: the two took the time from each other.

The rest costs about the same for every kind, in the process of the import and the worker: it is in the table. With a
core of its own it goes on beside reading, so the share is near 100 % where a file takes longer to read than the rest
takes (RTF, by Tika), and falls where it is quicker: recording and following the events of a file, its forms of words
and their place in the two indexes take some 8 ms. PDF and the mix, read in 9 to 11 ms, come to 80 % of reading alone;
DOCX, ODT, XLSX and EML, read in 2 to 3 ms, to a third: no reading is left for the rest to hide behind. What is lost
where reading takes longest is the beginning, before the first files are recorded, and the end, when the last ones that
were read are indexed: half a second together, whatever the number of files.

On the large size events and registers are in PostgreSQL, files in an object store, the index in Elasticsearch, and RTF
is read by a Tika Server: all started here, and all on the same cores. `--small` leaves it out.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from application.engines import initialise
from application.imports.folder import import_folder
from application.office.facts import ArchiveKind
from application.opened import open_archive
from application.recognition import recognise_stream
from application.settings import read_settings
from benchmarks.office_papers import MIX, PAGES, mixed, write_papers
from benchmarks.report import table, write_report
from search.engines.opening import open_engine
from search.extraction.limits import Limits
from search.extraction.pool import Pool, Task
from search.workers import worker_of
from tests.engines.archives import large_engines
from tests.engines.elasticsearch import start_elasticsearch
from tests.engines.object_store import start_object_store
from tests.engines.postgresql import start_postgresql
from tests.engines.tika_server import start_tika_server


def reading_alone(folder: Path, before: Path, processes: int, *, tika: str = "") -> float:
    """Return seconds that reading all files of the folder takes, and nothing else, by those that read `before`."""
    with Pool(processes=processes, limits=Limits(tika=(tika,) if tika else ())) as pool:
        pool.start()
        list(pool.run(_tasks(before)))
        tasks = _tasks(folder)
        began = time.perf_counter()
        done = sum(finished.packed is not None for finished in pool.run(tasks))
        taken = time.perf_counter() - began
    assert done == len(tasks)
    return taken


@dataclass(frozen=True, slots=True)
class Whole:
    """Seconds until all is filed and until all can be found; `own` are those of CPU outside the reading processes."""

    filed: float
    found: float
    own: float


def end_to_end(folder: Path, before: Path, root: Path, processes: int, **engines: str) -> Whole:
    """Import `folder` beside a worker that has dealt with `before`."""
    chosen = {"secret_key": "s" * 40, "data": root, "log_level": "error", "extraction_processes": processes}
    settings = read_settings({**chosen, **engines}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as opened:
        engine = open_engine(settings)
        worker = worker_of(opened, engine)
        with worker.beside():
            import_folder(opened, before, publish=True)
            while not worker.is_settled():
                time.sleep(0.05)
            began, used = time.perf_counter(), time.process_time()
            report = import_folder(opened, folder, publish=True)
            filed = time.perf_counter() - began
        whole = Whole(filed, time.perf_counter() - began, time.process_time() - used)
        assert report.is_complete
        assert worker.is_settled()
        engine.close()
    return whole


Engines = Callable[[], AbstractContextManager[dict[str, str]]]
"""Gives the settings of an empty archive's engines for as long as they are there."""


@contextmanager
def small_size() -> Iterator[dict[str, str]]:
    """Give what an archive has by itself."""
    yield {}


def measure(name: str, kinds: list[str], rounds: int, processes: int, engines: Engines = small_size) -> list[str]:
    """Return a row of the table."""
    alone, wholes = [], []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder, before = Path(scratch) / "papers", Path(scratch) / "before"
        write_papers(folder, kinds)
        write_papers(before, list(MIX) * processes, seed=2)
        for number in range(rounds):
            with engines() as chosen:
                alone.append(reading_alone(folder, before, processes, tika=chosen.get("tika", "")))
                root = Path(scratch) / f"archive-{number}"
                wholes.append(end_to_end(folder, before, root, processes, **chosen))
    count = len(kinds)
    shares = [reading / whole.found for reading, whole in zip(alone, wholes, strict=True)]
    return [
        name,
        str(count),
        f"{count / statistics.median(alone):.0f}",
        f"{count / statistics.median(one.found for one in wholes):.0f}",
        f"{count / statistics.median(one.filed for one in wholes):.0f}",
        f"{1000 * statistics.median(alone) * processes / count:.1f}",
        f"{1000 * statistics.median(one.own for one in wholes) / count:.1f}",
        f"{100 * statistics.median(shares):.0f} %",
    ]


def main() -> None:
    """Measure each kind and the mix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=read_settings({"secret_key": "s" * 40}).extraction_processes)
    parser.add_argument("--small", action="store_true", help="leave the large size out")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    rows = [measure(kind, [kind] * asked.files, asked.rounds, asked.processes) for kind in MIX]
    rows.append(measure("mixed", mixed(asked.files), asked.rounds, asked.processes))
    if not asked.small:
        with large_size() as engines:
            for name, kinds in (("pdf", ["pdf"] * asked.files), ("mixed", mixed(asked.files))):
                rows.append(measure(f"{name}, large size", kinds, asked.rounds, asked.processes, engines))
    head = ["kind", "files", "reading alone /s", "end to end /s", "filed /s", "reading ms a file", "the rest ms a file"]
    notes = (
        f"Files of {PAGES} pages of text; reading processes: {asked.processes}; median of {asked.rounds} rounds, the "
        "share that of each round. Milliseconds are of processes for reading, and of CPU for the rest. In the mix, of "
        f"twenty files: {', '.join(f'{count} {kind}' for kind, count in MIX.items())}. The load of the machine was "
        f"{load:.1f} before it began: what others do there takes from both."
    )
    write_report("ingest", __doc__ or "", table([*head, "end to end / reading"], rows), notes)


@contextmanager
def large_size() -> Iterator[Engines]:
    """Start the servers of the large size; give what makes room for an archive in them."""
    with ExitStack() as started:
        database = start_postgresql(durable=True)
        started.callback(database.remove)
        search = start_elasticsearch(java_options="")
        started.callback(search.remove)
        tika = start_tika_server()
        started.callback(tika.remove)
        files = start_object_store()
        started.callback(files.remove)
        yield partial(large_engines, database, search, tika, files)


def _tasks(folder: Path) -> list[Task]:
    tasks = []
    for path in sorted(folder.rglob("*.*")):
        with path.open("rb") as stream:
            tasks.append(Task(str(path), path, recognise_stream(stream, path.name), path.name))
    return tasks


if __name__ == "__main__":
    main()

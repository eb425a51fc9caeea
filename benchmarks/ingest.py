"""Documents a second from a folder of papers to a search that finds them, beside reading their text alone.

`python -m benchmarks.ingest [--files 400] [--rounds 3]` writes benchmarks/results/ingest.md. Both are measured in each
round with the same number of reading processes, started beforehand; "end to end" is what `flask archive import` does:
hash and store the bytes, record the events, bring the registers along, read the text, keep it, and index it.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from application.engines import initialise
from application.imports.folder import import_folder
from application.media import recognise_stream
from application.office.facts import ArchiveKind
from application.opened import open_archive
from application.settings import read_settings
from benchmarks.office_papers import MIX, PAGES, mixed, write_papers
from benchmarks.report import table, write_report
from search.engines.opening import open_engine
from search.extraction.limits import Limits
from search.extraction.pool import Pool, Task
from search.worker import Worker

PROCESSES = 2


def bare(folder: Path) -> float:
    """Return seconds that reading all files of the folder takes, and nothing else."""
    tasks = []
    for path in sorted(folder.rglob("*.*")):
        with path.open("rb") as stream:
            tasks.append(Task(str(path), path, recognise_stream(stream, path.name), path.name))
    with Pool(processes=PROCESSES, limits=Limits()) as pool:
        pool.start()
        list(pool.run(tasks[:PROCESSES]))
        began = time.perf_counter()
        outcomes = [finished.packed.outcome for finished in pool.run(tasks)]
        taken = time.perf_counter() - began
    assert len(outcomes) == len(tasks)
    return taken


def end_to_end(folder: Path, root: Path) -> tuple[float, float]:
    """Return seconds until everything in the folder is filed, and until everything can be found."""
    settings = read_settings(
        {"secret_key": "s" * 40, "data": root, "log_level": "error", "extraction_processes": PROCESSES}, env_file=None
    )
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as opened:
        engine = open_engine(settings)
        worker = Worker(opened, engine)
        began = time.perf_counter()
        with worker.beside():
            report = import_folder(opened, folder, publish=True)
            filed = time.perf_counter() - began
        found = time.perf_counter() - began
        assert report.is_complete
        assert worker.is_settled()
        engine.close()
    return filed, found


def measure(name: str, kinds: list[str], rounds: int) -> list[str]:
    """Return a row of the table."""
    alone, filed, found = [], [], []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch) / "papers"
        write_papers(folder, kinds)
        for number in range(rounds):
            alone.append(bare(folder))
            one, all_ = end_to_end(folder, Path(scratch) / f"archive-{number}")
            filed.append(one)
            found.append(all_)
    count = len(kinds)
    reading, whole = count / statistics.median(alone), count / statistics.median(found)
    return [
        name,
        str(count),
        f"{reading:.0f}",
        f"{whole:.0f}",
        f"{count / statistics.median(filed):.0f}",
        f"{100 * whole / reading:.0f} %",
    ]


def main() -> None:
    """Measure each kind and the mix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    rows = [measure(kind, [kind] * asked.files, asked.rounds) for kind in MIX]
    rows.append(measure("mixed", mixed(asked.files), asked.rounds))
    head = ["kind", "files", "reading alone /s", "end to end /s", "filing alone /s", "end to end / reading"]
    notes = (
        f"Files of {PAGES} pages of text; {PROCESSES} reading processes; median of {asked.rounds} rounds. In the mix, "
        f"of twenty files: {', '.join(f'{count} {kind}' for kind, count in MIX.items())}."
    )
    write_report("ingest", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

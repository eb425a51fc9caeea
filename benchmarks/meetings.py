"""How long the pages of meetings take where a council has met for many years, and how fast their register is filled.

`python -m benchmarks.meetings [--meetings 4000] [--keep FOLDER]` writes benchmarks/results/meetings.md. So many
meetings are recorded, two hundred a year in 25 bodies, each of ten items, with an agenda, a notice, minutes that tell
of twelve people, and all that follows until they are published. The register is rebuilt from them in a process of its
own. Then pages are asked for over HTTP, each time of another meeting, body, day and position, beside a bare page of
Flask. The same at a tenth of the data shows how the cost grows. Where others share the machine, the time of the
processor is nearer to what the clock would say without them.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from uuid import UUID

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import Settings, read_settings
from benchmarks.asked import pages_asked, rates
from benchmarks.large_meetings import BODIES, FIRST_YEAR, ITEMS, MEMBERS, a_year, body_id, record_meetings
from benchmarks.rebuild import in_its_own_process
from benchmarks.report import table, write_report

PAGE_MS = 50
"""Target: p95 of a page."""
_PAGES_ASKED = 25


class Questions:
    """Random ones about so many meetings, in an archive whose last position is `end`."""

    def __init__(self, meetings: int, end: int) -> None:
        self._chance, self._end, self._of = Random(7), end, meetings

    def meeting(self) -> str:
        """Return the reference of a meeting."""
        number = self._chance.randrange(self._of)
        return f"{FIRST_YEAR + number // a_year()}/{number % a_year() + 1}"

    def body(self) -> UUID:
        """Return a body."""
        return body_id(self._chance.randrange(BODIES))

    def year(self) -> int:
        """Return a year in which there were meetings."""
        return FIRST_YEAR + self._chance.randrange(self._of) // a_year()

    def then(self) -> str:
        """Return a day of the last year and a position of the later half, as an address asks for them."""
        last = FIRST_YEAR + (self._of - 1) // a_year()
        day = f"{last}-{self._chance.randrange(1, 13):02}-{self._chance.randrange(1, 29):02}"
        return f"on={day}&known=nr{self._chance.randrange(self._end // 2, self._end)}"


def addresses(asked: Questions) -> dict[str, Callable[[], str]]:
    """Return what makes the address of each page anew."""
    return {
        "all meetings": lambda: "/moter?state=all",
        "the meetings of a year": lambda: f"/moter?state=all&year={asked.year()}",
        "the meetings of a body": lambda: f"/moter?state=all&body={asked.body()}",
        "a meeting of ten items": lambda: f"/mote/{asked.meeting()}",
        "a meeting then, as known then": lambda: f"/mote/{asked.meeting()}?{asked.then()}",
        "the meeting plan of a year": lambda: f"/moteplan/{asked.year()}",
        "API: the meetings of a body": lambda: f"/api/v1/meetings?body={asked.body()}",
    }


def filled(root: Path, meetings: int) -> tuple[Settings, str]:
    """Record and fill, unless that is done; return the archive and what filling took."""
    given = {"secret_key": "s" * 40, "data": root / f"archive-{meetings}", "log_level": "error"}
    settings, said = read_settings(given, env_file=None), root / f"filled-{meetings}.txt"
    if not said.exists():
        initialise(settings, ArchiveKind.REAL, "Prøveregionen")
        began = time.perf_counter()
        with open_archive(settings) as opened:
            record_meetings(opened.stores.recorder, opened.follower.mapper, meetings)
        recorded = time.perf_counter() - began
        every = in_its_own_process(settings, _all_registers)
        alone = in_its_own_process(settings, _of_meetings)
        said.write_text(
            f"{meetings:,} meetings of {ITEMS} items and {MEMBERS} people, {every[0]:,} events recorded in "
            f"{recorded:,.0f} s. All registers are rebuilt from {rates(every)}; that of meetings alone from "
            f"{rates(alone)}.",
            encoding="utf-8",
        )
    return settings, said.read_text(encoding="utf-8")


def _all_registers(opened: OpenArchive) -> int:
    return opened.follower.rebuild()


def _of_meetings(opened: OpenArchive) -> int:
    return opened.follower.rebuild(["meetings"])


def measure(root: Path, meetings: int) -> tuple[dict[str, str], str]:
    """Return what every page takes, and what filling took."""
    settings, said = filled(root, meetings)
    with open_archive(settings) as opened:
        asked = Questions(meetings, opened.follower.log.end)
        file = Path(str(opened.stores.registers.url.database))
    found = dict(pages_asked(settings, addresses(asked), _PAGES_ASKED))
    return found, f"{said} The file of the registers has {file.stat().st_size / 1e6:,.0f} MB."


def main() -> None:
    """Fill, ask, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=int, default=4_000)
    parser.add_argument("--keep", type=Path, help="a folder to fill once and ask again later")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        root = given.keep or Path(scratch)
        root.mkdir(exist_ok=True)
        sizes = (given.meetings // 10, given.meetings)
        measured = [measure(root, size) for size in sizes]
    head = ["asked", *(f"{size:,} meetings: {of}" for size in sizes for of in ("processor, ms", "clock, ms"))]
    rows = [[what, *(found[what] for found, _ in measured)] for what in measured[0][0]]
    notes = "\n\n".join(
        (
            *(said for _, said in measured),
            f"p50 / p95 / p99 of {_PAGES_ASKED} questions for each page. Target: p95 under {PAGE_MS} ms.",
        )
    )
    write_report("meetings", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

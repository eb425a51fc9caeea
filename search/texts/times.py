"""How long files took to read, counted where every worker and every web server sees it: for whoever watches."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine, and_, bindparam, insert, select, update

from application.database import writing
from search.extraction.result import Outcome
from search.texts.tables import reading_times

LIMITS_S = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 900.0)
"""Files are counted by the first of these that they did not take longer than, in seconds."""

_LONGER_MS = 2**31 - 1
_UP_TO_MS = (*(round(limit * 1000) for limit in LIMITS_S), _LONGER_MS)


@dataclass(frozen=True, slots=True)
class Times:
    """Files of one queue and outcome: `files` for each of LIMITS_S and then for those beyond, `seconds` of all."""

    is_ocr: bool
    outcome: Outcome
    files: tuple[int, ...]
    seconds: float


_THIS = and_(
    reading_times.c.queue == bindparam("its_queue"),
    reading_times.c.outcome == bindparam("its_outcome"),
    reading_times.c.up_to_ms == bindparam("its_up_to_ms"),
)
_ADD = (
    update(reading_times)
    .where(_THIS)
    .values(files=reading_times.c.files + bindparam("more"), seconds=reading_times.c.seconds + bindparam("longer"))
)


class ReadingTimes:
    """Counts in the database of `engine`, whose tables the text store makes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, readings: Iterable[tuple[Outcome, float]], *, ocr: bool) -> None:
        """Count files that were read: the outcome of each, and the seconds it took."""
        counted: dict[tuple[str, int], tuple[int, float]] = {}
        for outcome, seconds in readings:
            key = (outcome.value, _UP_TO_MS[bisect_left(LIMITS_S, seconds)])
            files, before = counted.get(key, (0, 0.0))
            counted[key] = (files + 1, before + seconds)
        if not counted:
            return
        queue = "ocr" if ocr else "text"
        with writing(self._engine) as connection:
            for (ended, up_to_ms), (files, seconds) in sorted(counted.items()):
                this = {"its_queue": queue, "its_outcome": ended, "its_up_to_ms": up_to_ms}
                if not connection.execute(_ADD, this | {"more": files, "longer": seconds}).rowcount:
                    row = {"queue": queue, "outcome": ended, "up_to_ms": up_to_ms, "files": files, "seconds": seconds}
                    connection.execute(insert(reading_times), [row])

    def read(self) -> list[Times]:
        """Return what was counted since the text store was begun."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(reading_times)).all()
        found = []
        for queue, outcome in sorted({(row.queue, row.outcome) for row in rows}):
            these = {row.up_to_ms: row for row in rows if (row.queue, row.outcome) == (queue, outcome)}
            files = tuple(int(these[limit].files) if limit in these else 0 for limit in _UP_TO_MS)
            seconds = float(sum(row.seconds for row in these.values()))
            found.append(Times(queue == "ocr", Outcome(outcome), files, seconds))
        return found

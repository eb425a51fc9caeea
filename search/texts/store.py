"""The text store: what was read from files, by SHA-256, in the order in which it was completed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import uuid4
from weakref import WeakSet

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import OperationalError

from application.database import is_of_the_storage, make_home, writing
from search.extraction.packed import Packed, pack, unpack
from search.extraction.result import ExtractionResult, Outcome
from search.texts import tables
from search.texts.absence import TikaAbsence
from search.texts.states import WITH_TEXT, Counts, Progress, StoredText, TextState
from search.texts.tables import contents, counter, facts, states
from search.texts.times import ReadingTimes

FEW = 500
"""So many values fit in one statement in every database."""

_STATE = (
    states.c.sha256,
    states.c.progress,
    states.c.outcome,
    states.c.reason,
    states.c.page_count,
    states.c.part_count,
    states.c.language,
    states.c.ocr,
    states.c.ocr_reason,
    states.c.attempts,
    states.c.number,
)

# Built once: building a statement costs more than running it.
_FORGET = delete(contents).where(contents.c.sha256 == bindparam("which"))
_KEEP = insert(contents)
_COMPLETE = update(states).where(states.c.sha256 == bindparam("which"))
_ADD = insert(states)
_TAKE_NUMBERS = update(counter).values(last=counter.c.last + bindparam("how_many"))
_LAST_NUMBER = select(counter.c.last)
_VERSION = select(facts.c.value).where(facts.c.name == "version")
_STATES = select(*_STATE).where(states.c.sha256.in_(bindparam("those", expanding=True)))
_OUTSTANDING = select(func.count()).where(states.c.progress.in_((Progress.WAITING, Progress.READING)))


def take_numbers(connection: Connection, how_many: int) -> int:
    """Take the next numbers and return the last of them.

    The counter is held until the transaction ends, so that no number is seen before a lower one.
    """
    connection.execute(_TAKE_NUMBERS, {"how_many": how_many})
    return int(connection.scalar(_LAST_NUMBER) or 0)


_BEGUN: WeakSet[Engine] = WeakSet()
"""Databases whose tables and indexes this process has looked at."""


class TextStore:
    """Keeps results by the SHA-256 of the file they were read from, in the database of `engine`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def initialise(self) -> None:
        """Make the tables; drop and make them again when they are of another version. Run before servers start.

        Again it costs one question while they are there: for workers, who may find them deleted.
        """
        if self._engine in _BEGUN and self._version() == tables.VERSION:
            return
        with writing(self._engine) as connection:
            make_home(connection)
            facts.create(connection, checkfirst=True)
            found = connection.scalar(_VERSION)
            if found != tables.VERSION:
                tables.metadata.drop_all(connection)
            tables.metadata.create_all(connection)
            for index in states.indexes:  # one that is newer than the table
                index.create(connection, checkfirst=True)
            if found != tables.VERSION:
                connection.execute(insert(facts), [{"name": "version", "value": tables.VERSION}])
                connection.execute(insert(facts), [{"name": "generation", "value": uuid4().hex}])
                connection.execute(insert(counter), [{"id": 1, "last": 0}])
        _BEGUN.add(self._engine)

    def times(self) -> ReadingTimes:
        """Return what counts how long files take to read."""
        return ReadingTimes(self._engine)

    def generation(self) -> str:
        """Return a name of this store that changes when it was begun anew: numbers of another one mean nothing here."""
        with self._engine.connect() as connection:
            return str(connection.scalar(select(facts.c.value).where(facts.c.name == "generation")))

    def absence(self) -> TikaAbsence:
        """Return what is known here of Tika being away."""
        return TikaAbsence(self._engine)

    def get(self, sha256: str) -> StoredText | None:
        """Return the text of a file, None when it was never read."""
        return self.get_many([sha256]).get(sha256)

    def get_many(self, digests: Iterable[str]) -> dict[str, StoredText]:
        """Return the texts of those files that were read."""
        found = {}
        with self._engine.connect() as connection:
            for some in _some(digests):
                joined = select(*_STATE, contents.c.content).join(contents, contents.c.sha256 == states.c.sha256)
                for row in connection.execute(joined.where(states.c.sha256.in_(some))):
                    found[row.sha256] = StoredText(_state(row), unpack(row.content))
        return found

    def states(self, digests: Iterable[str]) -> dict[str, TextState]:
        """Return how the reading of each file stands, without its text; files never asked for are left out."""
        portions = list(_some(digests))
        if not portions:
            return {}
        found = {}
        with self._engine.connect() as connection:
            for some in portions:
                for row in connection.execute(_STATES, {"those": some}):
                    found[row.sha256] = _state(row)
        return found

    def put(self, sha256: str, result: ExtractionResult | Packed, *, media_type: str = "", name: str = "") -> int:
        """Keep a result in place of an earlier one; return its number. See `put_many`."""
        packed = result if isinstance(result, Packed) else pack(result)
        return self.put_many({sha256: packed}, kinds={sha256: (media_type, name)})[sha256]

    def put_many(
        self, results: Mapping[str, Packed], *, kinds: Mapping[str, tuple[str, str]] | None = None
    ) -> dict[str, int]:
        """Keep results in one transaction; return the number of each.

        Numbers grow with each completion, and become visible in order. `kinds` are the media types and names of files
        that were never asked for.
        """
        if not results:
            return {}
        with writing(self._engine) as connection:
            last = take_numbers(connection, len(results))
            numbers = dict(zip(results, range(last - len(results) + 1, last + 1), strict=True))
            known = _known(connection, results)
            connection.execute(_FORGET, [{"which": sha} for sha in results])
            connection.execute(_KEEP, [{"sha256": sha, "content": packed.content} for sha, packed in results.items()])
            done = {sha: _completed(packed, numbers[sha]) for sha, packed in results.items()}
            changed = [{"which": sha} | values for sha, values in done.items() if sha in known]
            added = [
                {"sha256": sha, "media_type": kind[0], "name": kind[1], "asked": values["number"]} | values
                for sha, values in done.items()
                if sha not in known and (kind := (kinds or {}).get(sha, ("", "")))
            ]
            if changed:
                connection.execute(_COMPLETE, changed)
            if added:
                connection.execute(_ADD, added)
        return numbers

    def completed_after(self, number: int, limit: int) -> list[tuple[int, str]]:
        """Return at most `limit` completions after `number`, in order: the number and the SHA-256 of each.

        A file read again has its newest number only.
        """
        after = select(states.c.number, states.c.sha256).where(states.c.number > number)
        with self._engine.connect() as connection:
            rows = connection.execute(after.order_by(states.c.number).limit(limit))
            return [(row.number, row.sha256) for row in rows]

    def never_read(self) -> list[str]:
        """Return the files that were asked for and never read."""
        with self._engine.connect() as connection:
            unread = select(states.c.sha256).where(states.c.progress == Progress.WAITING, states.c.outcome.is_(None))
            return list(connection.scalars(unread))

    def last_number(self) -> int:
        """Return the number of the last completion, 0 when nothing was read yet."""
        with self._engine.connect() as connection:
            return int(connection.scalar(select(func.max(states.c.number))) or 0)

    def outstanding(self) -> int:
        """Return how many files wait or are being read, scanned pages left aside: for every page that says so."""
        with self._engine.connect() as connection:
            return int(connection.scalar(_OUTSTANDING) or 0)

    def counts(self) -> Counts:
        """Return how many files are waiting, being read, and done by outcome."""
        has_text = states.c.page_count + states.c.part_count > 0
        by = (states.c.progress, states.c.ocr, states.c.outcome, has_text.label("has_text"))
        with self._engine.connect() as connection:
            rows = connection.execute(select(*by, func.count().label("files")).group_by(*by)).all()
        outcomes: dict[Outcome, int] = {}
        for row in rows:
            if row.progress == Progress.DONE:
                outcomes[Outcome(row.outcome)] = outcomes.get(Outcome(row.outcome), 0) + row.files
        return Counts(
            waiting=sum(row.files for row in rows if row.progress == Progress.WAITING),
            reading=sum(row.files for row in rows if row.progress == Progress.READING),
            ocr_waiting=sum(row.files for row in rows if row.ocr == Progress.WAITING),
            ocr_reading=sum(row.files for row in rows if row.ocr == Progress.READING),
            outcomes=outcomes,
            with_text=sum(
                row.files for row in rows if row.progress == Progress.DONE and row.has_text and row.outcome in WITH_TEXT
            ),
        )

    def _version(self) -> str | None:
        with self._engine.connect() as connection:
            try:
                return connection.scalar(_VERSION)
            except OperationalError as error:
                if is_of_the_storage(error):
                    raise
                return None


def _completed(packed: Packed, number: int) -> dict[str, Any]:
    return {
        "progress": Progress.DONE,
        "ocr": Progress.WAITING if packed.wants_ocr else Progress.NONE,
        "leased_until": None,
        "number": number,
        "outcome": packed.outcome.value,
        "reason": packed.reason,
        "ocr_reason": None,
        "page_count": packed.page_count,
        "part_count": packed.part_count,
        "language": packed.language,
        "attempts": 0,  # the next queue counts anew
    }


def _state(row: Any) -> TextState:
    return TextState(
        sha256=row.sha256,
        progress=Progress(row.progress),
        outcome=None if row.outcome is None else Outcome(row.outcome),
        reason=row.reason,
        page_count=row.page_count,
        part_count=row.part_count,
        language=row.language,
        ocr=Progress(row.ocr),
        ocr_reason=row.ocr_reason,
        attempts=row.attempts,
        number=row.number,
    )


def _known(connection: Connection, digests: Iterable[str]) -> set[str]:
    wanted = list(digests)
    return set(connection.scalars(select(states.c.sha256).where(states.c.sha256.in_(wanted))))


def _some(digests: Iterable[str]) -> Iterator[Sequence[str]]:
    """Yield the digests in portions that fit in a statement, each once."""
    distinct = list(dict.fromkeys(digests))
    for start in range(0, len(distinct), FEW):
        yield distinct[start : start + FEW]

"""The queues in front of the text store: files to read, and scanned ones to read slowly."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Engine, and_, func, insert, or_, select, update

from application.database import writing
from search.extraction.packed import pack
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.texts.states import FAILURES, Claim, Progress
from search.texts.store import FEW, TextStore, take_numbers
from search.texts.tables import states

LEASE_S = 60.0
"""How long a claim holds unless it is renewed: so long after a worker was killed its files are taken on again."""

MOST_ATTEMPTS = 5
"""A file claimed so often and never completed takes its workers down, and is given up until someone retries it."""


class TextQueue:
    """What is to be read: asked for, claimed for a while, completed by `TextStore.put`. Any number of workers.

    `clock` gives seconds since 1970, the same for all workers.
    """

    def __init__(self, engine: Engine, *, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._clock = engine, clock

    def ask(self, files: Iterable[tuple[str, str, str]]) -> int:
        """Put files (SHA-256, media type, name) in the queue unless they are known; return how many were new."""
        wanted = {sha: (media_type, name) for sha, media_type, name in files}
        digests = list(wanted)
        added = 0
        for start in range(0, len(digests), FEW):
            some = digests[start : start + FEW]
            with writing(self._engine) as connection:
                # Taking the counter first makes askers wait for each other: none adds what another just did.
                first = take_numbers(connection, len(some)) - len(some) + 1
                known = set(connection.scalars(select(states.c.sha256).where(states.c.sha256.in_(some))))
                rows = [
                    {
                        "sha256": sha,
                        "media_type": wanted[sha][0],
                        "name": wanted[sha][1],
                        "asked": first + number,
                        "progress": Progress.WAITING,
                        "ocr": Progress.NONE,
                        "attempts": 0,
                        "page_count": 0,
                        "part_count": 0,
                    }
                    for number, sha in enumerate(some)
                    if sha not in known
                ]
                if rows:
                    connection.execute(insert(states), rows)
                added += len(rows)
        return added

    def take(self, most: int, *, ocr: bool = False) -> list[Claim]:
        """Claim at most `most` files, the longest waiting first, those of killed workers among them."""
        column = _column(ocr)
        now = self._clock()
        wanted = select(states.c.sha256, states.c.media_type, states.c.name, states.c.attempts).where(
            self._free(column)
        )
        with self._engine.connect() as connection:  # an idle worker takes no lock
            if connection.execute(wanted.limit(1)).first() is None:
                return []
        with writing(self._engine) as connection:
            rows = connection.execute(
                wanted.order_by(states.c.asked).limit(most).with_for_update(skip_locked=True)
            ).all()
            spent = [row.sha256 for row in rows if row.attempts >= MOST_ATTEMPTS]
            claimed = [row for row in rows if row.attempts < MOST_ATTEMPTS]
            if claimed:
                connection.execute(
                    update(states)
                    .where(states.c.sha256.in_([row.sha256 for row in claimed]))
                    .values(
                        {column: Progress.READING, "leased_until": now + LEASE_S, "attempts": states.c.attempts + 1}
                    )
                )
        for sha in spent:
            self._give_up(sha, ocr=ocr)
        if spent and not claimed:
            return self.take(most, ocr=ocr)
        return [Claim(row.sha256, row.media_type, row.name, ocr, row.attempts + 1) for row in claimed]

    def waiting(self, most: int, *, ocr: bool = False) -> list[tuple[str, bool]]:
        """Return at most `most` files that could be taken, those asked for last first, and whether each was read."""
        wanted = select(states.c.sha256, states.c.outcome.is_not(None)).where(self._free(_column(ocr)))
        with self._engine.connect() as connection:
            rows = connection.execute(wanted.order_by(states.c.asked.desc()).limit(most))
            return [(row[0], bool(row[1])) for row in rows]

    def claim(self, sha256: str, *, ocr: bool = False) -> Claim | None:
        """Claim one file that waits, or that was claimed by a worker that is no more: for who knows there is no other.

        None when it need not be read, and when it has taken so many workers down that it is given up.
        """
        column = _column(ocr)
        columns = (states.c.media_type, states.c.name, states.c.attempts)
        found = select(*columns).where(states.c.sha256 == sha256, column.in_((Progress.WAITING, Progress.READING)))
        with writing(self._engine) as connection:
            row = connection.execute(found).one_or_none()
            if row is not None and row.attempts < MOST_ATTEMPTS:
                taken = {
                    column: Progress.READING,
                    "leased_until": self._clock() + LEASE_S,
                    "attempts": row.attempts + 1,
                }
                connection.execute(update(states).where(states.c.sha256 == sha256).values(taken))
        if row is None:
            return None
        if row.attempts >= MOST_ATTEMPTS:
            self._give_up(sha256, ocr=ocr)
            return None
        return Claim(sha256, row.media_type, row.name, ocr, row.attempts + 1)

    def renew(self, claims: Iterable[Claim]) -> None:
        """Hold claims for another LEASE_S."""
        digests = [claim.sha256 for claim in claims]
        if digests:
            with writing(self._engine) as connection:
                connection.execute(
                    update(states)
                    .where(states.c.sha256.in_(digests), states.c.leased_until.is_not(None))
                    .values(leased_until=self._clock() + LEASE_S)
                )

    def release(self, claims: Iterable[Claim]) -> None:
        """Give claims back as if they had never been made: of a worker that stops."""
        with writing(self._engine) as connection:
            for claim in claims:
                column = _column(claim.is_ocr)
                connection.execute(
                    update(states)
                    .where(states.c.sha256 == claim.sha256, column == Progress.READING)
                    .values({column: Progress.WAITING, "leased_until": None, "attempts": states.c.attempts - 1})
                )

    def put_off(self, claims: Iterable[Claim], *, seconds: float, counted: bool) -> None:
        """Let claims wait again, at least so long; `counted` says whether they count as an attempt."""
        claimed, until = list(claims), self._clock() + seconds
        with writing(self._engine) as connection:
            for ocr, column in ((False, states.c.progress), (True, states.c.ocr)):
                digests = [claim.sha256 for claim in claimed if claim.is_ocr is ocr]
                for start in range(0, len(digests), FEW):
                    chosen = states.c.sha256.in_(digests[start : start + FEW])
                    values = {column: Progress.WAITING, "leased_until": until}
                    if not counted:
                        values["attempts"] = states.c.attempts - 1
                    connection.execute(update(states).where(chosen, column == Progress.READING).values(values))

    def call_back(self) -> None:
        """Let those that were put off and count no attempt be taken at once."""
        waits = or_(states.c.progress == Progress.WAITING, states.c.ocr == Progress.WAITING)
        with writing(self._engine) as connection:
            connection.execute(
                update(states)
                .where(waits, states.c.leased_until.is_not(None), states.c.attempts == 0)
                .values(leased_until=None)
            )

    def put_off_count(self) -> int:
        """Return how many files are put off: scanned ones left aside."""
        later = and_(states.c.progress == Progress.WAITING, states.c.leased_until > self._clock())
        with self._engine.connect() as connection:
            return int(connection.scalar(select(func.count()).select_from(states).where(later)) or 0)

    def take_back(self) -> int:
        """Let all that is claimed wait again, at once: for a worker that knows there is no other. Return how many."""
        freed = 0
        with writing(self._engine) as connection:
            for column in (states.c.progress, states.c.ocr):
                claimed = update(states).where(column == Progress.READING)
                freed += connection.execute(claimed.values({column: Progress.WAITING, "leased_until": None})).rowcount
        return freed

    def retry(self, digests: Sequence[str] | None = None) -> int:
        """Read files again: these, or all that failed or timed out, OCR included. Return how many that are.

        The text there is stays until the new one is there.
        """
        done = states.c.progress == Progress.DONE
        with writing(self._engine) as connection:
            if digests is not None:
                again = 0
                for start in range(0, len(digests), FEW):
                    chosen = states.c.sha256.in_(digests[start : start + FEW])
                    again += _again(connection, and_(done, chosen))
                return again
            failed = or_(
                states.c.outcome.in_([outcome.value for outcome in FAILURES]), states.c.ocr_reason.is_not(None)
            )
            return _again(connection, and_(done, failed))

    def fail_ocr(self, sha256: str, reason: str | None) -> None:
        """Note that reading the scanned pages failed: what text there was stays as it is."""
        with writing(self._engine) as connection:
            connection.execute(
                update(states)
                .where(states.c.sha256 == sha256)
                .values(ocr=Progress.DONE, ocr_reason=reason or Reason.CRASHED, leased_until=None)
            )

    def _free(self, column: Column[Any]) -> ColumnElement[bool]:
        """What waits and is due, and what killed workers have claimed."""
        is_due = or_(states.c.leased_until.is_(None), states.c.leased_until < self._clock())
        return and_(column.in_((Progress.WAITING, Progress.READING)), is_due)

    def _give_up(self, sha256: str, *, ocr: bool) -> None:
        if ocr:
            self.fail_ocr(sha256, Reason.CRASHED)
        else:
            failed = ExtractionResult(Outcome.FAILED, reason=Reason.CRASHED)
            TextStore(self._engine).put(sha256, pack(failed))


def _column(ocr: bool) -> Column[Any]:
    return states.c.ocr if ocr else states.c.progress


def _again(connection: Connection, chosen: ColumnElement[bool]) -> int:
    changed = connection.execute(
        update(states)
        .where(chosen)
        .values(progress=Progress.WAITING, ocr=Progress.NONE, ocr_reason=None, attempts=0, leased_until=None)
    )
    return int(changed.rowcount)

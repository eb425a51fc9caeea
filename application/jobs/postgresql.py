"""The queues on PostgreSQL: procrastinate's, in a schema of their own."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import psycopg
from procrastinate import App, PsycopgConnector, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.schema import SchemaManager
from sqlalchemy import bindparam, text

from application.jobs.protocol import Counts, Job, JobState, Queue
from application.postgresql import postgresql_engine

SCHEMA = "jobs"

_STATES = {"todo": JobState.WAITING, "doing": JobState.RUNNING, "failed": JobState.FAILED}
_STORED = {state: stored for stored, state in _STATES.items()}
_CONNECTIONS = 3
_AT_ONCE = 500

_COUNTS = text(
    "SELECT queue_name, status::text, count(*) FROM procrastinate_jobs "
    "WHERE status IN ('todo', 'doing', 'failed') GROUP BY queue_name, status"
)
_OUTSTANDING = text("SELECT count(*) FROM procrastinate_jobs WHERE queue_name = :queue AND status IN ('todo', 'doing')")
_LISTED = text(
    "SELECT id, queue_name, args, attempts, "
    "(SELECT max(at) FROM procrastinate_events WHERE job_id = procrastinate_jobs.id) AS since "
    "FROM procrastinate_jobs WHERE status = CAST(:state AS procrastinate_job_status) AND id < :below "
    "ORDER BY id DESC LIMIT :most"
)
_KNOWN = text(
    "SELECT queueing_lock FROM procrastinate_jobs WHERE queueing_lock IN :keys AND status = 'todo'"
).bindparams(bindparam("keys", expanding=True))
_FAILED = text("SELECT id FROM procrastinate_jobs WHERE status = 'failed' ORDER BY id LIMIT :most")
_MOST = 9_223_372_036_854_775_807


def make_jobs(url: str) -> None:
    """Make the tables of the queues in their schema, which its owner made, unless they are there."""
    with psycopg.connect(url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('regionarkiv jobs', 0))")
        connection.execute(f"SET LOCAL search_path = {SCHEMA}")
        if connection.execute(f"SELECT to_regclass('{SCHEMA}.procrastinate_jobs')").fetchone() == (None,):
            connection.execute(_without_extension(SchemaManager.get_schema()))


def queue_app(url: str, *, connections: int = 10) -> App:
    """Return what workers take jobs with: `app.open_async()` first, in the loop that they run in.

    That a job was taken or done is not waited for to be on disk: what a server that lost power forgets of it is done
    again. What is put in a queue is.
    """
    how = _connecting()
    how["options"] += " -c synchronous_commit=off"
    return App(connector=PsycopgConnector(conninfo=url, kwargs=how, min_size=1, max_size=connections, timeout=10))


class QueuedJobs:
    """Jobs in the queues of the database at `url`: see `Jobs`."""

    def __init__(self, url: str) -> None:
        self._engine = postgresql_engine(url, SCHEMA, connections=_CONNECTIONS)
        self._app = App(
            connector=SyncPsycopgConnector(
                conninfo=url, kwargs=_connecting(), min_size=0, max_size=_CONNECTIONS, timeout=10
            )
        )
        self._is_open = False

    def counts(self) -> Counts:
        """Return how many jobs there are."""
        with self._engine.connect() as connection:
            rows = connection.execute(_COUNTS).all()
        return {(Queue(row[0]), _STATES[row[1]]): row[2] for row in rows if row[0] in set(Queue)}

    def listed(self, state: JobState, *, after: int | None = None, limit: int = 50) -> Sequence[Job]:
        """Return jobs that stand so, the latest first."""
        asked = {"state": _STORED[state], "below": after or _MOST, "most": limit}
        with self._engine.connect() as connection:
            rows = connection.execute(_LISTED, asked).all()
        return [Job(row.id, Queue(row.queue_name), state, row.args, row.attempts, row.since) for row in rows]

    def outstanding(self, queue: Queue) -> int:
        """Return how many of a queue wait or run."""
        with self._engine.connect() as connection:
            return int(connection.scalar(_OUTSTANDING, {"queue": queue.value}) or 0)

    def defer(self, queue: Queue, jobs: Mapping[str, Mapping[str, Any]], *, priority: int = 0) -> int:
        """Put jobs in a queue by their keys, but for those whose key waits there already; return how many.

        One that runs does not count: it may have looked before what it is to be done for again.
        """
        deferred = 0
        keys = {f"{queue}:{key}": given for key, given in jobs.items()}
        for start in range(0, len(keys), _AT_ONCE):
            some = list(keys)[start : start + _AT_ONCE]
            with self._engine.connect() as connection:
                known = set(connection.scalars(_KNOWN, {"keys": some}))
            deferred += self._defer(queue, {key: keys[key] for key in some if key not in known}, priority)
        return deferred

    def retry_failed(self) -> int:
        """Let all that failed wait again."""
        retried = 0
        while True:
            with self._engine.connect() as connection:
                ids = list(connection.scalars(_FAILED, {"most": _AT_ONCE}))
            for one in ids:
                self._opened().job_manager.retry_job_by_id(one, retry_at=datetime.now(tz=UTC))
            retried += len(ids)
            if len(ids) < _AT_ONCE:
                return retried

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()
        if self._is_open:
            self._app.close()
            self._is_open = False

    def _defer(self, queue: Queue, jobs: Mapping[str, Mapping[str, Any]], priority: int) -> int:
        """Put jobs in a queue, all by one statement unless somebody else puts one of them there at the same time."""
        if not jobs:
            return 0
        made = self._opened().configure_task(queue.value, queue=queue.value, priority=priority, allow_unknown=True).job
        each = [made.evolve(lock=key, queueing_lock=key, task_kwargs=dict(given)) for key, given in jobs.items()]
        try:
            return len(self._opened().job_manager.batch_defer_jobs(each))
        except AlreadyEnqueued:
            if len(each) == 1:
                return 0
        return sum(self._defer(queue, {key: given}, priority) for key, given in jobs.items())

    def _opened(self) -> App:
        if not self._is_open:
            self._app.open()
            self._is_open = True
        return self._app


def _connecting() -> dict[str, Any]:
    return {
        "options": f"-c search_path={SCHEMA} -c timezone=UTC",
        "connect_timeout": 3,
        "application_name": "regionarkiv jobs",
    }


def _without_extension(schema: str) -> str:
    """Leave out the making of plpgsql, which every database has: the application's role may not make extensions."""
    return re.sub(r"DO \$\$\s*BEGIN\s*CREATE EXTENSION.*?END;\s*\$\$;", "", schema, count=1, flags=re.DOTALL)

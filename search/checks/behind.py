"""How far what is derived from the events has come, and whether anybody brings it along."""

from collections.abc import Callable, Iterator
from contextlib import closing

from application.checks.finding import Finding, Part, ok, warning, wrong
from application.errors import ApplicationError
from application.jobs.protocol import JobState
from application.opened import OpenArchive, open_archive
from application.settings import Settings
from search.engines.opening import open_engine
from search.standing import Standing, standing

LATE = 1_000
"""So many changes behind, a worker that is at it does not keep up."""


class BehindCheck:
    """Asks the stores how far lists, texts and index have come. Says nothing where they do not open: others do."""

    part = Part.LISTS

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def findings(self) -> Iterator[Finding]:
        """Yield what is found."""
        try:
            with open_archive(self._settings) as archive, closing(open_engine(self._settings)) as engine:
                yield from _told(standing(archive, engine))
                yield from _jobs(archive)
        except ApplicationError:
            return


def _told(now: Standing) -> Iterator[Finding]:
    yield from _registers(now)
    if now.index.exists and now.index.away_since is None:  # else the check of the engine says so
        yield _index(now)
    yield _files(now)
    yield _worker(now)


def _registers(now: Standing) -> Iterator[Finding]:
    if now.registers_current:
        yield ok(Part.LISTS, "registers-current", count=now.events)
    for one in now.registers:
        if one.state == "failed":
            yield wrong(Part.LISTS, "register-failed", register=one.name)
        elif one.state == "outdated":
            yield warning(Part.LISTS, "register-outdated", register=one.name)
        elif one.behind:
            yield _late(now, one.behind)(Part.LISTS, "register-behind", register=one.name, count=one.behind)


def _index(now: Standing) -> Finding:
    behind = now.index.events_behind + now.index.texts_behind + now.index.jobs
    if not behind:
        return ok(Part.LISTS, "index-current")
    return _late(now, behind)(Part.LISTS, "index-behind", count=behind)


def _files(now: Standing) -> Finding:
    if not now.files.unread:
        return ok(Part.LISTS, "files-read", count=now.files.total)
    return _late(now, now.files.unread)(Part.LISTS, "files-unread", count=now.files.unread)


def _worker(now: Standing) -> Finding:
    if now.worker_alive:
        return ok(Part.WORKER, "worker-alive")
    return wrong(Part.WORKER, "worker-missed") if not now.is_settled else warning(Part.WORKER, "worker-missing")


def _jobs(archive: OpenArchive) -> Iterator[Finding]:
    failed = sum(count for (_, state), count in archive.jobs.counts().items() if state is JobState.FAILED)
    if failed:
        yield warning(Part.WORKER, "jobs-failed", count=failed)


def _late(now: Standing, behind: int) -> Callable[..., Finding]:
    return ok if now.worker_alive and behind < LATE else warning

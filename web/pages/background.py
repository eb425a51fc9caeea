"""Background work: what waits, what runs and what failed, for the administrator; and letting what failed wait again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext, lazy_gettext, ngettext
from werkzeug.wrappers import Response

from application.jobs.protocol import Counts, Job, JobState, Queue
from application.office.roles import Role
from application.questions.documents import documents_by_id, documents_with
from search.extraction.result import Outcome
from search.standing import WORKER
from search.texts.queue import TextQueue
from search.texts.states import FAILURES
from search.texts.states import Counts as FileCounts
from web.asked import asked_number
from web.services import current_services
from web.signed_in import needs

blueprint = Blueprint("background", __name__, url_prefix="/administrasjon/arbeid")

A_PAGE = 50

QUEUES = {
    Queue.READING: lazy_gettext("Reading of files"),
    Queue.SCANNED: lazy_gettext("Reading of scanned pages"),
    Queue.INDEXING: lazy_gettext("Search index"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A queue and how much of it stands how."""

    name: Any
    waiting: int
    running: int
    failed: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A job in words: its queue, what it is about, and where that is."""

    job: Job
    queue: Any
    about: str
    url: str | None


@blueprint.get("")
@needs(Role.ADMINISTRATOR)
def index() -> str:
    """Show how the work stands, and the jobs that run or failed."""
    services, before = current_services(), asked_number("before")
    jobs, files = services.opened.jobs, services.recent_counts.now()
    failed = jobs.listed(JobState.FAILED, after=before, limit=A_PAGE + 1)
    return render_template(
        "background/index.html",
        lines=_lines(jobs.counts(), files),
        running=_shown(jobs.listed(JobState.RUNNING, limit=A_PAGE)),
        failed=_shown(failed[:A_PAGE]),
        before=before,
        onward=failed[A_PAGE - 1].id if len(failed) > A_PAGE else None,
        worker_alive=services.stores.locks.is_held(WORKER),
    )


@blueprint.post("/prov-igjen")
@needs(Role.ADMINISTRATOR)
def retry() -> Response:
    """Let every job that failed, and every file whose reading failed, wait again."""
    services = current_services()
    again = services.opened.jobs.retry_failed() + TextQueue(services.stores.texts).retry()
    services.recent_counts.forget()
    if again:
        words = ngettext(
            "%(count)s thing will be tried again.", "%(count)s things will be tried again.", again, count=again
        )
        flash(words, "success")
    else:
        flash(gettext("There is nothing to try again: nothing has failed."), "info")
    return redirect(url_for("background.index"), code=303)


def _lines(jobs: Counts, files: FileCounts) -> list[Line]:
    """Return a line for each queue. What files wait is known of the files, whether they are jobs yet or not."""
    failed = sum(files.outcomes.get(Outcome(one), 0) for one in FAILURES)
    waiting = {Queue.READING: files.waiting, Queue.SCANNED: files.ocr_waiting}
    running = {Queue.READING: files.reading, Queue.SCANNED: files.ocr_reading}
    return [
        Line(
            name,
            waiting.get(queue, jobs.get((queue, JobState.WAITING), 0)),
            running.get(queue, jobs.get((queue, JobState.RUNNING), 0)),
            jobs.get((queue, JobState.FAILED), 0) + (failed if queue is Queue.READING else 0),
        )
        for queue, name in QUEUES.items()
    ]


def _shown(jobs: Sequence[Job]) -> list[Shown]:
    """Return jobs in words, with the documents their files are filed as. Two queries."""
    digests = [str(one.arguments["sha256"]) for one in jobs if "sha256" in one.arguments]
    with current_services().stores.registers.connect() as connection:
        holders = documents_with(connection, digests) if digests else {}
        views = documents_by_id(connection, sorted({one for many in holders.values() for one in many[:1]}))
    return [_in_words(one, holders, views) for one in jobs]


def _in_words(job: Job, holders: dict[str, list[UUID]], views: dict[UUID, Any]) -> Shown:
    name = QUEUES[job.queue]
    held = holders.get(str(job.arguments.get("sha256")), [])
    if held:
        return Shown(job, name, views[held[0]].title, url_for("documents.document", document_id=held[0]))
    records = sum(len(ids) for ids in job.arguments.get("records", {}).values())
    if records:
        return Shown(job, name, ngettext("%(num)s record", "%(num)s records", records), None)
    return Shown(job, name, gettext("A file that no document has"), None)

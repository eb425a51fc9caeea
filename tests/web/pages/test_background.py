"""The administrator sees how the work in the background stands, and lets what failed be tried again."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.jobs.protocol import Counts, Job, JobState, Queue
from application.office.roles import Role
from application.questions.documents import documents_by_id
from tests.web.filing import the
from web.pages import background
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]
PATH = "/administrasjon/arbeid"


class SomeJobs:
    """Two jobs that failed, and one that runs."""

    def __init__(self, sha256: str) -> None:
        self.retried = 0
        at = datetime(2025, 5, 5, 12, tzinfo=UTC)
        self.jobs = [
            Job(3, Queue.INDEXING, JobState.RUNNING, {"records": {"case": ["a", "b"]}}, 1, at),
            Job(2, Queue.READING, JobState.FAILED, {"sha256": sha256}, 5, at),
            Job(1, Queue.SCANNED, JobState.FAILED, {"sha256": "0" * 64}, 5, at),
        ]

    def counts(self) -> Counts:
        found: dict[tuple[Queue, JobState], int] = {}
        for one in self.jobs:
            found[one.queue, one.state] = found.get((one.queue, one.state), 0) + 1
        return found

    def listed(self, state: JobState, *, after: int | None = None, limit: int = 50) -> Sequence[Job]:
        return [one for one in self.jobs if one.state is state and (after is None or one.id < after)][:limit]

    def outstanding(self, queue: Queue) -> int:
        return sum(one.queue is queue and one.state is not JobState.FAILED for one in self.jobs)

    def retry_failed(self) -> int:
        self.retried += 2
        return 2

    def close(self) -> None:
        pass


@pytest.mark.parametrize("role", [None, Role.READER, Role.OFFICER, Role.AUDITOR])
def test_it_is_for_administrators(reading: Reading, role: Role | None) -> None:
    assert reading(role).get(PATH).status_code in (302, 403)


def test_one_worker_alone_has_files_that_wait_and_failed(reading: Reading) -> None:
    shown = reading(Role.ADMINISTRATOR).get(PATH).text
    assert "Lesing av filer" in shown
    assert "Bakgrunnsprogrammet kjører ikke" in shown
    assert "Prøv det som mislyktes igjen" in shown
    assert "Det som pågår nå" not in shown


def with_jobs(app: Flask) -> SomeJobs:
    """Put jobs in the queues of an application; some are about a file of the archive."""
    services: Services = app.extensions[EXTENSION]
    with services.stores.registers.connect() as connection:
        (view,) = documents_by_id(connection, [the("låst.pdf")]).values()
    jobs = SomeJobs(view.versions[0].sha256)
    app.config["WTF_CSRF_ENABLED"] = False
    services.__dict__["opened"] = replace(services.opened, jobs=jobs)
    return jobs


def test_jobs_are_told_by_what_they_are_about(reading: Reading, filled_app: Flask) -> None:
    with_jobs(filled_app)
    shown = reading(Role.ADMINISTRATOR).get(PATH).text
    assert f'href="/dokument/{the("låst.pdf")}"' in shown
    assert "2 oppføringer" in shown
    assert "En fil som ikke hører til noe dokument" in shown
    assert "Det som pågår nå" in shown
    assert "05.05.2025" in shown


def test_what_failed_is_tried_again(reading: Reading, filled_app: Flask) -> None:
    jobs, client = with_jobs(filled_app), reading(Role.ADMINISTRATOR)
    told = client.post(f"{PATH}/prov-igjen", follow_redirects=True).text
    assert jobs.retried == 2
    assert "3 ting prøves igjen" in told  # two jobs, and the file that failed


def test_failed_jobs_come_a_page_at_a_time(
    reading: Reading, filled_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "A_PAGE", 1)
    with_jobs(filled_app)
    client = reading(Role.ADMINISTRATOR)
    first, second = client.get(PATH).text, client.get(f"{PATH}?before=2").text
    assert f"{PATH}?before=2" in first
    assert "En fil som ikke" not in first
    assert "En fil som ikke" in second

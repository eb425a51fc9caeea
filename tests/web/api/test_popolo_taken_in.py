"""What one archive answers in Popolo, another takes in, once."""

from collections.abc import Callable
from pathlib import Path

from flask.testing import FlaskClient

from application.engines import initialise
from application.imports.manifest import import_manifest
from application.imports.report import Outcome
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.opened import open_archive
from tests.application.conftest import settings_for


def test_another_archive_takes_in_what_this_one_answers(
    reading_seats: Callable[[Role | None], FlaskClient], tmp_path: Path
) -> None:
    answer = reading_seats(None).get("/api/v1/popolo?limit=100")
    told = tmp_path / "popolo.json"
    told.write_bytes(answer.data)
    settings = settings_for(tmp_path / "another")
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    with open_archive(settings) as opened:
        report = import_manifest(opened, None, told)
        left_out = {line.place: line.reason and line.reason.code for line in report.left_out()}
        assert set(left_out.values()) <= {"row-nobody-sat", "row-holds-already", "two-roles"}, left_out
        memberships = answer.get_json()["memberships"]
        filed = report.kinds(Outcome.FILED)["appointment"]
        assert filed + len(left_out) == len(memberships)
        assert filed > len(memberships) * 0.8
        before = opened.stores.recorder.max_notification_id()
        again = import_manifest(opened, None, told)
        assert {line.outcome for line in again.lines} <= {Outcome.THERE, Outcome.LEFT_OUT}
        assert opened.stores.recorder.max_notification_id() == before

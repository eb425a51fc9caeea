from datetime import UTC, datetime
from uuid import uuid4

import pytest

from application.archive import Archive, RecordNotFoundError, StaleVersionError
from application.commands.cases import (
    AssignResponsible,
    ClassifyCase,
    CloseCase,
    CorrectCase,
    CorrectOpening,
    OpenCase,
    ReopenCase,
    RetitleCase,
    assign_responsible,
    classify_case,
    close_case,
    correct_case,
    correct_opening,
    open_case,
    reopen_case,
    retitle_case,
)
from domain.cases import Case, CaseClosedError
from domain.clock import clock_set_to
from domain.errors import InvalidValueError
from domain.references import Claim, ReferenceTakenError, case_claim
from tests.application.commands.conftest import Refused
from tests.application.conftest import SIZES
from tests.application.filled import BY, Filled

pytestmark = SIZES


def test_a_case_is_opened_and_its_reference_claimed_in_one_recording(archive: Archive) -> None:
    identity = uuid4()
    command = OpenCase(
        case_id=identity,
        title="Ny bru",
        reference="2025/17",
        public_title="Bru",
        opened_on="2025-01",
        subject_areas=("transport",),
        responsible="ola",
        by=BY,
    )
    assert open_case(archive, command) == 4
    case = archive.load(Case, identity)
    assert (case.title, case.public_title, case.opened_on) == ("Ny bru", "Bru", "2025-01")
    assert (case.subject_areas, case.responsible) == (["transport"], "ola")
    assert archive.load(Claim, Claim.id_of(case_claim("2025/17"))).holder == identity


def test_the_same_form_twice_opens_one_case(archive: Archive) -> None:
    command = OpenCase(case_id=uuid4(), title="Ny bru", by=BY)
    position = open_case(archive, command)
    assert open_case(archive, command) is None
    assert archive.recorder.max_notification_id() == position


def test_a_case_gets_the_next_free_number_of_the_offices_year(archive: Archive) -> None:
    references = []
    with clock_set_to(datetime(2024, 12, 31, 23, 30, tzinfo=UTC)):
        for _ in range(3):
            identity = uuid4()
            open_case(archive, OpenCase(case_id=identity, title="Ny", by=BY))
            references.append(archive.load(Case, identity).reference)
    assert references == ["2025/1", "2025/2", "2025/3"]


def test_numbers_go_on_from_where_somebody_says(archive: Archive) -> None:
    identity = uuid4()
    with clock_set_to(datetime(2025, 6, 1, tzinfo=UTC)):
        open_case(archive, OpenCase(case_id=identity, title="Ny", next_sequence=40, by=BY))
    assert archive.load(Case, identity).reference == "2025/40"


def test_a_reference_that_is_taken_is_refused(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    with refused(ReferenceTakenError) as caught:
        open_case(archive, OpenCase(case_id=uuid4(), title="Ny", reference="2024/1", by=BY))
    assert caught.value.values["reference"] == "2024/1"


@pytest.mark.parametrize("command", [{"title": " "}, {"reference": "17"}, {"opened_on": "i fjor"}])
def test_what_is_no_case_is_refused(archive: Archive, refused: Refused, command: dict[str, str]) -> None:
    with refused(InvalidValueError):
        open_case(archive, OpenCase(**{"case_id": uuid4(), "title": "Ny", "by": BY} | command))


def test_what_is_done_with_a_case_is_done(archive: Archive, ids: type[Filled]) -> None:
    classify_case(archive, ClassifyCase(case_id=ids.case, subject_areas=("climate",), by=BY, expected_version=1))
    retitle_case(archive, RetitleCase(case_id=ids.case, title="Bru", by=BY, expected_version=2))
    assign_responsible(archive, AssignResponsible(case_id=ids.case, responsible="ola", by=BY, expected_version=3))
    correct_opening(archive, CorrectOpening(case_id=ids.case, opened_on="2023", reason="avskrift", by=BY))
    close_case(archive, CloseCase(case_id=ids.case, ground="ferdig", closed_on="2024-05", by=BY, expected_version=5))
    case = archive.load(Case, ids.case)
    assert (case.subject_areas, case.title, case.responsible) == (["climate"], "Bru", "ola")
    assert (case.opened_on, case.is_closed) == ("2023", True)
    reopen_case(archive, ReopenCase(case_id=ids.case, reason="klage", by=BY, expected_version=6))
    assert not archive.load(Case, ids.case).is_closed


def test_what_changes_nothing_records_nothing(archive: Archive, ids: type[Filled]) -> None:
    assert classify_case(archive, ClassifyCase(case_id=ids.case, subject_areas=(), by=BY)) is None
    assert retitle_case(archive, RetitleCase(case_id=ids.case, title="Ny bru", by=BY)) is None


def test_refusals_record_nothing(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    with refused(StaleVersionError):
        close_case(archive, CloseCase(case_id=ids.case, by=BY, expected_version=7))
    with refused(RecordNotFoundError):
        close_case(archive, CloseCase(case_id=ids.council, by=BY))
    close_case(archive, CloseCase(case_id=ids.case, by=BY))
    with refused(CaseClosedError):
        close_case(archive, CloseCase(case_id=ids.case, by=BY))


def test_a_case_is_put_right_in_one_recording(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    before = archive.load(Case, ids.case)
    changes = {"title": "Bru over elva", "subject_areas": ("transport",), "responsible": "ola"}
    command = CorrectCase(case_id=ids.case, changes=changes, reason="avskrift", by=BY, expected_version=before.version)
    correct_case(archive, command)
    case = archive.load(Case, ids.case)
    assert (case.title, case.subject_areas, case.responsible) == ("Bru over elva", ["transport"], "ola")
    assert case.version == before.version + 1
    with refused(StaleVersionError):
        correct_case(archive, command)

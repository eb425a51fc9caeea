from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from domain.cases import Case, CaseClosedError, CaseOpenError
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from tests.domain.given import IDENTITY_NUMBER, a_case, recorded, settled


def test_a_case_is_opened() -> None:
    identity = uuid4()
    case = Case.open(reference=" 2025/17 ", title=" Ny bru ", opened_on="15.01.2025", by="kari", id=identity)
    (opened,) = case.pending_events
    assert (opened.originator_id, opened.by) == (identity, "kari")
    assert recorded(case) == [
        (
            Case.Opened,
            {"reference": "2025/17", "title": "Ny bru", "public_title": None, "opened_on": "2025-01-15"},
        )
    ]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"reference": "17/2025"}, "bad-case-reference"),
        ({"reference": "2025/0"}, "bad-case-reference"),
        ({"reference": "0999/1"}, "bad-case-reference"),
        ({"reference": "٢٠٢٥/١"}, "bad-case-reference"),
        ({"title": " \n"}, "missing"),
        ({"opened_on": "i går"}, "bad-date"),
        ({"opened_on": "2025-02-30"}, "bad-date"),
    ],
)
def test_what_is_no_case_is_not_opened(given: dict[str, Any], problem: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Case.open(**{"reference": "2025/17", "title": "Ny bru", "by": "kari"} | given)
    assert caught.value.values["problem"] == problem


@pytest.mark.parametrize(
    ("opened_on", "began"), [("2024-05", date(2024, 5, 1)), ("2024", date(2024, 1, 1)), (None, date(2025, 1, 1))]
)
def test_a_case_began_on_the_first_day_it_can_have(opened_on: str | None, began: date) -> None:
    assert a_case(opened_on=opened_on).began == began


def test_the_opening_is_corrected_for_a_reason() -> None:
    case = a_case()
    case.correct_opening("2024-12", reason="feil i gammel protokoll", by="ola")
    assert recorded(case) == [
        (
            Case.OpeningCorrected,
            {"opened_on": "2024-12", "before": "2025-01-15", "reason": "feil i gammel protokoll"},
        )
    ]
    assert case.began == date(2024, 12, 1)


def test_an_opening_is_not_corrected_without_a_reason() -> None:
    case = a_case()
    with pytest.raises(InvalidValueError):
        case.correct_opening("2024", reason=" ", by="ola")
    assert case.collect_events() == []


def test_subject_areas_take_the_place_of_those_before() -> None:
    case = a_case()
    case.classify(["transport", " climate ", "transport", ""], by="kari")
    case.classify(["education"], by="kari")
    assert recorded(case) == [
        (Case.Classified, {"subject_areas": ["climate", "transport"], "before": []}),
        (Case.Classified, {"subject_areas": ["education"], "before": ["climate", "transport"]}),
    ]


def test_a_case_is_retitled() -> None:
    case = a_case()
    case.retitle(title="Bru over elva", public_title="Bru", reason=" ", by="kari")
    before = {"title": "Ny bru", "public_title": None}
    assert recorded(case) == [
        (Case.Retitled, {"title": "Bru over elva", "public_title": "Bru", "before": before, "reason": None})
    ]


def test_a_title_that_the_public_reads_never_holds_an_identity_number() -> None:
    case = a_case()
    with pytest.raises(IdentityNumberError) as caught:
        case.retitle(title=f"Klage fra {IDENTITY_NUMBER}", by="kari")
    assert caught.value.values == {"field": "title"}
    assert case.collect_events() == []
    case.retitle(title=f"Klage fra {IDENTITY_NUMBER}", public_title="Klage", by="kari")
    assert len(case.collect_events()) == 1


def test_a_case_with_an_identity_number_in_its_title_is_not_to_be_published() -> None:
    a_case().require_publishable()
    with pytest.raises(IdentityNumberError):
        a_case(title=f"Klage {IDENTITY_NUMBER}").require_publishable()


def test_somebody_answers_for_a_case() -> None:
    case = a_case()
    case.assign_responsible("ola", by="kari")
    case.assign_responsible(None, by="kari")
    assert recorded(case) == [
        (Case.ResponsibleAssigned, {"responsible": "ola", "before": None}),
        (Case.ResponsibleAssigned, {"responsible": None, "before": "ola"}),
    ]


def test_the_same_again_changes_nothing() -> None:
    case = a_case()
    case.classify([], by="kari")
    case.retitle(title="Ny bru", by="kari")
    case.assign_responsible(None, by="kari")
    case.correct_opening("2025-01-15", reason="samme", by="kari")
    assert case.collect_events() == []


def test_a_case_is_closed_and_reopened() -> None:
    case = a_case()
    case.close(ground="ferdig", closed_on="2025-06", by="kari")
    case.reopen(reason="klage", by="kari")
    assert recorded(case) == [
        (Case.Closed, {"ground": "ferdig", "closed_on": "2025-06"}),
        (Case.Reopened, {"reason": "klage"}),
    ]
    case.require_open()


def test_a_closed_case_is_not_closed_again() -> None:
    case = a_case(closed=True)
    with pytest.raises(CaseClosedError) as caught:
        case.close(by="kari")
    assert caught.value.values == {"reference": "2025/17"}
    assert case.collect_events() == []


def test_a_case_is_not_closed_before_it_was_opened() -> None:
    case = a_case()
    with pytest.raises(InvalidValueError) as caught:
        case.close(closed_on="2024", by="kari")
    assert caught.value.values["problem"] == "before-start"
    assert case.collect_events() == []


def test_an_open_case_is_not_reopened() -> None:
    case = a_case()
    with pytest.raises(CaseOpenError):
        case.reopen(reason="klage", by="kari")
    assert case.collect_events() == []


def test_a_case_is_not_reopened_without_a_reason() -> None:
    case = a_case(closed=True)
    with pytest.raises(InvalidValueError):
        case.reopen(reason="", by="kari")
    assert case.collect_events() == []


def test_replayed_it_is_the_same_case() -> None:
    case = Case.open(reference="2025/17", title="Ny bru", by="kari")
    case.classify(["transport"], by="kari")
    case.retitle(title="Bru", by="kari")
    case.close(by="kari")
    again = settled(case)
    assert (again.title, again.subject_areas, again.is_closed, again.version) == ("Bru", ["transport"], True, 4)


def test_facts_of_a_case_are_put_right_in_one_event() -> None:
    case = a_case()
    case.classify(["transport"], by="kari")
    case.assign_responsible("ola", by="kari")
    case.collect_events()
    given = {
        "title": " Ny bru ",
        "public_title": "Bru",
        "opened_on": "14.01.2025",
        "subject_areas": ("water", "climate"),
        "responsible": None,
    }
    case.correct(given, reason="avskrift", by="ola")
    changes = {
        "public_title": {"before": None, "after": "Bru"},
        "opened_on": {"before": "2025-01-15", "after": "2025-01-14"},
        "subject_areas": {"before": ["transport"], "after": ["climate", "water"]},
        "responsible": {"before": "ola", "after": None},
    }
    assert recorded(case) == [(Case.Corrected, {"changes": changes, "reason": "avskrift"})]
    assert (case.title, case.public_title, case.subject_areas) == ("Ny bru", "Bru", ["climate", "water"])
    assert case.began == date(2025, 1, 14)


@pytest.mark.parametrize(
    ("changes", "reason", "problem"),
    [
        ({"title": "Bru"}, " ", "missing"),
        ({"title": ""}, "feil", "missing"),
        ({"opened_on": "31.02.2025"}, "feil", "bad-date"),
        ({"reference": "2025/18"}, "feil", "not-correctable"),
    ],
)
def test_a_wrong_correction_of_a_case_records_nothing(changes: dict[str, Any], reason: str, problem: str) -> None:
    case = a_case()
    with pytest.raises(InvalidValueError) as caught:
        case.correct(changes, reason=reason, by="ola")
    assert caught.value.values["problem"] == problem
    assert case.collect_events() == []


def test_a_correction_of_a_case_gives_the_public_no_identity_number() -> None:
    case = a_case()
    with pytest.raises(IdentityNumberError):
        case.correct({"title": f"Klage fra {IDENTITY_NUMBER}"}, reason="feil", by="ola")
    assert case.collect_events() == []


def test_a_case_corrected_to_what_it_is_is_not_corrected() -> None:
    case = a_case()
    case.correct({"title": "Ny bru", "opened_on": "2025-01-15", "responsible": ""}, reason="samme", by="ola")
    assert case.collect_events() == []

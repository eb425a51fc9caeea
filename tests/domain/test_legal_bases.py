from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.clock import clock_set_to
from domain.errors import InvalidValueError
from domain.legal_bases import GROUNDS, LegalBasis, ground


def test_the_grounds_are_those_of_offentleglova() -> None:
    assert [one.section for one in GROUNDS] == ["5", "13", "14", "15", *(str(number) for number in range(17, 27))]
    assert all(one.valid_from == date(2009, 1, 1) for one in GROUNDS)
    assert [one.section for one in GROUNDS if one.needs_rule] == ["13"]
    assert [one.section for one in GROUNDS if one.not_for_case_papers] == ["14", "15"]


def test_a_ground_holds_from_its_first_day() -> None:
    assert ground("13", date(2009, 1, 1)) is not None
    assert ground("13", date(2008, 12, 31)) is None
    assert ground("16", date(2025, 1, 1)) is None


def test_a_basis_is_law_on_the_day_it_is_used() -> None:
    with clock_set_to(datetime(2008, 12, 31, 12, tzinfo=UTC)), pytest.raises(InvalidValueError):
        LegalBasis("26").require_known()
    LegalBasis("26").require_known()


@pytest.mark.parametrize(
    ("basis", "problem"),
    [
        ({"section": "99"}, "unknown-section"),
        ({"section": ""}, "unknown-section"),
        ({"section": "13"}, "rule-missing"),
        ({"section": "13", "rule": " "}, "rule-missing"),
        ({"section": "23", "paragraph": 10}, "bad-paragraph"),
        ({"section": "23", "paragraph": "0"}, "bad-paragraph"),
        ({"section": "23", "letter": "ab"}, "bad-letter"),
        ({"section": "23", "letter": "æ"}, "bad-letter"),
    ],
)
def test_a_basis_that_is_none_is_refused(basis: dict[str, Any], problem: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        LegalBasis.from_mapping(basis).require_known()
    assert caught.value.values["problem"] == problem


@pytest.mark.parametrize("paragraph", ["første", "-1", "²"])
def test_a_paragraph_is_a_number(paragraph: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        LegalBasis.from_mapping({"section": "23", "paragraph": paragraph})
    assert caught.value.values["problem"] == "bad-paragraph"


def test_a_basis_is_read_as_people_write_it_and_stored_whole() -> None:
    basis = LegalBasis.from_mapping({"section": " § 26 ", "paragraph": "5", "letter": "B", "rule": ""})
    assert basis.as_mapping() == {"section": "26", "paragraph": 5, "letter": "b", "rule": None}
    assert LegalBasis.from_mapping(basis.as_mapping()) == basis


@pytest.mark.parametrize(
    ("basis", "cited"),
    [
        (LegalBasis("14"), "offl. § 14"),
        (LegalBasis("23", paragraph=1), "offl. § 23 første ledd"),
        (LegalBasis("24", paragraph=2, letter="a"), "offl. § 24 andre ledd bokstav a"),
        (
            LegalBasis("13", paragraph=1, rule="fvl. § 13 første ledd nr. 1"),
            "offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 1",
        ),
    ],
)
def test_a_basis_is_cited(basis: LegalBasis, cited: str) -> None:
    assert str(basis) == cited


@pytest.mark.parametrize(("section", "reaches"), [("14", False), ("15", False), ("13", True), ("23", True)])
def test_internal_documents_are_no_ground_for_a_case_paper(section: str, *, reaches: bool) -> None:
    assert LegalBasis(section).reaches_case_papers is reaches

from uuid import uuid4

import pytest

from domain.errors import InvalidValueError
from domain.references import (
    CaseReference,
    Claim,
    ReferenceTakenError,
    body_claim,
    case_claim,
    decision_claim,
    entry_claim,
    entry_reference,
    item_number,
    slug,
)
from tests.domain.given import known, recorded


def test_a_case_reference_is_year_and_sequence() -> None:
    assert CaseReference.parse(" 2025/0017 ") == CaseReference(2025, 17)
    assert str(CaseReference(2025, 17)) == "2025/17"


@pytest.mark.parametrize("text", ["", "17", "2025-17", "25/17", "2025/", "2025/1234567", "2025/17-3", "2025/-1"])
def test_anything_else_is_no_case_reference(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        CaseReference.parse(text)
    assert caught.value.values == {"field": "reference", "value": text, "problem": "bad-case-reference"}


def test_an_entry_reference_is_its_cases_and_a_number() -> None:
    assert entry_reference("2025/017-03") == "2025/17-3"


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("23/2025", "23/2025"),
        ("23-2025", "23/2025"),
        (" 023 / 25 ", "23/2025"),
        ("4/69", "4/2069"),
        ("4/70", "4/1970"),
        ("4-99", "4/1999"),
    ],
)
def test_a_bodys_own_number_is_read_as_people_write_it(text: str, item: str) -> None:
    assert item_number(text) == item


@pytest.mark.parametrize("text", ["", "23", "RR 23/2025", "23/202", "0/2025", "23.2025", "²/2025"])
def test_anything_else_is_no_item_number(text: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        item_number(text)
    assert caught.value.values["problem"] == "bad-item-number"


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("RR 23/2025", "rr-23-2025"),
        ("RR 2003-05-12 (2)", "rr-2003-05-12-2"),
        ("Ungdomsrådet ÆØÅ 1/2025", "ungdomsrådet-æøå-1-2025"),
    ],
)
def test_a_reference_makes_an_address(reference: str, address: str) -> None:
    assert slug(reference) == address


def test_a_claim_says_what_is_taken_and_by_whom() -> None:
    holder = uuid4()
    claim = Claim.on(case_claim("2025/17"), holder=holder, by="kari")
    assert claim.id == Claim.id_of("case 2025/17")
    assert recorded(claim) == [(Claim.Made, {"name": "case 2025/17", "holder": holder})]


def test_what_would_share_an_address_is_claimed_as_one() -> None:
    assert Claim.id_of(decision_claim("RR 23/2025")) == Claim.id_of(decision_claim("rr 23-2025"))
    assert Claim.id_of(body_claim("A/U")) == Claim.id_of(body_claim("a u"))


def test_different_things_are_claimed_apart() -> None:
    claims = {case_claim("2025/17"), entry_claim("2025/17"), decision_claim("2025/17"), body_claim("2025/17")}
    assert len({Claim.id_of(claim) for claim in claims}) == 4
    assert Claim.id_of(entry_claim("2025/1-73")) != Claim.id_of(entry_claim("2025/17-3"))


def test_a_name_released_is_taken_by_another_and_then_by_nobody_else() -> None:
    claim = Claim.on("decision RR 1/2025", holder=known(1), by="kari")
    claim.take(known(1), by="kari")
    assert len(claim.collect_events()) == 1
    with pytest.raises(ReferenceTakenError) as caught:
        claim.take(known(2), by="kari")
    assert caught.value.values["reference"] == "RR 1/2025"
    claim.release(by="kari")
    claim.take(known(2), by="kari")
    assert recorded(claim) == [(Claim.Released, {}), (Claim.Taken, {"holder": known(2)})]
    with pytest.raises(ReferenceTakenError):
        claim.take(known(1), by="kari")

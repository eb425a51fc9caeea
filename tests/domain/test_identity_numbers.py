import pytest

from domain.identity_numbers import IdentityNumberError, holds_identity_number, refuse_identity_numbers
from tests.domain.given import IDENTITY_NUMBER

# All are synthetic or of dates and individual numbers nobody has; none belongs to a person.
D_NUMBER = "41019049955"


@pytest.mark.parametrize(
    "text",
    [
        IDENTITY_NUMBER,
        D_NUMBER,
        f"{IDENTITY_NUMBER[:6]} {IDENTITY_NUMBER[6:]}",
        f"{IDENTITY_NUMBER[:6]}-{IDENTITY_NUMBER[6:]}",
        f"{IDENTITY_NUMBER[:6]}\N{NO-BREAK SPACE}{IDENTITY_NUMBER[6:]}",
        f"Klage fra Kari Eksempel ({IDENTITY_NUMBER}), født i dag",
        f"to: 12345678901 og {IDENTITY_NUMBER}",
        f"fnr:{IDENTITY_NUMBER}.",
    ],
)
def test_a_number_is_found_wherever_it_stands(text: str) -> None:
    assert holds_identity_number(text)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "Sak 23/2025",
        "Org.nr. 123 456 785",
        "Telefon 01410050037",
        f"1{IDENTITY_NUMBER}",
        f"{IDENTITY_NUMBER}0",
        "00000000000",
        "00000 000000",
        "٠١٤١٠٠٥٠٠٣٦",
    ],
)
def test_other_numbers_are_none(text: str | None) -> None:
    assert not holds_identity_number(text)


def test_one_wrong_digit_makes_it_none() -> None:
    wrong = [
        IDENTITY_NUMBER[:place] + digit + IDENTITY_NUMBER[place + 1 :]
        for place in range(11)
        for digit in "0123456789"
        if digit != IDENTITY_NUMBER[place]
    ]
    assert not any(map(holds_identity_number, wrong))


def test_the_error_names_the_field_and_never_the_number() -> None:
    with pytest.raises(IdentityNumberError) as caught:
        refuse_identity_numbers([("title", "Klage"), ("party", f"Kari {IDENTITY_NUMBER}")])
    assert caught.value.values == {"field": "party"}
    assert IDENTITY_NUMBER not in str(caught.value)

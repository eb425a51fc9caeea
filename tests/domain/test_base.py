import pytest

from domain.base import optional_text, require_one_of, require_text
from domain.errors import DomainError, InvalidValueError


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, None),
        ("", None),
        (" \n\t ", None),
        (" Ny bru ", "Ny bru"),
        ("A\N{COMBINING RING ABOVE}s", "Ås"),
        ("to\nlinjer", "to\nlinjer"),
        ("nul\0l", "null"),
        ("halv\ud800", "halv"),
        ("\0", None),
    ],
)
def test_text_is_kept_as_it_can_be_stored(given: str | None, kept: str | None) -> None:
    assert optional_text(given) == kept
    if kept is None:
        with pytest.raises(InvalidValueError) as caught:
            require_text("title", given)
        assert caught.value.values == {"field": "title", "value": "", "problem": "missing"}
    else:
        assert require_text("title", given) == kept


def test_what_is_not_allowed_is_told_with_what_is() -> None:
    assert require_one_of("scope", "part", frozenset({"whole", "part"})) == "part"
    with pytest.raises(InvalidValueError) as caught:
        require_one_of("scope", "some", frozenset({"whole", "part"}))
    assert caught.value.values["allowed"] == "part, whole"


def test_an_error_tells_its_code_and_values_as_text() -> None:
    error = DomainError(reference="2025/17", day=None, number=3)
    assert error.values == {"reference": "2025/17", "day": "", "number": "3"}
    assert str(error) == "rule-broken: reference=2025/17, day=, number=3"

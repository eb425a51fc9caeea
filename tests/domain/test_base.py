import pytest

from domain.base import optional_text, require_one_of, require_text
from domain.errors import DomainError, InvalidValueError, InvalidValuesError, gathered


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, None),
        ("", None),
        (" \n\t ", None),
        (" Ny bru ", "Ny bru"),
        ("A\N{COMBINING RING ABOVE}s", "Ås"),
        ("to\nlinjer", "to\nlinjer"),
        ("to\r\nlinjer\rtil", "to\nlinjer\ntil"),
        ("klokke\a og \x1b[31mfarge\x85", "klokke og [31mfarge"),
        (
            "Ja \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
            "Ja \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}",
        ),
        ("\N{MAN}\N{ZERO WIDTH JOINER}\N{ROCKET}", "\N{MAN}\N{ZERO WIDTH JOINER}\N{ROCKET}"),
        ("x\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}", "x\N{COMBINING DOT BELOW}\N{COMBINING ACUTE ACCENT}"),
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
        assert require_text("text", given) == kept


def test_what_is_not_allowed_is_told_with_what_is() -> None:
    assert require_one_of("scope", "part", frozenset({"whole", "part"})) == "part"
    with pytest.raises(InvalidValueError) as caught:
        require_one_of("scope", "some", frozenset({"whole", "part"}))
    assert caught.value.values["allowed"] == "part, whole"


def test_an_error_tells_its_code_and_values_as_text() -> None:
    error = DomainError(reference="2025/17", day=None, number=3)
    assert error.values == {"reference": "2025/17", "day": "", "number": "3"}
    assert str(error) == "rule-broken: reference=2025/17, day=, number=3"


def test_a_title_is_one_line() -> None:
    assert require_text("title", "Ny bru\r\nover\nelva") == "Ny bru over elva"


@pytest.mark.parametrize(
    ("field", "most"), [("title", 500), ("name", 500), ("party", 500), ("abbreviation", 40), ("text", 200_000)]
)
def test_a_text_is_as_long_as_its_field_allows(field: str, most: int) -> None:
    assert require_text(field, "å" * most) == "å" * most
    with pytest.raises(InvalidValueError) as caught:
        optional_text("x" * 1_000_000, field)
    told = {"field": field, "value": "", "problem": "too-long", "length": "1000000", "most": str(most)}
    assert caught.value.values == told


def test_an_error_tells_the_beginning_of_what_is_long() -> None:
    error = InvalidValueError(field="number", value="9" * 1_000_000, problem="bad-item-number")
    assert error.values["value"] == "9" * 200 + "…"
    assert len(str(error)) < 300


def check(field: str) -> str:
    return require_text(field, " ")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(InvalidValuesError) as caught:
        _all_wrong()
    assert [one.values["field"] for one in caught.value.errors] == ["reason", "scope"]
    assert caught.value.values == {"fields": "reason, scope"}
    with pytest.raises(InvalidValuesError) as more:
        _more_wrong()
    assert [one.values["field"] for one in more.value.errors] == ["reason", "scope", "title"]


def _all_wrong() -> None:
    with gathered() as each:
        assert each(require_text, "title", "Ny bru") == "Ny bru"
        each(check, "reason")
        each(require_one_of, "scope", "some", frozenset({"whole"}))


def _more_wrong() -> None:
    with gathered() as each:
        each(_all_wrong)
        each(check, "title")


def test_one_thing_that_is_wrong_is_told_as_itself() -> None:
    with pytest.raises(InvalidValueError), gathered() as each:
        each(check, "reason")
    with gathered() as each:
        each(require_text, "title", "Ny bru")

from itertools import combinations

import pytest

from application.imports.columns import NAMES, Column, column
from application.imports.vocabulary import VALUES, value, word
from domain.errors import InvalidValueError


def plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter not in " _-")


def test_no_name_means_two_columns() -> None:
    called = {one: {plain(name) for name in (*names, one.value)} for one, names in NAMES.items()}
    assert called.keys() == set(Column)
    for one, other in combinations(called, 2):
        assert called[one].isdisjoint(called[other]), (one, other)


@pytest.mark.parametrize("vocabulary", VALUES)
def test_no_name_means_two_values(vocabulary: str) -> None:
    called = [{plain(name) for name in (*names, str(meant))} for meant, names in VALUES[vocabulary].items()]
    for one, other in combinations(called, 2):
        assert one.isdisjoint(other)


@pytest.mark.parametrize("written", ["Hører til", "HØRER_TIL", "hører-til", " tilhører", "belongs to", "belongs_to"])
def test_a_column_goes_by_any_of_its_names_however_it_is_written(written: str) -> None:
    assert column(written) is Column.BELONGS_TO


@pytest.mark.parametrize("written", ["", "merknad", "hører"])
def test_what_is_no_column_is_none(written: str) -> None:
    assert column(written) is None


@pytest.mark.parametrize("written", ["som innstilt", "Som Innstilt", "vedtatt", "as-recommended"])
def test_a_value_goes_by_any_of_its_names(written: str) -> None:
    assert value("outcome", written, "outcome") == "as-recommended"


def test_an_unknown_value_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidValueError) as caught:
        value("role", "forside", "role")
    assert caught.value.values == {
        "field": "role",
        "value": "forside",
        "problem": "unknown",
        "allowed": "hoveddokument, vedlegg",
    }


def test_a_value_has_a_word_of_the_templates() -> None:
    assert word("as-recommended", "outcome") == "som innstilt"
    assert word(None, "outcome") == ""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.person_names import Likeness, NoPerson, alike, name_words, natural, no_person, same_name_key

ALIKE = [
    ("Kari Eksempel", "kari  EKSEMPEL", "same"),
    ("Ordfører Kari Eksempel (Ap)", "Kari Eksempel", "same"),
    ("Kari Eksempel", "Eksempel, Kari", "order"),
    ("Eksempel Kari", "Kari Eksempel", "order"),
    ("Bjoern Paafunn", "Bjørn Påfunn", "spelling"),
    ("Christian Tenkt", "Kristian Tenkt", "spelling"),
    ("Anne-Marie Liksom", "Annemarie Liksom", "spelling"),
    ("Kari Tenkt Eksempel", "Kari Tenkt-Eksempel", "spelling"),
    ("K. Eksempel", "Kari Eksempel", "initial"),
    ("Eksempel, K.", "Kari Eksempel", "initial"),
    ("A. B. Liksom", "Anders Bo Liksom", "initial"),
    ("Kari Marie Eksempel", "Kari Eksempel", "middle"),
    ("Kari M. Eksempel", "Kari Eksempel", "middle"),
    ("Per Ola Eksempel", "Ola Eksempel", "middle"),
    ("K. Eksempel", "Kari Marie Eksempel", "initial middle"),
    ("Kari Tenkt-Eksempel", "Kari Eksempel", "double"),
    ("Kari Tenkt-Eksempel", "Kari Tenkt", "double"),
    ("Kari Eksempl", "Kari Eksempel", "typo"),
    ("Kari Eksempel", "Kari Ekspemel", None),
    ("Kari Eksmepel", "Kari Eksempel", "typo"),
    ("Karl Eksempel", "Kari Eksempel", None),
    ("Kari Eksempel", "Kari Liksom", None),
    ("Ola Eksempel", "Kari Eksempel", None),
    ("Kari Anne Eksempel", "Kari Berit Eksempel", None),
    ("Kari", "Kari Eksempel", None),
    ("Eksempel", "Kari Eksempel", None),
]


@pytest.mark.parametrize(("one", "other", "reasons"), ALIKE)
def test_names_are_alike_for_a_reason_whichever_comes_first(one: str, other: str, reasons: str | None) -> None:
    found = alike(one, other)
    assert (" ".join(found.reasons) if found else None) == reasons
    assert alike(other, one) == found
    assert found is None or found.is_same is (reasons == "same")


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, reasons in ALIKE if reasons])
def test_names_that_are_alike_have_a_heard_word_in_common(one: str, other: str) -> None:
    assert set(name_words(one)) & set(name_words(other)) or "Anne" in one


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Eksempel, Kari", "Kari Eksempel"),
        ("  Tenkt-Eksempel ,Kari Marie ", "Kari Marie Tenkt-Eksempel"),
        ("Varaordfører Kari Eksempel (Sp), Liksomnes", "Kari Eksempel"),
        ("Gruppeleder Kari Eksempel [Ap]", "Kari Eksempel"),
        ("Kari Eksempel", "Kari Eksempel"),
        ("Ordfører", "Ordfører"),
        ("Eksempel, Kari, Liksomnes", "Eksempel, Kari, Liksomnes"),
    ],
)
def test_a_name_is_read_with_given_names_first_and_without_what_is_none_of_it(written: str, name: str) -> None:
    assert natural(written) == name


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("Ikke fordelt til saksbehandler", NoPerson.UNASSIGNED),
        ("ikkje fordelt", NoPerson.UNASSIGNED),
        ("Velges senere", NoPerson.UNASSIGNED),
        ("Vakant", NoPerson.VACANT),
        ("ledig plass", NoPerson.VACANT),
        ("Ubesatt (fra 2021)", NoPerson.VACANT),
        ("N.N.", NoPerson.UNKNOWN),
        ("NN", NoPerson.UNKNOWN),
        ("-", NoPerson.UNKNOWN),
        ("?", NoPerson.UNKNOWN),
        ("Teknisk etat", NoPerson.OFFICE),
        ("Kulturkontoret", NoPerson.OFFICE),
        ("Avdeling for kultur", NoPerson.OFFICE),
        ("Rådmannen", NoPerson.OFFICE),
        ("Liksomnes kommune", NoPerson.OFFICE),
        ("Kari Eksempel", None),
        ("Ola Stabell", None),
        ("Kari Nytveit", None),
        ("Inga Ledang", None),
        ("Eksempel, K.", None),
    ],
)
def test_what_only_stands_in_the_place_of_a_name_is_told(written: str, what: NoPerson | None) -> None:
    assert no_person(written) == what


WORDS = st.text("abcæøåéKÆØ-.,' ", min_size=0, max_size=25)


@given(WORDS, WORDS)
def test_any_two_texts_can_be_compared_and_the_order_does_not_matter(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert natural(natural(one)) == natural(one) or "," in natural(one)
    found = alike(one, other)
    assert (found is not None and set(found.reasons) <= {Likeness.SAME, Likeness.ORDER}) or (
        same_name_key(one) != same_name_key(other)
    )

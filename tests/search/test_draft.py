"""What a text tells: its words in whatever form, how often, and nothing of what every text has."""

from collections.abc import Mapping

from search.draft import LEAST, MOST, Telling, telling

TEXT = "Jernbanen, jernbane og jernbaner. Togtilbudet er viktig for pendlere, og pendlarane treng toget i 2026."


def by_form(text: str) -> Mapping[str, Telling]:
    return {one.written or one.terms[0]: one for one in telling(text)}


def test_a_word_is_one_in_every_form_and_norm() -> None:
    found = by_form(TEXT)
    assert (found["jernbane"].times, found["pendlarane"].times) == (3, 2)
    assert found["toget"].times == 1.5  # by itself, and in a compound
    assert "2026" not in found
    assert "og" not in found


def test_the_parts_of_a_compound_are_told_too_and_it_is_known_by_them_together() -> None:
    found = by_form(TEXT)
    assert "tog·tilbud" in found["togtilbudet"].terms
    assert found["tilbud"] == Telling(("tilbud",), 0.5, found["tilbud"].share)


def test_what_is_there_often_and_else_seldom_tells_the_most() -> None:
    assert telling(TEXT)[0].written in {"jernbane", "pendlarane"}
    assert telling(TEXT + " viktig" * 200)[0].written == "viktig"
    found = by_form(TEXT)
    assert found["viktig"].share > found["jernbane"].share


def test_what_a_text_calls_itself_is_nothing_that_it_tells() -> None:
    found = by_form("Utkast til felles høringssvar, ei høyringsfråsegn: uttalelsen. " + TEXT)
    assert set(found) - set(by_form(TEXT)) == {"felles"}


def test_too_few_words_tell_nothing() -> None:
    few = "Toget til byen hver morgen"
    assert telling(few) == telling("") == telling("og eller men " * 1_000) == telling("5 2026 " * 99) == ()
    assert len(telling(f"{few} for pendlere med sekk")) >= LEAST


def test_a_text_of_any_length_is_told_by_so_many_words() -> None:
    many = " ".join(f"ord{chr(97 + number % 26)}{chr(97 + number // 26 % 26)}{number}" for number in range(3_000))
    assert len(telling(many + TEXT * 3_000)) == MOST

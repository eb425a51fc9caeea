"""What people type and what is asked: words, phrases, exclusions, beginnings, references and names."""

import random
from dataclasses import asdict
from typing import Any

import pytest

from search.found import Ignored, Understood, Why
from search.query.language import LONGEST
from search.query.understanding import MOST_WORDS, Reading, understand
from search.question import Name, Question, Sort
from tests.search.query.names import SUBJECTS, VOCABULARY


def read(typed: str, **chosen: tuple[str, ...]) -> Reading:
    return understand(typed, vocabulary=VOCABULARY, chosen=chosen, subjects=lambda: SUBJECTS)


def question(typed: str) -> Question:
    return read(typed).understood.question


def ignored(typed: str) -> list[tuple[str, Why]]:
    return [(one.text, one.why) for one in read(typed).understood.ignored]


def asked(typed: str) -> dict[str, Any]:
    """What is asked, without what is not."""
    return {name: value for name, value in asdict(question(typed)).items() if value and name != "sort"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("jernbane Buss", {"words": ("jernbane", "buss")}),
        ("samferdselsplan, (høring)!", {"words": ("samferdselsplan", "høring")}),
        ("Indre-NTP", {"words": ("indre", "ntp")}),
        ("avtale - samarbeid", {"words": ("avtale", "samarbeid")}),
        ('"Felles høringssvar"', {"phrases": (("felles", "høringssvar"),)}),
        ("“felles høringssvar”", {"phrases": (("felles", "høringssvar"),)}),
        ("”felles høringssvar”", {"phrases": (("felles", "høringssvar"),)}),
        ("«felles høringssvar» buss", {"words": ("buss",), "phrases": (("felles", "høringssvar"),)}),
        ("»felles høringssvar«", {"phrases": (("felles", "høringssvar"),)}),
        ('("felles svar")', {"phrases": (("felles", "svar"),)}),
        ('"felles høringssvar', {"words": ("felles", "høringssvar")}),
        ('rør på 5" og 7"', {"words": ("rør", "5", "7")}),
        ("jernbane -buss", {"words": ("jernbane",), "without_words": ("buss",)}),
        ("jernbane –buss −tog", {"words": ("jernbane",), "without_words": ("buss", "tog")}),
        ('jernbane -"felles svar"', {"words": ("jernbane",), "without_phrases": (("felles", "svar"),)}),
        ("jernbane -Indre-NTP", {"words": ("jernbane",), "without_phrases": (("indre", "ntp"),)}),
        ("jernbane -buss*", {"words": ("jernbane",), "without_prefixes": ("buss",)}),
        ("samferdsel* plan", {"words": ("plan",), "prefixes": ("samferdsel",)}),
        ("a*", {"words": ("a",)}),
        ("sa\u00admarbeid", {"words": ("samarbeid",)}),
        ("A\u030as", {"words": ("ås",)}),
    ],
)
def test_words_and_signs(typed: str, expected: dict[str, Any]) -> None:
    assert asked(typed) == expected


def test_words_are_shown_as_they_were_written() -> None:
    understood = read('Jernbane samf* "Felles svar" -Buss 23/2025').understood
    assert understood.words == ("Jernbane", "samf*", "23/2025")
    assert understood.phrases == ("Felles svar",)
    assert understood.without == ("Buss",)


def test_common_words_of_both_norms_are_dropped_and_told() -> None:
    assert question("har vi vedtatt noe om Indre-NTP?").words == ("vedtatt", "indre", "ntp")
    assert question("kva er det vi har vedteke").words == ("vedteke",)
    assert ignored("avtale om samarbeid") == [("om", Why.COMMON_WORD)]
    assert ignored("jernbane -og") == [("-og", Why.COMMON_WORD)]


def test_common_words_are_looked_for_when_nothing_else_is() -> None:
    assert asked("og om") == {"words": ("og", "om")}
    assert ignored("og om") == []
    assert question("om type:vedtak").words == ("om",)
    assert question('om "felles svar"').words == ()


@pytest.mark.parametrize("typed", ["23/2025", "23-2025", "sak 23/25", "sak nr. 23/2025", '"23/2025"', "sak:23/2025"])
def test_a_reference_is_found_in_every_spelling(typed: str) -> None:
    found = question(typed)
    assert found.words == ()
    assert ["s23y2025" in terms for terms in found.references] == [True]


def test_a_reference_stands_beside_words() -> None:
    found = question("Hvem har behandlet RR 23/2025?")
    assert found.words == ("behandlet", "rr")
    assert "rr:23y2025" in found.references[0]
    assert question("jernbane -23/2025").references == ()
    glued = question("rr23/2025")
    assert (glued.words, glued.references) == (("rr",), question("RR 23/2025").references)


def test_names_bring_what_bodies_and_organisations_were_called_before_and_since() -> None:
    assert question("sak i arbeidsutvalget").names == (Name(1, 2, (("au",), ("ou",), ("ordførerutvalget",))),)
    assert question("skole i Tenkeby").names == (Name(1, 2, (("øvre", "prøvdal"),)),)
    assert question("skole i øvre prøvdal").names == (Name(1, 3, (("tenkeby",),)),)
    assert question("Tenkeby kommune").names == (Name(0, 2, (("øvre", "prøvdal", "kommune"),)),)
    assert question("prøvdal ruter as").names == (Name(0, 3, (("prøvdal", "buss", "as"),)),)
    assert read("prøvdal ruter as").understood.names == ("Prøvdal Buss AS",)


def test_a_name_is_found_though_common_words_in_it_are_dropped() -> None:
    found = question("hva sa råd for klima og miljø")
    assert found.words == ("sa", "råd", "klima", "miljø")
    assert found.names == (Name(1, 4, (("rkm",),)),)


def test_an_abbreviation_that_is_a_common_word_must_be_in_capitals() -> None:
    assert question("avtale om buss").names == ()
    assert question("OM buss").words == ("om", "buss")
    assert [name.others for name in question("OM buss").names] == [(("regionalt", "trafikkutvalg"),)]


def test_inflection_does_not_hide_a_name() -> None:
    assert [name.others for name in question("ordførerutvalgets møte").names] == [
        (("au",), ("arbeidsutvalget",), ("ou",))
    ]


def test_long_input_is_cut_and_the_person_is_told() -> None:
    found = read("avtale " * 5000).understood
    assert len(found.question.words) == MOST_WORDS
    assert {one.why for one in found.ignored} == {Why.TOO_LONG}
    endless = read("a" * 100_000).understood
    assert endless.question.words == ("a" * LONGEST,)
    assert [one.why for one in endless.ignored] == [Why.TOO_LONG]


@pytest.mark.parametrize("typed", ["-", "*", ":", "::", '"', '""', "?!", "😀", "- - -"])
def test_signs_alone_ask_for_nothing_and_that_is_told(typed: str) -> None:
    found = read(typed).understood
    assert not found.question.asks_for_text
    assert found.ignored == (Ignored(typed.strip(), Why.NOTHING_THERE),)


@pytest.mark.parametrize("typed", ["", "   ", "\x00\x07", "\n\t"])
def test_nothing_typed_is_nothing_asked(typed: str) -> None:
    assert read(typed).understood == Understood(question=Question())


def test_the_order_asked_for_is_kept() -> None:
    assert understand("buss", vocabulary=VOCABULARY, sort=Sort.OLDEST).understood.question.sort is Sort.OLDEST


PIECES = (
    *("avtale", "Tenkeby", "RR", "og", "23/2025", "2025/17-3", "01.03.2022", "2019", "sak", "kommune", "øvre"),
    *("organ:", "type:", "år:", "fra:", "til:", "kommune:", "fag:", "sak:", "filtype:", "tull:", "https://"),
    *(
        '"',
        "«",
        "»",
        "“",
        "-",
        "--",
        "*",
        ":",
        "::",
        "(",
        ")",
        ",",
        "/",
        "\\",
        "^",
        "~",
        "[",
        "{",
        "+",
        "&&",
        "AND",
        "'",
    ),
    *(
        "\x00",
        "\x1b",
        "\n",
        "\u200d",
        "\ud800",
        "\U0001f600",
        "\u0301",
        "İ",
        "ß",
        "٣",
        "中文",
        "\ufeff",
        "\u202e",
        " ",
        "  ",
    ),
)


def test_any_text_at_all_is_understood() -> None:
    chance = random.Random(20250317)
    for _ in range(6000):
        typed = "".join(chance.choices(PIECES, k=chance.randint(0, 14)))
        if chance.random() < 0.3:
            typed += "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(1, 20)))
        reading = read(typed)
        found = reading.understood.question
        everything = [*found.words, *found.prefixes, *found.without_words, *(w for p in found.phrases for w in p)]
        assert all(word and word == word.lower() for word in everything), typed
        "".join(everything).encode()  # an engine can take them
        assert len(reading.spans) == len(found.words)
        assert all(0 <= name.start < name.end <= len(found.words) for name in found.names), typed
        assert all(0 <= part.start < part.end <= len(reading.text) for part in reading.parts), typed


def test_any_ticked_filter_at_all_is_understood() -> None:
    chance = random.Random(42)
    for _ in range(1000):
        facet = chance.choice(("type", "body", "municipality", "year", "subject", "case", "filetype", "since", "x", ""))
        reading = read("", **{facet: ("".join(chance.choices(PIECES, k=3)),)})
        assert len(reading.understood.chosen) + len(reading.understood.ignored) >= 1 or facet == "case"

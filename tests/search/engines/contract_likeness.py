"""What is like a draft."""

from datetime import date

import pytest

from domain.access import Audience
from search.draft import Draft, telling
from search.engines.protocol import Alike, SearchEngine
from search.entries import Entry
from tests.search.engines.asked import fill, marked
from tests.search.engines.papers import OFFICER, PUBLIC, READER, an_entry, an_id

DRAFT = """
Uttalelse om togtilbudet. Regionrådet krever at morgentoget blir gående. Pendlere og skoleelever trenger toget, og
jernbanen er ryggraden i kollektivtrafikken. Når avgangene om morgenen faller bort, velger folk bilen i stedet.
"""
TRAIN = (
    "Forside.",
    "Me krev at avgangane om morgonen held fram. Pendlarar og elevar treng toget, og jernbana lyt rustast opp.",
)
ABOUT_TRAINS = an_entry("Fråsegn om togtilbodet", pages=TRAIN, kind="decision", reference="RR 11/2025")
OTHERS = (
    an_entry("Felles legevakt", pages=("Legene vil ikke ha nattevakter, og legebilen rykker ut fra Liksomnes.",)),
    an_entry("Henteordning for matavfall", "Kommunene innfører lik henteordning for tekstiler."),
    an_entry("Beite", "Bøndene slipper sauer i utmarka, og rovdyr tar lam om morgenen."),
    an_entry("Bibliotek", "Bokbilen kommer annenhver tirsdag, og lånekortet er felles."),
)


def like(
    engine: SearchEngine, text: str = DRAFT, audience: Audience = PUBLIC, *kinds: str, without: tuple[str, ...] = ()
) -> Alike:
    draft = Draft(telling(text), kinds or ("decision",), frozenset(map(an_id, without)))
    return engine.like(draft, audience)


def found(alike: Alike) -> list[str]:
    return [hit.title for hit in alike.hits]


class LikeDrafts:
    """A draft finds what says the most about the same, in whatever words, and nothing else."""

    def test_it_is_found_in_other_words_with_the_passage_that_is_alike(self, engine: SearchEngine) -> None:
        fill(engine, ABOUT_TRAINS, *OTHERS)
        alike = like(engine)
        assert found(alike) == ["Fråsegn om togtilbodet"]
        (hit,) = alike.hits
        assert (hit.reference, hit.document_name, hit.page) == ("RR 11/2025", "Fråsegn om togtilbodet.pdf", 2)
        assert marked(hit) == ["krev", "avgangane", "Pendlarar", "elevar", "treng", "toget", "jernbana"]
        assert {"toget", "avgangene", "pendlere", "jernbanen"} <= set(alike.words)
        assert 0.05 < hit.score < 1.0

    def test_the_more_it_says_the_earlier_it_comes(self, engine: SearchEngine) -> None:
        some = an_entry("Noe", "Pendlere vil ha flere avganger, sa jernbaneforumet.")
        fill(engine, some, ABOUT_TRAINS, *OTHERS)
        assert found(like(engine)) == ["Fråsegn om togtilbodet", "Noe"]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            " \n ",
            "Toget",
            "Toget og jernbanen",
            "2024 2025 2026 17 18",
            "og å i på av til for med fra om " * 40,
            "\ud800\0",
        ],
    )
    def test_a_text_that_tells_nothing_or_too_little_is_like_nothing(self, engine: SearchEngine, text: str) -> None:
        fill(engine, ABOUT_TRAINS, *OTHERS)
        assert like(engine, text) == Alike()

    def test_a_text_about_something_that_is_not_there_is_like_nothing(self, engine: SearchEngine) -> None:
        fill(engine, ABOUT_TRAINS, *OTHERS)
        text = "Oppdrett av laks og ørret: slakteriene skal betale grunnrenteskatt. Uttalelse om det."
        assert like(engine, text).hits == ()

    def test_only_some_kinds_are_asked_and_not_what_is_left_out(self, engine: SearchEngine) -> None:
        letter = an_entry("Brev om tog", pages=TRAIN, kind="journal-entry")
        fill(engine, ABOUT_TRAINS, letter, *OTHERS)
        assert found(like(engine, DRAFT, PUBLIC, "journal-entry")) == ["Brev om tog"]
        assert sorted(found(like(engine, DRAFT, PUBLIC, "journal-entry", "decision"))) == [
            "Brev om tog",
            "Fråsegn om togtilbodet",
        ]
        assert found(like(engine, DRAFT, PUBLIC, "agreement")) == []
        assert engine.like(Draft(telling(DRAFT), ()), PUBLIC) == Alike()
        assert found(like(engine, without=("Fråsegn om togtilbodet",))) == []

    def test_each_audience_meets_its_own_entry(self, engine: SearchEngine) -> None:
        shown = an_entry("Skjermet", "", name="x", audiences=frozenset([PUBLIC]))
        real = an_entry("Om tog", name="x", audiences=frozenset([READER, OFFICER]), pages=TRAIN)
        fill(engine, shown, real, *OTHERS)
        assert [found(like(engine, DRAFT, one)) for one in (PUBLIC, READER, OFFICER)] == [[], ["Om tog"], ["Om tog"]]

    def test_versions_with_one_number_come_once_and_the_newest_of_those_alike(self, engine: SearchEngine) -> None:
        def version(number: int, **values: object) -> Entry:
            return an_entry("Avtale om tog", pages=TRAIN, name=number, on=date(2020 + number, 1, 1), **values)

        fill(engine, *(version(number, reference="2024/1") for number in (1, 3, 2)), *OTHERS)
        assert [hit.on for hit in like(engine).hits] == [date(2023, 1, 1)]
        fill(engine, *(version(number) for number in (1, 3, 2)))
        assert [hit.on for hit in like(engine).hits] == [date(2023, 1, 1), date(2022, 1, 1), date(2021, 1, 1)]
        assert len(engine.like(Draft(telling(DRAFT), ("decision",)), PUBLIC, limit=2).hits) == 2

    def test_without_an_index_nothing_is_alike(self, engine: SearchEngine) -> None:
        assert like(engine) == Alike()

    def test_a_long_draft_is_found_by_what_it_repeats(self, engine: SearchEngine) -> None:
        fill(engine, ABOUT_TRAINS, *OTHERS)
        between = (
            "Kommunene har drøftet mange ting i møtet, og noe av det er nevnt her i korte trekk for ordens skyld. "
        )
        assert found(like(engine, between * 400 + DRAFT * 12)) == ["Fråsegn om togtilbodet"]

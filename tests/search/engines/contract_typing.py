"""What is typed: half a word, a misspelt one, or anything at all."""

import pytest

from search.engines.protocol import SearchEngine
from search.question import Name, Question, Sort
from tests.search.engines.asked import fill
from tests.search.engines.papers import PUBLIC, an_entry, asking


def texts(engine: SearchEngine, typed: str, limit: int = 8) -> list[str]:
    return [one.text for one in engine.suggest(typed, PUBLIC, limit=limit)]


class Suggestions:
    """Completions while typing."""

    def test_a_title_is_completed_from_the_beginning_of_any_word(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Regional plan for samferdsel", reference="RR 3/2025"), an_entry("Annet"))
        for typed in ("r", "reg", "Samf", "plan for sam", "samferdsel reg", "  PLAN "):
            (found,) = engine.suggest(typed, PUBLIC)
            assert (found.text, found.kind, found.reference) == (
                "Regional plan for samferdsel",
                "decision",
                "RR 3/2025",
            )
        assert texts(engine, "ferdsel") == []
        assert texts(engine, "plan xyz") == []

    def test_bodies_and_organisations_go_first(self, engine: SearchEngine) -> None:
        fill(
            engine,
            an_entry("Rådet"),
            an_entry("Råd for klima og miljø i hele regionen", kind="body"),
            an_entry("Rådhuset AS", kind="organisation"),
        )
        assert set(texts(engine, "råd")[:2]) == {"Råd for klima og miljø i hele regionen", "Rådhuset AS"}
        assert texts(engine, "råd")[2] == "Rådet"

    def test_people_go_first_too_and_what_they_hold_is_not_offered(self, engine: SearchEngine) -> None:
        fill(
            engine,
            an_entry("Åse Tenkt", kind="person"),
            an_entry("Åse Tenkt", kind="person", name="another of the name"),
            an_entry("Åse Tenkt, leder i Rådet", kind="appointment"),
            an_entry("Funn i Åseråd", kind="finding"),
            an_entry("Åse", kind="case"),
        )
        assert texts(engine, "åse") == ["Åse Tenkt", "Åse Tenkt", "Åse"]

    @pytest.mark.parametrize("typed", ["RR 2", "rr 23/20", "23/2025", "23-2025", "23/2", "rr23"])
    def test_a_number_is_completed_with_and_without_its_body(self, engine: SearchEngine, typed: str) -> None:
        fill(
            engine,
            an_entry("Ferge", reference="RR 23/2025", numbers=("RR 23/2025",)),
            an_entry("Buss", reference="RR 14/2024", numbers=("RR 14/2024",)),
        )
        assert texts(engine, typed) == ["Ferge"]

    def test_a_case_and_its_entries_are_completed_from_the_year_on(self, engine: SearchEngine) -> None:
        fill(
            engine,
            an_entry("Saken", reference="2025/17", numbers=("2025/17",), kind="case"),
            an_entry("Brevet", reference="2025/17-3", numbers=("2025/17-3",), kind="journal-entry"),
        )
        assert set(texts(engine, "2025/1")) == {"Saken", "Brevet"}
        assert texts(engine, "2025/17-3")[0] == "Brevet"

    def test_one_text_is_suggested_once_and_no_more_than_asked_for(self, engine: SearchEngine) -> None:
        fill(engine, *(an_entry("Samferdsel", name=number) for number in range(5)))
        assert texts(engine, "samf") == ["Samferdsel"]
        fill(engine, *(an_entry(f"Samferdsel {number}") for number in range(20)))
        assert len(texts(engine, "samf", limit=6)) == 6
        assert texts(engine, "samf", limit=0) == []

    @pytest.mark.parametrize(
        "typed", ["", "   ", "-", '"', "*", "/", "\x00", "🙂", "a" * 5000, "+ - && || ! ( ) { } [ ]"]
    )
    def test_nothing_typed_fails(self, engine: SearchEngine, typed: str) -> None:
        fill(engine, an_entry("Ferge"))
        assert texts(engine, typed) == []


class Mending:
    """Misspelt words give way to near ones that are there."""

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("samferdsle", None),
            ("samferdesl", "samferdsel"),
            ("samferdsell", "samferdsel"),
            ("samferdel", "samferdsel"),
            ("xamferdsel", "samferdsel"),
            ("samferrrdsel", "samferdsel"),
            ("qwertyuiop", None),
            ("samferdsel", None),
        ],
    )
    def test_a_word_that_is_not_there_gives_way(self, engine: SearchEngine, typed: str, meant: str | None) -> None:
        fill(engine, an_entry("Plan", pages=("Om samferdsel i regionen",)))
        mended = engine.did_you_mean(asking(typed), PUBLIC)
        assert (mended.words if mended else None) == ((meant,) if meant else None)

    def test_the_commonest_of_equally_near_words_is_meant(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("A", "broer"), an_entry("B", "broen"), an_entry("C", "broen"))
        mended = engine.did_you_mean(asking("broeq"), PUBLIC)
        assert mended is not None
        assert mended.words == ("broen",)

    def test_all_else_of_the_question_stays(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Plan", "samferdsel og felles ferge", facets={"body": ("rr",)}))
        question = Question(
            words=("plan", "samferdsell"), phrases=(("felles", "fergee"),), filters={"body": ("rr",)}, sort=Sort.NEWEST
        )
        mended = engine.did_you_mean(question, PUBLIC)
        assert mended == Question(
            words=("plan", "samferdsel"), phrases=(("felles", "ferge"),), filters={"body": ("rr",)}, sort=Sort.NEWEST
        )

    def test_what_would_still_find_nothing_is_not_meant(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Plan", "samferdsel"))
        question = asking("samferdsell", filters={"body": ("nowhere",)})
        assert engine.did_you_mean(question, PUBLIC) is None


class WeirdQuestions:
    """Nothing that can be asked fails."""

    @pytest.mark.parametrize(
        "question",
        [
            Question(words=("",)),
            Question(words=("·", "-", "*", "\x00")),
            Question(words=("a" * 10_000,)),
            Question(words=tuple(f"ord{number}" for number in range(500))),
            Question(words=("ferge",) * 50),
            Question(phrases=((), ("",), ("-",))),
            Question(phrases=(("ferge",) * 200,)),
            Question(prefixes=("", "*", ".*", "[", "(", "f", "\\")),
            Question(words=("ferge",), prefixes=("fe.*|x",)),
            Question(references=((), ("",), ("x",), ("  ",))),
            Question(words=("ferge",), names=(Name(0, 9, (("x",),)), Name(-1, 0, ()), Name(0, 1, ((), ("",))))),
            Question(words=("ferge",), without_words=("",), without_phrases=((), ("",)), without_prefixes=("", ".")),
            Question(filters={"body": (), "nowhere": ("x",), "type": ("",), "year": ("\x00", "'\"")}),
            Question(words=("😀", "ﬁ", "ß", "İ", "\ud800")),
            Question(words=("AND", "OR", "NOT", "title:x", "x^2", "~1", "[a TO b]")),
        ],
    )
    def test_it_is_answered(self, engine: SearchEngine, question: Question) -> None:
        fill(engine, an_entry("Ferge", "ferge til Åmøy", pages=("en ferge",)))
        answer = engine.search(question, PUBLIC)
        assert answer.total == engine.count(question, PUBLIC)
        assert len(answer.hits) == answer.total
        engine.did_you_mean(question, PUBLIC)
        for sort in Sort:
            assert engine.search(Question(words=("ferge",), sort=sort), PUBLIC, offset=-5, limit=-1).total == 1

    def test_nothing_that_is_asked_is_syntax(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ferge", facets={"body": ("rr",)}), an_entry("Buss", pages=("en side",)))
        for tried in (
            "*",
            "* OR ferge",
            "title:ferge",
            "/.*/",
            "fer?e",
            'x" OR "ferge',
            '"}}, "should": [{"match_all": {}}], "x": {"y": "',
            "_exists_:exact",
            "rr OR au",
            "ferge~2",
        ):
            for question in (
                Question(filters={"body": (tried,)}),
                Question(filters={"type": (tried,), "year": (tried,)}),
                Question(references=((tried.replace(" ", ""),),)),
                Question(phrases=((tried, "finnesikke"),)),
            ):
                assert engine.search(question, PUBLIC).total == 0
        assert engine.search(Question(prefixes=(".*", "*", "?", "/.*/", "[^x]*")), PUBLIC).total == 0
        assert engine.search(Question(without_words=("*",), without_phrases=(("*",),)), PUBLIC).total == 2

    def test_entries_of_any_text_are_taken_in(self, engine: SearchEngine) -> None:
        odd = "\x00\x01 \ud800 İ ﬁ 😀 " + "x" * 100_000 + " ferge " + "/".join("9" * 50)
        fill(engine, an_entry(odd, odd, pages=(odd, ""), reference=odd[:60], numbers=(odd[:60], "", "/")))
        answer = engine.search(asking("ferge"), PUBLIC)
        assert answer.total == 1
        answer.hits[0].snippet.text.encode()
        answer.hits[0].title.encode()

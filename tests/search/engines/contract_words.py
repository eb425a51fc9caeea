"""Which words find which."""

import pytest

from search.engines.protocol import SearchEngine
from search.question import Name, Question
from tests.search.engines.asked import fill, titles
from tests.search.engines.papers import PUBLIC, an_entry, asking


class Words:
    """A word finds its inflections, its other norm and its compounds."""

    @pytest.mark.parametrize(
        ("asked", "written"),
        [
            ("fråsegn", "uttalelse"),
            ("uttalelse", "fråsegna"),
            ("høringsuttalelse", "høyringsfråsegn"),
            ("kommunene", "kommune"),
            ("vedta", "vedtatt"),
            ("møtene", "møtet"),
            ("bøker", "bok"),
            ("avtale", "samarbeidsavtalen"),
            ("samferdsel", "samferdselsplan"),
            ("avtale om samarbeid", "samarbeidsavtale"),
            ("samarbeidsavtale", "avtale om samarbeid"),
            ("skole", "ungdomsskular"),
            ("veg", "fylkesveien"),
            ("oppnevne", "oppnevning"),
            ("jernbanen", "jernbane"),
        ],
    )
    def test_it_is_found_another_way_than_it_is_written(self, engine: SearchEngine, asked: str, written: str) -> None:
        fill(engine, an_entry("Treff", f"Her står {written} i teksten."), an_entry("Annet", "Her er det tomt."))
        assert titles(engine, asked) == ["Treff"]

    @pytest.mark.parametrize(("asked", "written"), [("ar", "år"), ("mal", "mål"), ("fore", "føre")])
    def test_norwegian_letters_stay_themselves(self, engine: SearchEngine, asked: str, written: str) -> None:
        fill(engine, an_entry("Annet", f"Om {written} og dag."))
        assert titles(engine, asked) == []
        assert titles(engine, written) == ["Annet"]

    def test_old_spellings_of_letters_are_the_same(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Aamot kommune"))
        assert titles(engine, "åmot") == ["Aamot kommune"]

    def test_the_more_words_the_better(self, engine: SearchEngine) -> None:
        fill(
            engine,
            an_entry("Ett", "Ferge over fjorden."),
            an_entry("Alle", "Takster for ferge, og rabatt til studenter."),
            an_entry("Ingen", "Noe helt annet."),
        )
        assert titles(engine, "rabatt på ferge for studenter") == ["Alle", "Ett"]

    def test_the_version_in_force_goes_before_others_that_are_as_good(self, engine: SearchEngine) -> None:
        clause = "Partene samarbeider om ferge. "
        fill(
            engine,
            an_entry("Avtale, versjon 1", pages=(clause * 3,)),
            an_entry("Avtale, versjon 3", pages=(clause * 3,)),
            an_entry("Avtale, versjon 2", pages=(f"{clause * 3}Og mer står her om annet.",), is_in_force=True),
            an_entry("Takst", pages=(f"{clause}Takst for ferge.",)),
            an_entry("Avtale, versjon 4", pages=("Noe helt annet.",), is_in_force=True),
        )
        assert titles(engine, "ferge samarbeid")[0] == "Avtale, versjon 2"
        assert titles(engine, "takst for ferge")[0] == "Takst"
        assert "Avtale, versjon 4" not in titles(engine, "ferge samarbeid")

    def test_any_part_of_a_compound_will_do_only_where_little_is_found(self, engine: SearchEngine) -> None:
        fill(
            engine,
            an_entry("Hel", "En bussrute."),
            an_entry("Delt", "Rute for buss."),
            an_entry("Del", "En ferjerute."),
        )
        assert sorted(titles(engine, "bussruter")) == ["Del", "Delt", "Hel"]
        fill(engine, *(an_entry(f"Sak {number}", "Om bussruta.") for number in range(10)))
        question = asking("bussruter")
        answer = engine.search(question, PUBLIC, limit=20)
        assert "Del" not in [hit.title for hit in answer.hits]
        assert answer.total == engine.count(question, PUBLIC) == 12
        assert dict(answer.facets["type"]) == {"decision": 12}

    def test_a_long_question_asks_for_two_of_its_words(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Ett", "Ferge over fjorden."), an_entry("To", "Ferge og takst."))
        assert titles(engine, "ferge takst rabatt studenter pendlar") == ["To"]
        assert titles(engine, "ferge takst rabatt") == ["To", "Ett"]

    def test_words_beside_each_other_go_before_words_apart(self, engine: SearchEngine) -> None:
        between = "om ganske mye annet som ikke har noe med det å gjøre i det hele tatt, og enda litt mer til. "
        fill(
            engine,
            an_entry("Langt fra hverandre", f"Regional {between * 3} strategi"),
            an_entry("Ved siden av", f"{between * 3} regional strategi"),
        )
        assert titles(engine, "regional strategi") == ["Ved siden av", "Langt fra hverandre"]

    def test_a_name_is_found_by_its_other_names(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Nå", "Vedtatt i Ordførerutvalget."), an_entry("Før", "Vedtatt i AU."), an_entry("Annet"))
        name = Name(0, 1, (("ordførerutvalget",), ("arbeidsutvalget", "for", "regionen")))
        assert sorted(titles(engine, Question(words=("au",), names=(name,)))) == ["Før", "Nå"]
        other = Name(0, 1, (("au",),))
        assert sorted(titles(engine, Question(words=("ordførerutvalget",), names=(other,)))) == ["Før", "Nå"]

    def test_a_name_of_several_words_is_found_as_a_whole(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Hele", "Brev fra Nye Prøvdal kommune."), an_entry("Del", "En ny kommune i Prøvdalen."))
        question = Question(words=("gamlevik",), names=(Name(0, 1, (("nye", "prøvdal", "kommune"),)),))
        assert titles(engine, question) == ["Hele"]

    def test_what_is_excluded_is_not_there_in_any_inflection(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Med", "Ferge og busser."), an_entry("Uten", "Ferge og tog."))
        assert titles(engine, Question(words=("ferge",), without_words=("buss",))) == ["Uten"]
        assert titles(engine, Question(without_words=("buss",))) == ["Uten"]
        assert titles(engine, Question(words=("ferge",), without_prefixes=("bus",))) == ["Uten"]
        assert titles(engine, Question(words=("ferge",), without_phrases=(("ferge", "og", "tog"),))) == ["Med"]

    def test_a_phrase_is_found_word_for_word(self, engine: SearchEngine) -> None:
        fill(
            engine,
            an_entry("Ordrett", pages=("Det er tale om felles uttalelse fra rådet.",)),
            an_entry("Annen orden", pages=("Det er uttalelse om felles rådet.",)),
            an_entry("Bøyd", pages=("Det er felles uttalelser fra rådet.",)),
        )
        assert titles(engine, Question(phrases=(("felles", "uttalelse"),))) == ["Ordrett"]
        assert titles(engine, Question(words=("rådet",), phrases=(("felles", "uttalelse"),))) == ["Ordrett"]
        assert titles(engine, Question(phrases=(("felles", "uttalelse"), ("finnes", "ikke")))) == []

    def test_a_phrase_does_not_run_from_one_text_into_the_next(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Møte i felles", "uttalelse og vedtak"))
        assert titles(engine, Question(phrases=(("felles", "uttalelse"),))) == []

    def test_the_beginning_of_a_word_finds_it(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Samferdselsplan"), an_entry("Samarbeid"), an_entry("Annet"))
        assert titles(engine, Question(prefixes=("samf",))) == ["Samferdselsplan"]
        assert sorted(titles(engine, Question(prefixes=("sam",)))) == ["Samarbeid", "Samferdselsplan"]


class Numbers:
    """References are found in every spelling, and whoever owns the number comes first."""

    @pytest.mark.parametrize("asked", ["23/2025", "23-2025", "sak 23/25", "RR 23/2025", "rr 23/25", "sak nr. 23/2025"])
    @pytest.mark.parametrize("written", ["23/2025", "23-2025", "sak 23/25", "RR 23/2025", "RR-sak 23/25"])
    def test_a_number_is_found_in_every_spelling(self, engine: SearchEngine, asked: str, written: str) -> None:
        fill(engine, an_entry("Treff", f"Vist til {written}."), an_entry("Annet", "Vist til 24/2025, 23/2024 og 2023."))
        assert titles(engine, asked) == ["Treff"]

    def test_the_record_that_owns_the_number_goes_before_the_pages_that_mention_it(self, engine: SearchEngine) -> None:
        mention = an_entry("Omtalt", "RR 23/2025, sak 23/2025, 23-2025.", pages=("RR 23/2025 RR 23/2025",))
        other = an_entry("Annet organ", reference="AU 23/2025", numbers=("AU 23/2025",))
        owner = an_entry("Eier", "lang tekst " * 50, reference="RR 23/2025", numbers=("RR 23/2025",))
        fill(engine, mention, other, owner)
        assert titles(engine, "RR 23/25") == ["Eier", "Annet organ", "Omtalt"]
        assert set(titles(engine, "23-2025")[:2]) == {"Eier", "Annet organ"}

    def test_a_case_goes_before_its_entries_and_an_entry_before_its_case(self, engine: SearchEngine) -> None:
        case = an_entry("Saken", reference="2025/17", numbers=("2025/17",), kind="case")
        entry = an_entry("Brevet", reference="2025/17-3", numbers=("2025/17-3",), kind="journal-entry")
        fill(engine, case, entry, an_entry("Annet", numbers=("2025/18",)))
        assert titles(engine, "2025/17") == ["Saken", "Brevet"]
        assert titles(engine, "2025/17-3") == ["Brevet", "Saken"]

    def test_years_are_no_numbers(self, engine: SearchEngine) -> None:
        fill(engine, an_entry("Plan", "Handlingsplan 2021-2025"))
        assert engine.search(Question(references=(asking("21/2025").references[0],)), PUBLIC).total == 0

"""One word has one key in every inflection and both norms, and compounds have their parts."""

import pytest

from search.words.norwegian import JOINT, key_of, split, word, words


@pytest.mark.parametrize(
    "forms",
    [
        "avtale avtalen avtaler avtalene avtalens",
        "møte møtet møter møtene møta",
        "kommune kommunen kommuner kommunene kommunenes",
        "vedta vedtar vedtok vedtatt",
        "bok boka boken bøker bøkene",
        "jernbane jernbanen jernbaner",
        "avgift avgiften avgifter avgiftene",
        "billett billetter billettene",
        "råd rådet rådene",
        "leder lederen ledere lederne",
        "stor større størst",
        "ungdomsskole ungdomsskolen ungdomsskoler",
        "samferdselsplan samferdselsplanen samferdselsplaner",
    ],
)
def test_every_inflection_has_the_same_key(forms: str) -> None:
    assert len({key_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("fråsegn", "uttalelse"),
        ("fråsegnene", "uttalelsene"),
        ("høyring", "høring"),
        ("kommunar", "kommuner"),
        ("skular", "skoler"),
        ("verksemda", "virksomheten"),
        ("moglegheit", "mulighet"),
        ("kjærleik", "kjærlighet"),
        ("forureininga", "forurensningen"),
        ("tilskot", "tilskudd"),
        ("vegar", "veier"),
        ("hamn", "havn"),
        ("bustader", "boliger"),
        ("godkjend", "godkjent"),
        ("førebuing", "forberedelse"),
        ("samanheng", "sammenheng"),
    ],
)
def test_nynorsk_has_the_key_of_its_bokmal(nynorsk: str, bokmal: str) -> None:
    assert key_of(nynorsk) == key_of(bokmal)


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("vasskraft", "vannkraft"),
        ("straumprisar", "strømpriser"),
        ("hovudoppgåvene", "hovedoppgaver"),
        ("kyrkjemedlemmer", "kirkemedlemmer"),
        ("høyringsfråsegn", "høringsuttalelse"),
        ("fylkesvegar", "fylkesveier"),
        ("fritidsbustader", "fritidsboliger"),
    ],
)
def test_compounds_of_both_norms_have_the_same_parts(nynorsk: str, bokmal: str) -> None:
    assert word(nynorsk).joined == word(bokmal).joined is not None


def test_a_word_that_means_two_things_in_the_other_norm_is_found_by_both() -> None:
    assert {key_of("sikkerhet"), key_of("trygghet")} <= {word("tryggleiken").key, *word("tryggleiken").also}


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("delegering", "delegere"), ("oppnevningen", "oppnevne"), ("utredninger", "utrede"), ("beskrivelse", "beskrive")],
)
def test_a_noun_made_of_a_verb_means_the_verb_too(noun: str, verb: str) -> None:
    assert key_of(verb) in word(noun).also


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("samarbeidsavtalen", ("samarbeid", "avtale")),
        ("samferdselsplan", ("samferdsel", "plan")),
        ("regionrådet", ("region", "råd")),
        ("kulturminnefondet", ("kultur", "minne", "fond")),
        ("barnehageplasser", ("barnehage", "plass")),
        ("folkeavstemningen", ("folk", "avstemning")),
        ("busskort", ("buss", "kort")),
        ("trafikkanalyse", ("trafikk", "analyse")),
    ],
)
def test_a_compound_has_the_keys_of_its_parts(compound: str, parts: tuple[str, ...]) -> None:
    assert word(compound).parts == tuple(key_of(part) for part in parts)


@pytest.mark.parametrize(
    "whole",
    [
        "lovens",
        "elevenes",
        "medlemmer",
        "regnskapet",
        "innbyggerne",
        "oppgave",
        "underskudd",
        "transport",
        "næring",
        "sykehus",
        "vedtak",
        "fredag",
        "interkommunal",
    ],
)
def test_what_only_looks_like_a_compound_is_left_whole(whole: str) -> None:
    assert split(whole) == (whole,) or word(whole).parts == ()
    assert word(whole).joined is None


def test_a_compound_is_found_by_its_parts_and_runs_of_them() -> None:
    terms = word("kulturminnefondet").part_terms
    kultur, minne, fond = (key_of(part) for part in ("kultur", "minne", "fond"))
    assert {kultur, minne, fond, f"{kultur}{JOINT}{minne}", f"{minne}{JOINT}{fond}"} <= set(terms)


@pytest.mark.parametrize(
    ("one", "other"), [("år", "ar"), ("mål", "mal"), ("lån", "lan"), ("røst", "rost"), ("bær", "bar")]
)
def test_norwegian_letters_are_letters_of_their_own(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(("old", "new"), [("Aamot", "åmot"), ("gaard", "gård"), ("fölge", "følge"), ("sjæl", "själ")])
def test_old_and_foreign_spellings_of_them_are_the_same(old: str, new: str) -> None:
    assert key_of(old.lower()) == key_of(new)


def test_hoved_is_no_head_and_a_law_no_ground() -> None:
    assert key_of("hoved") != key_of("hode")
    assert key_of("grunnlov") != key_of("grunn")


def test_words_are_read_as_they_stand() -> None:
    assert [one.exact for one in words("Møte 23/2025: E-post, «Ås»_x 😀")] == [
        "møte",
        "23",
        "2025",
        "e",
        "post",
        "ås",
        "x",
    ]


@pytest.mark.parametrize("odd", ["", "a" * 5000, "12345", "ꙮ", "s", "aa", "·", "x" * 61 + "skole"])
def test_no_word_fails(odd: str) -> None:
    assert word(odd).exact == odd

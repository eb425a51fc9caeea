"""Fields in Norwegian and English, with values as people write them, and what happens to those not understood."""

from datetime import date

import pytest

from search.found import Why
from search.kinds import KINDS
from search.query.fields import KINDS as KIND_WORDS
from search.query.understanding import understand
from tests.search.query.names import SUBJECTS, VOCABULARY
from tests.search.query.test_understanding import ignored, question, read


@pytest.mark.parametrize(
    ("typed", "facet", "keys"),
    [
        ("organ:Regionrådet", "body", ("c0",)),
        ("organ:regionråd", "body", ("c0",)),
        ("ORGAN:rr", "body", ("c0",)),
        ("body:rr", "body", ("c0",)),
        ("utvalg:AU", "body", ("c1",)),
        ("organ:arbeidsutvalget", "body", ("c1",)),
        ("organ:ordf", "body", ("c1",)),
        ('organ:"Råd for klima og miljø"', "body", ("c2",)),
        ("organ: “Råd for klima og miljø”", "body", ("c2",)),
        ("organ:Råd for klima og miljø", "body", ("c2",)),
        ("organ:rr,au", "body", ("c0", "c1")),
        ("kommune:Øvre Prøvdal", "municipality", ("m0", "m1")),
        ("municipality:tenkeby", "municipality", ("m1",)),
        ("kommune:tenkeby kommune", "municipality", ("m1",)),
        ("organisasjon:prøvdal", "organisation", ("o1",)),
        ("organisation:Tenkeby", "organisation", ("m1",)),
        ("type:vedtak", "type", ("decision",)),
        ("type:vedtakene", "type", ("decision",)),
        ("type:saker", "type", ("case",)),
        ("type:journalposten", "type", ("journal-entry",)),
        ("type:organ", "type", ("body",)),
        ("type:organisasjonar", "type", ("organisation",)),
        ("type:decision", "type", ("decision",)),
        ("type:journal-entry", "type", ("journal-entry",)),
        ("type:sak,vedtak", "type", ("case", "decision")),
        ("år:2019", "year", ("2019",)),
        ("ar:2019", "year", ("2019",)),
        ("year:2019-2021", "year", ("2019", "2020", "2021")),
        ("år:'21", "year", ("2021",)),
        ("fag:samferdsel", "subject", ("Samferdsel",)),
        ("subject:klima og miljø", "subject", ("Klima og miljø",)),
        ("fagområde:nær", "subject", ("Næring",)),
        ("sak:2025/17", "case", ("2025/17",)),
        ("sak: 2025/17", "case", ("2025/17",)),
        ("case:2025-17", "case", ("2025/17",)),
        ("saksnr:2025/0017", "case", ("2025/17",)),
        ("filtype:pdf", "filetype", ("pdf",)),
        ("filtype:.PDF", "filetype", ("pdf",)),
        ("filetype:word", "filetype", ("docx", "doc")),
        ("filtype:excel", "filetype", ("xlsx", "xls")),
        ("filtype:e-post", "filetype", ("eml", "msg")),
        ("filtype:bilete", "filetype", ("image",)),
    ],
)
def test_a_field_filters(typed: str, facet: str, keys: tuple[str, ...]) -> None:
    understood = read(typed).understood
    assert understood.question.filters == {facet: keys}
    assert not understood.question.asks_for_text
    assert understood.ignored == ()
    assert [(one.facet, one.key, one.typed) for one in understood.chosen] == [(facet, key, True) for key in keys]


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("fra:2019", date(2019, 1, 1), None),
        ("frå:03.2022", date(2022, 3, 1), None),
        ("from:01.03.2022 to:2022-04-02", date(2022, 3, 1), date(2022, 4, 2)),
        ("fra: 2022-03 til: 2022-03", date(2022, 3, 1), date(2022, 3, 31)),
        ("fra:1.3.2022 til:2023", date(2022, 3, 1), date(2023, 12, 31)),
        ("til:1/3/2022", None, date(2022, 3, 1)),
        ("fra:2019 fra:2021 til:2024 til:2023", date(2021, 1, 1), date(2023, 12, 31)),
    ],
)
def test_days_may_be_partial(typed: str, since: date | None, until: date | None) -> None:
    found = question(typed)
    assert (found.since, found.until) == (since, until)
    assert not found.asks_for_text


def test_the_value_of_a_field_ends_where_its_name_does() -> None:
    found = question("kommune:Øvre Prøvdal skole")
    assert found.filters == {"municipality": ("m0", "m1")}
    assert found.words == ("skole",)
    assert question("organ:rr klima og miljø").words == ("klima", "miljø")


def test_labels_are_what_the_register_calls_a_key() -> None:
    chosen = read("organ:au kommune:tenkeby type:sak år:2019 fag:næring fra:2020").understood.chosen
    assert [one.label for one in chosen] == ["Ordførerutvalget", "Tenkeby kommune", None, "2019", "Næring", None]


@pytest.mark.parametrize(
    ("typed", "why", "piece", "words"),
    [
        ("merknad:viktig buss", Why.UNKNOWN_FIELD, "merknad:", ("viktig", "buss")),
        ("merknad:”viktig sak” buss", Why.UNKNOWN_FIELD, "merknad:", ("buss",)),
        ("organ:fotballaget buss", Why.UNKNOWN_VALUE, "organ:fotballaget", ("fotballaget", "buss")),
        ("kommune:øvre buss", Why.UNKNOWN_VALUE, "kommune:øvre", ("øvre", "buss")),
        ("type:brev buss", Why.UNKNOWN_VALUE, "type:brev", ("brev", "buss")),
        ("år:ifjor", Why.UNKNOWN_VALUE, "år:ifjor", ("ifjor",)),
        ("fag:romfart", Why.UNKNOWN_VALUE, "fag:romfart", ("romfart",)),
        ("sak: høring", Why.UNKNOWN_VALUE, "sak: høring", ("høring",)),
        ("filtype:tull", Why.UNKNOWN_VALUE, "filtype:tull", ("tull",)),
        ("brev fra: Tenkeby", Why.BAD_DATE, "fra: Tenkeby", ("brev", "tenkeby")),
        ("buss fra:32.13.2022", Why.BAD_DATE, "fra:32.13.2022", ("buss",)),
        ("buss -organ:rr", Why.NOT_EXCLUDABLE, "-organ:rr", ("buss",)),
        ("buss organ:", Why.NOTHING_THERE, "organ:", ("buss",)),
        ("buss organ: type:", Why.NOTHING_THERE, "organ:", ("buss",)),
        ('buss organ:""', Why.NOTHING_THERE, 'organ:""', ("buss",)),
    ],
)
def test_what_is_not_understood_is_told_and_its_words_are_looked_for(
    typed: str, why: Why, piece: str, words: tuple[str, ...]
) -> None:
    assert (piece, why) in ignored(typed)
    assert question(typed).words == words
    assert question(typed).filters == {}


def test_a_colon_after_a_word_is_a_sign_like_others() -> None:
    assert ignored("Vedrørende: møteplan") == []
    assert question("Vedrørende: møteplan").words == ("vedrørende", "møteplan")
    assert question("kl. 12:30").words == ("kl", "12", "30")


def test_a_field_right_after_another_is_not_its_value() -> None:
    assert question("organ: type:vedtak").filters == {"type": ("decision",)}


def test_an_entry_of_a_case_is_looked_for_in_it() -> None:
    found = question("sak:2025/17-3")
    assert found.filters == {"case": ("2025/17",)}
    assert "f17y2025e3" in found.references[0]


def test_typed_and_ticked_filters_join() -> None:
    understood = read("organ:rr", body=("c1", "c0"), year=("2020",), since=("2019-01-01",)).understood
    assert understood.question.filters == {"body": ("c0", "c1"), "year": ("2020",)}
    assert understood.question.since == date(2019, 1, 1)
    assert [(one.key, one.typed) for one in understood.chosen] == [
        ("c0", True),
        ("c1", False),
        ("2020", False),
        ("2019-01-01", False),
    ]


def test_ticked_filters_that_mean_nothing_are_told_and_not_applied() -> None:
    understood = read("", body=("ffff", "rr"), type=("tull",), colour=("red",), until=("i går",)).understood
    assert understood.question.filters == {"body": ("c0",)}
    assert [(one.text, one.why) for one in understood.ignored] == [
        ("body:ffff", Why.UNKNOWN_VALUE),
        ("type:tull", Why.UNKNOWN_VALUE),
        ("colour:red", Why.UNKNOWN_FIELD),
        ("until:i går", Why.BAD_DATE),
    ]


def test_subject_areas_are_only_asked_for_when_a_field_names_one() -> None:
    def refuse() -> tuple[str, ...]:
        pytest.fail("nobody asked")

    understand("buss organ:rr", vocabulary=VOCABULARY, subjects=refuse)
    assert understand("fag:tull", vocabulary=VOCABULARY, subjects=lambda: SUBJECTS).understood.ignored


def test_every_kind_of_record_can_be_named() -> None:
    assert {kind.name for kind in KINDS} == set(KIND_WORDS.values())

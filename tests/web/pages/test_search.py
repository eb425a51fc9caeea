"""Searching in the browser's terms: what the front page, results and suggestions give whom."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import event

from application.office.roles import Role
from search.texts.queue import TextQueue
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.indexed import index_all
from tests.web.pages.looking import addresses, all_of, page, said, titles
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]


def services_of(app: Flask) -> Services:
    found: Services = app.extensions[EXTENSION]
    return found


def test_the_front_page_leads_into_what_the_asker_may_see(reading: Reading) -> None:
    public, officer = page(reading(None), "/"), page(reading(Role.OFFICER), "/")
    assert said(public, "h1") == "Hva leter du etter?"
    assert "Arkivet til Prøveregionen" in said(public)
    decisions = addresses(public, "#latest ~ .list a")
    assert decisions[:2] == ["/vedtak/OU-6-2025", "/vedtak/RR-23-2025"]
    assert "RR 23/2025 Indre-NTP: uttalelse fra regionen" in said(public)
    assert "31.10.2025 · Regionrådet · Vedtatt med endringer · Rettet" in said(public)
    assert "/organ/RR" in addresses(public, "aside a")
    assert "/sok?year=2025" in addresses(public, "aside a")
    counts, more = _counts(public), _counts(officer)
    assert list(counts) == ["Saker", "Vedtak", "Journalposter", "Organer", "Organisasjoner"]
    assert counts["Journalposter"] < more["Journalposter"]
    assert UNPUBLISHED not in said(public)
    assert HIDDEN not in said(page(reading(Role.READER), "/"))


def _counts(front: html.HtmlElement) -> dict[str, int]:
    lines = said(front, "#kinds li").splitlines()
    return {line.rsplit(" ", 1)[0]: int(line.rsplit(" ", 1)[1]) for line in lines}


def test_counts_of_files_are_for_those_who_may_know_of_every_file(reading: Reading) -> None:
    officer = said(page(reading(Role.OFFICER), "/"))
    assert "søkbare, 1 venter på å bli lest, 3 har ingen tekst som kunne leses" in officer
    assert "1 fil er ikke lest ennå." in officer
    for role in (None, Role.READER):
        others = said(page(reading(role), "/"))
        assert "søkbare" not in others
        assert "Noen filer venter på å bli lest." in others


def test_an_empty_archive_says_what_to_do(client: FlaskClient) -> None:
    front = said(page(client, "/"))
    assert "Arkivet er tomt." in front
    assert "flask archive import MAPPE" in front
    assert "Ingen treff" in said(page(client, "/sok?q=avtale"))


def test_what_is_not_in_the_index_yet_is_told_of(app: Flask, client: FlaskClient) -> None:
    filing = Filing(services_of(app).opened, "test")
    filing.case("2025/1", "Brev")
    assert "Søkeregisteret bygges opp." in said(page(client, "/"))
    assert "Ikke alt som er lagt inn, er søkbart ennå." in said(page(client, "/sok?q=brev"))
    index_all(services_of(app))
    assert "søkbart ennå" not in said(page(client, "/sok?q=brev"))


def test_where_nothing_is_published_the_public_is_told_so(app: Flask, client: FlaskClient) -> None:
    Filing(services_of(app).opened, "test").case("2025/1", "Ikke for alle")
    index_all(services_of(app))
    front = said(page(client, "/"))
    assert "Ingenting er publisert ennå." in front
    assert "flask archive" not in front


def test_a_hit_says_what_it_is_when_and_by_whom_and_leads_there(reading: Reading) -> None:
    found = page(reading(Role.READER), "/sok?q=uttalelsen+sendes+Tenkeby&type=decision")
    first = all_of(found, ".hit")[0]
    assert said(first, ".kind") == "Vedtak RR 23/2025 · 31.10.2025 · Regionrådet"
    assert said(first, "h3") == "Indre-NTP: uttalelse fra regionen"
    assert addresses(first, "h3 a") == ["/vedtak/RR-23-2025"]
    assert said(first, ".badges") == "Vedtatt med endringer Rettet Offentlig"
    assert "Tenkeby" in said(first, ".excerpt mark")
    assert said(first, ".source") == "I selve vedtaket · 2 filer er ikke lest ennå"


def test_a_body_has_the_name_it_had_then(reading: Reading) -> None:
    found = page(reading(None), "/sok?q=nattbuss&type=decision")
    assert said(found, ".kind") == "Vedtak AU 5/2023 · 21.04.2023 · Arbeidsutvalget, nå Ordførerutvalget"
    assert said(found, ".badges") == "Vedtatt Opphevet Offentlig"


def test_each_kind_of_record_has_a_line(reading: Reading) -> None:
    client = reading(Role.READER)
    case = all_of(page(client, "/sok?q=2025/17&type=case"), ".hit")[0]
    assert said(case, ".kind") == "Sak 2025/17 · åpnet 15.08.2025 · Næring, Samferdsel"
    assert said(case, ".badges") == "Åpen Offentlig"
    body = all_of(page(client, "/sok?q=ordførerutvalget&type=body"), ".hit")[0]
    assert said(body, ".kind") == "Organ OU · Politisk organ · tidligere Arbeidsutvalget (AU)"
    assert addresses(body, "h3 a") == ["/organ/OU"]
    assert all_of(body, ".excerpt") == [], "its names stand above already"
    merged = page(client, "/sok?q=Bortevik&type=organisation")
    lines = said(merged, ".kind").splitlines()
    assert any(line.startswith("Organisasjon Kommune · 99") for line in lines), lines
    assert "Slått sammen med en annen" in said(merged, ".badges")


def test_words_in_an_attachment_lead_to_its_page(reading: Reading) -> None:
    first = all_of(page(reading(None), "/sok?q=svarfrist+i+høst"), ".hit")[0]
    assert said(first, "h3") == "Høring: Indre-NTP"
    assert said(first, ".source") == "I dokumentet: Brev fra fylket, side 2"
    assert addresses(first, ".source a") == [f"/dokument/{the('brev-fra-fylket.pdf')}/fil#page=2"]
    first = all_of(page(reading(None), "/sok?q=merknader"), ".hit")[0]
    assert said(first, ".source") == "I vedlegg: merknader.docx"
    assert addresses(first, ".source a") == [f"/dokument/{the('merknader.docx')}?side=1#side-1"]


def test_a_shielded_record_shows_its_line_and_no_more(reading: Reading) -> None:
    hit = all_of(page(reading(None), "/sok?q=2025/17-3&type=journal-entry"), ".hit")[0]
    assert said(hit, "h3") == "Brev fra privatperson"
    assert said(hit, ".kind") == "Journalpost 2025/17-3 · Inngående · 19.08.2025 · fra unntatt offentlighet"
    assert said(hit, ".badges") == "Unntatt offentlighet, offl. § 13 første ledd, jf. fvl. § 13"
    assert all_of(hit, ".excerpt") == []
    officer = all_of(page(reading(Role.OFFICER), "/sok?q=2025/17-3&type=journal-entry"), ".hit")[0]
    assert said(officer, "h3") == f"Klage fra Vera {HIDDEN}"


def test_of_what_is_shielded_in_part_the_public_version_is_found(reading: Reading) -> None:
    public = all_of(page(reading(None), "/sok?q=sladdet"), ".hit")[0]
    assert said(public, "h3") == "Avtale med leverandør"
    assert said(public, ".badges").startswith("Delvis unntatt offentlighet")
    assert said(public, ".source") == "I dokumentet: avtale-sladdet.pdf, side 1"


@pytest.mark.parametrize("role", [None, Role.READER])
def test_nothing_hidden_reaches_those_who_may_not_see_it(reading: Reading, role: Role | None) -> None:
    client = reading(role)
    for query in ("", "avtale", HIDDEN, f"{HIDDEN[:5]}*", "Vera", "klage", "2025/17", "fag:ny", UNPUBLISHED):
        for path in ("/sok", "/sok/forslag"):
            shown = client.get(path, query_string={"q": query}).text
            # What somebody typed is theirs to see again.
            shown = shown.replace(query, "") if query else shown
            assert HIDDEN not in shown, (query, path)
            if role is None:
                assert UNPUBLISHED not in shown, (query, path)


def test_what_is_shielded_after_it_was_indexed_is_not_quoted(reading: Reading, filled_app: Flask) -> None:
    address, query = "/sak/2025/17/1", "/sok?q=svarfrist+i+høst"
    assert f'"{address}"' in reading(None).get(query).text
    Filing(services_of(filled_app).opened, "test").shield("journal-entry", "2025/17-1")
    assert f'"{address}"' not in reading(None).get(query).text


def test_what_was_typed_and_filed_is_text_and_never_markup(app: Flask, client: FlaskClient) -> None:
    filing = Filing(services_of(app).opened, "test")
    filing.case("2025/1", "<script>alert('sak')</script> & Søn", subject_areas=("<b>fag</b>",))
    filing.entry("2025/1-1", "incoming", "<img src=x onerror=alert(1)> brev")
    filing.publish("journal-entry", "2025/1-1")
    index_all(services_of(app))
    for path in ("/sok?q=<script>alert(1)</script>&type=<b>", "/sok?q=brev", "/sok", "/", "/sok/forslag?q=bre"):
        answer = client.get(path).text
        for bad in ("<script>alert", "<img src=x", "<b>fag", ":<b>"):
            assert bad not in answer, path
    assert "<img src=x onerror=alert(1)> brev" in titles(page(client, "/sok?q=brev"))


def test_nothing_found_gives_one_correction_and_ways_on_that_find_something(reading: Reading) -> None:
    client = reading(None)
    none = page(client, "/sok?q=sladdet&type=case&year=2025")
    assert said(none, "#none") == "Ingen treff"
    assert said(none, ".ds-chip").splitlines() == ["Fjern: Type: Sak", "Fjern: År: 2025"]
    ways = dict(zip(said(none, "section li").splitlines(), addresses(none, "section li a"), strict=True))
    assert "Uten filteret Type: Sak (1 treff)" in ways
    for address in ways.values():
        assert titles(page(client, address)), address
    misspelt = page(client, "/sok?q=svarfrizt")
    assert said(misspelt, ".did-you-mean") == "Mente du svarfrist? Det gir 4 treff."
    assert said(misspelt, ".did-you-mean b") == "svarfrist"
    assert len(titles(page(client, addresses(misspelt, ".did-you-mean a")[0]))) == 4
    left_out = page(client, "/sok?q=sladdet+-pris&type=journal-entry")
    assert "sladdet, uten «-pris» (1 treff)" in said(left_out, "section li")
    beside = page(client, "/sok?q=sladdet+organ:RR+type:sak")
    assert "Uten filtre: sladdet (1 treff)" in said(beside, "section li")


def test_when_no_way_leads_on_there_is_advice(reading: Reading) -> None:
    nonsense = said(page(reading(None), "/sok?q=qqxxzz"))
    assert "Prøv færre ord" in nonsense
    assert "Du ser bare det som er publisert." in nonsense
    assert "Du ser bare" not in said(page(reading(Role.READER), "/sok?q=qqxxzz"))


def test_nothing_is_said_of_reading_when_all_is_read(app: Flask, client: FlaskClient) -> None:
    assert "lest" not in said(page(client, "/sok?q=brev"))
    texts = services_of(app).texts
    assert texts.outstanding() == 0
    TextQueue(services_of(app).stores.texts).ask([("a" * 64, "text/plain", "a.txt")])
    assert texts.outstanding() == 1
    assert "Noen filer venter på å bli lest." in said(page(client, "/sok?q=brev"))


def test_suggestions_are_options_that_lead_to_records(reading: Reading) -> None:
    fragment = reading(None).get("/sok/forslag?q=ordf").text
    options = all_of(html.fragment_fromstring(fragment, create_parent="ul"), "li")
    assert [(" ".join(one.text_content().split()), one.get("role"), one.get("data-url")) for one in options] == [
        ("Ordførerutvalget Organ OU", "option", "/organ/OU")
    ]
    assert "/vedtak/RR-23-2025" in reading(None).get("/sok/forslag?q=RR 23").text
    assert reading(None).get("/sok/forslag?q=").text == ""


def test_a_page_of_hits_takes_as_many_queries_whatever_their_number(reading: Reading, filled_app: Flask) -> None:
    client, stores = reading(Role.OFFICER), services_of(filled_app).stores
    counted: list[object] = []

    def count(*arguments: object) -> None:
        counted.append(arguments[2])

    def queries(path: str) -> int:
        client.get(path)
        counted.clear()
        client.get(path)
        return len(counted)

    for engine in (stores.registers, stores.texts):
        event.listen(engine, "before_cursor_execute", count)
    one, many = queries("/sok?q=svarfrist&type=journal-entry"), queries("/sok?q=indre-ntp&type=journal-entry")
    assert 0 < one == many

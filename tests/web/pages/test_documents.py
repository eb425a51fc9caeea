"""The page of a document shows what the asker may see of it, its text a window at a time, and what lies inside it."""

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.roles import Role
from application.questions.documents import documents_by_id
from domain.journal import JournalEntry
from search.extraction.limits import Limits
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.extraction.routes import read
from search.texts.states import Progress
from search.texts.store import TextStore
from tests.search.extraction.papers import a_docx, a_locked_pdf, a_mail, a_pdf, p, zipped
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the
from web.pages import documents
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]
SIGNED_IN = tuple(Role)
SEES_ALL = (Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)


def services_of(app: Flask) -> Services:
    found: Services = app.extensions[EXTENSION]
    return found


def filing_in(app: Flask) -> Filing:
    services = services_of(app)
    account = services.accounts.by_username(str(Role.OFFICER))
    assert account is not None
    return Filing(services.opened, str(account.id))


def fetch(client: FlaskClient, path: str, **headers: str) -> TestResponse:
    """The whole answer, read to its end as a server reads it."""
    return client.get(path, buffered=True, headers=headers)


def page_of(client: FlaskClient, document_id: UUID | str, query: str = "") -> str:
    response = fetch(client, f"/dokument/{document_id}{query}")
    assert response.status_code == 200, response.status
    return response.text


def file_read(app: Flask, name: str, content: bytes, *, published: bool = True) -> UUID:
    """File a paper with a new entry of the case 2025/17, read as the worker reads it."""
    filing = filing_in(app)
    paper = filing.paper(name, content, title=name)
    number = 40 + len(list(services_of(app).stores.recorder.select_notifications(1, 10_000)))
    filing.entry(f"2025/17-{number}", "incoming", f"Brev med {name}", documents=(paper,))
    if published:
        filing.publish("journal-entry", f"2025/17-{number}")
    stores = services_of(app).stores
    with stores.files.path(paper.sha256) as path:
        result = read(path, paper.media_type, name, Limits())
    TextStore(stores.texts).put(paper.sha256, result, media_type=paper.media_type, name=name)
    return paper.document_id


@pytest.mark.parametrize("role", [None, *SIGNED_IN])
def test_an_open_document_is_shown_to_all_with_what_it_belongs_to_and_its_text(
    reading: Reading, role: Role | None
) -> None:
    shown = page_of(reading(role), the("protokoll.pdf"))
    assert ">Protokoll</h1>" in shown
    assert "/vedtak/RR-23-2025" in shown
    assert "/sak/2025/17" in shown
    assert 'id="side-2"' in shown
    assert "Side to" in shown
    assert f"/dokument/{the('protokoll.pdf')}/fil#page=2" in shown


@pytest.mark.parametrize(
    "name", [f"{HIDDEN}.pdf", f"rapport-{HIDDEN}.pdf", f"vedlegg-{HIDDEN}.pdf", f"vurdering-{HIDDEN}.pdf"]
)
def test_a_shielded_document_tells_outsiders_that_it_exists_and_nothing_more(reading: Reading, name: str) -> None:
    for role in (None, Role.READER):
        client = reading(role)
        shown = page_of(client, the(name))
        assert HIDDEN not in shown
        assert "unntatt offentlighet" in shown
        assert "SHA-256" not in shown
        for path in ("/fil", "/fil?versjon=1", "/fil?versjon=1-offentlig", "/fil?last-ned", "/del/1", "/del/1/fil"):
            response = fetch(client, f"/dokument/{the(name)}{path}")
            assert response.status_code == 404, path
            assert HIDDEN not in response.text + str(response.headers)
    for role in SEES_ALL:
        assert HIDDEN in page_of(reading(role), the(name))
        assert fetch(reading(role), f"/dokument/{the(name)}/fil").status_code == 200


def test_what_is_shielded_in_part_is_read_in_its_public_version(reading: Reading) -> None:
    name = f"avtale-{HIDDEN}.pdf"
    shown = page_of(reading(None), the(name))
    assert HIDDEN not in shown
    assert "avtale-sladdet.pdf" in shown
    assert "Pris er sladdet" in shown
    assert "Dette er den offentlige utgaven" in shown
    assert "Versjoner" not in shown
    for query in ("", "?versjon=1", "?versjon=1-offentlig"):
        response = fetch(reading(None), f"/dokument/{the(name)}/fil{query}")
        assert response.headers["Content-Disposition"] == "inline; filename=avtale-sladdet.pdf"
    assert fetch(reading(None), f"/dokument/{the(name)}/fil?versjon=2").status_code == 404

    whole = page_of(reading(Role.OFFICER), the(name))
    assert f"Pris {HIDDEN}" in whole
    assert "Offentlig utgave av 1" in whole
    original, public = (
        fetch(reading(Role.OFFICER), f"/dokument/{the(name)}/fil?versjon={key}").data for key in ("1", "1-offentlig")
    )
    assert original != public


def test_what_is_not_published_is_not_there_for_those_who_are_signed_out(filled_app: Flask, reading: Reading) -> None:
    document = file_read(filled_app, f"{UNPUBLISHED}.txt", b"Utkast", published=False)
    for path in ("", "/fil", "/fil?versjon=1", "/del/1", "/del/1/fil"):
        response = fetch(reading(None), f"/dokument/{document}{path}")
        assert response.status_code == 404
        assert UNPUBLISHED not in response.text + str(response.headers)
    unknown = uuid4()
    pages = [fetch(reading(None), f"/dokument/{one}").text.replace(str(one), "ID") for one in (document, unknown)]
    assert len({re.sub(r"[0-9a-f]{32}", "NUMBER", page) for page in pages}) == 1
    assert UNPUBLISHED in page_of(reading(Role.READER), document)


@pytest.mark.parametrize("odd", ["1", "x" * 36, "../../etc/passwd", f"{UUID(int=1)}x", "%00", UUID(int=1).hex])
def test_addresses_that_are_no_documents_are_not_found(reading: Reading, odd: str) -> None:
    assert fetch(reading(Role.OFFICER), f"/dokument/{odd}").status_code == 404
    assert fetch(reading(Role.OFFICER), f"/dokument/{odd}/fil").status_code == 404


def test_who_filed_what_and_when_is_told_to_those_who_are_signed_in(filled_app: Flask, reading: Reading) -> None:
    filing = filing_in(filled_app)
    with filing.at("2025-11-20T10:00"):
        filing.version("protokoll.pdf", "protokoll-2.pdf", a_pdf("Protokoll, rettet"), reason="Skrivefeil")
    shown = page_of(reading(Role.READER), the("protokoll.pdf"))
    assert "Navn officer" in shown
    assert "Skrivefeil" in shown
    assert "20.11.2025" in shown
    assert "Navn officer" not in page_of(reading(None), the("protokoll.pdf"))
    earlier = fetch(reading(None), f"/dokument/{the('protokoll.pdf')}/fil?versjon=1")
    assert earlier.headers["Content-Disposition"] == "inline; filename=protokoll.pdf"
    assert earlier.data != fetch(reading(None), f"/dokument/{the('protokoll.pdf')}/fil").data


def test_a_public_version_that_was_replaced_can_still_be_fetched_by_those_who_see_all(
    filled_app: Flask, reading: Reading
) -> None:
    name = f"avtale-{HIDDEN}.pdf"
    filing_in(filled_app).public_version(name, "sladdet-bedre.pdf", a_pdf("Bedre"), text("Bedre"))
    names = {
        key: fetch(reading(Role.OFFICER), f"/dokument/{the(name)}/fil?versjon={key}").headers["Content-Disposition"]
        for key in ("1-offentlig", "1-offentlig-1")
    }
    assert names == {
        "1-offentlig": "inline; filename=sladdet-bedre.pdf",
        "1-offentlig-1": "inline; filename=avtale-sladdet.pdf",
    }
    assert fetch(reading(None), f"/dokument/{the(name)}/fil?versjon=1-offentlig-1").status_code == 404


@pytest.mark.parametrize(
    "version", ["0", "7", "-1", "1.0", "x", "", "1-", "1-offentlig-9", "9" * 5000, "１", "%00", "../1"]
)
def test_versions_that_are_not_there_are_not_found(reading: Reading, version: str) -> None:
    assert fetch(reading(Role.OFFICER), f"/dokument/{the('protokoll.pdf')}/fil?versjon={version}").status_code == 404


@pytest.mark.parametrize(
    ("name", "words", "advice"),
    [
        ("låst.pdf", "Filen kan bare åpnes med passord", "Be avsenderen om en kopi uten passord"),
        ("innspill.zip", "Filen er skadet", "Last den ned og se om den lar seg åpne"),
        ("skannet.pdf", "De venter på tekstgjenkjenning", None),
        ("ny.docx", "Filen står i kø", None),
    ],
)
def test_trouble_with_reading_is_told_in_plain_words_and_officers_are_told_what_to_do(
    reading: Reading, name: str, words: str, advice: str | None
) -> None:
    shown, to_officer = page_of(reading(None), the(name)), page_of(reading(Role.OFFICER), the(name))
    assert words in shown
    assert words in to_officer
    if advice:
        assert advice in to_officer
        assert advice not in shown


def test_a_file_that_failed_is_read_again_when_an_officer_asks(filled_app: Flask, reading: Reading) -> None:
    filled_app.config["WTF_CSRF_ENABLED"] = False
    address = f"/dokument/{the('innspill.zip')}"
    assert f'action="{address}/les-igjen"' in page_of(reading(Role.OFFICER), the("innspill.zip"))
    for role in (Role.READER, Role.AUDITOR):
        assert "les-igjen" not in page_of(reading(role), the("innspill.zip"))
        assert reading(role).post(f"{address}/les-igjen").status_code == 403
    assert reading(None).post(f"{address}/les-igjen").status_code == 302
    assert progress(filled_app, "innspill.zip") is Progress.DONE

    client = reading(Role.OFFICER)
    response = client.post(f"{address}/les-igjen")
    assert (response.status_code, response.location) == (303, address)
    assert progress(filled_app, "innspill.zip") is Progress.WAITING
    assert "Filen blir lest på nytt" in fetch(client, address).text
    client.post(f"{address}/les-igjen")
    assert "Filen står alt i kø" in fetch(client, address).text


def test_reading_again_needs_the_token_of_the_form(filled_app: Flask, reading: Reading) -> None:
    assert reading(Role.OFFICER).post(f"/dokument/{the('innspill.zip')}/les-igjen").status_code == 400
    assert progress(filled_app, "innspill.zip") is Progress.DONE


def test_a_retry_button_leads_nowhere_for_what_is_not_there(filled_app: Flask, reading: Reading) -> None:
    filled_app.config["WTF_CSRF_ENABLED"] = False
    assert reading(Role.OFFICER).post(f"/dokument/{uuid4()}/les-igjen").status_code == 404


def progress(app: Flask, name: str) -> Progress:
    with services_of(app).stores.registers.connect() as connection:
        sha256 = documents_by_id(connection, [the(name)])[the(name)].original.sha256
    return services_of(app).texts.states([sha256])[sha256].progress


def test_two_thousand_pages_are_shown_a_window_at_a_time(filled_app: Flask, reading: Reading) -> None:
    filing = filing_in(filled_app)
    pages = text(*(f"Innholdet på side nummer {number}." for number in range(1, 2001)))
    paper = filing.paper("lang.pdf", a_pdf("x"), title="Lang", read=pages)
    filing.entry("2025/17-30", "incoming", "Lang", documents=(paper,))
    filing.publish("journal-entry", "2025/17-30")
    shown = page_of(reading(None), the("lang.pdf"))
    assert shown.count('class="text-page"') == 20
    assert "2000 sider i alt" in shown or "2 000 sider i alt" in shown
    assert len(shown) < 40_000

    at = page_of(reading(None), the("lang.pdf"), "?side=1234")
    assert 'id="side-1234"' in at
    assert 'id="side-1221"' in at
    assert 'id="side-1241"' not in at
    assert f"/dokument/{the('lang.pdf')}?side=1201#text" in at
    assert f"/dokument/{the('lang.pdf')}?side=1241#text" in at
    for odd in (
        "?side=0",
        "?side=-5",
        "?side=x",
        "?side=99999999",
        "?side=" + "9" * 5000,
        "?side=1&fra=-7",
        "?deler=0",
    ):
        assert 'class="text-page"' in page_of(reading(None), the("lang.pdf"), odd)


def test_text_from_a_file_is_text_and_never_markup(filled_app: Flask, reading: Reading) -> None:
    document = file_read(filled_app, '"><script>alert(1)</script>.txt', b"<script>alert(2)</script> & <b>fet</b>")
    shown = page_of(reading(None), document)
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(2)&lt;/script&gt; &amp; &lt;b&gt;" in shown


def test_the_same_file_filed_again_is_linked_where_it_may_be_seen(filled_app: Flask, reading: Reading) -> None:
    filing = filing_in(filled_app)
    open_copy = file_read(filled_app, "kopi.txt", b"felles innhold")
    secret = filing.paper(f"kopi-{HIDDEN}.txt", b"felles innhold", title=f"Kopi {HIDDEN}")
    filing.entry("2025/17-31", "incoming", "Annet brev", documents=(secret,))
    filing.shield("journal-entry", "2025/17-31")
    filing.publish("journal-entry", "2025/17-31")
    also = file_read(filled_app, "kopi-to.txt", b"felles innhold")
    shown = page_of(reading(None), open_copy)
    assert f"/dokument/{also}" in shown
    assert HIDDEN not in shown
    assert str(the(f"kopi-{HIDDEN}.txt")) not in shown
    assert f"Kopi {HIDDEN}" in page_of(reading(Role.OFFICER), open_copy)


def test_a_document_of_two_records_is_as_closed_as_the_more_closed_of_them(filled_app: Flask, reading: Reading) -> None:
    filing = filing_in(filled_app)
    document = file_read(filled_app, "felles.txt", f"Felles {HIDDEN}".encode())
    assert fetch(reading(None), f"/dokument/{document}").status_code == 200
    filing.entry("2025/17-34", "internal", f"Notat {UNPUBLISHED}")
    entry = filing.opened.archive.load(JournalEntry, the("2025/17-34"))
    entry.attach(document_id=document, role="attachment", by="p")
    filing.opened.archive.record(entry)
    for path in ("", "/fil"):
        assert fetch(reading(None), f"/dokument/{document}{path}").status_code == 404
    filing.publish("journal-entry", "2025/17-34")
    filing.shield("journal-entry", "2025/17-34")
    for role in (None, Role.READER):
        shown = page_of(reading(role), document)
        assert HIDDEN not in shown
        assert "felles.txt</h1>" not in shown
        assert fetch(reading(role), f"/dokument/{document}/fil").status_code == 404
    assert HIDDEN in page_of(reading(Role.OFFICER), document)


def test_the_parts_of_a_mail_are_shown_and_opened_under_it(filled_app: Flask, reading: Reading) -> None:
    packed = zipped({"mappe/møte.txt": "Innkalling til møte", "avtale.docx": a_docx(p("Avtale om samarbeid"))})
    mail = a_mail(("papirer.zip", packed), ("låst.pdf", a_locked_pdf()), subject="Papirer", body="Se vedlegg")
    document = file_read(filled_app, "papirer.eml", mail)
    client = reading(None)
    shown = page_of(client, document)
    for path in ("1", "1/1", "1/2", "2"):
        assert f'/dokument/{document}/del/{path}"' in shown
    assert "Kryptert" in shown
    assert "Se vedlegg" in shown
    assert "Subject:" not in shown
    assert "04.03.2025\N{NO-BREAK SPACE}kl." in shown

    inner = fetch(client, f"/dokument/{document}/del/1/1")
    assert "Innkalling til møte" in inner.text
    assert f"/dokument/{document}/del/1/1/fil" in inner.text
    sent = fetch(client, f"/dokument/{document}/del/1/1/fil")
    assert sent.data.decode() == "Innkalling til møte"
    assert sent.headers["Content-Disposition"] == "inline; filename=m_te.txt; filename*=UTF-8''m%C3%B8te.txt"
    assert sent.headers["Content-Type"] == "text/plain; charset=utf-8"
    docx = fetch(client, f"/dokument/{document}/del/1/2/fil", Range="bytes=0-1")
    assert (docx.status_code, docx.data) == (206, b"PK")
    assert docx.headers["Content-Disposition"] == "attachment; filename=avtale.docx"
    assert "Filen kan bare åpnes med passord" in fetch(client, f"/dokument/{document}/del/2").text


@pytest.mark.parametrize(
    "path",
    ["0", "3", "1/9", "1/1/1", "-1", "x", "../1", "..%2F1", "1/../2", "1//1", "１", "9" * 5000, "1/1/1/1/1", "%00"],
)
def test_parts_that_are_not_there_are_not_found(filled_app: Flask, reading: Reading, path: str) -> None:
    document = file_read(filled_app, "pakke.zip", zipped({"a.txt": "a", "b.zip": zipped({"c.txt": "c"})}))
    for address in (f"/dokument/{document}/del/{path}", f"/dokument/{document}/del/{path}/fil"):
        response = fetch(reading(None), address)
        assert response.status_code in (404, 308), address
        if response.status_code == 308:  # two slashes in a row are one
            assert "//" not in response.location.partition("/dokument/")[2]


def test_a_file_without_parts_has_none(reading: Reading) -> None:
    for path in ("del/1", "del/1/fil"):
        assert fetch(reading(None), f"/dokument/{the('protokoll.pdf')}/{path}").status_code == 404


def test_a_part_that_cannot_be_unpacked_is_refused_in_plain_words(filled_app: Flask, reading: Reading) -> None:
    packed = zipped({"stor.txt": b"0" * 3_000_000, "liten.txt": b"ok"}, compress=False)
    document = file_read(filled_app, "stor.zip", packed)
    bomb = file_read(filled_app, "bombe.zip", zipped({"stor.txt": b"0" * 3_000_000}))
    most = documents.MOST_UNPACKED
    documents.MOST_UNPACKED = 2_900_000
    try:
        response = fetch(reading(None), f"/dokument/{document}/del/1/fil")
        assert fetch(reading(None), f"/dokument/{document}/del/2/fil").data == b"ok"
        exploding = fetch(reading(None), f"/dokument/{bomb}/del/1/fil")
    finally:
        documents.MOST_UNPACKED = most
    assert exploding.status_code == 422
    assert "mistenkelig stor" in exploding.text
    assert response.status_code == 422
    assert "Filen kan ikke åpnes alene" in response.text
    assert "Last ned hele dokumentet" in response.text


def test_files_inside_by_the_thousand_are_listed_a_hundred_at_a_time(filled_app: Flask, reading: Reading) -> None:
    document = file_read(filled_app, "mange.zip", zipped({f"{number:03}.txt": "a" for number in range(250)}))
    shown = page_of(reading(None), document)
    assert shown.count(f"/dokument/{document}/del/") == 100
    assert "249.txt" in page_of(reading(None), document, "?deler=3")


def test_a_shielded_mail_shows_outsiders_none_of_its_parts(filled_app: Flask, reading: Reading) -> None:
    filing = filing_in(filled_app)
    document = file_read(filled_app, "varsel.eml", a_mail((f"{HIDDEN}.txt", b"x"), subject=HIDDEN, body=HIDDEN))
    filing.shield("document", "varsel.eml")
    assert document == the("varsel.eml")
    for role in (None, Role.READER):
        assert HIDDEN not in page_of(reading(role), document)
        for path in ("del/1", "del/1/fil"):
            response = fetch(reading(role), f"/dokument/{document}/{path}")
            assert response.status_code == 404
            assert HIDDEN not in response.text + str(response.headers)
    assert HIDDEN in page_of(reading(Role.OFFICER), document)


def test_a_document_whose_reading_is_lost_is_shown_all_the_same(filled_app: Flask, reading: Reading) -> None:
    TextStore(services_of(filled_app).stores.texts).put(
        "f" * 64, ExtractionResult(Outcome.FAILED, reason=Reason.DAMAGED)
    )
    document = filing_in(filled_app).paper("ulest.pdf", a_pdf("Ulest"), title="Ulest")
    filing_in(filled_app).entry("2025/17-33", "incoming", "Ulest", documents=(document,))
    shown = page_of(reading(Role.READER), the("ulest.pdf"))
    assert "Venter på å bli lest" in shown

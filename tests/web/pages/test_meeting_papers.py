"""Papers of meetings that are recorded: what is on them, and what is on none that the public gets."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.office.roles import Role
from domain.clock import clock_set_to
from tests.application.documents.papers import text_of
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.pages.reading import Reading
from web.services import EXTENSION, Services


@pytest.fixture(autouse=True)
def _autumn() -> Iterator[None]:
    with clock_set_to(datetime(2026, 11, 23, 9, tzinfo=UTC)):
        yield


def paper(client: FlaskClient, path: str) -> str:
    answer = client.get(path, headers={"Accept-Language": "nb"})
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "application/pdf"
    return text_of(answer.data)


def test_the_notice_tells_agenda_and_who_is_called(reading_meetings: Reading) -> None:
    told = paper(reading_meetings(None), "/mote/2026/1/innkalling.pdf")
    for words in ("mandag 11. mai 2026", "Rådhuset, Prøvdal", "OU 51/2026", "Forhandlinger om tomt", "offl. § 23"):
        assert words in told
    assert "Rådet krever to avganger i timen." in told
    assert HIDDEN not in told


def test_minutes_of_the_public_and_of_the_office(reading_meetings: Reading) -> None:
    public = paper(reading_meetings(None), "/mote/2026/1/protokoll.pdf")
    assert "Bjørn Påfunn møtte for Åse Tenkt" in public
    assert "Vi ville ha ventet." in public
    assert "Signert 15. juni 2026 av Kari Eksempel." in public
    officer = reading_meetings(Role.OFFICER)
    plain = paper(officer, "/mote/2026/1/protokoll.pdf")
    for told in (public, plain):
        assert HIDDEN not in told
        assert UNPUBLISHED not in told
    whole = paper(officer, "/mote/2026/1/protokoll.pdf?closed=1")
    assert HIDDEN in whole
    assert HIDDEN not in paper(reading_meetings(None), "/mote/2026/1/protokoll.pdf?closed=1")


def test_an_extract_of_each_item_holds_no_more_than_the_reader_may_see(reading_meetings: Reading) -> None:
    public, officer = reading_meetings(None), reading_meetings(Role.OFFICER)
    page = public.get("/mote/2026/1").text
    items = sorted(set(map(int, re.findall(r"/mote/2026/1/sak/(\d+)", page))))
    told = [paper(public, f"/mote/2026/1/sak/{item}/saksutskrift.pdf") for item in items]
    assert len(told) == 3
    assert "Rådet krever to avganger i timen." in told[1]
    assert "for lukkede dører" in told[2]
    assert HIDDEN not in "".join(told)
    assert HIDDEN not in paper(officer, f"/mote/2026/1/sak/{items[2]}/saksutskrift.pdf")
    assert HIDDEN in paper(officer, f"/mote/2026/1/sak/{items[2]}/saksutskrift.pdf?closed=1")
    item_page = officer.get(f"/mote/2026/1/sak/{items[1]}").text
    assert f"/mote/2026/1/sak/{items[1]}/saksutskrift.docx" in item_page


def test_a_word_file_is_made_of_the_same(reading_meetings: Reading) -> None:
    answer = reading_meetings(None).get("/mote/2026/1/protokoll.docx")
    assert "protokoll-2026-1.docx" in answer.headers["Content-Disposition"]
    texts = [one.text for one in docx.Document(io.BytesIO(answer.data)).paragraphs]
    assert "Rådet krever to avganger i timen." in texts
    assert HIDDEN not in "".join(texts)


def test_minutes_that_are_not_out_are_not_for_the_public(reading_meetings: Reading) -> None:
    public, officer = reading_meetings(None), reading_meetings(Role.OFFICER)
    answer = public.get("/mote/2026/4/protokoll.pdf", headers={"Accept-Language": "nb"})
    assert answer.status_code == 404
    assert "Allmennheten får den når den er publisert." in answer.text
    assert "ikke godkjent ennå" in paper(officer, "/mote/2026/4/protokoll.pdf")
    for path in (
        "2026/5/innkalling.pdf",
        "2026/1/protokoll.exe",
        "2026/1/sak/999/saksutskrift.pdf",
        "1999/1/protokoll.pdf",
    ):
        assert public.get(f"/mote/{path}").status_code == 404
    assert public.get("/mote/2026/1/protokoll.pdf?on=noe").status_code == 400


def test_programs_get_the_same_papers(reading_meetings: Reading, met_app: Flask) -> None:
    public = reading_meetings(None)
    held, drafted = f"/api/v1/meetings/{the('møte 2026/1')}", f"/api/v1/meetings/{the('møte 2026/4')}"
    items = [one["item"] for one in public.get(held).get_json()["items"]]
    for path in ("minutes.pdf", f"items/{items[2]}/extract.pdf?closed=1", "notice.pdf?closed=1"):
        told = paper(public, f"{held}/{path}")
        assert "Rådhuset, Prøvdal" in told
        assert HIDDEN not in told
    answer = public.get(f"{drafted}/minutes.pdf", headers={"Accept-Language": "nb"})
    assert answer.status_code == 404
    assert answer.get_json()["code"] == "minutes-not-out"
    assert "ingen protokoll" in answer.get_json()["detail"]
    assert public.get(f"{held}/items/999/extract.pdf").status_code == 404
    assert public.get(f"/api/v1/meetings/{the('møte 2026/5')}/notice.pdf").status_code == 404
    assert list(public.get(f"{held}/minutes.pdf?on=noe").get_json()["errors"]["query"]) == ["on"]
    services: Services = met_app.extensions[EXTENSION]
    account = services.accounts.by_username(str(Role.OFFICER))
    _, secret = services.tokens.make(account, name="Prøve", role=Role.OFFICER)
    bearer = {"Authorization": f"Bearer {secret}", "Accept-Language": "nb"}
    assert HIDDEN in text_of(public.get(f"{held}/minutes.pdf?closed=1", headers=bearer).data)
    assert "ikke godkjent ennå" in text_of(public.get(f"{drafted}/minutes.pdf", headers=bearer).data)

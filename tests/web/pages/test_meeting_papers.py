"""Papers of meetings that are recorded: what is on them, and what is on none that the public gets."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime

import docx
import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from domain.clock import clock_set_to
from tests.application.documents.papers import text_of
from tests.web.filing import HIDDEN, UNPUBLISHED
from tests.web.pages.reading import Reading


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
    assert public.get("/mote/2026/4/protokoll.pdf").status_code == 404
    assert "ikke godkjent ennå" in paper(officer, "/mote/2026/4/protokoll.pdf")
    for path in (
        "2026/5/innkalling.pdf",
        "2026/1/protokoll.exe",
        "2026/1/sak/999/saksutskrift.pdf",
        "1999/1/protokoll.pdf",
    ):
        assert public.get(f"/mote/{path}").status_code == 404
    assert public.get("/mote/2026/1/protokoll.pdf?on=noe").status_code == 400

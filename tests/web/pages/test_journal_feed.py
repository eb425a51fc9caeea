"""The public journal as a feed: valid, of what is published, the same for everybody."""

from datetime import datetime
from urllib.parse import urlsplit

import pytest
from flask import Flask
from lxml import etree

from application.office.roles import Role
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing
from tests.web.pages.reading import Reading
from web.services import EXTENSION

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(content: bytes) -> etree._Element:
    """A feed that holds what RFC 4287 demands."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{ATOM}feed"
    for each in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = each.findall(f"{ATOM}{name}")
            assert one.text
        assert datetime.fromisoformat(each.findtext(f"{ATOM}updated") or "").tzinfo is not None
        assert [one.get("rel") for one in each.findall(f"{ATOM}link")].count("alternate") == 1
    (author,) = feed.findall(f"{ATOM}author")
    assert author.findtext(f"{ATOM}name") == "Prøveregionen"
    identities = [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")]
    assert len(set(identities)) == len(identities)
    return feed


def titles(feed: etree._Element) -> list[str]:
    return [one.findtext(f"{ATOM}title") or "" for one in feed.findall(f"{ATOM}entry")]


def link(feed: etree._Element, relation: str) -> str | None:
    return next((one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == relation), None)


def test_what_was_published_last_comes_first_with_its_line_alone(reading: Reading) -> None:
    answer = reading(None).get("/journal.atom")
    assert answer.content_type == "application/atom+xml; charset=utf-8"
    feed = feed_of(answer.data)
    assert titles(feed)[0].startswith("2025/19-1 ")
    assert set(titles(feed)[1:]) == {
        "2025/17-1 Høring: Indre-NTP",
        "2025/17-2 Saksframlegg: Indre-NTP",
        "2025/17-3 Brev fra privatperson",
        "2025/17-5 Svar på høring",
        "2025/17-6 Avtale med leverandør",
    }
    (shielded,) = (one for one in feed.findall(f"{ATOM}entry") if "2025/17-3" in (one.findtext(f"{ATOM}title") or ""))
    assert shielded.findtext(f"{ATOM}summary") == (
        "Journalnummer: 2025/3. Type: Inngående. Mottatt: 19.08.2025. Registrert: 19.08.2025. "
        "Tilgang: Unntatt offentlighet. Hjemmel: offl. § 13 første ledd, jf. fvl. § 13."
    )
    address = shielded.find(f"{ATOM}link")
    assert address is not None
    assert urlsplit(address.get("href") or "").path == "/sak/2025/17/3"


@pytest.mark.parametrize("role", [None, Role.READER, Role.OFFICER, Role.ADMINISTRATOR])
def test_it_is_the_same_for_everybody_and_tells_nothing_closed(reading: Reading, role: Role | None) -> None:
    content = reading(role).get("/journal.atom").data
    assert content == reading(None).get("/journal.atom").data
    assert HIDDEN not in content.decode()
    assert UNPUBLISHED not in content.decode()
    assert "2025/17-4" not in content.decode()


def test_it_goes_on_page_by_page(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = titles(feed_of(reading(None).get("/journal.atom").data))
    monkeypatch.setattr("web.pages.journal_feed.ENTRIES_ON_A_PAGE", 2)
    seen: list[str] = []
    path: str | None = "/journal.atom"
    while path:
        feed = feed_of(reading(None).get(path).data)
        seen += titles(feed)
        path = link(feed, "next")
    assert seen == whole
    assert reading(None).get("/journal.atom?before=x").status_code == 404


def test_what_has_not_changed_is_not_sent_again(filled_app: Flask, reading: Reading) -> None:
    client = reading(None)
    tag = client.get("/journal.atom").headers["ETag"]
    assert client.get("/journal.atom", headers={"If-None-Match": tag}).status_code == 304
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    filing.entry("2025/17-7", "outgoing", "Nytt brev <&> 🚌")
    filing.publish("journal-entry", "2025/17-7")
    answer = client.get("/journal.atom", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert titles(feed_of(answer.data))[0] == "2025/17-7 Nytt brev <&> 🚌"


def test_an_empty_journal_is_a_feed_all_the_same(app: Flask) -> None:
    assert titles(feed_of(app.test_client().get("/journal.atom").data)) == []


def test_readers_of_feeds_find_it_from_the_journal(reading: Reading) -> None:
    page = reading(None).get("/journal").text
    assert '<link rel="alternate" type="application/atom+xml" title="Offentlig journal" href="/journal.atom">' in page

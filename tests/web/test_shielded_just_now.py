"""What is closed after it was indexed is found by nobody who may not see it, also before the worker has run."""

import json
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.office.roles import Role
from domain.journal import party
from tests.search.extraction.papers import a_pdf
from tests.web.filing import Filing, text, the
from tests.web.indexed import index_all
from web.services import EXTENSION, Services

Reading = Callable[[Role | None], FlaskClient]

SECRET = "kobberkrabbe"
"""Stands beside what is asked for, and is never typed."""

WORDS = ("avsløringen", "avsløring*", '"den store avsløringen"', "avslørignen", "sak:2026/1", "filtype:pdf", "")


@pytest.fixture
def filing(filled_app: Flask) -> Filing:
    """An entry and a decision that everybody may see, with papers, found in the index."""
    services: Services = filled_app.extensions[EXTENSION]
    filing = Filing(services.opened, "import")
    paper = filing.paper(
        f"den-store-avsløringen-{SECRET}.pdf",
        a_pdf("Brev"),
        title=f"Den store avsløringen {SECRET}",
        role="main",
        read=text(f"Den store avsløringen om {SECRET}"),
    )
    filing.case("2026/1", "Vanlig sak")
    filing.entry(
        "2026/1-1",
        "incoming",
        f"Om den store avsløringen {SECRET}",
        public_title="Brev",
        senders=(party("Avsløringen AS"),),
        documents=(paper,),
    )
    attached = filing.paper(
        "vedlegg.pdf", a_pdf("V"), title="Vedlegg", read=text(f"Den store avsløringen i vedlegget {SECRET}")
    )
    filing.decision(
        "RR 1/2026",
        "2026/1",
        "2026-01-09",
        f"Vedtak om den store avsløringen {SECRET}",
        "noted",
        public_title="Vedtak",
        text=f"Den store avsløringen {SECRET} tas til orientering.",
        documents=(attached,),
    )
    filing.publish("journal-entry", "2026/1-1")
    filing.publish("decision", "RR 1/2026")
    index_all(services)
    return filing


def told(app: Flask, client: FlaskClient, role: str) -> str:
    """Return everything that any search says to somebody."""
    found = []
    for words in WORDS:
        query = {"q": words}
        found.append(client.get("/sok", query_string=query).text)
        found.append(client.get("/sok/forslag", query_string={"q": "avslør"}).text)
        found.append(client.get("/sok/forslag", query_string={"q": "om"}).text)
        if role == "public":
            answer = client.get("/api/v1/search", query_string=query).json
            found.append(json.dumps([answer["data"], answer["facets"], answer["did_you_mean"]], ensure_ascii=False))
        result = app.test_cli_runner().invoke(args=["archive", "search", "--as", role, "--json", words])
        assert result.exit_code == 0, result.output
        found.append(result.stdout)
    return "\n".join(found).lower()


def shield_records(filing: Filing) -> None:
    filing.shield("journal-entry", "2026/1-1")
    filing.shield("decision", "RR 1/2026")


def shield_documents_and_correct(filing: Filing) -> None:
    """The documents are shielded, one with a public version; the rest is made harmless by corrections."""
    public = text("Sladdet")
    filing.public_version(f"den-store-avsløringen-{SECRET}.pdf", "sladdet.pdf", a_pdf("Sladdet"), public)
    filing.shield("document", f"den-store-avsløringen-{SECRET}.pdf", scope="part")
    filing.shield("document", "vedlegg.pdf")
    filing.correct_entry("2026/1-1", "Skjermes", title="Brev", senders=[party(f"Avsløringen {SECRET}", shielded=True)])
    filing.correct("RR 1/2026", "Skjermes", title="Vedtak", text="Tas til orientering.")


@pytest.mark.parametrize("close", [shield_records, shield_documents_and_correct])
@pytest.mark.parametrize("role", [None, Role.READER])
def test_nothing_of_it_is_found_before_the_index_knows(
    filled_app: Flask, reading: Reading, filing: Filing, close: Callable[[Filing], None], role: Role | None
) -> None:
    asks, client = str(role or "public"), reading(role)
    assert SECRET in told(filled_app, client, asks)
    close(filing)
    assert SECRET not in told(filled_app, client, asks)
    index_all(filled_app.extensions[EXTENSION])
    assert SECRET not in told(filled_app, client, asks)
    assert the("2026/1-1").hex  # its line is back
    line = client.get("/sok", query_string={"q": "sak:2026/1"}).text
    assert "2026/1-1" in line
    assert "RR 1/2026" in line.replace("\N{NO-BREAK SPACE}", " ")


def test_those_who_may_see_it_find_it_all_the_time(reading: Reading, filing: Filing) -> None:
    shield_records(filing)
    assert SECRET in reading(Role.OFFICER).get("/sok?q=avsløringen").text


def test_what_was_published_and_shielded_is_counted_nowhere_before_the_index_knows(
    filled_app: Flask, filing: Filing
) -> None:
    client = filled_app.test_client()
    assert client.get("/api/v1/search?q=avsløringen").json["total"] == 3
    filing.shield("journal-entry", "2026/1-1")
    answer = client.get("/api/v1/search?q=avsløringen").json
    assert [one["reference"] for one in answer["data"]] == ["RR 1/2026"]
    assert answer["total"] == sum(one["count"] for one in answer["facets"]["type"]) == 1

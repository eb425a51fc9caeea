"""Two versions of an agreement compared: all their texts, the points of the law that changed, and who must adopt."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome
from werkzeug.test import TestResponse

from application.commands.access import Publish, Shield, publish, shield
from application.commands.adopting import AdoptVersion, SendVersion, adopt_version, send_version
from application.commands.agreement_versions import TickPoint, tick_point
from application.commands.agreements import Joining, RegisterAgreement, register_agreement
from application.commands.drafting import AmendVersion, DraftVersion, amend_version, draft_version
from application.office.roles import Role
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from tests.application.comparison.agreements import SECOND, THIRD
from tests.search.extraction.papers import a_pdf
from tests.web.browsing import Site, accessible
from tests.web.filing import Filing, text, the
from web.services import EXTENSION

Reading = Callable[[Role | None], FlaskClient]
PAGE = "/avtale/2025/7"
SCANNED = ExtractionResult(Outcome.EMPTY, reason=Reason.NO_TEXT_LAYER)


@pytest.fixture
def agreement(filled_app: Flask) -> UUID:
    """A published agreement: a version in force, the next one sent for adoption, and a draft of a third."""
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    archive, identity = filing.opened.archive, the("avtalen")
    about: dict[str, Any] = {"agreement_id": identity, "by": "import"}
    parties = tuple(Joining(organisation_id=the(name), joined_on="2020-01-01") for name in ("Prøvdal", "Eksempelvik"))
    registered = {"reference": "2025/7", "kind": "cooperation", "title": "Samarbeidsavtalen", "parties": parties}
    register_agreement(archive, RegisterAgreement(**registered, **about))

    def draft(version: int, files: dict[str, ExtractionResult], **more: Any) -> None:
        papers = tuple(filing.paper(name, a_pdf(name), title=name, read=read) for name, read in files.items())
        draft_version(archive, DraftVersion(version=version, files=papers, **more, **about))

    budget = "Sekretariat\t400 000"
    draft(1, {"avtale-1.pdf": text(SECOND), "budsjett-1.pdf": text(budget)}, force={"rule": "all-adopted"})
    draft(
        2, {"avtale-2.pdf": text(THIRD), "kart-2.pdf": SCANNED}, points=("members", "shares"), drafted_on="2025-03-01"
    )
    draft(3, {"avtale-3.pdf": text(THIRD.replace("Fjellbygdene", "Hemmelig"))})
    for name in ("Prøvdal", "Eksempelvik"):
        adopt_version(archive, AdoptVersion(version=1, organisation_id=the(name), decided_on="2024-01-10", **about))
    send_version(archive, SendVersion(version=2, sent_on="2025-04-01", **about))
    adopt_version(archive, AdoptVersion(version=2, organisation_id=the("Prøvdal"), decided_on="2025-05-01", **about))
    for point, clause in (("members", "§ 5"), ("withdrawal", "§8"), ("dissolution", "§ 2 første ledd")):
        tick_point(archive, TickPoint(version=2, point=point, document_id=the("avtale-2.pdf"), clause=clause, **about))
    publish(archive, Publish(kind="agreement", record_id=identity, by="import"))
    return identity


def fetch(client: FlaskClient, path: str) -> TestResponse:
    return client.get(path, buffered=True)


def words(page: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", page).split())


@pytest.mark.usefixtures("agreement")
def test_all_texts_of_both_versions_are_compared_and_what_is_not_is_told_of(reading: Reading) -> None:
    shown = fetch(reading(None), f"{PAGE}/sammenlign/1/2").text
    assert "Endringer fra versjon 1 til versjon 2</h1>" in shown
    assert "Hver kommune velger <del>ett medlem</del> <ins>to medlemmer</ins>" in shown
    assert "kart-2.pdf i versjon 2 er ikke sammenlignet." in shown
    assert "<del>Sekretariat\t400 000</del>" in shown
    assert "budsjett-1.pdf Fjernet" in words(shown)
    assert re.search('<a href="/avtaler"[^>]* aria-current="true"', shown)
    assert "Versjon 1 gjelder" in shown
    assert "Versjon 2 til vedtak" in shown


@pytest.mark.usefixtures("agreement")
def test_the_points_of_the_law_and_who_must_adopt_are_told(reading: Reading) -> None:
    shown = words(fetch(reading(None), f"{PAGE}/sammenlign/1/2").text)
    box = shown.partition("Punkter i kommuneloven § 18-4 som endringen gjelder")[2]
    assert "Hvor mange medlemmer hver deltaker har Ført som endret, og teksten er endret der." in box
    assert "Eierandeler og ansvar for gjeld Ført som endret." in box
    assert "Teksten er endret der dette punktet står, men versjonen er ikke ført som en endring av det." in box
    assert "Uttreden av" not in box.partition("Hvem må vedta")[0]
    adopting = shown.partition("Hvem må vedta versjon 2")[2]
    assert "Prøvdal kommune Vedtatt" in adopting
    assert "Eksempelvik kommune Venter på vedtak" in adopting


@pytest.mark.usefixtures("agreement")
def test_a_draft_is_compared_only_for_those_who_know_of_it(reading: Reading) -> None:
    assert fetch(reading(None), f"{PAGE}/sammenlign/2/3").status_code == 404
    assert "Hemmelig" in fetch(reading(Role.OFFICER), f"{PAGE}/sammenlign/2/3").text
    response = fetch(reading(None), f"{PAGE}/sammenlign")
    assert (response.status_code, response.headers["Location"]) == (303, f"{PAGE}/sammenlign/1/2")
    assert "Hemmelig" not in fetch(reading(None), f"{PAGE}/sammenlign/1/2").text
    for path in (f"{PAGE}/sammenlign/1/9", "/avtale/2025/99/sammenlign/1/2", f"{PAGE}/sammenlign?fra=9"):
        assert fetch(reading(Role.OFFICER), path).status_code == 404


@pytest.mark.usefixtures("agreement")
def test_versions_are_compared_as_they_were_known(filled_app: Flask, reading: Reading) -> None:
    """What is recorded later, a text and an adoption, is not in the comparison as it was known then."""
    shown = fetch(reading(None), f"{PAGE}/sammenlign/1/2").text
    (position,) = set(re.findall(r"sammenlign/1/2\?known=nr(\d+)\"", shown))
    archive = filled_app.extensions[EXTENSION].opened.archive
    about: dict[str, Any] = {"agreement_id": the("avtalen"), "by": "import"}
    paper = the("avtale-1.pdf")
    amend_version(archive, AmendVersion(version=2, documents=(paper,), amended_on="2025-06-01", **about))
    decided: dict[str, Any] = {"organisation_id": the("Eksempelvik"), "decided_on": "2025-06-02"}
    adopt_version(archive, AdoptVersion(version=2, **decided, **about))
    now = fetch(reading(None), f"{PAGE}/sammenlign/1/2").text
    assert "to medlemmer" not in now
    assert "Eksempelvik kommune Vedtatt" in words(now)
    then = fetch(reading(None), f"{PAGE}/sammenlign/1/2?known=nr{position}&vis=alt").text
    assert "Hver kommune velger <del>ett medlem</del> <ins>to medlemmer</ins>" in then
    assert "Eksempelvik kommune Venter på vedtak" in words(then)
    assert f"registrert i arkivet til og med hendelse nr. {int(position):,}".replace(",", " ") in words(then)
    inner = re.findall(r'href="(/avtale[^"]*sammenlign/1/2\?[^"]*)"', then)
    assert [one for one in inner if f"known=nr{position}" not in one] == []
    assert f'name="known" value="nr{position}"' in then
    chosen = fetch(reading(None), f"{PAGE}/sammenlign?fra=2&til=1&known=nr{position}")
    assert chosen.headers["Location"] == f"{PAGE}/sammenlign/2/1?known=nr{position}"
    before = fetch(reading(None), f"{PAGE}/sammenlign/1/2?known=nr1")
    assert before.headers["Location"] == f"{PAGE}?known=nr1"
    assert "Arkivet kjente ikke til denne avtalen da." in fetch(reading(None), before.headers["Location"]).text
    assert fetch(reading(None), f"{PAGE}/sammenlign/1/9?known=nr1").status_code == 404
    wrong = fetch(reading(None), f"{PAGE}/sammenlign/1/2?known=tull")
    assert (wrong.status_code, "Rett datoene" in wrong.text) == (400, True)


def test_programs_get_the_comparison_too(reading: Reading, agreement: UUID) -> None:
    address = f"/api/v1/agreements/{agreement}/comparisons"
    found = reading(None).get(f"{address}/1/2").get_json()
    assert (found["is_compared"], found["is_same"]) == (True, False)
    assert found["address"] == f"{PAGE}/sammenlign/1/2"
    assert [(one["name"], one["is_compared"]) for one in found["new"]["files"]][-1] == ("kart-2.pdf", False)
    points = {one["point"]: (one["recorded"], one["text_changed"]) for one in found["points"]}
    assert points["members"] == (True, True)
    assert points["shares"] == (True, False)
    assert points["dissolution"] == (False, True)
    assert found["adoption"]["by"] == "parties"
    stands = {one["organisation"]: one["stand"] for one in found["adopters"]}
    assert stands == {"Prøvdal kommune": "adopted", "Eksempelvik kommune": "awaiting"}
    whole = reading(None).get(f"{address}/1/2?scope=whole&known=nr{found['position']}").get_json()
    assert len(whole["sections"]) > len(found["sections"])
    assert reading(None).get(f"{address}/2/3").status_code == 404
    assert reading(None).get(f"{address}/1/2?known=tull").status_code == 400


def test_a_text_that_is_exempt_is_left_out_for_those_who_may_not_read_it(
    filled_app: Flask, reading: Reading, agreement: UUID
) -> None:
    archive = filled_app.extensions[EXTENSION].opened.archive
    basis = {"section": "23", "paragraph": 1}
    closed = Shield(kind="document", record_id=the("avtale-2.pdf"), scope="whole", basis=basis, by="import")
    shield(archive, closed)
    shown = fetch(reading(None), f"{PAGE}/sammenlign/1/2").text
    assert "to medlemmer" not in shown
    assert "avtale-2.pdf" not in shown
    assert "Unntatt offentlighet" in shown
    assert "to medlemmer" in fetch(reading(Role.OFFICER), f"{PAGE}/sammenlign/1/2").text
    shield(archive, Shield(kind="agreement", record_id=agreement, scope="whole", basis=basis, by="import"))
    assert fetch(reading(None), f"{PAGE}/sammenlign/1/2").status_code == 404


@pytest.mark.browser
@pytest.mark.usefixtures("agreement")
def test_the_comparison_of_an_agreement_is_accessible(browser: Chrome, filled_site: Site) -> None:
    browser.get(filled_site.url(f"{PAGE}/sammenlign/1/2"))
    accessible(browser)

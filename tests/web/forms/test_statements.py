"""A statement from its draft to what came of it, by forms: what was said before stands beside it, all is put right."""

import html
import re
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient

from application.commands.consultations import ReceiveConsultation, receive_consultation
from application.commands.people import RegisterPerson, register_person
from application.commands.statement_versions import DraftStatementVersion
from application.commands.statements import RegisterStatement, register_statement
from application.office.contact_details import ContactDetails
from application.questions.statements import StatementView, list_statements
from domain.access import Audience
from domain.statements import Statement
from tests.search.extraction.papers import a_pdf
from tests.web.filing import the
from tests.web.forms.sending import standing
from tests.web.forms.test_agreements import officer, send, services
from tests.web.indexed import index_all
from tests.web.pages.reading import words
from web.services import Services

__all__ = ["officer", "services"]

NEW = "/uttalelser/ny"
RAILWAY = "Regionrådet krever dobbeltspor på jernbanen til Prøvdal, med tog hver halvtime og nye perronger."


def newest(services: Services) -> StatementView:
    with services.stores.registers.connect() as connection:
        found = list_statements(connection, Audience.OFFICER)
    return max(found.items, key=lambda one: one.registered_at)


def facts_of(services: Services) -> Mapping[str, Any]:
    return services.archive.load(Statement, newest(services).id).facts


def kinds(services: Services) -> list[str]:
    return [one["kind"] for one in facts_of(services)["records"].values()]


def say(services: Services, title: str, summary: str) -> None:
    """Let something have been said before."""
    identity = the(f"uttalelse {title}")
    first = DraftStatementVersion(statement_id=identity, drafted_on="2021-02-03", summary=summary, by="prøve")
    told = {"kind": "resolution", "title": title, "summary": summary, "first_version": first, "by": "prøve"}
    register_statement(services.archive, RegisterStatement(statement_id=identity, reference="2021/1", **told))
    index_all(services)


def register(officer: FlaskClient, **written: str) -> str:
    """Register a statement with a text that is written; return its address."""
    told = {"kind": "resolution", "title": "Toget må komme", "text": RAILWAY, "drafted_on": "1.9.2026"}
    done = send(officer, NEW, **(told | written))
    assert done.status_code == 303, words(done.text)
    return str(done.location)


def test_what_was_said_before_stands_beside_what_is_written(officer: FlaskClient, services: Services) -> None:
    say(services, "Dobbeltspor nå", RAILWAY)
    page = officer.get(NEW).text
    assert "Skriv en tittel eller litt tekst" in words(page)
    written = {"title": "Tog", "text": RAILWAY, "summary": "Dobbeltspor og nye perronger langs jernbanen"}
    asked = send(officer, NEW, ("notat.pdf", a_pdf("Perrongene")), page=page, wish="like", **written)
    assert asked.status_code == 200
    told = words(asked.text)
    assert "Dobbeltspor nå" in told
    assert "2021/1" in told
    assert 'target="_blank"' in asked.text
    begun = standing(asked.text)
    assert {name: begun[name] for name in written} == written
    assert begun["kept"]
    token = {"csrf_token": begun["csrf_token"]}
    fetched = officer.post("/uttalelser/tidligere", data={"text": RAILWAY} | token)
    assert "Dobbeltspor nå" in words(fetched.text)
    assert "<html" not in fetched.text
    assert "Finner ingen tidligere" in words(officer.post("/uttalelser/tidligere", data={"title": "Ost"} | token).text)
    wrong = send(officer, NEW, page=asked.text, drafted_on="i fjor")
    assert wrong.status_code == 400
    assert standing(wrong.text)["kept"] == begun["kept"]
    done = send(officer, NEW, page=wrong.text, drafted_on="1.9.2026", kind="op-ed")
    assert done.status_code == 303, words(done.text)
    (version,) = facts_of(services)["records"].values()
    assert len(version["texts"]) == 1
    twice = send(officer, NEW, page=wrong.text, drafted_on="1.9.2026", kind="op-ed")
    assert (twice.status_code, twice.location) == (303, done.location)
    beside = officer.get(f"{done.location}/versjon/ny").text
    assert "Dobbeltspor nå" in words(beside)


def test_a_text_that_is_written_is_filed_and_an_answer_begins_with_what_was_asked(
    officer: FlaskClient, services: Services
) -> None:
    asked = ReceiveConsultation(
        consultation_id=the("høring"), title="Høring om tog", sender_id=the("fylket"), received_on="2026-08-01",
        subject_areas=("Samferdsel",), case_id=the("2025/17"), by="prøve",
    )  # fmt: skip
    receive_consultation(services.archive, asked)
    assert officer.get(f"{NEW}?horing={the('ingen')}").status_code == 404
    page = officer.get(f"{NEW}?horing={the('høring')}").text
    begun = standing(page)
    assert (begun["kind"], begun["subject_areas"]) == ("consultation-answer", "Samferdsel")
    assert begun["title"] == "Svar på høring om tog"
    done = send(officer, NEW, page=page, text=RAILWAY, summary="Vi vil ha tog")
    assert done.status_code == 303, words(done.text)
    assert "Registrer på høring 2026/1 at det er laget utkast til svar." in words(officer.get("/min-dag").text)
    facts = facts_of(services)
    assert (facts["consultation_id"], facts["case_id"]) == (the("høring").hex, the("2025/17").hex)
    (version,) = facts["records"].values()
    with services.stores.files.open(version["texts"][0]["sha256"]) as stored:
        assert stored.read().decode() == f"{RAILWAY}\n"
    fylket = ContactDetails(organisation_id=the("fylket"), email="post@fylket.example")
    services.contacts.add(the("adresse"), fylket, by="prøve")
    sending = officer.get(f"{done.location}/send").text
    assert "mailto:post@fylket.example?subject=Svar%20p%C3%A5%20h%C3%B8ring%20om%20tog" in sending
    more = send(officer, f"{done.location}/send", page=sending, wish="add:recipients")
    named = send(officer, f"{done.location}/send", page=more.text, recipients__1__organisation_id="Prøvdal kommune",
                 wish="reached")  # fmt: skip
    assert "Ingen adresse er kjent." in words(named.text)
    sent = send(officer, f"{done.location}/send", page=named.text)
    assert sent.status_code == 303, words(sent.text)
    assert len(list(facts_of(services)["records"].values())[-1]["recipients"]) == 2
    assert "Registrer på høring 2026/1 at den er besvart." in words(officer.get("/min-dag").text)


def test_a_statement_is_adopted_supported_published_replied_to_and_retracted(
    officer: FlaskClient, services: Services
) -> None:
    address = register(officer)
    leader = RegisterPerson(person_id=the("Gro Ordfører"), name="Gro Ordfører", by="prøve")
    register_person(services.archive, leader)
    wrong = send(officer, f"{address}/vedta", adopted_by="leader", of_version="1")
    assert wrong.status_code == 400
    assert "Skriv hvilken fullmakt" in words(wrong.text)
    undecided = send(officer, f"{address}/vedta", adopted_by="decision")
    assert "Velg hva det bygger på" in words(undecided.text)
    adopted = send(officer, f"{address}/vedta", adopted_by="leader", person_id="Gro Ordfører",
                   authority="Delegering, RR 4/2020", adopted_on="5.9.2026")  # fmt: skip
    assert (adopted.status_code, adopted.location) == (303, address), words(adopted.text)
    twice = send(officer, f"{address}/vedta", basis__kind="none-found", adopted_by="decision", adopted_on="6.9.2026")
    assert "ble vedtatt 05.09.2026" in words(twice.text)
    none = send(officer, f"{address}/hvem-star-bak")
    assert "Velg for minst én hvordan den stiller seg." in words(none.text)
    page = officer.get(f"{address}/hvem-star-bak").text
    assert len([name for name in standing(page) if name.endswith("-organisation_id")]) == 4
    untold = send(officer, f"{address}/hvem-star-bak", page=page, standpoints__0__text="Vil ikke ha bom")
    assert "Velg hvordan den stiller seg" in words(untold.text)
    more = send(officer, f"{address}/hvem-star-bak", page=page, wish="add:others", standpoints__0__stance="behind",
                standpoints__1__stance="reserved", standpoints__1__text="Vil ikke ha bom")  # fmt: skip
    behind = send(officer, f"{address}/hvem-star-bak", page=more.text, others__0__organisation_id="Liksomfylket",
                  others__0__stance="dissent")  # fmt: skip
    assert behind.status_code == 303, words(behind.text)
    assert kinds(services) == ["version", "adoption", "support", "support", "support"]
    left = officer.get(f"{address}/hvem-star-bak").text
    assert len([name for name in standing(left) if name.endswith("-organisation_id")]) == 2
    bad = send(officer, f"{address}/publiser-i-kanal", channel="newspaper", address="avisa")
    assert bad.status_code == 400
    for path, files, written in (
        ("versjon/ny", (("ny.pdf", a_pdf("Ny")),), {"label": "Ny", "corrects": "1", "drafted_on": "7.9.2026"}),
        ("send", (), {"recipients__0__organisation_id": "Liksomfylket", "of_version": "1", "sent_on": "8.9.2026"}),
        ("publiser-i-kanal", (), {"channel": "newspaper", "outlet": "Prøveavisa", "published_on": "9.9.2026"}),
        ("svar", (("svar.pdf", a_pdf("Svar")),), {"organisation_id": "Liksomfylket", "replied_on": "1.10.2026"}),
    ):
        answer = send(officer, f"{address}/{path}", *files, **written)
        assert answer.status_code == 303, (path, words(answer.text))
    assert kinds(services)[-4:] == ["version", "sending", "publication", "reply"]
    assert "Kryss av" in words(send(officer, f"{address}/trekk-tilbake", reason="Ny kunnskap").text)
    retracted = {"reason": "Ny kunnskap", "sure": "yes", "retracted_on": "1.11.2026"}
    assert send(officer, f"{address}/trekk-tilbake", **retracted).status_code == 303
    _put_everything_right(officer, services, address)


def _put_everything_right(officer: FlaskClient, services: Services, address: str) -> None:
    listed = officer.get(f"{address}/registrert").text
    links = re.findall(rf'href="({address}/rett/\d+)"', listed)
    assert len(links) == len(facts_of(services)["records"]) == 10
    for link in links:
        page = officer.get(html.unescape(link))
        assert page.status_code == 200, words(page.text)
        assert "Ingenting er endret." in words(send(officer, link, page=page.text, reason="Feil").text)
    numbers = {one["kind"]: number for number, one in facts_of(services)["records"].items()}
    right: dict[str, dict[str, str]] = {
        "version": {"label": "Rettet"},
        "adoption": {"authority": "Delegering, RR 5/2020"},
        "sending": {"recipients__0__organisation_id": "Prøvdal kommune", "how": "letter"},
        "retraction": {"because": "Grunnen er en annen"},
    }
    for kind, written in right.items():
        done = send(officer, f"{address}/rett/{numbers[kind]}", reason="Skrevet av feil", **written)
        assert (done.status_code, done.location) == (303, address), (kind, words(done.text))
    after = {one["kind"]: one for one in facts_of(services)["records"].values()}
    assert (after["sending"]["recipients"], after["sending"]["how"]) == ([the("Prøvdal").hex], "letter")
    assert (after["retraction"]["reason"], after["version"]["label"]) == ("Grunnen er en annen", "Rettet")
    gone = send(officer, f"{address}/angre/{numbers['retraction']}", reason="Feil uttalelse")
    assert gone.status_code == 303, words(gone.text)
    assert "retraction" not in kinds(services)
    assert officer.get(f"{address}/angre/{numbers['retraction']}").status_code == 404
    whole = send(officer, f"{address}/rett", title="Toget må komme snart", reason="Mangler et ord")
    assert (whole.status_code, newest(services).title) == (303, "Toget må komme snart")
    for path, more in (("publiser", {}), ("skjerm", {"scope": "whole", "section": "23"}), ("opphev-skjerming", {})):
        answer = send(officer, f"{address}/{path}", **more)
        assert answer.status_code == 303, (path, words(answer.text))
    identity = newest(services).id
    assert send(officer, f"{address}/trekk", reason="Ført to ganger").status_code == 303
    assert services.archive.load(Statement, identity).facts["is_withdrawn"]

"""Minutes by forms: approved with what their decisions are, signed and published; what stops it is told."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.agendas import SetItem, set_item
from application.commands.meetings import PlanMeeting, plan_meeting
from application.commands.minutes import DraftMinutes, draft_minutes
from application.questions.holdings import holdings_of_body_between
from application.questions.journal import Party, entry_by_reference
from application.questions.known import last_position
from domain.access import Audience
from domain.agreements import Agreement
from domain.decisions import Decision
from domain.journal import JournalEntry
from domain.meetings import Meeting, agenda
from domain.recorded import records_of
from tests.web.agreed import agree
from tests.web.filing import Filing, the
from tests.web.forms.test_agreements import officer, send, services
from tests.web.pages.reading import words
from web.services import Services

__all__ = ["officer", "services"]

MEETING = "/mote/2026/30"


@pytest.fixture
def drafted(services: Services, seated: None, officer: FlaskClient) -> list[int]:
    """A meeting of RR whose minutes are drafted; return its items: an election, an agreement, one without a case."""
    archive, about = services.archive, {"meeting_id": the("møte"), "by": "prøve"}
    plan_meeting(archive, PlanMeeting(reference="2026/30", body_id=the("RR"), starts_on="2026-11-02", **about))
    for title, kind, case in (
        ("Valg til Ordførerutvalget", "election", the("2025/17")),
        ("Samarbeidsavtalen", "decision", the("2025/17")),
        ("Uten mappe", "decision", None),
    ):
        set_item(archive, SetItem(title=title, item_kind=kind, case_id=case, **about))
    items = [one.item for one in agenda(facts(services))]
    treated: dict[str, Any] = {"state": "treated", "outcome": "as-recommended", "text": "Vedtatt slik."}
    counted = {"ballots": [{"method": "for-against", "counts": {"for": 6, "against": 2}}]}
    minutes = {"chair": "Kari Prøve", "treatments": {str(one): treated | counted for one in items}}
    draft_minutes(archive, DraftMinutes(minutes=minutes, drafted_on="2026-11-03", held_on="2026-11-02", **about))
    return items


def facts(services: Services) -> Any:
    return services.archive.load(Meeting, the("møte")).facts


def senders_of(services: Services, reference: str) -> tuple[Party, ...]:
    with services.stores.registers.connect() as connection:
        entry = entry_by_reference(connection, reference, Audience.OFFICER)
    assert entry is not None
    return entry.senders


def test_approving_records_decisions_elections_and_adoptions_at_once(
    filled_app: Flask, officer: FlaskClient, services: Services, drafted: list[int]
) -> None:
    agree(Filing(services.opened, "prøve"))
    election, agreement, without = map(str, drafted)
    page = officer.get(f"{MEETING}/godkjenn").text
    assert "1 sak står i veien" in words(page)
    assert f"/sak/{without}/endre" in page
    refused = send(officer, f"{MEETING}/godkjenn", page=page, note="Enstemmig")
    assert (refused.status_code, "Enstemmig" in refused.text) == (400, True)
    assert send(officer, f"{MEETING}/sak/{without}/endre", new_case="yes").status_code == 303
    elected = {"item": election, "seat_id": "OU: Prøvdal kommune, leder", "person_id": "Per Borte"}
    rows = {f"appointments__0__{name}": value for name, value in elected.items()}
    wrong = send(officer, f"{MEETING}/godkjenn", **rows, approved_on="5.11.2026")
    assert wrong.status_code == 400
    assert "Dette må oppgis" in words(wrong.text), words(wrong.text)
    adopts = {"adoptions__0__item": agreement, "adoptions__0__agreement_id": "2024/1", "adoptions__0__version": "3"}
    adopts["adoptions__0__organisation_id"] = "Tenkeby kommune"
    rows["appointments__0__valid_from"] = "1.12.2026"
    done = send(officer, f"{MEETING}/godkjenn", page=wrong.text, **rows, **adopts)
    assert done.status_code == 303, words(done.text)
    by_item = {record["item"]: record["decision_id"] for _, record in records_of(facts(services), "decided")}
    assert len(by_item) == 3
    numbers = [services.archive.load(Decision, UUID(one)).reference for one in by_item.values()]
    assert len({*numbers}) == 3
    assert all(one.startswith("RR ") for one in numbers)
    with services.stores.registers.connect() as connection:
        known = last_position(connection)
        held = holdings_of_body_between(connection, the("OU"), "2026-12-02", "2026-12-03", known)
    bases = [one.basis for one in held if one.person_id == the("Per Borte")]
    assert [one["decision_id"] for one in bases] == [by_item[int(election)]]
    told = services.archive.load(Agreement, the("avtale 2024/1")).facts
    adopted = [one for _, one in records_of(told, "adoption")][-1]
    assert adopted["basis"]["decision_id"] == by_item[int(agreement)]
    assert (adopted["decided_on"], adopted["organisation_id"]) == ("2026-11-02", the("Tenkeby").hex)
    again = send(officer, f"{MEETING}/godkjenn", page=wrong.text, **rows, **adopts)
    assert again.status_code in (400, 412)
    asked = officer.get(f"{MEETING}/sak/{election}/utskrift").text
    wrote = next(one.name for one in senders_of(services, "2025/17-1"))
    shielded = next(one.name for one in senders_of(services, "2025/17-3"))
    assert f"{wrote} (har skrevet i saken)" in words(asked)
    assert "Prøvdal kommune (deltar i rådet)" in words(asked)
    assert shielded not in words(asked)
    sent = {"chosen__0": str(wrote), "recipients": f"Prøvdal kommune\n{wrote}"}
    extracted = send(officer, f"{MEETING}/sak/{election}/utskrift", page=asked, **sent)
    assert extracted.status_code == 303, words(extracted.text)
    extract = next(one for _, one in records_of(facts(services), "extract"))
    assert list(extract["recipients"]) == [wrote, "Prøvdal kommune"]
    entry = services.archive.load(JournalEntry, UUID(extract["entry_id"]))
    assert (entry.case_id, entry.kind, entry.sent_on) == (the("2025/17"), "outgoing", extract["sent_on"])
    assert [UUID(one).hex for one in entry.documents] == [one["document_id"] for one in extract["texts"]]
    signed = send(officer, f"{MEETING}/signer", signed_on="6.11.2026")
    assert signed.status_code == 303, words(signed.text)
    published = send(officer, f"{MEETING}/publiser-protokoll", published_on="7.11.2026")
    assert published.status_code == 303, words(published.text)
    signing, publication = (one for _, one in records_of(facts(services), "signed", "minutes-published"))
    assert signing["names"] == ["Kari Prøve"]
    assert "Kontrollutvalget i Prøvdal kommune" in publication["recipients"]
    assert services.archive.load(Decision, UUID(by_item[int(election)])).is_published


def test_of_a_closed_item_nobody_its_words_name_is_proposed(
    officer: FlaskClient, services: Services, drafted: list[int]
) -> None:
    item, about = drafted[2], {"meeting_id": the("møte"), "by": "prøve"}
    open_ = SetItem(item=item, title="Avtalen med Liksomfylket om avfall", item_kind="decision", **about)
    set_item(services.archive, open_)
    assert "Liksomfylket (nevnt i saken)" in words(officer.get(f"{MEETING}/sak/{item}/utskrift").text)
    closed = {"section": "offl. § 23", "reason": "forhandling"}
    set_item(services.archive, SetItem(**{**vars(open_), "closed": closed, "public_title": "En forhandling"}))
    assert "Liksomfylket (nevnt" not in words(officer.get(f"{MEETING}/sak/{item}/utskrift").text)

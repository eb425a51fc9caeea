"""A meeting from its plan to the day it is held, by forms: what is wrong is told, and everything is put right."""

import html
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask.testing import FlaskClient

from application.questions.known import known_at
from application.questions.meeting_lists import list_meetings
from application.questions.meetings import MeetingView
from domain.access import Audience
from domain.documents import Document
from domain.meetings import Meeting, agenda
from tests.search.extraction.papers import a_pdf
from tests.web.filing import the
from tests.web.forms.test_agreements import officer, send, services
from tests.web.pages.reading import words
from web.services import Services

__all__ = ["officer", "services"]

NEW = "/moter/nytt"


def newest(services: Services) -> MeetingView:
    with services.stores.registers.connect() as connection:
        known = known_at(connection).position
        found = list_meetings(connection, Audience.OFFICER, on="9999-12-30", known=known)
    return max((one.meeting for one in found.items), key=lambda one: one.registered_at)


def facts_of(services: Services) -> Mapping[str, Any]:
    return services.archive.load(Meeting, newest(services).id).facts


def kinds(services: Services) -> list[str]:
    return [one["kind"] for one in facts_of(services)["records"].values()]


def plan(officer: FlaskClient, **written: str) -> str:
    """Plan a meeting; return its address."""
    done = send(officer, NEW, **({"body_id": "RR", "starts_on": "12.3.2027", "starts_at": "kl. 9"} | written))
    assert done.status_code == 303, words(done.text)
    return str(done.location)


def put(officer: FlaskClient, meeting: str, title: str, *files: tuple[str, bytes], **written: str) -> None:
    done = send(officer, f"{meeting}/sak", *files, title=title, **written)
    assert done.status_code == 303, words(done.text)


def test_a_meeting_is_planned_moved_and_cancelled_and_each_is_taken_back(
    officer: FlaskClient, services: Services
) -> None:
    wrong = send(
        officer, NEW, body_id="RR", starts_on="12.3.2027", starts_at="kvart på", kind="joint", place="Rådhuset"
    )
    assert wrong.status_code == 400
    assert "møte av flere organer" in words(wrong.text)
    assert 'value="Rådhuset"' in html.unescape(wrong.text)
    late = send(officer, NEW, page=wrong.text, kind="ordinary")
    assert "kvart på" in words(late.text)
    proposed = send(officer, NEW, page=late.text, starts_at="9.00", wish="propose:reference")
    assert 'value="2027/1"' in proposed.text
    joint = {"kind": "joint", "bodies__0__body_id": "OU"}
    done = send(officer, NEW, page=proposed.text, **joint)
    assert (done.status_code, done.location) == (303, "/mote/2027/1"), words(done.text)
    assert facts_of(services)["bodies"] == [the("OU").hex]
    moved = send(officer, "/mote/2027/1/flytt", starts_on="19.3.2027", place="", reason="Kollisjon")
    assert moved.status_code == 303, words(moved.text)
    record = facts_of(services)["records"]["2"]
    assert (record["starts_on"], record["starts_at"], record["place"]) == ("2027-03-19", "09:00", None)
    assert send(officer, "/mote/2027/1/avlys").status_code == 400
    assert send(officer, "/mote/2027/1/avlys", reason="Ingen saker").status_code == 303
    assert "ble avlyst" in words(send(officer, "/mote/2027/1/holdt").text)
    listed = words(officer.get("/mote/2027/1/registrert").text)
    assert "Møtet avlyst" in listed
    assert send(officer, "/mote/2027/1/angre/3", reason="Saker likevel").status_code == 303
    right = send(officer, "/mote/2027/1/rett/2", because="Kolliderte", reason="Skrivefeil")
    assert right.status_code == 303, words(right.text)
    assert facts_of(services)["records"]["2"]["reason"] == "Kolliderte"
    assert send(officer, "/mote/2027/1/rett", title="Fellesmøte", reason="Manglet").status_code == 303
    assert send(officer, "/mote/2027/1/trekk", reason="Ført to ganger").status_code == 303
    assert officer.get("/mote/2027/99/flytt").status_code == 404


def test_an_agenda_is_made_ordered_numbered_and_sent(officer: FlaskClient, services: Services) -> None:
    meeting = plan(officer)
    put(officer, meeting, "Godkjenning av innkalling", item_kind="approval")
    put(
        officer, meeting, "Ny bru", ("framlegg.pdf", a_pdf("Framlegg")), case_id="2025/17", recommendation="Bru bygges."
    )
    doors = {"closed_section": "kommuneloven § 11-5", "title": "Ansettelse"}
    shut = send(officer, f"{meeting}/sak", new_case="yes", **doors)
    assert "hva alle kan lese" in words(shut.text)
    assert "Ansettelse" in shut.text
    assert send(officer, f"{meeting}/sak", page=shut.text, public_title="Personalsak").status_code == 303
    first, bridge, closed = agenda(facts_of(services))
    assert (len(bridge.papers), bridge.case_id, closed.public_title) == (1, the("2025/17").hex, "Personalsak")
    assert closed.case_id
    assert closed.case_id != the("2025/17").hex
    page = officer.get(f"{meeting}/saksliste").text
    up = send(officer, f"{meeting}/saksliste", page=page, wish="up:items-2")
    assert kinds(services) == ["item", "item", "item"]
    ordered = send(officer, f"{meeting}/saksliste", page=up.text, items__1__number="17/2027", number_them="yes")
    assert ordered.status_code == 303, words(ordered.text)
    numbers = [(one.item, one.number) for one in agenda(facts_of(services))]
    assert numbers == [(first.item, "1/2027"), (closed.item, "17/2027"), (bridge.item, "2/2027")]
    twice = send(officer, f"{meeting}/saksliste", items__0__number="17/2027")
    assert "Gi en av dem et annet" in words(twice.text)
    changed = send(officer, f"{meeting}/sak/{bridge.item}/endre", title="Ny bru over elva")
    assert changed.status_code == 303, words(changed.text)
    assert agenda(facts_of(services))[2].papers == bridge.papers
    assert send(officer, f"{meeting}/sak/{first.item}/ta-av", reason="Ikke nødvendig").status_code == 303
    assert officer.get(f"{meeting}/sak/{first.item}/endre").status_code == 404
    sent = send(officer, f"{meeting}/innkalling", ("innkalling.pdf", a_pdf("Innkalling")), recipients="Kari\nOla")
    assert sent.status_code == 303, words(sent.text)
    record = [one for one in facts_of(services)["records"].values() if one["kind"] == "convened"][-1]
    assert (record["recipients"], len(record["texts"])) == (["Kari", "Ola"], 2)
    made = services.archive.load(Document, UUID(record["texts"][0]["document_id"]))
    assert made.title == "Innkalling RR 2027/1"
    with services.stores.files.open(made.sha256) as file:
        assert file.read(5) == b"%PDF-"


def test_two_at_once_are_told_and_lose_nothing(officer: FlaskClient, services: Services) -> None:
    meeting = plan(officer)
    form = officer.get(f"{meeting}/sak").text
    put(officer, meeting, "Ny bru")
    second = send(officer, f"{meeting}/sak", page=form, title="Ny veg")
    assert second.status_code == 400
    assert 'value="Ny veg"' in second.text
    assert send(officer, f"{meeting}/sak", page=second.text).status_code == 303
    page = officer.get(f"{meeting}/flytt").text
    assert send(officer, f"{meeting}/flytt", place="Rådhuset", reason="Pusses opp").status_code == 303
    both = send(officer, f"{meeting}/flytt", page=page, place="Biblioteket", reason="Pusses opp")
    assert both.status_code == 412
    assert "Biblioteket" in both.text
    assert len(agenda(facts_of(services))) == 2

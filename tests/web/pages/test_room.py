"""The page in the meeting without JavaScript: notes are kept by a form, and two who write at once are told."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html import unescape
from operator import itemgetter

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.commands.minutes import DraftMinutes, draft_minutes
from application.office.meeting_notes import ATTENDANCE, part_of_item
from application.office.roles import Role
from domain.clock import clock_set_to
from domain.meetings import Meeting
from tests.web.conftest import _client_of
from tests.web.filing import Filing, the
from tests.web.met import attendance, treated
from tests.web.pages.reading import words
from tests.web.room.sending import fields_of, sent
from tests.web.roomed import ADVICE, items
from web.services import EXTENSION

ROOM = "/mote/2026/9/i-motet"


@pytest.fixture(autouse=True)
def _in_the_meeting() -> Iterator[None]:
    with clock_set_to(datetime(2026, 11, 23, 9, 42, tzinfo=UTC)):
        yield


@pytest.fixture
def numbers(room_app: Flask) -> list[int]:
    return items(Filing(room_app.extensions[EXTENSION].opened, ""))


@pytest.fixture
def secretary(room_app: Flask) -> Callable[[Role], FlaskClient]:
    return lambda role: _client_of(room_app, role)


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path, headers={"Accept-Language": "nb"})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_who_sits_in_the_body_is_there_unless_it_is_said_otherwise(
    secretary: Callable[[Role], FlaskClient], numbers: list[int]
) -> None:
    client, path = secretary(Role.OFFICER), f"{ROOM}/{numbers[1]}"
    begun = client.get(ROOM)
    assert (begun.status_code, begun.headers["Location"]) == (302, f"{ROOM}/{numbers[0]}")
    shown = page(client, path)
    assert "Vedtaksført: 4 av 4" in words(shown)
    assert "Kari Eksempel, Turid Liksom, Øystein Diktstad, Åse Tenkt." in words(shown)
    deputy = {"a__members__3__here": "deputy", "a__members__3__deputy": the("Bjørn Påfunn").hex}
    answer = sent(client, path, shown, **deputy, a__members__3__from=str(numbers[1]), wish=f"to:{numbers[2]}")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{ROOM}/{numbers[2]}")
    told = words(page(client, path))
    assert "Bjørn Påfunn (vara for Åse Tenkt fra OU 82/2026)" in told
    assert "Lagret kl. 10.42" in told
    assert "Åse Tenkt." in words(page(client, f"{ROOM}/{numbers[0]}"))


def test_the_text_follows_what_was_voted_until_somebody_writes_it(
    secretary: Callable[[Role], FlaskClient], numbers: list[int], room_app: Flask
) -> None:
    client, path = secretary(Role.OFFICER), f"{ROOM}/{numbers[1]}"
    added = "Tilbringerbuss skal korrespondere med toget."
    sent(
        client,
        path,
        page(client, path),
        i__proposals__0__text=added,
        i__proposals__0__from="Liksomnes ved Turid Liksom",
        i__proposals__0__adds="on",
    )
    voted = {"i__ballots__0__method": "alternatives"}
    voted |= {f"i__ballots__0__choices__p{one}": "B" for one in (1, 2, 4)}
    sent(client, path, page(client, path), **voted)
    shown = page(client, path)
    assert "A: 1 B: 3 Forslag B er vedtatt" in words(shown)
    assert unescape(fields_of(shown)["i.text"]) == f"{ADVICE}\n{added}"
    assert "Vedtatt med endringer" in words(shown)
    sent(client, path, shown, i__ballots__0__choices__p1="A", i__ballots__0__choices__p2="A")
    assert unescape(fields_of(page(client, path))["i.text"]) == ADVICE
    sent(client, path, page(client, path), i__text="Rådet støtter økt frekvens.")
    kept = room_app.extensions[EXTENSION].meeting_notes.get(the("møte 2026/9"), part_of_item(numbers[1]))
    assert kept is not None
    assert kept.content["text"] == "Rådet støtter økt frekvens."
    assert kept.version == 4


def test_two_who_write_in_one_item_are_told_and_nothing_is_written_over(
    secretary: Callable[[Role], FlaskClient], numbers: list[int]
) -> None:
    one, other, path = secretary(Role.OFFICER), secretary(Role.ADMINISTRATOR), f"{ROOM}/{numbers[1]}"
    before = page(one, path)
    assert "Navn officer er også inne i saken" in words(page(other, path))
    sent(other, path, page(other, path), i__discussion="Utvalget drøftet saken.")
    answer = sent(one, path, before, i__discussion="Lang drøfting.", a__chair="Turid Liksom")
    assert answer.status_code == 409
    assert "Navn administrator endret det samme kl. 10.42" in words(answer.text)
    assert "Lang drøfting. Utvalget drøftet saken." in words(answer.text)
    assert fields_of(answer.text)["i.discussion"] == "Lang drøfting."
    assert fields_of(page(other, path))["i.discussion"] == "Utvalget drøftet saken."
    assert fields_of(page(other, path))["a.chair"] == "Turid Liksom"
    assert sent(one, path, answer.text, wish="over").status_code == 303
    assert fields_of(page(other, path))["i.discussion"] == "Lang drøfting."


def test_who_changes_another_part_writes_over_nothing(
    secretary: Callable[[Role], FlaskClient], numbers: list[int], room_app: Flask
) -> None:
    one, other, path = secretary(Role.OFFICER), secretary(Role.ADMINISTRATOR), f"{ROOM}/{numbers[1]}"
    before = page(one, path)
    sent(other, path, page(other, path), a__members__0__here="absent")
    assert sent(one, path, before, i__discussion="Utvalget drøftet saken.").status_code == 303
    assert "Vedtaksført: 3 av 4" in words(page(one, path))
    assert sent(one, path, page(one, path)).status_code == 303
    notes = room_app.extensions[EXTENSION].meeting_notes.of(the("møte 2026/9"))
    assert {part: note.version for part, note in notes.items()} == {ATTENDANCE: 1, part_of_item(numbers[1]): 1}


def test_who_is_disqualified_takes_no_part_and_who_holds_office_there_is_flagged(
    secretary: Callable[[Role], FlaskClient], numbers: list[int]
) -> None:
    client, path = secretary(Role.OFFICER), f"{ROOM}/{numbers[3]}"
    shown = page(client, path)
    assert "Turid Liksom Har verv der saken gjelder: medlem i Norsus, for Liksomnes kommune" in words(shown)
    sent(client, path, shown, i__disqualified__p2__on="on", i__ballots__0__method="unanimous")
    told = words(page(client, path))
    assert "Vedtaksført: 3 av 4" in told
    assert "Inhabil: Turid Liksom." in told
    assert "Innstillingen er enstemmig vedtatt" in told
    assert "Ingen er inhabile når noen velges til verv" in words(page(client, f"{ROOM}/{numbers[2]}"))


def test_an_item_added_in_the_meeting_is_one_outside_the_agenda(
    secretary: Callable[[Role], FlaskClient], numbers: list[int]
) -> None:
    client = secretary(Role.OFFICER)
    token = fields_of(page(client, f"{ROOM}/{numbers[0]}"))["csrf_token"]
    answer = client.post(f"{ROOM}/ny-sak", data={"csrf_token": token, "title": "Ras på riksveien"})
    path = answer.headers["Location"]
    shown = page(client, path)
    assert "OU 87/2026" in words(shown)
    assert "Sto ikke på sakslisten som ble sendt" in words(shown)
    sent(client, path, shown, i__objections="2")
    assert "Saken kan ikke avgjøres i dette møtet" in words(page(client, path))


def test_the_room_is_for_those_who_write(secretary: Callable[[Role], FlaskClient], numbers: list[int]) -> None:
    assert secretary(Role.READER).get(f"{ROOM}/{numbers[0]}").status_code == 403
    client = secretary(Role.OFFICER)
    assert client.get(f"{ROOM}/9999").status_code == 404
    assert client.get("/mote/2026/99/i-motet").status_code == 404
    assert client.get(f"{ROOM}/{numbers[0]}/hvem").json == {"others": "", "versions": {"a": 0, "i": 0}}


WRITE = "/mote/2026/9/protokoll/skriv"


def test_a_meeting_pauses_and_goes_on_and_the_minutes_tell_it(
    secretary: Callable[[Role], FlaskClient], numbers: list[int], room_app: Flask
) -> None:
    one, other, path = secretary(Role.OFFICER), secretary(Role.ADMINISTRATOR), f"{ROOM}/{numbers[1]}"
    before = page(one, path)
    sent(other, path, page(other, path), wish="pause")
    paused = page(other, path)
    assert "Møtet har pause siden kl. 10.42." in words(paused)
    with clock_set_to(datetime(2026, 11, 23, 9, 45, tzinfo=UTC)):
        answer = sent(one, path, before, wish="pause")
    assert answer.status_code == 409
    assert "10.45 10.42" in words(answer.text)
    assert client_writes(other, path).status_code == 409
    with clock_set_to(datetime(2026, 11, 23, 9, 55, tzinfo=UTC)):
        sent(other, path, paused, wish="go-on")
    sent(other, path, page(other, path), wish="pause")
    sent(other, path, page(other, path), wish="go-on")
    assert "Pause kl. 10.42–10.55" in words(page(other, WRITE))
    assert client_writes(other, path).status_code == 303
    told = room_app.extensions[EXTENSION].archive.load(Meeting, the("møte 2026/9")).minutes
    assert told is not None
    assert told["pauses"] == [{"from": "10:42", "until": "10:55"}]
    assert "Pause kl. 10.42–10.55" in words(page(other, "/mote/2026/9"))


def client_writes(client: FlaskClient, path: str) -> TestResponse:
    token = fields_of(page(client, path))["csrf_token"]
    return client.post(WRITE, data={"csrf_token": token}, headers={"Accept-Language": "nb"})


def test_a_deputy_without_a_name_is_told_as_such(secretary: Callable[[Role], FlaskClient], numbers: list[int]) -> None:
    client, path = secretary(Role.OFFICER), f"{ROOM}/{numbers[1]}"
    sent(client, path, page(client, path), a__members__1__here="deputy")
    assert "vara for Turid Liksom (navn mangler)" in words(page(client, path))


def test_the_notes_become_minutes_that_can_be_made_anew(
    secretary: Callable[[Role], FlaskClient], numbers: list[int], room_app: Flask
) -> None:
    client, path = secretary(Role.OFFICER), f"{ROOM}/{numbers[1]}"
    sent(client, path, page(client, path), i__ballots__0__method="for-against", i__ballots__0__votes__p3="against")
    election = {"method": "election", "election__candidates__0__option": "Turid Liksom"}
    told = {f"i__ballots__0__{name}": value for name, value in election.items()}
    sent(client, f"{ROOM}/{numbers[2]}", page(client, f"{ROOM}/{numbers[2]}"), **told)
    preview = page(client, WRITE)
    assert "4 saker er ført som ikke behandlet: OU 81/2026" in words(preview)
    assert "Valgt: Turid Liksom." in words(preview)
    token = fields_of(page(client, path))["csrf_token"]
    form = {"csrf_token": token, "closed_at": "11:30", "secretary": "Sekretær Prøve"}
    assert client.post(WRITE, data=form | {"version": "0"}).status_code == 409
    form["version"] = "1"
    answer = client.post(WRITE, data=form)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/mote/2026/9"), words(answer.text)
    archive = room_app.extensions[EXTENSION].archive
    minutes = archive.load(Meeting, the("møte 2026/9")).minutes
    assert minutes is not None
    assert (minutes["opened_at"], minutes["closed_at"], minutes["secretary"]) == ("09:00", "11:30", "Sekretær Prøve")
    item = minutes["treatments"][str(numbers[1])]
    assert (item["state"], item["outcome"], item["text"]) == ("treated", "as-recommended", ADVICE)
    assert [(one["party"], one["option"]) for one in item["ballots"][0]["votes"]] == [
        ("Prøvdal", "for"),
        ("Liksomnes", "for"),
        ("Eksempelvik", "against"),
        ("Tenkeby", "for"),
    ]
    sent(client, path, page(client, path), i__statements__0__from="Eksempelvik", i__statements__0__text="Vi er uenige.")
    assert "Lag protokollen på nytt" in words(page(client, WRITE))
    assert client.post(WRITE, data={"csrf_token": token}).status_code == 303
    again = archive.load(Meeting, the("møte 2026/9")).minutes
    assert again is not None
    assert again["treatments"][str(numbers[1])]["statements"] == [{"from": "Eksempelvik", "text": "Vi er uenige."}]


def test_what_cannot_stand_in_minutes_is_told_by_item(
    secretary: Callable[[Role], FlaskClient], numbers: list[int], room_app: Flask
) -> None:
    client, path = secretary(Role.OFFICER), f"{ROOM}/{numbers[1]}"
    voted = {"i__ballots__0__method": "for-against", "i__ballots__0__votes__p3": "against"}
    sent(client, path, page(client, path), **voted, i__ballots__0__votes__p4="against")
    shown = page(client, path)
    assert "Velg hva møtelederens dobbeltstemme går til" in words(shown)
    token = fields_of(shown)["csrf_token"]
    answer = client.post(WRITE, data={"csrf_token": token}, headers={"Accept-Language": "nb"})
    assert answer.status_code == 409
    assert f'href="{path}"' in answer.text.partition('id="errors"')[2].partition("</ul>")[0]
    assert room_app.extensions[EXTENSION].archive.load(Meeting, the("møte 2026/9")).minutes is None
    sent(client, path, shown, i__ballots__0__casting="for")
    assert "For: 2 Mot: 2 Innstillingen er vedtatt" in words(page(client, path))


def test_minutes_that_came_from_elsewhere_are_gone_on_from(
    secretary: Callable[[Role], FlaskClient], numbers: list[int], room_app: Flask
) -> None:
    archive, officer = room_app.extensions[EXTENSION].archive, secretary(Role.OFFICER)
    told = {
        "attendance": attendance(),
        "treatments": {str(numbers[1]): treated("Rådet er enig.", recommendation="Rådet er uenig.")},
    }
    about = {"meeting_id": the("møte 2026/9"), "by": "prøve", "drafted_on": "2026-11-23", "held_on": "2026-11-23"}
    draft_minutes(archive, DraftMinutes(minutes=told, **about))
    before = archive.load(Meeting, the("møte 2026/9")).minutes
    token = fields_of(page(officer, f"{ROOM}/{numbers[1]}"))["csrf_token"]
    assert officer.post(WRITE, data={"csrf_token": token}).status_code == 303
    after = archive.load(Meeting, the("møte 2026/9")).minutes
    assert before is not None
    assert after is not None
    assert sorted(after["attendance"], key=itemgetter("key")) == before["attendance"]
    assert after["treatments"][str(numbers[1])] == before["treatments"][str(numbers[1])]

"""After a meeting: its notes are cleared once the minutes are approved, and its pauses can be put right."""

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.minutes import DraftMinutes, draft_minutes
from application.office.meeting_notes import ATTENDANCE, MeetingNotes, part_of_item
from application.office.roles import Role
from domain.meetings import Meeting
from tests.web.conftest import _client_of
from tests.web.filing import Filing, the
from tests.web.forms.sending import send
from tests.web.met import attendance, treated
from tests.web.pages.reading import words
from tests.web.roomed import items
from web.services import EXTENSION, Services

MEETING, ID = "/mote/2026/9", the("møte 2026/9")
CLEAR = f"{MEETING}/notater/slett"
CORRECT = f"{MEETING}/protokoll/rett"


def _noted(services: Services) -> MeetingNotes:
    by = str(services.accounts.by_username(str(Role.OFFICER)).id)
    second = items(Filing(services.opened, ""))[1]
    for part in (part_of_item(second), ATTENDANCE, part_of_item(9999)):
        services.meeting_notes.keep(ID, part, {"text": "sa at det var tull"}, version=0, by=by)
    return services.meeting_notes


def _approved(services: Services) -> None:
    chosen = items(Filing(services.opened, ""))[1]
    minutes = {"attendance": attendance(), "treatments": {str(chosen): treated("Rådet krever to avganger.")}}
    drafted = DraftMinutes(meeting_id=ID, minutes=minutes, drafted_on="2026-11-23", held_on="2026-11-23", by="prøve")
    draft_minutes(services.archive, drafted)
    approve_minutes(services.archive, ApproveMinutes(meeting_id=ID, approved_on="2026-12-01", by="prøve"))


def _led_to(client: FlaskClient, answer: TestResponse) -> str:
    assert (answer.status_code, answer.headers["Location"]) == (303, MEETING), words(answer.text)
    return words(client.get(MEETING, headers={"Accept-Language": "nb"}).text)


def test_notes_are_cleared_after_approval_and_all_else_is_kept(room_app: Flask) -> None:
    services = room_app.extensions[EXTENSION]
    notes, client = _noted(services), _client_of(room_app, Role.OFFICER)
    _approved(services)
    facts = services.archive.load(Meeting, ID).facts
    assert f'href="{CLEAR}"' in client.get(MEETING).text
    page = client.get(CLEAR, headers={"Accept-Language": "nb"}).text
    listed = words(page.partition('id="goes"')[2].partition("</section>")[0])
    assert listed.index("Oppmøte") < listed.index("OU 82/2026 Høring") < listed.index("tatt av sakslisten")
    assert "av Navn officer" in listed
    assert "sa at det var tull" not in page
    assert "1 vedtak" in words(page.partition('id="stays"')[2].partition("</section>")[0])
    assert client.post(CLEAR, data={}).status_code == 400
    assert _client_of(room_app, Role.READER).get(CLEAR).status_code == 403
    assert len(notes.of(ID)) == 3
    assert "Notatene fra møtet er slettet" in _led_to(client, send(client, CLEAR, page=page))
    assert notes.of(ID) == {}
    assert services.archive.load(Meeting, ID).facts == facts
    assert f'href="{CLEAR}"' not in client.get(MEETING).text
    assert "ingen notater" in _led_to(client, send(client, CLEAR, page=page))


def test_notes_are_not_cleared_before_the_minutes_are_approved(room_app: Flask) -> None:
    services, client = room_app.extensions[EXTENSION], _client_of(room_app, Role.OFFICER)
    assert "ingen notater" in _led_to(client, client.get(CLEAR))
    notes = _noted(services)
    assert f'href="{CLEAR}"' not in client.get(MEETING).text
    assert "Protokollen er ikke godkjent" in _led_to(client, client.get(CLEAR))
    sent = send(client, CLEAR, page=client.get(f"{MEETING}/flytt").text)
    assert "Protokollen er ikke godkjent" in _led_to(client, sent)
    assert len(notes.of(ID)) == 3


def test_pauses_of_approved_minutes_are_added_altered_and_taken_away(room_app: Flask) -> None:
    services, client = room_app.extensions[EXTENSION], _client_of(room_app, Role.OFFICER)
    _approved(services)
    told = {"reason": "Pausen manglet.", "wish": "record"}
    missing = send(client, CORRECT, **told, **{"pause-0.from": "10:15"})
    assert missing.status_code == 400
    assert "Sluttiden for pausen mangler" in words(missing.text.partition('id="errors"')[2].partition("</ul>")[0])
    answer = send(client, CORRECT, page=missing.text, **told, **{"pause-0.until": "10.30"})
    assert "Pause kl. 10.15–10.30" in _led_to(client, answer)
    altered = {"pause-0.until": "10:40", "pause-1.from": "9:30", "pause-1.until": "9:35"}
    answer = send(client, CORRECT, **told, **altered)
    assert "Pause kl. 09.30–09.35, 10.15–10.40" in _led_to(client, answer)
    looked = send(client, CORRECT, **(told | {"wish": "look"}), **{"pause-0.from": "", "pause-0.until": ""})
    assert "09.30–09.35" in words(looked.text.partition('id="changes"')[2].partition("</section>")[0])
    _led_to(client, send(client, CORRECT, page=looked.text, **told))
    minutes = services.archive.load(Meeting, ID).minutes
    assert minutes["pauses"] == [{"from": "10:15", "until": "10:40"}]

"""Meetings of the archive with one of everything: each kind of event that they have."""

from typing import Any
from uuid import UUID

from application.archive import Archive
from application.commands.access import LiftShielding, Shield, lift_shielding, shield
from application.commands.agendas import (
    ArrangeAgenda,
    ConveneMeeting,
    DropItem,
    SetItem,
    arrange_agenda,
    convene_meeting,
    drop_item,
    set_item,
)
from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.documents import FileDocument, MoveDocument, move_document
from application.commands.meetings import (
    CancelMeeting,
    MoveMeeting,
    PlanMeeting,
    cancel_meeting,
    move_meeting,
    plan_meeting,
)
from application.commands.meetings_put_right import (
    CorrectMeeting,
    TakeBackMeetingRecord,
    WithdrawMeeting,
    correct_meeting,
    take_back_meeting_record,
    withdraw_meeting,
)
from application.commands.minutes import (
    DraftMinutes,
    PublishMinutes,
    SendExtract,
    SignMinutes,
    draft_minutes,
    publish_minutes,
    send_extract,
    sign_minutes,
)
from domain.meetings import Meeting, agenda

_SHIELDED = {"section": "14", "paragraph": 1}


def minutes_of(archive: Archive, ids: Any) -> dict[str, Any]:
    """Return what the minutes of the meeting that was held say."""
    closed_item, open_item = items_of(archive, ids.meeting)
    here: dict[str, Any] = {"organisation_id": ids.municipality.hex, "party": "Prøvdal", "votes": True}
    treated: dict[str, Any] = {
        "state": "treated",
        "disqualified": [],
        "excused": [],
        "closed": None,
        "discussion": None,
        "recommendation": None,
        "proposals": [],
        "ballots": [{"method": "unanimous"}],
        "outcome": "as-recommended",
        "text": "Bru bygges.",
        "statements": [{"from": "Prøvdal", "text": "Vi ville hatt to bruer."}],
        "tasks": [{"text": "Send brev", "responsible": "sekretæren", "due": "2025-06-01"}],
    }
    return {
        "opened_at": "9.00",
        "closed_at": "11:30",
        "chair": "Kari Eksempel",
        "secretary": "Sekretær Prøve",
        "attendance": [
            {"key": "p1", "person_id": ids.person.hex, "name": "Kari Eksempel", "role": "leader", "presence": "present"}
            | here,
            {"key": "p2", "name": "Turid Tenkt", "role": "member", "presence": "absent", "excuse": "syk"} | here,
            {"key": "p3", "person_id": ids.deputy.hex, "name": "Ola Eksempel", "role": "deputy", "presence": "present"}
            | here
            | {"deputy_for": "p2"},
        ],
        "treatments": {
            str(open_item): treated,
            str(closed_item): {**treated, "text": "Hemmelegheit", "closed": {"section": "koml-11-5", "decided": True}},
        },
    }


def items_of(archive: Archive, meeting_id: UUID) -> list[int]:
    """Return the items of a meeting's agenda, in order."""
    return [one.item for one in agenda(archive.load(Meeting, meeting_id).facts)]


def fill_meetings(archive: Archive, ids: Any, by: str) -> None:
    """Let everything that can happen to meetings happen."""
    about: dict[str, Any] = {"meeting_id": ids.meeting, "by": by}
    when = {"starts_on": "2025-03-13", "starts_at": "9", "ends_at": "12:00", "place": "Rådhuset"}
    plan_meeting(
        archive, PlanMeeting(reference="2025/1", body_id=ids.council, bodies=(ids.executive,), **when, **about)
    )
    paper = FileDocument(
        document_id=ids.meeting_paper, sha256="8" * 64, size=9, media_type="application/pdf", name="framlegg.pdf"
    )
    set_item(archive, SetItem(title="Bru", case_id=ids.case, recommendation="Bru bygges.", files=(paper,), **about))
    closed = {"section": "offl. § 23", "reason": "forhandling"}
    set_item(archive, SetItem(title="Hemmelegheit", public_title="Tomt", case_id=ids.case, closed=closed, **about))
    set_item(archive, SetItem(title="Ballong", item_kind="information", **about))
    drop_item(archive, DropItem(item=items_of(archive, ids.meeting)[-1], reason="utsatt", **about))
    order = ({"item": items_of(archive, ids.meeting)[1]}, {"item": items_of(archive, ids.meeting)[0]})
    arrange_agenda(archive, ArrangeAgenda(items=order, number_them=True, next_number=40, **about))
    move_meeting(
        archive, MoveMeeting(when={"starts_on": "2025-03-14"}, moved_on="2025-03-01", reason="helligdag", **about)
    )
    convene_meeting(archive, ConveneMeeting(sent_on="2025-03-06", recipients=("Medlemmene",), **about))
    draft_minutes(
        archive, DraftMinutes(minutes=minutes_of(archive, ids), drafted_on="2025-03-14", held_on="2025-03-14", **about)
    )
    approve_minutes(archive, ApproveMinutes(approved_on="2025-04-10", note="enstemmig", **about))
    sign_minutes(archive, SignMinutes(signed_on="2025-04-11", names=("Kari Eksempel",), **about))
    publish_minutes(archive, PublishMinutes(published_on="2025-04-12", recipients=("Kontrollutvalget",), **about))
    extract = SendExtract(
        item=items_of(archive, ids.meeting)[1],
        sent_on="2025-04-13",
        entry_id=ids.open_entry,
        recipients=("KS",),
        **about,
    )
    send_extract(archive, extract)
    correct_meeting(archive, CorrectMeeting(changes={"place": "Kommunehuset"}, reason="avskrift", **about))
    _planned(archive, ids, by)
    _hidden(archive, ids, by)
    for source, target in ((ids.meeting, ids.hidden_meeting), (ids.hidden_meeting, ids.meeting)):
        moving = MoveDocument(
            document_id=ids.meeting_paper,
            kind="meeting",
            record_id=source,
            to_kind="meeting",
            to_id=target,
            reason="feil møte",
            by=by,
        )
        move_document(archive, moving)


def _planned(archive: Archive, ids: Any, by: str) -> None:
    """Plan a meeting that is cancelled, which is taken back, and cancelled again."""
    about: dict[str, Any] = {"meeting_id": ids.planned_meeting, "by": by}
    plan_meeting(archive, PlanMeeting(reference="2025/2", body_id=ids.council, starts_on="2025-09-18", **about))
    cancel_meeting(archive, CancelMeeting(cancelled_on="2025-09-01", reason="ingen saker", **about))
    take_back_meeting_record(archive, TakeBackMeetingRecord(number=2, reason="saker likevel", **about))
    cancel_meeting(archive, CancelMeeting(cancelled_on="2025-09-10", reason="streik", **about))


def _hidden(archive: Archive, ids: Any, by: str) -> None:
    """Plan a meeting that is shielded, and one by mistake."""
    about: dict[str, Any] = {"meeting_id": ids.hidden_meeting, "by": by}
    plan_meeting(archive, PlanMeeting(reference="2025/3", body_id=ids.executive, starts_on="2025-10-02", **about))
    what: dict[str, Any] = {"kind": "meeting", "record_id": ids.hidden_meeting, "by": by}
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    lift_shielding(archive, LiftShielding(**what))
    shield(archive, Shield(scope="whole", basis=_SHIELDED, **what))
    mistaken: dict[str, Any] = {"meeting_id": ids.mistaken_meeting, "by": by}
    plan_meeting(archive, PlanMeeting(reference="2025/4", body_id=ids.council, starts_on="2025-11-01", **mistaken))
    withdraw_meeting(archive, WithdrawMeeting(reason="ført to ganger", **mistaken))

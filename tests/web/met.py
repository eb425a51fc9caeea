"""Meetings over the archive of tests/web/archive.py, for tests of their pages. The day is DAY.

| meeting | is |
|---|---|
| 2026/1 | of OU in May: held, minutes published; OU 51/2026 became a decision, OU 52/2026 was closed |
| 2026/2 | of RR in December: convened, with a joint body and an item of the case 2025/17 |
| 2026/3 | of OU in September: cancelled |
| 2026/4 | of OU in November: held, minutes drafted and not for the public |
| 2026/5 | of KDU: not published |
"""

from typing import Any

from application.commands.agendas import ConveneMeeting, SetItem, convene_meeting, set_item
from application.commands.approving import ApproveMinutes, approve_minutes
from application.commands.documents import FileDocument
from application.commands.meetings import (
    CancelMeeting,
    MoveMeeting,
    PlanMeeting,
    cancel_meeting,
    move_meeting,
    plan_meeting,
)
from application.commands.minutes import (
    DraftMinutes,
    PublishMinutes,
    SignMinutes,
    draft_minutes,
    publish_minutes,
    sign_minutes,
)
from domain.meetings import Meeting, agenda
from tests.search.extraction.papers import a_pdf
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

DAY = "2026-11-23"


def meet(filing: Filing) -> None:
    """File the meetings; the id of each is `the("møte 2026/1")`."""
    _held(filing)
    _to_come(filing)
    _cancelled(filing)
    _drafted(filing)


def attendance() -> list[dict[str, Any]]:
    """Return who was there: three members, one of whom a deputy stood in for."""
    return [
        {"key": "p1", "name": "Kari Eksempel", "party": "Prøvdal", "role": "leader", "votes": True}
        | {"presence": "present"},
        {"key": "p2", "name": "Åse Tenkt", "party": "Tenkeby", "role": "member", "votes": True}
        | {"presence": "absent", "excuse": f"syk {UNPUBLISHED}"},
        {"key": "p3", "name": "Bjørn Påfunn", "party": "Tenkeby", "role": "deputy", "votes": True}
        | {"presence": "present", "deputy_for": "p2"},
        {"key": "p4", "name": "Turid Liksom", "party": "Liksomnes", "role": "member", "votes": True}
        | {"presence": "present"},
        {"key": "p5", "name": "Sekretær Sekretærsen", "role": "secretary", "votes": False, "presence": "present"},
    ]


def treated(words: str, **more: Any) -> dict[str, Any]:
    """Return what became of an item that was settled."""
    ballots = [{"method": "for-against", "counts": {"for": 2, "against": 1}}]
    return {"state": "treated", "ballots": ballots, "outcome": "as-recommended", "text": words, **more}


def _plan(filing: Filing, reference: str, body: str, **more: Any) -> dict[str, Any]:
    about: dict[str, Any] = {"meeting_id": the(f"møte {reference}"), "by": filing.by}
    plan_meeting(filing.opened.archive, PlanMeeting(reference=reference, body_id=the(body), **more, **about))
    return about


def _paper(filing: Filing, name: str, said: str) -> FileDocument:
    return filing.paper(name, a_pdf(said), title=name.removesuffix(".pdf"), read=text(said))


def _held(filing: Filing) -> None:
    archive = filing.opened.archive
    with filing.at("2026-04-20T09:00"):
        when = {"starts_on": "2026-05-11", "starts_at": "09:00", "ends_at": "12:00", "place": "Rådhuset, Prøvdal"}
        about = _plan(filing, "2026/1", "OU", **when)
        paper = _paper(filing, "saksframlegg-tog.pdf", "Framlegg om tog")
        said = "Rådet krever to avganger i timen."
        item = SetItem(title="Nytt rutetilbud på jernbanen", case_id=the("2025/17"), recommendation=said, **about)
        set_item(archive, SetItem(title="Innkalling og saksliste", item_kind="approval", **about))
        set_item(archive, SetItem(**{**vars(item), "files": (paper,)}))
        closed = {"section": "offl. § 23", "reason": "forhandling"}
        hidden: dict[str, Any] = {"title": f"Kjøp av tomt {HIDDEN}", "public_title": "Forhandlinger om tomt"}
        set_item(archive, SetItem(case_id=the("2025/17"), closed=closed, **hidden, **about))
        convene_meeting(
            archive,
            ConveneMeeting(sent_on="2026-05-04", recipients=("Medlemmene",), next_number=50, **about),
        )
        filing.publish("meeting", "møte 2026/1")
    with filing.at("2026-05-12T09:00"):
        first, second, third = (one.item for one in agenda(archive.load(Meeting, about["meeting_id"]).facts))
        minutes = {
            "opened_at": "09:05",
            "closed_at": "11:40",
            "chair": "Kari Eksempel",
            "secretary": "Sekretær Sekretærsen",
            "attendance": attendance(),
            "treatments": {
                str(first): {"state": "treated", "ballots": [{"method": "unanimous"}], "text": "Godkjent."},
                str(second): treated(
                    said,
                    proposals=[{"key": "A", "from": "Turid Liksom", "text": "Saken utsettes."}],
                    statements=[{"from": "Liksomnes", "text": "Vi ville ha ventet."}],
                    tasks=[{"text": "Send brev til Jernbanedirektoratet", "due": "2026-06-01"}],
                ),
                str(third): treated(f"Tomta kjøpes {HIDDEN}.", closed={"section": "offl. § 23", "decided": True}),
            },
        }
        draft_minutes(archive, DraftMinutes(minutes=minutes, drafted_on="2026-05-12", held_on="2026-05-11", **about))
    with filing.at("2026-06-15T12:00"):
        approve_minutes(archive, ApproveMinutes(approved_on="2026-06-15", **about))
        sign_minutes(archive, SignMinutes(signed_on="2026-06-15", names=("Kari Eksempel",), **about))
        paper = _paper(filing, "protokoll-mai.pdf", "Protokoll fra mai")
        publish_minutes(
            archive,
            PublishMinutes(published_on="2026-06-16", recipients=("Kontrollutvalget",), files=(paper,), **about),
        )


def _to_come(filing: Filing) -> None:
    archive = filing.opened.archive
    with filing.at("2026-10-01T09:00"):
        when = {"starts_on": "2026-12-03", "starts_at": "10:00", "place": "Tenkeby kulturhus"}
        about = _plan(filing, "2026/2", "RR", kind="joint", bodies=(the("OU"),), title="Felles møte om 2027", **when)
        set_item(archive, SetItem(title="Regional transportplan", case_id=the("2025/17"), **about))
        set_item(archive, SetItem(title="Eventuelt", item_kind="other-business", **about))
        moved = {"starts_on": "2026-12-10"}
        move_meeting(archive, MoveMeeting(when=moved, moved_on="2026-10-20", reason="Kolliderer", **about))
        convene_meeting(archive, ConveneMeeting(sent_on="2026-11-20", next_number=40, **about))
        filing.publish("meeting", "møte 2026/2")
        _plan(filing, "2026/5", "KDU", starts_on="2026-12-15", title=f"Intern {UNPUBLISHED}")


def _cancelled(filing: Filing) -> None:
    with filing.at("2026-08-01T09:00"):
        about = _plan(filing, "2026/3", "OU", starts_on="2026-09-14")
        cancelled = CancelMeeting(cancelled_on="2026-09-01", reason="Ingen saker", **about)
        cancel_meeting(filing.opened.archive, cancelled)
        filing.publish("meeting", "møte 2026/3")


def _drafted(filing: Filing) -> None:
    archive = filing.opened.archive
    with filing.at("2026-11-16T15:00"):
        about = _plan(filing, "2026/4", "OU", starts_on="2026-11-16", starts_at="09:00")
        set_item(archive, SetItem(title="Budsjett", **about))
        convene_meeting(archive, ConveneMeeting(sent_on="2026-11-09", next_number=60, **about))
        (item,) = (one.item for one in agenda(archive.load(Meeting, about["meeting_id"]).facts))
        minutes = {"attendance": attendance(), "treatments": {str(item): treated(f"Vedtatt {UNPUBLISHED}.")}}
        draft_minutes(archive, DraftMinutes(minutes=minutes, drafted_on="2026-11-16", held_on="2026-11-16", **about))
        filing.publish("meeting", "møte 2026/4")

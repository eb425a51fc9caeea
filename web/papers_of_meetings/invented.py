"""An invented meeting, for looking at how papers look before there is a real one."""

from typing import Any

from flask_babel import gettext

from application.documents.paper import Paper
from web.papers_of_meetings.kinds import PaperKind
from web.papers_of_meetings.minutes import extract, minutes
from web.papers_of_meetings.notice import notice
from web.papers_of_meetings.told import Approval, Called, Frame, Item, Meeting

_LEADER, _MEMBER, _DEPUTY, _SECRETARY = "Kari Eksempel", "Ola Oppdiktet", "Åse Tenkt", "Siri Påfunn"


def invented_paper(kind: PaperKind, frame: Frame) -> Paper:
    """Return a paper of a kind, about a meeting that never was."""
    meeting, items, told = _meeting(), _items(), _minutes()
    approval = Approval(approved_on="2026-04-16")
    if kind is PaperKind.NOTICE:
        called = {
            "members": [Called(name=_LEADER, role="leader"), Called(name=_MEMBER, role="member")],
            "deputies": [Called(name=_DEPUTY, role="deputy")],
        }
        return notice(frame, meeting, items, called=called)
    if kind is PaperKind.EXTRACT:
        return extract(frame, meeting, items[1], told, approval=approval)
    return minutes(frame, meeting, items, told, approval=approval)


def _meeting() -> Meeting:
    return Meeting(
        body=gettext("The regional council"),
        abbreviation="RR",
        reference="2026/1",
        starts_on="2026-03-12",
        starts_at="09:00",
        ends_at="12:00",
        place=gettext("The town hall"),
    )


def _items() -> list[Item]:
    return [
        Item(item=1, kind="approval", number="1/2026", title=gettext("Approval of notice and agenda")),
        Item(
            item=2,
            number="2/2026",
            title=gettext("More trains on the railway line"),
            recommendation=gettext("The regional council asks for a train every half hour."),
            papers=(gettext("Case paper: more trains on the railway line"),),
        ),
        Item(
            item=3,
            number="3/2026",
            public_title=gettext("Negotiations"),
            closed={"section": "kommuneloven § 11-5", "reason": None},
        ),
    ]


def _minutes() -> dict[str, Any]:
    people = [
        _person("p1", _LEADER, "leader"),
        _person("p2", _MEMBER, "member", presence="absent"),
        _person("p3", _DEPUTY, "deputy", deputy_for="p2"),
        _person("p4", _SECRETARY, "secretary", votes=False),
    ]
    decided = gettext("The regional council asks for a train every half hour.")
    votes = {"method": "for-against", "options": ["for", "against"], "counts": {"for": 5, "against": 1}}
    treatments = {
        "1": {"text": gettext("Notice and agenda were approved."), "ballots": [{"method": "unanimous"}]},
        "2": {"text": decided, "outcome": "as-recommended", "ballots": [{**votes, "adopted": "for"}]},
        "3": {"closed": {"section": "kommuneloven § 11-5", "decided": True}},
    }
    led = {"chair": _LEADER, "secretary": _SECRETARY, "opened_at": "09:00", "closed_at": "11:30"}
    return {**led, "attendance": people, "treatments": treatments}


def _person(key: str, name: str, role: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "name": name, "role": role, "presence": "present", "votes": True, **more}

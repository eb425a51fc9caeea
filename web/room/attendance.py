"""Attendance as it is noted: who was to come, who came for whom and from which item, and what minutes say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from application.questions.board import Board, SeatOnDay, Sitter
from domain.appointments import State
from domain.meetings.attendance import AttendanceRole
from domain.seats import Right, Role

PRESENT, DEPUTY, ABSENT = "present", "deputy", "absent"

_ROLES = {
    Role.LEADER: AttendanceRole.LEADER,
    Role.DEPUTY_LEADER: AttendanceRole.DEPUTY_LEADER,
    Role.MEMBER: AttendanceRole.MEMBER,
    Role.OBSERVER: AttendanceRole.OBSERVER,
    Role.SECRETARY: AttendanceRole.SECRETARY,
}
_OTHERS = (Role.OBSERVER, Role.SECRETARY)
_FIXED = ("key", "person_id", "name", "organisation_id", "party", "role", "votes")
_OF_OTHERS = ("person_id", "name", "organisation_id", "role")
EMPTY = {
    "deputy": "",
    "deputy_name": "",
    "deputy_organisation_id": None,
    "deputy_party": None,
    "from": "",
    "until": "",
    "excuse": "",
}


@dataclass(frozen=True, slots=True)
class Deputy:
    """Somebody who can step in for a member. `person_id` is in hex digits."""

    person_id: str
    name: str
    organisation_id: str | None
    party: str | None

    @property
    def choice(self) -> tuple[str, str]:
        """The value and the words of the choice."""
        return self.person_id, self.name


@dataclass(frozen=True, slots=True)
class Expected:
    """Who was to come by the seats of the body: the note to begin with, and the deputies of each member by key.

    `members` is how many seats of members the body has, those that nobody holds too.
    """

    note: dict[str, Any]
    deputies: Mapping[str, tuple[Deputy, ...]]
    members: int


def expected(boards: Sequence[Board], *, opened_at: str | None) -> Expected:
    """Return who was to come by who sits in the bodies: the leader first, then the deputy leader and members.

    Where several bodies meet jointly, those of the first come first. Who sits in two of them is named once, as a member
    where it is so in one.
    """
    ranked = [(one, board) for board in boards for one in sorted(_of_roles(board), key=_rank)]
    seats = sorted(ranked, key=lambda each: each[0].seat.role in _OTHERS)
    named: set[str] = set()
    count = 0
    members: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    deputies: dict[str, tuple[Deputy, ...]] = {}
    for one, board in seats:
        sitter = _sitting(one)
        identity = sitter.person_id.hex if sitter else None
        if identity in named:
            continue
        count += one.is_there and one.seat.role not in _OTHERS
        if sitter is None or identity is None:
            continue
        named.add(identity)
        told = _person(one, sitter)
        if one.seat.role in _OTHERS:
            told = {**{name: told[name] for name in _OF_OTHERS}, "party": told["party"] or ""}
            others.append({"key": f"o{len(others) + 1}", **told, "deputy_for": "", "from": "", "until": ""})
            continue
        key = f"p{len(members) + 1}"
        here = ABSENT if sitter.state in (State.ON_LEAVE, State.SUSPENDED) else PRESENT
        members.append({"key": key, **told, "here": here, **EMPTY})
        deputies[key] = _deputies(one, board)
    leading = next((one["name"] for one in members if one["role"] == AttendanceRole.LEADER), None)
    kept = next((one["name"] for one in others if one["role"] == AttendanceRole.SECRETARY), "")
    head = {"opened_at": opened_at or "", "closed_at": "", "chair": leading or "", "secretary": kept}
    return Expected({**head, "members": members, "others": others}, deputies, count)


def merged(sent: Mapping[str, Any], before: Mapping[str, Any], known: Expected) -> dict[str, Any]:
    """Return a note as it is kept: what was sent, with what is known of the people, who are told by their keys.

    A deputy who was chosen is kept by name, so that the note says the same when seats change.
    """
    there = {one["key"]: one for one in before["members"]}
    named = {one["key"]: one for one in before["others"]}
    sent_rows = {one["key"]: one for one in sent["members"]}
    members = [
        _with_deputy({**one, **sent_rows.get(key, {})}, known.deputies.get(key, ())) for key, one in there.items()
    ]
    others, taken = [], {*there, *named}
    for one in sent["others"]:
        told: dict[str, Any] = {"person_id": None, "organisation_id": None}
        if one["key"] in named and named[one["key"]]["name"] == one["name"]:
            told = {name: named[one["key"]][name] for name in (*told, "votes") if name in named[one["key"]]}
        key = one["key"] if one["key"] in named else _free(taken)
        taken.add(key)
        role = one["role"] if one["role"] in frozenset(AttendanceRole) else AttendanceRole.GUEST.value
        deputy_for = one["deputy_for"] if one["deputy_for"] in there else ""
        others.append({**one, **told, "key": key, "role": role, "deputy_for": deputy_for})
    head = {name: sent[name] for name in ("opened_at", "closed_at", "chair", "secretary")}
    pauses = {"pauses": sent["pauses"]} if sent.get("pauses") else {}
    return {**head, "members": members, "others": others, **pauses}


def attendance_rows(note: Mapping[str, Any], order: Sequence[int]) -> list[dict[str, Any]]:
    """Return attendance as minutes tell it (domain/meetings/attendance.py); `order` are the items of the agenda."""
    rows: list[dict[str, Any]] = []
    for one in note["members"]:
        rows += _rows_of_member(one, order)
    for one in note["others"]:
        rows.append(
            {
                **{name: one.get(name) or None for name in ("key", "person_id", "name", "organisation_id", "party")},
                "role": one["role"],
                "votes": one.get("votes"),
                "presence": "present",
                "deputy_for": one["deputy_for"] or None,
                "from_item": _item(one["from"], order),
                "until_item": _item(one["until"], order),
            }
        )
    return rows


def _rows_of_member(one: Mapping[str, Any], order: Sequence[int]) -> list[dict[str, Any]]:
    told = {name: one.get(name) for name in _FIXED}
    first, last = _item(one["from"], order), _item(one["until"], order)
    excuse = one["excuse"].strip() or None
    if one["here"] == ABSENT:
        return [{**told, "presence": "absent", "excuse": excuse}]
    if one["here"] != DEPUTY:
        return [{**told, "presence": "present", "from_item": first, "until_item": last, "excuse": excuse}]
    deputy = {
        "key": f"{one['key']}v",
        "person_id": one["deputy"] or None,
        "name": one["deputy_name"].strip(),
        "organisation_id": one.get("deputy_organisation_id") or one.get("organisation_id"),
        "party": one.get("deputy_party") or one.get("party"),
        "role": AttendanceRole.DEPUTY.value,
        "votes": one.get("votes"),
        "presence": "present",
        "deputy_for": one["key"],
        "from_item": first,
        "until_item": last,
    }
    before = _beside(order, first, -1) if first is not None else None
    after = _beside(order, last, 1) if last is not None else None
    parts = [{"until_item": before}] if before is not None else []
    parts += [{"from_item": after}] if after is not None else []
    there: list[dict[str, Any]] = [
        {**told, "presence": "present", "excuse": excuse, **part, "key": one["key"] + ("b" if place else "")}
        for place, part in enumerate(parts)
    ]
    return [*(there or [{**told, "presence": "absent", "excuse": excuse}]), deputy]


def _with_deputy(one: dict[str, Any], deputies: Sequence[Deputy]) -> dict[str, Any]:
    if one["here"] not in (PRESENT, DEPUTY, ABSENT):
        one["here"] = PRESENT
    chosen = next((each for each in deputies if each.person_id == one["deputy"]), None)
    if chosen is None:
        return {**one, "deputy": "", "deputy_organisation_id": None, "deputy_party": None}
    return {
        **one,
        "deputy_name": chosen.name,
        "deputy_organisation_id": chosen.organisation_id,
        "deputy_party": chosen.party,
    }


def _of_roles(board: Board) -> list[SeatOnDay]:
    return [one for one in board.rows if one.seat.role in _ROLES]


def _deputies(one: SeatOnDay, board: Board) -> tuple[Deputy, ...]:
    """Return who steps in for a member: the personal deputies first, then those of the same organisation in order."""
    common = [
        each
        for each in board.numbered_deputies
        if each.seat.organisation_id in (None, one.seat.organisation_id) or one.seat.organisation_id is None
    ]
    found: dict[str, Deputy] = {}
    for each in (*one.deputies, *common):
        sitter = _sitting(each)
        if sitter is not None:
            told = _person(each, sitter)
            found.setdefault(
                told["person_id"],
                Deputy(told["person_id"], told["name"], told["organisation_id"], told["party"]),
            )
    return tuple(found.values())


def _sitting(one: SeatOnDay) -> Sitter | None:
    return one.acting[0] if one.acting else one.holder


def _person(one: SeatOnDay, sitter: Sitter) -> dict[str, Any]:
    role = Role(one.offices[0].seat.role) if one.offices else Role(one.seat.role)
    organisation_id = sitter.holding.organisation_id or one.seat.organisation_id
    party = sitter.organisation or one.organisation
    rights = one.seat.rights
    return {
        "person_id": sitter.person_id.hex,
        "name": sitter.person,
        "organisation_id": organisation_id.hex if organisation_id else None,
        "party": party.removesuffix(" kommune") if party else None,
        "role": str(_ROLES.get(role, AttendanceRole.DEPUTY)),
        "votes": role not in _OTHERS and (not rights or Right.VOTE in rights),
    }


def _rank(one: SeatOnDay) -> int:
    roles = [one.seat.role, *(each.seat.role for each in one.offices)]
    return min(list(_ROLES).index(Role(role)) for role in roles)


def _item(written: Any, order: Sequence[int]) -> int | None:
    return next((item for item in order if str(item) == str(written)), None)


def _beside(order: Sequence[int], item: int, step: int) -> int | None:
    place = order.index(item) + step
    return order[place] if 0 <= place < len(order) else None


def _free(taken: set[str]) -> str:
    number = 1
    while f"g{number}" in taken:
        number += 1
    return f"g{number}"

"""Who was at a meeting of the demo archive: those who sit in the body, their deputies, observers and the secretary."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from application.demo import council
from application.demo.ballots import present
from application.demo.calendar import planned_day
from application.demo.met import met
from application.demo.names import Names, demo_id
from domain.meetings.attendance import AttendanceRole, Presence


def chair(body: str, day: date, names: Names) -> str | None:
    """Return who leads a body that day."""
    if body == "KDU":
        return next(iter(council.DIRECTORS.values()))
    if body in ("RR", "OU"):
        return _leaders(day, names.today)["leader"]
    led = [one["name"] for one in met().network if one["body"] == body and one.get("role") == AttendanceRole.LEADER]
    return next((name for name in led if name in {row["name"] for row in attendance(body, (), day, names)}), None)


def attendance(body: str, bodies: tuple[str, ...], day: date, names: Names) -> list[dict[str, Any]]:
    """Return the rows of attendance (domain/meetings/attendance.py); those of other bodies are observers."""
    rows = list(_members(body, day, names) if body in ("RR", "OU", "KDU") else _network(body, day, names))
    for other in bodies:
        there = {row["person_id"] for row in rows}
        rows += [
            {**row, "role": AttendanceRole.OBSERVER, "votes": False, "deputy_for": None}
            for row in _members(other, day, names)
            if row["person_id"] not in there and row["presence"] == Presence.PRESENT
        ]
    if body == "RR":
        rows.append(_row(met().observer, "FYL", AttendanceRole.OBSERVER, day, names))
    rows.append(_row(met().secretary, None, AttendanceRole.SECRETARY, day, names))
    keys = {row["key"]: f"p{place}" for place, row in enumerate(rows, start=1)}
    return [{**row, "key": keys[row["key"]], "deputy_for": keys.get(row["deputy_for"])} for row in rows]


def _members(body: str, day: date, names: Names) -> Iterator[dict[str, Any]]:
    leaders = _leaders(day, names.today) if body != "KDU" else {"leader": next(iter(council.DIRECTORS.values()))}
    roles = {name: role for role, name in leaders.items()}
    for code, members in present(body, day, names).items():
        for member, deputy in members:
            role = roles.get(member, AttendanceRole.MEMBER)
            away = {"presence": Presence.ABSENT, "excuse": "Meldt forfall"} if deputy else {}
            yield {**_row(member, code, role, day, names), **away}
            if deputy:
                yield {**_row(deputy, code, AttendanceRole.DEPUTY, day, names), "deputy_for": member}


def _network(body: str, day: date, names: Names) -> Iterator[dict[str, Any]]:
    for one in met().network:
        since = planned_day(one.get("since", "2000-01-01"), names.today)
        until = planned_day(one.get("until", "2099-12-31"), names.today)
        if one["body"] == body and since <= day <= until:
            yield {**_row(one["name"], one["of"], one.get("role", AttendanceRole.MEMBER), day, names)}


def _row(name: str, code: str | None, role: str, day: date, names: Names) -> dict[str, Any]:
    return {
        "key": name,
        "person_id": demo_id("person", name).hex,
        "name": names.person(name, day),
        "organisation_id": demo_id("organisation", code).hex if code else None,
        "party": names.organisation(code, day).removesuffix(" kommune") if code else None,
        "role": role,
        "presence": Presence.PRESENT,
        "deputy_for": None,
    }


def _leaders(day: date, today: date) -> Mapping[str, str]:
    told = next(one for one in met().chair if day <= planned_day(one["until"], today))
    return {AttendanceRole.LEADER: told["leader"], AttendanceRole.DEPUTY_LEADER: told["deputy"]}

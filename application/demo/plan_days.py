"""Days in plans of agreements: of a decision or a meeting, months ahead, or as calendar.py takes them.

`storbyringen RR +14` is a fortnight after what RR decided in that story; of several bodies, `story KSE,KSP -1`, the
latest counts. `KSE-1` is the last meeting of a body before today, `KSE+1 -10` ten days before its next. `m+4` is the
first day of a month four months ahead, `e-2` the last day of a month two months ago; `d-10` is ten days before today.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from application.demo.calendar import months_before, written_day
from application.demo.timetable import TimedDecision, body_meetings

_DECIDED = re.compile(r"(?P<story>[a-zæøå0-9-]+) (?P<bodies>[A-ZÆØÅ]+(?:,[A-ZÆØÅ]+)*)(?: (?P<days>[+-]\d+))?")
_MEETING = re.compile(r"(?P<body>[A-ZÆØÅ]+)(?P<which>[+-]1)(?: (?P<days>[+-]\d+))?")
_MONTH = re.compile(r"(?P<edge>[me])(?P<months>[+-]\d+)")
_FROM_TODAY = re.compile(r"d(?P<days>[+-]\d+)")
_RECORDED_BY_NOW = timedelta(days=8)
"""A meeting so long ago has been written of since."""


def agreed_day(written: str, today: date, known: Mapping[str, TimedDecision]) -> str:
    """Return a day in ISO 8601, or a year or month as it is written."""
    if decided := _DECIDED.fullmatch(written):
        day = max(known[one].day for one in decisions_named(written))
        return _moved(day, decided["days"])
    if meeting := _MEETING.fullmatch(written):
        days = body_meetings(meeting["body"], today)
        if meeting["which"] == "+1":
            return _moved(min(day for day in days if day > today), meeting["days"])
        return _moved(max(day for day in days if day <= today - _RECORDED_BY_NOW), meeting["days"])
    if month := _MONTH.fullmatch(written):
        ahead = int(month["months"])
        if month["edge"] == "m":
            return months_before(today, -ahead).replace(day=1).isoformat()
        return (months_before(today, -ahead - 1).replace(day=1) - timedelta(days=1)).isoformat()
    if near := _FROM_TODAY.fullmatch(written):
        return _moved(today, near["days"])
    return written_day(written, today)


def decisions_named(written: str) -> set[str]:
    """Return the decisions that a day follows from, by `key BODY`."""
    found = _DECIDED.fullmatch(written)
    return {f"{found['story']} {body}" for body in found["bodies"].split(",")} if found else set()


def _moved(day: date, days: str | None) -> str:
    return (day + timedelta(days=int(days or 0))).isoformat()

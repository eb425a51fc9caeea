"""Two versions of an action plan beside each other: measures that changed, and what else is new or gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext
from markupsafe import Markup

from application.questions.action_plan_changes import ChangedMeasure, PlanChanges
from application.questions.action_plan_on_day import Measure, PlanVersion
from web.changes import marked_change
from web.formats import format_day


@dataclass(frozen=True)
class ComparedMeasure:
    """A measure that both versions have, told otherwise: each field with what differs marked, before and after."""

    key: str
    text: str
    fields: Sequence[tuple[str, Markup, Markup]]


@dataclass(frozen=True)
class ComparedLines:
    """Rows of a version other than measures: what is new, gone and changed, each as a text."""

    heading: str
    new: Sequence[str]
    gone: Sequence[str]
    changed: Sequence[tuple[Markup, Markup]]


def compared_measures(changes: PlanChanges) -> list[ComparedMeasure]:
    """Return the measures that changed."""
    return [ComparedMeasure(one.key, one.after.text, list(_fields(one))) for one in changes.changed]


def compared_lines(before: PlanVersion, after: PlanVersion) -> list[ComparedLines]:
    """Return what else is otherwise, those rows left out of which nothing is."""
    found = [
        _lines(gettext("Goals"), before.goals, after.goals),
        _lines(gettext("Sections of text"), before.sections, after.sections),
        _lines(gettext("Meeting arenas"), _arenas(before), _arenas(after)),
        _lines(gettext("What to do more of"), before.do_more, after.do_more),
        _lines(gettext("What not to do"), before.do_not, after.do_not),
    ]
    return [one for one in found if one.new or one.gone or one.changed]


def _fields(one: ChangedMeasure) -> Sequence[tuple[str, Markup, Markup]]:
    names = {
        "text": gettext("What is to be done"),
        "area": gettext("Subject area"),
        "goal": gettext("Goal"),
        "responsible": gettext("Who answers for it"),
        "due": gettext("To be done by"),
    }
    return [
        (words, *marked_change(_told(one.before, field), _told(one.after, field)))
        for field, words in names.items()
        if field in one.fields
    ]


def _told(measure: Measure, field: str) -> str | None:
    if field == "responsible":
        return measure.responsible.name if measure.responsible else None
    value: str | None = getattr(measure, field)
    return format_day(value) if field == "due" and value else value


def _lines(heading: str, before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]) -> ComparedLines:
    was, now = ({one["key"]: _text(one) for one in rows} for rows in (before, after))
    return ComparedLines(
        heading,
        new=[text for key, text in now.items() if key not in was],
        gone=[text for key, text in was.items() if key not in now],
        changed=[marked_change(was[key], now[key]) for key in now if key in was and was[key] != now[key]],
    )


def _text(row: Mapping[str, Any]) -> str:
    return "\n".join(filter(None, (row.get("area"), row.get("heading"), row.get("text"))))


def _arenas(version: PlanVersion) -> Sequence[Mapping[str, Any]]:
    """Return arenas as rows that are known by their names."""
    return [{"key": one.name, "heading": one.name, "text": _meetings(one.meetings, one.note)} for one in version.arenas]


def _meetings(number: int | None, note: str | None) -> str:
    told = None if number is None else str(gettext("%(number)s meetings a year", number=number))
    return ", ".join(filter(None, (told, note)))

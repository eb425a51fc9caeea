"""The parts of an appointment that a form is about: its extensions, leaves and times of acting, each in words."""

from collections.abc import Mapping
from typing import Any

from flask import g
from flask_babel import gettext

from domain.appointments import Appointment, PartKind
from web.formats import format_day
from web.forms.basis import begun
from web.labels import label

_STATES = {PartKind.LEAVE: "on-leave", PartKind.SUSPENSION: "suspended", PartKind.ACTING: "acting"}


def parts_of_appointment() -> Mapping[str, str]:
    """Return the parts by the number of the event that recorded each, only the one that the page names if it does."""
    appointment, asked = g.get("acting_on"), g.get("acting_part")
    parts = appointment.facts["parts"] if isinstance(appointment, Appointment) else {}
    return {number: part_words(part) for number, part in parts.items() if asked is None or number == str(asked)}


def part_begun(appointment: Appointment) -> Mapping[str, Any]:
    """Return what is known of the part that the page names: what its form begins with. Nothing when it names none."""
    asked = g.get("acting_part")
    part = appointment.facts["parts"].get(str(asked))
    return {} if part is None else {**part, "number": asked, "basis": begun(part["basis"])}


def part_words(part: Mapping[str, Any]) -> str:
    """Return what a part is and when: `On leave 01.01.2024–30.06.2024`."""
    until = format_day(part["until"])
    if part["kind"] == PartKind.EXTENSION:
        return str(gettext("Extended until %(day)s", day=until) if until else gettext("Extended without an end"))
    return f"{label('holding', _STATES[part['kind']])} {format_day(part['valid_from'])}–{until}"

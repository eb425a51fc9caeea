"""Fields of the forms of consultations: municipalities that can be asked, and the principle that a way rests on.

A page tells which consultation it is about (`g.acting_on`), and perhaps which of its records (`g.acting_record`);
programs send ids.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import g, request
from flask_babel import gettext
from marshmallow import ValidationError, fields

from application.questions.known import known_at
from application.questions.principles_cited import cited
from application.questions.principles_on_day import PrinciplesVersion, principles_on
from domain import clock
from domain.access import Audience
from domain.consultations import Consultation, InputState, Municipality, municipalities_on
from domain.consultations.standing import deadline_on
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from domain.intervals import first_day
from web.forms.seats import participants_now
from web.services import current_services

_APART = ":"
_INNER = timedelta(days=7)
_LAST = "9999-12-30"
_EXAMPLE = {"principles_id": "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0017", "version": 2, "point": "3"}


class Cited(fields.Field[Any]):
    """A point of the council's principles: `{"principles_id", "version", "point"}`, in a form in one word.

    A form may name those alone that were in force on the day of the choice that is written in it.
    """

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> dict[str, Any] | None:
        if isinstance(value, Mapping):
            return _citation(value.get("principles_id"), value.get("version"), value.get("point"))
        written = str(value).strip()
        if not written:
            return None
        principles_id, _, rest = written.partition(_APART)
        version, _, point = rest.partition(_APART)
        found = _citation(principles_id, version, point)
        if code_of(found) not in points_to_choose():
            raise ValidationError(gettext("This point was not in force that day. Choose one of those that were."))
        return found


def principle(label: Any, **more: Any) -> Cited:
    """A point of the council's principles that something rests on."""
    described = {"type": "object", "example": _EXAMPLE}
    return Cited(
        allow_none=True,
        metadata={"label": label, "widget": "choice", "choices": points_to_choose, **described, **more},
    )


def code_of(citation: Mapping[str, Any]) -> str:
    """Return how a form holds a citation of the council's principles."""
    identity = UUID(str(citation["principles_id"])).hex
    return _APART.join((identity, str(citation["version"]), citation.get("point") or ""))


def day_of_choice() -> str:
    """Return the day whose principles are on offer, ISO: the one written in the form, or recorded, else today."""
    written = request.form.get("chosen_on", "").strip() or (_record_here() or {}).get("chosen_on") or ""
    try:
        return first_day(str(PartialDate.parse(written))) if written else clock.today().isoformat()
    except InvalidValueError:
        return clock.today().isoformat()


def principles_then() -> list[PrinciplesVersion]:
    """Return the principles in force on the day of the choice, with their points."""
    day = day_of_choice()
    if g.get("principles_then", (None, None))[0] != day:
        with current_services().stores.registers.connect() as connection:
            found = principles_on(connection, day, known_at(connection).position, Audience.OFFICER)
        g.principles_then = day, found
    kept: list[PrinciplesVersion] = g.principles_then[1]
    return kept


def points_to_choose() -> Mapping[str, str]:
    """Return the points that can be cited, code by words; principles without points are cited whole."""
    found: dict[str, str] = {}
    for version in principles_then():
        of_it: dict[str, Any] = {"principles_id": version.principles_id, "version": version.number}
        for point in version.points:
            found[code_of({**of_it, "point": point.number})] = f"{version.title}, {point.number}. {point.text}"
        if not version.points:
            found[code_of(of_it)] = version.title
    return found | _cited_now(found)


def municipalities_to_ask() -> Mapping[str, str]:
    """Return those who take part in the council, id by name, but for those who are asked and have not answered."""
    waiting = {UUID(one.organisation_id) for one in waited_for()}
    return {one: name for one, name in participants_now().items() if UUID(one) not in waiting}


def waited_for() -> list[Municipality]:
    """Return those municipalities that were asked about the consultation of the page, and have not answered."""
    facts = facts_here()
    if facts is None:
        return []
    return [one for one in municipalities_on(facts, _LAST) if one.state == InputState.ASKED]


def inner_deadline(facts: Mapping[str, Any]) -> str | None:
    """Return the inner deadline that is proposed: a week before that of the consultation, unless that is over."""
    today = clock.today()
    deadline = deadline_on(facts, today.isoformat())
    if not deadline:
        return None
    last = PartialDate.parse(deadline).last
    day = max(last - _INNER, min(last, today))
    return day.isoformat() if day >= today else None


def facts_here() -> Mapping[str, Any] | None:
    """Return what is recorded of the consultation that the page is about."""
    consultation = g.get("acting_on")
    return consultation.facts if isinstance(consultation, Consultation) else None


def _citation(principles_id: Any, version: Any, point: Any) -> dict[str, Any]:
    try:
        return {"principles_id": UUID(str(principles_id)).hex, "version": int(version), "point": point or None}
    except (TypeError, ValueError):
        raise ValidationError(gettext("Choose one of those on offer.")) from None


def _cited_now(found: Mapping[str, str]) -> dict[str, str]:
    """Return the point that the record of the page cites, where it is not among those in force."""
    citation = (_record_here() or {}).get("principle")
    if not citation or code_of(citation) in found:
        return {}
    with current_services().stores.registers.connect() as connection:
        told = cited(connection, [citation], known_at(connection).position, Audience.OFFICER)[0]
    if told is None or told.title is None:
        return {}
    point = f", {told.point}. {told.text or ''}" if told.point else ""
    return {code_of(citation): f"{told.title}{point}"}


def _record_here() -> Mapping[str, Any] | None:
    facts, number = facts_here(), g.get("acting_record")
    return facts["records"].get(str(number)) if facts is not None and number is not None else None

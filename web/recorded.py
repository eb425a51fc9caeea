"""What is recorded of agreements, consultations and the like, in a line each: for lists from which it is put right."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask, abort, g, render_template, request
from flask_babel import gettext, lazy_gettext

from domain.base import ArchiveAggregate
from web.forms.action import WRITERS, Action
from web.forms.agreement_fields import names_of
from web.forms.page import Crumbs
from web.forms.put_right import CORRECT_PATH, TAKE_BACK_PATH, PuttingRight
from web.services import current_services
from web.signed_in import asker

_CORRECT, _TAKE_BACK = lazy_gettext("Correct"), lazy_gettext("Take back")


@dataclass(frozen=True)
class Line:
    """Something recorded by the event `number`, in `words`."""

    number: int
    words: str


def organisation_of(record: Mapping[str, Any]) -> Sequence[str]:
    """Return the organisation that a record names, if it does."""
    return [record["organisation_id"]] if record.get("organisation_id") else []


@dataclass(frozen=True, kw_only=True)
class RecordedOf:
    """How what is recorded of a kind of record is told and put right.

    `words` returns what a record tells, given what the organisations that it names (`named`) are called. `nothing` says
    that nothing is recorded, and `back` leads from the list to the page of the record.
    """

    kind: type[ArchiveAggregate]
    put_right: PuttingRight
    words: Callable[[Mapping[str, Any], Mapping[UUID, str]], str]
    named: Callable[[Mapping[str, Any]], Sequence[str]] = organisation_of
    nothing: Any = ""
    back: Any = ""

    def page(self, identity: UUID, *, address: str, about: str, crumbs: Crumbs) -> str:
        """Return the page that lists what is recorded of the record at an address, the last first."""
        return render_template(
            "forms/records.html",
            lines=self._lines(self._records(identity)),
            nothing=self.nothing,
            back=self.back,
            address=address,
            about=about,
            crumbs=[*crumbs, (gettext("What is recorded"), request.path)],
        )

    def chosen(self, identity: UUID, path: str, number: int) -> tuple[Action, str]:
        """Return what is done on the page at `path` with what an event recorded, and what that is in words.

        Forms are told of it (`g.acting_record`); 404 when nothing is recorded by the event.
        """
        record = self._records(identity).get(str(number))
        if record is None:
            abort(404)
        g.acting_record, g.acting_version = number, record.get("version")
        (line,) = self._lines({str(number): record})
        return self.put_right.on_page(path, record["kind"]), line.words

    def _records(self, identity: UUID) -> Mapping[str, Mapping[str, Any]]:
        aggregate: Any = current_services().archive.load(self.kind, identity)
        records: Mapping[str, Mapping[str, Any]] = aggregate.facts["records"]
        return records

    def _lines(self, records: Mapping[str, Mapping[str, Any]]) -> list[Line]:
        names = names_of({UUID(one) for record in records.values() for one in self.named(record)})
        latest_first = sorted(records.items(), key=lambda one: -int(one[0]))
        return [Line(int(number), self.words(record, names)) for number, record in latest_first]


def with_version(record: Mapping[str, Any], words: str) -> str:
    """Return words with the version that the record is about before them: `Version 2: Sent, 14.03.2025`."""
    if record.get("version") is None:
        return words
    return f"{gettext('Version %(number)s', number=record['version'])}: {words}"


def record_actions(address: str, number: int) -> list[tuple[str, str]]:
    """Return what puts right what an event recorded of the record at an address; nothing for those who may not."""
    if not asker().has(*WRITERS):
        return []
    return [
        (str(_CORRECT), f"{address}/{CORRECT_PATH}/{number}"),
        (str(_TAKE_BACK), f"{address}/{TAKE_BACK_PATH}/{number}"),
    ]


def install(app: Flask) -> None:
    """Give templates `record_actions`."""
    app.jinja_env.globals.update(record_actions=record_actions)

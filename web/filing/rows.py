"""What is said of each file in the tray: how it went, what to look at, and where the same file lies already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.commands.text_numbers import Place
from application.incoming.item import Incoming
from application.media import file_type
from application.questions.decisions import decisions_by_id
from application.questions.documents import documents_by_id, documents_with
from application.questions.journal import entries_by_id
from domain.access import Audience
from domain.identity_numbers import holds_identity_number
from search.extraction.packed import Packed
from search.extraction.result import ExtractionResult, Outcome
from search.texts.numbers import numbers_in
from web.addresses import address_of
from web.formats import format_size
from web.labels import label
from web.messages import place_of_number
from web.reading import REASONS

_MOST_PLACES = 3


@dataclass(frozen=True)
class FileRow:
    """A file as the page shows it. `stops` says that it cannot be filed as it is; `places` are those of numbers."""

    item: Incoming
    result: ExtractionResult | None
    badge: str
    color: str
    said: str
    stops: bool = False
    places: Sequence[Place] = ()
    filed: Sequence[tuple[str, str]] = ()
    alike: str | None = None

    @property
    def kind(self) -> str:
        """What kind of file it is, and how large."""
        size = format_size(self.item.size)
        if not self.item.is_whole:
            return size
        return f"{label('file', file_type(self.item.media_type or ''))}, {size}"

    @property
    def page(self) -> int | None:
        """The first page on which a number stands in the file itself: where it is opened."""
        return next((one.page for one in self.places if one.part is None), None)

    @property
    def warning(self) -> str | None:
        """What is said of national identity numbers in it."""
        if holds_identity_number(self.item.name):
            return str(gettext("The file’s name holds what looks like a national identity number."))
        if not self.places:
            return None
        where = ", ".join(place_of_number(one.page, one.part) for one in self.places[:_MOST_PLACES])
        more = len(self.places) - _MOST_PLACES
        if more > 0:
            where += " " + ngettext("and %(num)s place more", "and %(num)s places more", more)
        return str(gettext("It holds what looks like a national identity number: %(where)s.", where=where))


def file_rows(
    connection: Connection, items: Sequence[Incoming], read: Mapping[UUID, Packed | None], audience: Audience
) -> list[FileRow]:
    """Return what is said of each file, those that must be dealt with first. `read` is what was read so far."""
    filed = _filed(connection, [one.sha256 for one in items if one.sha256], audience)
    first: dict[str, str] = {}
    rows = []
    for item in items:
        alike = first.get(item.sha256 or "")
        if item.sha256:
            first.setdefault(item.sha256, item.name)
        rows.append(_row(item, read.get(item.id), filed.get(item.sha256 or "", ()), alike))
    return sorted(rows, key=lambda row: _URGENT.get(row.color, 2))


_URGENT = {"danger": 0, "warning": 1}


def _row(item: Incoming, packed: Packed | None, filed: Sequence[tuple[str, str]], alike: str | None) -> FileRow:
    result = packed.result() if packed is not None else None
    if not item.is_whole:
        said = gettext("%(percent)s %% has come. Choose the file again to go on from there.", percent=item.percent)
        return FileRow(item, None, gettext("Broken off"), "danger", said, stops=True)
    if not item.size:
        return FileRow(item, None, gettext("Stopped"), "danger", gettext("The file is empty."), stops=True)
    places = list(numbers_in(result)) if result is not None else []
    badge, color, said = _how_it_went(result)
    if places or holds_identity_number(item.name) or filed or alike:
        badge, color = gettext("Look over"), "warning"
    return FileRow(item, result, badge, color, said, places=places, filed=filed, alike=alike)


def _how_it_went(result: ExtractionResult | None) -> tuple[str, str, str]:
    if result is None:
        return gettext("Waiting"), "neutral", gettext("It is read in a moment, and can be filed now.")
    if result.outcome is Outcome.TEXT and result.parts:
        inside = len(result.parts)
        return gettext("Ready"), "success", ngettext("%(num)s file inside it", "%(num)s files inside it", inside)
    if result.outcome is Outcome.TEXT:
        pages = len(result.pages)
        return gettext("Ready"), "success", ngettext("%(num)s page, searchable", "%(num)s pages, searchable", pages)
    why = str(REASONS.get(result.reason or "", ("",))[0]) or gettext("Its text could not be read.")
    return gettext("Ready without search"), "neutral", why


def _filed(connection: Connection, digests: Sequence[str], audience: Audience) -> dict[str, list[tuple[str, str]]]:
    """Return the records that hold the same bytes, of those whose document the asker may read: reference, address."""
    with_bytes = documents_with(connection, digests) if digests else {}
    views = documents_by_id(connection, [one for some in with_bytes.values() for one in some[:_MOST_PLACES]])
    shown = {one.id: one for one in views.values() if audience >= one.line and one.readable(audience) is not None}
    owners = [owner for view in shown.values() for owner in view.owners]
    entries = entries_by_id(
        connection, [one.record_id for one in owners if one.record_kind == "journal-entry"], audience
    )
    decisions = decisions_by_id(
        connection, [one.record_id for one in owners if one.record_kind == "decision"], audience
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for sha256, documents in with_bytes.items():
        for view in (shown[one] for one in documents if one in shown):
            version = view.readable(audience)
            if version is None or version.sha256 != sha256:
                continue
            for owner in view.owners:
                record = entries.get(owner.record_id) or decisions.get(owner.record_id)
                if record is not None:
                    address = address_of(owner.record_kind, record.reference, record.id)
                    found.setdefault(sha256, []).append((record.reference, address))
    return found

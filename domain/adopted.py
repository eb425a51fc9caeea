"""What is adopted version by version, and repealed: principles and action plans. in_force.py tells which holds when."""

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self
from uuid import UUID

from domain import recorded
from domain.access import Accessible
from domain.attached import HoldsDocuments
from domain.base import optional_text, require_text
from domain.basis import basis as checked_basis
from domain.dates import PartialDate, iso, require_iso, require_not_before
from domain.errors import DomainError, InvalidValueError, gathered
from domain.identity_numbers import refuse_identity_numbers
from domain.in_force import REPEAL, in_force, versions_of
from domain.intervals import first_day
from domain.put_right import PutRight, date, required_date, text
from domain.recorded import Recorded, begun, records_of
from domain.references import adopted_reference
from domain.values import count
from domain.values import texts as checked_texts

DateLike = PartialDate | str | None
Basis = Mapping[str, Any] | None

WHOLE = ("title", "public_title", "about")
"""What is told of the whole, and can be put right; its reference is claimed."""

_LINES = ("label", "note", "told_by")


class Registered(recorded.Registered):
    """It is known by its reference; `about` is what it is for."""

    WHOLE = WHOLE
    title: str
    public_title: str | None
    about: str | None


class Repealed(Recorded):
    """It is in force no longer from `repealed_on`, the first day, unless a later version is adopted.

    `basis` is as domain/basis.py tells.
    """

    KIND = REPEAL
    repealed_on: str
    note: str | None
    basis: dict[str, Any]


def checked_whole(
    *, reference: str, title: str, public_title: str | None = None, about: str | None = None
) -> dict[str, Any]:
    """Return what is told when something is registered, with its reference, checked."""
    with gathered() as each:
        return {
            "reference": each(adopted_reference, reference),
            "title": each(require_text, "title", title),
            "public_title": each(optional_text, public_title, "public_title"),
            "about": each(optional_text, about, "about"),
        }


class AdoptedInVersions(HoldsDocuments, PutRight, Accessible):
    """What is known by its reference `2024/1`, and has versions, each with a content of its own.

    The class that is stored nests Registered, VersionAdopted and Repealed with their TOPICs, and its `__init__` calls
    `_begin`. It tells what a version can say: `_content`, `_require_content` and `_words`.
    """

    WHOLE = WHOLE
    IN_ORDER = (("valid_from", "valid_until"),)
    CHECKS = {
        "title": require_text,
        **dict.fromkeys(("public_title", "about", "label", "note"), text),
        **dict.fromkeys(("adopted_on", "valid_until"), date),
        **dict.fromkeys(("valid_from", "repealed_on"), required_date),
        "texts": lambda _, value: checked_texts(value),
        "basis": lambda _, value: checked_basis(value),
    }
    CONTENT: ClassVar[tuple[str, ...]]
    """The fields of a version that those of its kind alone have: what it says."""
    VERSION_TAKEN: ClassVar[type[DomainError]]
    """What is raised for the number of a version that there is: with `field` and `version`."""

    def _begin(self, reference: str, **whole: str | None) -> None:
        self.reference = reference
        self.facts = begun(reference, whole)
        self._begin_documents()
        self._begin_access()

    @classmethod
    @abstractmethod
    def register(cls, *, by: str, id: UUID | None = None, **whole: Any) -> Self:
        """Return a new one of what `checked_whole` takes; its reference must be claimed in the same recording."""

    def adopt(
        self,
        *,
        by: str,
        version: int | None = None,
        label: str | None = None,
        adopted_on: DateLike = None,
        valid_from: DateLike = None,
        valid_until: DateLike = None,
        texts: Iterable[Mapping[str, Any]] = (),
        note: str | None = None,
        basis: Basis = None,
        **content: Any,
    ) -> int:
        """Adopt a version, the next one unless another number is given; return its number.

        It is in force from the day it was adopted unless another is given. It says something, or texts do. `content`
        are the fields of CONTENT.
        VERSION_TAKEN; InvalidValueError for all fields that are wrong at once.
        """
        self.require_there()
        known = versions_of(self.facts)
        with gathered() as each:
            number = each(count, "version", version) or max(known, default=0) + 1
            called = each(optional_text, label, "title")
            adopted = each(iso, adopted_on, field="adopted_on")
            begins = each(iso, valid_from, field="valid_from") or adopted
            until = each(iso, valid_until, field="valid_until")
            told = each(self._content, content)
            papers = each(checked_texts, texts)
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
            each(require_not_before, begins, until, field="valid_until")
            if not each.errors:
                each(require_iso, begins, field="valid_from")
                each(self._require_content, {**told, "texts": papers})
        if number in known:
            raise self.VERSION_TAKEN(field="version", version=number)
        if self._is_read:
            refuse_identity_numbers(_lines({"label": called, "note": said}) + self._words(told))
        self.trigger_event(
            self._event("VersionAdopted"),
            version=number,
            label=called,
            adopted_on=adopted,
            valid_from=begins,
            valid_until=until,
            texts=papers,
            note=said,
            basis=on,
            by=by,
            **told,
        )
        return number

    def repeal(self, *, by: str, repealed_on: DateLike, note: str | None = None, basis: Basis = None) -> None:
        """Let it be in force no longer from a day, the first.

        InvalidValueError(problem=not-in-force-then) unless a version that began before is in force then.
        """
        self.require_there()
        with gathered() as each:
            day = each(require_iso, repealed_on, field="repealed_on")
            said, on = each(optional_text, note, "note"), each(checked_basis, basis)
        first = first_day(day)
        if not any(first in span.days and span.days.start < first for span in in_force(self.facts)):
            raise InvalidValueError(field="repealed_on", value=day, problem="not-in-force-then")
        self.trigger_event(self._event("Repealed"), repealed_on=day, note=said, basis=on, by=by)

    @property
    def _is_read(self) -> bool:
        return self.is_published and not self.hides_content

    @abstractmethod
    def _content(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a version says, checked, as events hold it."""

    @abstractmethod
    def _require_content(self, version: Mapping[str, Any]) -> None:
        """Raise DomainError for a version that says nothing, or whose parts do not fit together."""

    @abstractmethod
    def _words(self, record: Mapping[str, Any]) -> list[tuple[str, str | None]]:
        """Return the texts of what a version says, each with its field, as far as a record or a correction has it."""

    def _require_possible(self, after: Mapping[str, Any]) -> None:
        with gathered() as each:
            each(super()._require_possible, after)
            if "texts" in after:
                each(self._require_content, after)

    def _refuse_numbers(self, changes: Mapping[str, Any], number: int | None) -> None:
        super()._refuse_numbers(changes, number)
        if self._is_read:
            refuse_identity_numbers([("about", changes.get("about")), *_lines(changes), *self._words(changes)])

    def _public_texts(self, *, shielded: bool) -> Iterable[tuple[str, str | None]]:
        title = self.facts["public_title"] or (None if shielded else self.facts["title"])
        texts: list[tuple[str, str | None]] = [("title", title)]
        if not shielded:
            texts.append(("about", self.facts["about"]))
            for _, record in records_of(self.facts, *self.RECORDS):
                texts += [*_lines(record), *self._words(record)]
        return texts


def _lines(told: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    return [(field, str(told[field])) for field in _LINES if told.get(field)]

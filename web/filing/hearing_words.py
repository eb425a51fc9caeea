"""What was read from a hearing letter, field by field, as a form shows it: the value, its line, what else it may be."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext, lazy_gettext

from search.extraction.result import ExtractionResult
from search.proposals.hearing.found import Doubt, Found, HearingProposals, Note, ReadLine, Told
from search.proposals.paper import shortened
from search.proposals.proposed import Where
from web.filing.proposals import words as words_of_place
from web.formats import format_day
from web.services import current_services

_NOTES: Mapping[Note, Any] = {
    Note.COUNTED: lazy_gettext("Counted from the day of the letter."),
    Note.YEAR_ADDED: lazy_gettext("The line names no year: it is the first such day after the letter."),
    Note.END_OF_PERIOD: lazy_gettext("The last day of the period that the line names."),
    Note.OLDER_NAME: lazy_gettext("The letter names it as it was called before."),
}
_DOUBTS: Mapping[Doubt, Any] = {
    Doubt.NOT_FOUND: lazy_gettext("Not found in the letter. Fill it in yourself if it has one."),
    Doubt.DIFFER: lazy_gettext("The letter names several that differ. Choose one, or write it yourself."),
    Doubt.UNCOUNTED: lazy_gettext("The letter tells of it, but no one day follows from what it says:"),
    Doubt.WEEKDAY: lazy_gettext("The weekday in the line is not that of the date. Look it up."),
    Doubt.BEFORE_LETTER: lazy_gettext("It is before the day of the letter. Look it up."),
    Doubt.PASSED: lazy_gettext("It is over already."),
}
DAYS = frozenset({"deadline", "dated_on"})


@dataclass(frozen=True)
class Choice:
    """What else a field may be: `wish` is what the button asks for that takes it."""

    wish: str
    shown: str
    line: str


@dataclass(frozen=True)
class ReadField:
    """What is said beside a field: where its value was read, what to look at, and what else it may be."""

    value: str
    lines: Sequence[str]
    doubts: Sequence[str]
    others: Sequence[Choice]

    @property
    def is_found(self) -> bool:
        """Whether something is proposed for it."""
        return bool(self.value)


def fields_read(found: HearingProposals) -> dict[str, ReadField]:
    """Return what was read for each field of the form of a new consultation."""
    sender = found.sender.best
    of_sender = "sender_id" if sender is None or sender.organisation_id else "sender"
    return {
        of_sender: _field(of_sender, found.sender),
        "their_reference": _field("their_reference", found.reference),
        "deadline": _field("deadline", found.deadline),
        "title": _field("title", found.title),
        "dated_on": _field("dated_on", found.dated),
    }


def sent_on(name: str, result: ExtractionResult) -> ReadField | None:
    """Return the day on which a mail was sent, which is when it was received; None for what is no mail."""
    day = current_services().proposing.propose(name, result, with_cases=False).document_date
    if day is None or day.where is not Where.HEADER:
        return None
    return ReadField(str(format_day(day.value)), [words_of_place(day.where, day.line)], [], [])


def place(line: ReadLine) -> str:
    """Return where a line stands: `Read from page 2: “Frist: 1. mars”`."""
    text = shortened(line.text)
    if line.where is not Where.TEXT:
        return words_of_place(line.where, text)
    if line.file and line.page:
        words = {"file": line.file, "page": line.page, "line": text}
        return str(gettext("Read from %(file)s, page %(page)s: “%(line)s”", **words))
    if line.page:
        return str(gettext("Read from page %(page)s: “%(line)s”", page=line.page, line=text))
    return str(gettext("Read from: %(line)s", line=text))


def _field(name: str, told: Told) -> ReadField:
    best = told.best
    lines = [place(best.line), *_note(best)] if best is not None else []
    doubts = [str(_DOUBTS[one]) for one in told.doubts]
    doubts += [f"«{shortened(one.text)}»" for one in told.unread]
    return ReadField(_written(name, best) if best is not None else "", lines, doubts, list(_others(name, told.others)))


def _others(name: str, others: Iterable[Found]) -> Iterable[Choice]:
    for one in others:
        of_it = name if name not in ("sender_id", "sender") else "sender_id" if one.organisation_id else "sender"
        value = _written(of_it, one)
        yield Choice(f"take:{of_it}={value}", value, " ".join([place(one.line), *_note(one)]))


def _written(name: str, one: Found) -> str:
    if name in DAYS:
        return str(format_day(one.value))
    return one.organisation or one.value if name == "sender_id" else one.value


def _note(one: Found) -> list[str]:
    return [str(_NOTES[one.note])] if one.note is not None else []

"""The picture of which version binds each party when: what is over, what is in force, and what awaits adoption."""

from collections.abc import Sequence

from flask_babel import gettext, lazy_gettext

from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_versions import VersionOnDay, VersionState
from domain.agreements import Binding
from domain.intervals import BEGINNING, OPEN, Span, day_before, days_after, first_day, months_after
from web.agreement_words import except_words, party_name, state_words
from web.board.period import Period
from web.lanes import Lane, Picture, Piece, picture_of

WIDTH, LABELS = 780.0, 150.0
"""In units of the picture: its width, and where days begin."""

_MOST_YEARS, _MOST_AHEAD = 60, 6
_LEGEND = {
    "held": lazy_gettext("In force"),
    "away": lazy_gettext("Replaced or ended"),
    "uncertain": lazy_gettext("Not certain, the dates are not complete"),
    "awaiting": lazy_gettext("Awaits adoption"),
}


def picture_of_versions(day: AgreementOnDay, versions: Sequence[VersionOnDay]) -> Picture | None:
    """Return the picture, None where no version has bound anybody nor awaits anybody."""
    waits = [one for one in versions if one.state == VersionState.AWAITING]
    lanes = [Lane(party_name(day, party), _pieces(day, party, waits)) for party in day.records.parties]
    told = [one for one in lanes if one.pieces]
    return picture_of(told, _period(day, waits), day.on, width=WIDTH, labels=LABELS) if told else None


def picture_text(versions: Sequence[VersionOnDay]) -> str:
    """Return what the picture shows, a sentence for each version, the oldest first."""
    told = [
        gettext("Version %(number)s: %(state)s.", number=one.number, state=state_words(one))
        for one in reversed(versions)
    ]
    return " ".join([*told, gettext("The same is in the table below the picture.")])


def legend_of_versions() -> list[tuple[str, str]]:
    """Return what each kind of bar means, in order."""
    return [(kind, str(words)) for kind, words in _LEGEND.items()]


def _pieces(day: AgreementOnDay, party: str, waits: Sequence[VersionOnDay]) -> list[Piece]:
    """Return what binds a party, then what may: what binds it now is drawn until then."""
    awaited = [one for one in waits if party in one.must_adopt or None in one.must_adopt]
    starts = [max(first_day(one.earliest or one.deadline), days_after(day.on, 1)) for one in awaited]
    until = min(starts, default=OPEN)
    return [
        *(_piece(span, day.on, until) for span in day.bound.get(party, ()) if span.days.start < until),
        *(Piece("awaiting", start, OPEN, _called(one.number)) for one, start in zip(awaited, starts, strict=True)),
    ]


def _piece(span: Span[Binding], on: str, until: str) -> Piece:
    words = ", ".join(filter(None, (_called(span.fact.version), except_words(span.fact))))
    kind = "uncertain" if not span.fact.certain else "away" if span.days.end <= on else "held"
    return Piece(kind, span.days.start, min(until, span.days.end), words)


def _called(version: int) -> str:
    return str(gettext("Version %(number)s", number=version))


def _period(day: AgreementOnDay, waits: Sequence[VersionOnDay]) -> Period:
    """Return whole years from the first day that is told, until the year after the last one or the day."""
    spans = [span.days for spans in day.bound.values() for span in spans]
    begun = [one.start for one in spans if one.start != BEGINNING]
    ended = [one.end for one in spans if one.end != OPEN]
    coming = [first_day(one.earliest or one.deadline) for one in waits if one.earliest or one.deadline]
    last = min(max([day.on, *begun, *ended, *coming]), months_after(day.on, 12 * _MOST_AHEAD))
    to = min(int(last[:4]) + (last[5:7] > "06" or last in coming), 9998)
    first = max(int(min([day.on, *begun])[:4]), to - _MOST_YEARS)
    return Period(f"{first:04d}-01-01", day_before(f"{to + 1:04d}-01-01"))

"""What binds a party of an agreement, told since it joined where the version was in force for others before."""

from collections.abc import Sequence
from dataclasses import replace

from domain.agreements import Binding
from domain.intervals import Interval, Span, first_day


def bound_as_party(spans: Sequence[Span[Binding]], memberships: Sequence[Interval]) -> list[Span[Binding]]:
    """Return the spans of a party, none of which is told to be since a day before the party joined."""
    joined = {one.start for one in memberships}
    return [_since_joining(span) if span.days.start in joined else span for span in spans]


def _since_joining(span: Span[Binding]) -> Span[Binding]:
    since = span.fact.since
    if since is None or first_day(since) >= span.days.start:
        return span
    return Span(span.days, replace(span.fact, since=span.days.start))

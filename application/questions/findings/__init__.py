"""Findings: what is missing, against the law or to be checked about seats and who holds them. One module a few kinds.

Nothing here refuses anything: what really happened is recorded, and told of. Every question takes a constant number of
queries, however many bodies it is asked of.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection

from application.questions.body_on_day import BodyOnDay
from application.questions.findings.bases import without_basis, wrong_electors
from application.questions.findings.finding import Finding, FindingKind, Severity
from application.questions.findings.overdue import overdue
from application.questions.findings.overlaps import overlaps
from application.questions.findings.participants import participants
from application.questions.findings.scope import Scope
from application.questions.findings.terms import expiring, in_dissolved, late, leadership, too_long
from application.questions.findings.vacancies import vacancies
from application.questions.seen import Page

__all__ = [
    "Finding",
    "FindingKind",
    "Severity",
    "all_findings",
    "count_findings",
    "findings_of_body",
    "findings_on",
    "page_of_findings",
    "sought",
]

_K = FindingKind
_SEEKING: tuple[tuple[frozenset[FindingKind], Callable[[Scope], Iterator[Finding]]], ...] = (
    (frozenset({_K.VACANT, _K.EXPIRED, _K.DEPUTY_VACANT}), vacancies),
    (frozenset({_K.NO_BASIS}), without_basis),
    (frozenset({_K.WRONG_ELECTOR}), wrong_electors),
    (frozenset({_K.REPORT_OVERDUE}), overdue),
    (frozenset({_K.NO_MEMBER, _K.FEW_DEPUTIES}), participants),
    (frozenset({_K.TWO_HOLDERS, _K.TWO_SEATS}), overlaps),
    (frozenset({_K.IN_DISSOLVED}), in_dissolved),
    (frozenset({_K.LEADERSHIP}), leadership),
    (frozenset({_K.TOO_LONG}), too_long),
    (frozenset({_K.EXPIRING}), expiring),
    (frozenset({_K.LATE}), late),
)


def findings_of_body(connection: Connection, body_id: UUID, on: str, known: int) -> list[Finding]:
    """Return what is found about a body on an ISO day, as known at a position: what is missing first."""
    return findings_on(BodyOnDay(connection, body_id, on, known))


def findings_on(day: BodyOnDay) -> list[Finding]:
    """Return what `findings_of_body` does of a body of which more may be asked."""
    return _in_scope(Scope(day.connection, day.on, day.known, body_id=day.body_id, of_body=day))


def all_findings(
    connection: Connection,
    on: str,
    known: int,
    *,
    kind: str | None = None,
    body_id: UUID | None = None,
    since: str | None = None,
    within_days: int = 90,
    after: str | None = None,
    limit: int = 50,
) -> Page[Finding]:
    """Return findings on an ISO day, as known at a position, by severity, kind and age; of one kind or body if asked.

    `since` adds those about what somebody held on any day from then on. What ends within `within_days` is told of.
    """
    kinds = None if kind is None else [kind]
    found = sought(connection, on, known, kinds=kinds, body_id=body_id, since=since, within_days=within_days)
    return page_of_findings(found, after=after, limit=limit)


def count_findings(connection: Connection, on: str, known: int, *, body_id: UUID | None = None) -> dict[str, int]:
    """Return how many findings of each kind there are on a day."""
    return dict(Counter(str(one.kind) for one in sought(connection, on, known, body_id=body_id)))


def sought(
    connection: Connection,
    on: str,
    known: int,
    *,
    kinds: Sequence[str] | None = None,
    body_id: UUID | None = None,
    since: str | None = None,
    within_days: int = 90,
) -> list[Finding]:
    """Return all findings as all_findings orders them, of some kinds if asked."""
    return _in_scope(Scope(connection, on, known, body_id=body_id, since=since, within_days=within_days), kinds)


def page_of_findings(found: Sequence[Finding], *, after: str | None = None, limit: int = 50) -> Page[Finding]:
    """Return the findings that follow the place `after`."""
    begin = bisect_right(found, after, key=lambda one: one.place) if after else 0
    rest = found[begin : begin + limit]
    return Page(rest, rest[-1].place if begin + limit < len(found) else None)


def _in_scope(scope: Scope, kinds: Sequence[str] | None = None) -> list[Finding]:
    found = [one for told, seek in _SEEKING if kinds is None or told & set(kinds) for one in seek(scope)]
    wanted = [one for one in found if kinds is None or one.kind in kinds]
    return sorted(wanted, key=lambda one: one.place)

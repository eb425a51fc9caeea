"""Which version of an agreement binds each party on which days: a consequence of its rules and of what was recorded.

The newest version that has come into force for a party binds it; the one before never comes back when that ends.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from domain.agreements.adoption import adopters, bound_from, decided_by
from domain.agreements.facts import ForceRule, RecordKind, ReservationEffect, latest
from domain.agreements.records import Records
from domain.intervals import BEGINNING, OPEN, Interval, Span, certain_days, day_after, first_day


@dataclass(frozen=True, slots=True)
class Binding:
    """What binds a party. `certain` is whether every meaning of partial dates says so; `since` is the date written.

    `adopted` is the number of the record by which the party, or the assembly, adopted it. Where it has a reservation,
    `except_clauses` are those of the version `but_from` that hold instead.
    """

    version: int
    certain: bool
    rule: str
    since: str | None
    adopted: int | None = None
    except_clauses: tuple[str, ...] = ()
    but_from: int | None = None


def bindings(records: Records) -> dict[str, list[Span[Binding]]]:
    """Return what binds each party on which days, in order; at most one version a day."""
    if records.facts["is_withdrawn"]:
        return {}
    common = {version: _for_all(records, version) for version in records.versions}
    ends = {version: _end(records, version) for version in records.versions}
    found = {}
    for party, memberships in records.parties.items():
        of_party = _of_party(records, party, common)
        found[party] = [span for days in memberships for span in _within(of_party, days, ends)]
    return found


def _of_party(records: Records, party: str, common: dict[int, str | None]) -> list[Span[Binding]]:
    """Return what binds a party from when, each version until the next one comes."""
    spans: list[Span[Binding]] = []
    for version in records.versions:
        since = _since(records, version, party, common[version])
        if since is None:
            continue
        start, certain = first_day(since), certain_days(since, None).start
        before = spans[-1].fact.version if spans and spans[-1].days.start < start else None
        _cut_from(spans, start)
        for days, fact in _told(records, version, party, since, before):
            part = days & Interval(start, OPEN)
            unsure = part & Interval(BEGINNING, certain)
            if unsure:
                spans.append(Span(unsure, replace(fact, certain=False)))
            if part & Interval(certain, OPEN):
                spans.append(Span(part & Interval(certain, OPEN), fact))
    return spans


def _since(records: Records, version: int, party: str, common: str | None) -> str | None:
    """Return the date from which a version is in force for a party; None while it is not."""
    rule = records.version(version)["force"]["rule"]
    decided = decided_by(records, version, party)
    own = bound_from(records, version, party)
    if rule == ForceRule.EACH_ADOPTS:
        return None if own is None else _later(own, _earliest(records, version))
    if decided is not None and own is None:  # declined, or held back by a reservation
        return None
    if own is not None and decided is not None and _is_suspended(decided[1]):
        return None if common is None else _later(own, common)
    return common


def _for_all(records: Records, version: int) -> str | None:
    """Return the date on which a version comes into force for all by its rule; None where it has not."""
    rule, earliest = records.version(version)["force"]["rule"], _earliest(records, version)
    if rule == ForceRule.DATE:
        return earliest
    who = adopters(records, version)
    if rule == ForceRule.ALL_ADOPTED:
        days = [bound_from(records, version, one) for one in who]
    elif rule == ForceRule.SIGNATURE:
        days = [_signed(records, version, one) for one in who]
    else:
        return None
    if not days or None in days:
        return None
    return _later(*days, earliest)


def _signed(records: Records, version: int, party: str | None) -> str | None:
    for_all = records.told(RecordKind.SIGNATURE, version, None)
    of_party = records.told(RecordKind.SIGNATURE, version, party)
    found = latest([*for_all, *of_party], "signed_on")
    return None if found is None else str(found[1]["signed_on"])


def _earliest(records: Records, version: int) -> str | None:
    settled = records.told_of(RecordKind.IN_FORCE, version)
    found = settled[-1][1]["valid_from"] if settled else records.version(version)["force"]["earliest"]
    return None if found is None else str(found)


def _end(records: Records, version: int) -> "_End":
    """Return when a version ceases, or the agreement with it."""
    firsts = [record["superseded_on"] for _, record in records.told_of(RecordKind.SUPERSEDED, version)]
    firsts += [record["withdrawn_on"] for _, record in records.told_of(RecordKind.VERSION_WITHDRAWN, version)]
    lasts = [one for one in (records.version(version)["valid_until"], records.ended_on) if one is not None]
    return _End(
        min([*map(first_day, firsts), *(certain_days(None, one).end for one in lasts)], default=OPEN),
        min([*(certain_days(one, None).start for one in firsts), *map(day_after, lasts)], default=OPEN),
    )


class _End(NamedTuple):
    """The first day on which something may have ceased, and the first on which it certainly has."""

    possible: str
    certain: str


def _told(records: Records, version: int, party: str, since: str, before: int | None) -> list[tuple[Interval, Binding]]:
    """Return what a version is to a party on which days: with its reservation, and without it once that is lifted."""
    decided = decided_by(records, version, party) or decided_by(records, version, None)
    plain = Binding(version, True, records.version(version)["force"]["rule"], since, decided[0] if decided else None)
    reservation = decided[1].get("reservation") if decided else None
    if reservation is None or reservation["effect"] != ReservationEffect.PARTLY:
        return [(Interval(), plain)]
    lifting = latest(records.told(RecordKind.LIFTING, version, party), "lifted_on")
    lifted = OPEN if lifting is None else first_day(lifting[1]["lifted_on"])
    reserved = replace(plain, except_clauses=tuple(reservation["clauses"]), but_from=before)
    return [(Interval(BEGINNING, lifted), reserved), (Interval(lifted, OPEN), plain)]


def _within(spans: list[Span[Binding]], days: Interval, ends: dict[int, _End]) -> list[Span[Binding]]:
    """Return the spans as far as the party is one, and until their versions cease."""
    found = []
    for span in spans:
        end = ends[span.fact.version]
        within = span.days & days & Interval(BEGINNING, end.certain)
        sure, unsure = within & Interval(BEGINNING, end.possible), within & Interval(end.possible, OPEN)
        found += [Span(sure, span.fact)] if sure else []
        found += [Span(unsure, replace(span.fact, certain=False))] if unsure else []
    return found


def _cut_from(spans: list[Span[Binding]], start: str) -> None:
    """Let nothing of what was told before go on from a day."""
    while spans and spans[-1].days.start >= start:
        spans.pop()
    if spans and spans[-1].days.end > start:
        spans[-1] = Span(Interval(spans[-1].days.start, start), spans[-1].fact)


def _is_suspended(record: object) -> bool:
    reservation = record.get("reservation") if isinstance(record, dict) else None
    return bool(reservation and reservation["effect"] == ReservationEffect.SUSPENSIVE)


def _later(*dates: str | None) -> str:
    """Return the date that comes last by the first day each can mean."""
    return max((one for one in dates if one is not None), key=lambda one: (first_day(one), one))

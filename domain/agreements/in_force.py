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
    """Return what binds each party on which days, in order; at most one version a day.

    The list of a party is the same one as long as nothing has changed for it.
    """
    if records.facts["is_withdrawn"]:
        return {}
    found = {party: _bound(records, party, memberships) for party, memberships in records.parties.items()}
    records.fresh = set()
    return found


class _End(NamedTuple):
    """The first day on which something may have ceased, and the first on which it certainly has."""

    possible: str
    certain: str


class _Told(NamedTuple):
    """What a version is to a party on some days; `reserved` is whether clauses of the one before hold instead."""

    days: Interval
    fact: Binding
    reserved: bool


class _Held(NamedTuple):
    """A version that has come into force for a party: from the first day that may be, and that it certainly is."""

    version: int
    start: str
    certain: str
    told: tuple[_Told, ...]
    end: _End


def _bound(records: Records, party: str, memberships: list[Interval]) -> list[Span[Binding]]:
    """Return what binds a party; as it was found before where nothing has changed for this party."""
    kept = records.kept.get(party)
    held: dict[int, _Held] = kept[0] if kept else {}
    told = [(version, _held(records, version, party)) for version in (records.fresh if kept else records.versions)]
    changed = [(version, one) for version, one in told if one != held.get(version)]
    if kept and not changed:
        spans: list[Span[Binding]] = kept[1]
        return spans
    held = {version: one for version, one in {**held, **dict(changed)}.items() if one is not None}
    of_party = _of_party([held[version] for version in sorted(held)])
    spans = [span for days in memberships for span in _within(of_party, days, held)]
    records.kept[party] = held, spans
    return spans


def _held(records: Records, version: int, party: str) -> _Held | None:
    kept = records.kept_of(version)
    if "for all" not in kept:
        kept["for all"], kept["end"] = _for_all(records, version), _end(records, version)
    since = _since(records, version, party, kept["for all"])
    if since is None:
        return None
    told = tuple(_told(records, version, party, since))
    return _Held(version, first_day(since), certain_days(since, None).start, told, kept["end"])


def _of_party(held: list[_Held]) -> list[Span[Binding]]:
    """Return what binds a party from when, each version until the next one comes."""
    spans: list[Span[Binding]] = []
    for one in held:
        before = spans[-1].fact.version if spans and spans[-1].days.start < one.start else None
        _cut_from(spans, one.start)
        for days, told, is_reserved in one.told:
            fact = replace(told, but_from=before) if is_reserved else told
            start = max(days.start, one.start)
            if start < min(one.certain, days.end):
                spans.append(Span(Interval(start, min(one.certain, days.end)), replace(fact, certain=False)))
            if max(start, one.certain) < days.end:
                spans.append(Span(Interval(max(start, one.certain), days.end), fact))
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


def _end(records: Records, version: int) -> _End:
    """Return when a version ceases, or the agreement with it."""
    firsts = [record["superseded_on"] for _, record in records.told_of(RecordKind.SUPERSEDED, version)]
    firsts += [record["withdrawn_on"] for _, record in records.told_of(RecordKind.VERSION_WITHDRAWN, version)]
    lasts = [one for one in (records.version(version)["valid_until"], records.ended_on) if one is not None]
    return _End(
        min([*map(first_day, firsts), *(certain_days(None, one).end for one in lasts)], default=OPEN),
        min([*(certain_days(one, None).start for one in firsts), *map(day_after, lasts)], default=OPEN),
    )


def _told(records: Records, version: int, party: str, since: str) -> list[_Told]:
    """Return what a version is to a party on which days: with its reservation, and without it once that is lifted."""
    decided = decided_by(records, version, party) or decided_by(records, version, None)
    plain = Binding(version, True, records.version(version)["force"]["rule"], since, decided[0] if decided else None)
    reservation = decided[1].get("reservation") if decided else None
    if reservation is None or reservation["effect"] != ReservationEffect.PARTLY:
        return [_Told(Interval(), plain, reserved=False)]
    lifting = latest(records.told(RecordKind.LIFTING, version, party), "lifted_on")
    lifted = OPEN if lifting is None else first_day(lifting[1]["lifted_on"])
    reserved = replace(plain, except_clauses=tuple(reservation["clauses"]))
    return [
        _Told(Interval(BEGINNING, lifted), reserved, reserved=True),
        _Told(Interval(lifted, OPEN), plain, reserved=False),
    ]


def _within(spans: list[Span[Binding]], days: Interval, held: dict[int, _Held]) -> list[Span[Binding]]:
    """Return the spans as far as the party is one, and until their versions cease."""
    found = []
    for span in spans:
        possible, certain = held[span.fact.version].end
        start, stop = max(span.days.start, days.start), min(span.days.end, days.end, certain)
        if start < min(stop, possible):
            found.append(Span(Interval(start, min(stop, possible)), span.fact))
        if max(start, possible) < stop:
            found.append(Span(Interval(max(start, possible), stop), replace(span.fact, certain=False)))
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

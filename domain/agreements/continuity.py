"""Gaps and overlaps in what binds a party: between versions, and between agreements of which one replaces another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.intervals import Interval


class Break(StrEnum):
    """What is wrong."""

    GAP = "gap"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Bound:
    """A version of an agreement that binds a party on some days."""

    agreement_id: str
    version: int
    days: Interval


@dataclass(frozen=True, slots=True)
class Discontinuity:
    """Days on which nothing binds between `first` and `second`, or on which both do."""

    kind: str
    days: Interval
    first: Bound
    second: Bound


def discontinuities(
    bound: Sequence[Bound], replaces: Mapping[str, Iterable[str]], alike: Iterable[frozenset[str]] = ()
) -> list[Discontinuity]:
    """Return the gaps and overlaps of a party, the earliest first.

    `replaces` tells by an agreement which it took the place of; `alike` are agreements of which only one should bind
    at a time. There is no gap after the last version of all.
    """
    found: list[Discontinuity] = []
    for chain in _chains({one.agreement_id for one in bound}, replaces):
        spans = sorted((one for one in bound if one.agreement_id in chain), key=lambda one: one.days)
        found += [*_gaps(spans), *_overlaps(spans)]
    for group in alike:
        found += _overlaps(sorted((one for one in bound if one.agreement_id in group), key=lambda one: one.days))
    return sorted(dict.fromkeys(found), key=lambda one: (one.days, one.kind))


def _gaps(spans: Sequence[Bound]) -> Iterator[Discontinuity]:
    last: Bound | None = None
    for one in spans:
        if last is not None and last.days.end < one.days.start:
            yield Discontinuity(Break.GAP, Interval(last.days.end, one.days.start), last, one)
        if last is None or one.days.end > last.days.end:
            last = one


def _overlaps(spans: Sequence[Bound]) -> Iterator[Discontinuity]:
    """Yield where two agreements bind at once, all days that the same two do in a row as one."""
    for number, one in enumerate(spans):
        for other in spans[number + 1 :]:
            if one.agreement_id != other.agreement_id and one.days.overlaps(other.days):
                yield Discontinuity(Break.OVERLAP, one.days & other.days, one, other)


def _chains(agreements: Iterable[str], replaces: Mapping[str, Iterable[str]]) -> list[frozenset[str]]:
    """Return the agreements grouped by those that replace one another, whatever stands between them."""
    beside: dict[str, set[str]] = defaultdict(set)
    for after, before in replaces.items():
        for one in before:
            beside[after].add(one)
            beside[one].add(after)
    chains, seen = [], set[str]()
    for one in sorted(agreements):
        if one in seen:
            continue
        chain, fresh = {one}, [one]
        while fresh:
            fresh = [each for near in fresh for each in beside[near] if each not in chain]
            chain |= set(fresh)
        seen |= chain
        chains.append(frozenset(chain))
    return chains

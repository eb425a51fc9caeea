"""The records of an agreement laid out by what they tell of: what rules about it look up."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from domain.agreements.facts import RecordKind
from domain.intervals import OPEN, Interval, day_after, first_day
from domain.recorded import Record

Told = Sequence[tuple[int, Record]]

_NONE: Told = ()


class Records:
    """The records of one agreement, as its facts hold them. `parties` are organisations in the order they joined.

    What rules find out about a version or a party is kept (`kept_of`, `kept`) until a record is told that can change
    it, so that an agreement of many versions is not thought through anew at each of its events.
    """

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self.facts = facts
        self.kept: dict[str, Any] = {}
        self.fresh: set[int] = set()
        """Versions of which something was told since it was last found out what binds whom."""
        self._kept_of: dict[int, dict[Any, Any]] = defaultdict(dict)
        self._by_version: dict[tuple[str, int], list[tuple[int, Record]]] = defaultdict(list)
        self._by_adopter: dict[tuple[str, int, str | None], list[tuple[int, Record]]] = defaultdict(list)
        self._others: dict[str, list[tuple[int, Record]]] = defaultdict(list)
        self._versions: dict[int, tuple[int, Record]] = {}
        for key, record in facts["records"].items():
            self._lay_out(int(key), record)
        self.parties: dict[str, list[Interval]] = self._memberships()
        self.versions = sorted(self._versions)
        """The numbers of the versions, in order."""

    def tell(self, facts: Mapping[str, Any], number: int) -> None:
        """Take in the record `number`, which is all that is new in the facts."""
        record = facts["records"][str(number)]
        self.facts = facts
        self._lay_out(number, record)
        version = record.get("version")
        if version is None:
            self.parties = self._memberships()
            self._kept_of.clear()
            self.kept.clear()
        else:
            self.versions = sorted(self._versions)
            self.fresh.add(version)
            self._kept_of.pop(version, None)

    def kept_of(self, version: int) -> dict[Any, Any]:
        """Return what is kept of a version: it follows from records of this version and of none, and of no other."""
        return self._kept_of[version]

    def version(self, version: int) -> Record:
        """Return the record that tells of a version; KeyError for none."""
        return self._versions[version][1]

    def numbered_version(self, version: int) -> tuple[int, Record]:
        """Return the same with its number; KeyError for none."""
        return self._versions[version]

    def told_of(self, kind: RecordKind, version: int) -> Told:
        """Return the records of a kind about a version, in the order they were recorded."""
        return self._by_version.get((kind, version), _NONE)

    def told(self, kind: RecordKind, version: int, organisation_id: str | None) -> Told:
        """Return those of them about one of those who must adopt it; None is the assembly, or all at once."""
        return self._by_adopter.get((kind, version, organisation_id), _NONE)

    def of_the_whole(self, kind: RecordKind) -> Told:
        """Return the records of a kind that are about no version."""
        return self._others.get(kind, _NONE)

    def is_party(self, organisation_id: str, day: str) -> bool:
        """Return whether an organisation can have been a party on a day."""
        return any(day in days for days in self.parties.get(organisation_id, ()))

    @property
    def role_of(self) -> dict[str, str]:
        """As what each party joined, the last time it did."""
        return {record["organisation_id"]: record["role"] for _, record in self.of_the_whole(RecordKind.PARTY)}

    @property
    def ended_on(self) -> str | None:
        """The last day of the agreement, the earliest that is told; None while no end is known."""
        ends = [*self.of_the_whole(RecordKind.TERMINATION), *self.of_the_whole(RecordKind.EXPIRY)]
        return min((str(record["ended_on"]) for _, record in ends), key=day_after, default=None)

    def _lay_out(self, number: int, record: Record) -> None:
        kind, version = record["kind"], record.get("version")
        if version is None:
            self._others[kind].append((number, record))
            return
        if kind == RecordKind.VERSION:
            self._versions[version] = (number, record)
        self._by_version[kind, version].append((number, record))
        if "organisation_id" in record:
            self._by_adopter[kind, version, record["organisation_id"]].append((number, record))

    def _memberships(self) -> dict[str, list[Interval]]:
        """Return the days on which each organisation can have been a party; who left may have joined again."""
        left = defaultdict(list)
        for _, record in self.of_the_whole(RecordKind.LEAVING):
            left[record["organisation_id"]].append(day_after(record["left_on"]))
        found: dict[str, list[Interval]] = {}
        for _, record in self.of_the_whole(RecordKind.PARTY):
            party, start = record["organisation_id"], first_day(record["joined_on"])
            end = min((one for one in left[party] if one > start), default=OPEN)
            found.setdefault(party, []).append(Interval(start, end))
        return found

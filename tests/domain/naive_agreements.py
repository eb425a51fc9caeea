"""What bound a party on a day, told for that day alone from the records: slow, plain, and without intervals."""

from datetime import date, timedelta
from typing import Any

from domain.dates import PartialDate

FIRST, LAST = "0001-01-01", "9999-12-31"


def first(written: str | None) -> str:
    return FIRST if written is None else PartialDate.parse(written).first.isoformat()


def last(written: str | None) -> str:
    return LAST if written is None else PartialDate.parse(written).last.isoformat()


def bound_on(facts: dict[str, Any], party: str, day: str) -> tuple[int, bool, tuple[str, ...]] | None:
    """Return the version that binds a party on a day, whether certainly, and the clauses it has a reservation about."""
    records = [(int(number), one) for number, one in facts["records"].items()]
    if facts["is_withdrawn"] or not _is_party(records, party, day):
        return None
    started = [one for _, one in records if one["kind"] == "version" and _has_begun(records, one, party, day)]
    if not started:
        return None
    version = max(started, key=lambda one: one["version"])
    ends = _last_days(records, version)
    if any(latest < day for _, latest in ends):
        return None
    certain = last(_since(records, version, party)) <= day and not any(earliest < day for earliest, _ in ends)
    return version["version"], certain, _reserved(records, version, party, day)


def _is_party(records: list[Any], party: str, day: str) -> bool:
    joined = [one for _, one in records if one["kind"] == "party" and one["organisation_id"] == party]
    left = [one for _, one in records if one["kind"] == "leaving" and one["organisation_id"] == party]
    for one in joined:
        start = first(one["joined_on"])
        ends = sorted(last(other["left_on"]) for other in left if last(other["left_on"]) >= start)
        if start <= day <= (ends[0] if ends else LAST):
            return True
    return False


def _has_begun(records: list[Any], version: Any, party: str, day: str) -> bool:
    since = _since(records, version, party)
    return since is not None and first(since) <= day


def _since(records: list[Any], version: Any, party: str) -> str | None:
    number, rule = version["version"], version["force"]["rule"]
    settled = [one["valid_from"] for _, one in records if one["kind"] == "in-force" and one["version"] == number]
    earliest = settled[-1] if settled else version["force"]["earliest"]
    own = _decision(records, number, party)
    own_day = _holds_from(records, own, number, party)
    if rule == "each-adopts":
        return None if own_day is None else _later([own_day, earliest])
    if own is not None and own_day is None:
        return None
    common = earliest if rule == "date" else _when_all(records, version, rule, earliest)
    if common is None:
        return None
    suspended = own is not None and own["reservation"] and own["reservation"]["effect"] == "suspensive"
    return _later([common, own_day]) if suspended else common


def _when_all(records: list[Any], version: Any, rule: str, earliest: str | None) -> str | None:
    number, days = version["version"], []
    must = [None] if version["adoption"]["by"] == "assembly" else version["adoption"]["adopters"]
    for one in must:
        if rule == "all-adopted":
            days.append(_holds_from(records, _decision(records, number, one), number, one))
        else:
            signed = [
                (first(record["signed_on"]), at, record["signed_on"])
                for at, record in records
                if record["kind"] == "signature"
                and record["version"] == number
                and record["organisation_id"] in (one, None)
            ]
            days.append(max(signed)[2] if signed else None)
    return None if not days or None in days else _later([*days, earliest])


def _decision(records: list[Any], number: int, party: str | None) -> Any:
    told = [
        (first(one["decided_on"]), at)
        for at, one in records
        if one["kind"] in ("adoption", "decline") and one["version"] == number and one["organisation_id"] == party
    ]
    return dict(records)[max(told)[1]] if told else None


def _holds_from(records: list[Any], decision: Any, number: int, party: str | None) -> str | None:
    if decision is None or decision["kind"] == "decline":
        return None
    votes = decision["votes"]
    if votes and party is None and votes["for"] / votes["cast"] < 2 / 3:
        return None
    if decision["reservation"] and decision["reservation"]["effect"] == "suspensive":
        lifted = _lifted(records, number, party)
        return _later([decision["decided_on"], lifted]) if lifted else None
    return str(decision["decided_on"])


def _lifted(records: list[Any], number: int, party: str | None) -> str | None:
    told = [
        (first(one["lifted_on"]), at, one["lifted_on"])
        for at, one in records
        if one["kind"] == "lifting" and one["version"] == number and one["organisation_id"] == party
    ]
    return max(told)[2] if told else None


def _last_days(records: list[Any], version: Any) -> list[tuple[str, str]]:
    """Return the last days of a version, each as the earliest and the latest that a date can mean."""
    number, ends = version["version"], []
    for _, one in records:
        if one["kind"] in ("termination", "expiry"):
            ends.append((first(one["ended_on"]), last(one["ended_on"])))
        for kind, field in (("superseded", "superseded_on"), ("version-withdrawn", "withdrawn_on")):
            if one["kind"] == kind and one["version"] == number:
                ends.append((_before(first(one[field])), _before(last(one[field]))))
    if version["valid_until"]:
        ends.append((first(version["valid_until"]), last(version["valid_until"])))
    return ends


def _reserved(records: list[Any], version: Any, party: str, day: str) -> tuple[str, ...]:
    decision = _decision(records, version["version"], party)
    reservation = decision.get("reservation") if decision else None
    if not reservation or reservation["effect"] != "partly":
        return ()
    lifted = _lifted(records, version["version"], party)
    return () if lifted and first(lifted) <= day else tuple(reservation["clauses"])


def _later(dates: list[str | None]) -> str:
    return max((first(one), one) for one in dates if one is not None)[1]


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()

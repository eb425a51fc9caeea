"""What seats a body has had, day by day, and how it was seated: told anew from its events, for the seats register.

The told facts are a plain mapping: `{"seats": {id: {"described": [[since, seat], …], "abolished_on": …}},
"seatings": [[since, seating], …]}`.
"""

from typing import Any

from domain.intervals import Interval, Span, day_after, first_day, joined, put
from domain.seated import SeatAbolished, SeatAdded, SeatChanged, SeatCorrected, SeatingSet

Told = dict[str, Any]


def nothing_told() -> Told:
    """Return the facts of a body of whose seats nothing is recorded."""
    return {"seats": {}, "seatings": []}


def tell(told: Told, event: Any) -> None:
    """Add an event of the body's seats to what is told."""
    if isinstance(event, SeatingSet):
        told["seatings"].append([event.valid_from, event.seating])
        return
    seats = told["seats"]
    if isinstance(event, SeatAdded):
        seats[event.seat_id.hex] = {"described": [[event.valid_from, event.seat]], "abolished_on": None}
        return
    known = seats[event.seat_id.hex]
    described = known["described"][-1][1]
    if isinstance(event, SeatAbolished):
        known["abolished_on"] = event.abolished_on
    elif isinstance(event, SeatChanged):
        known["described"].append([event.valid_from, {**described, **_after(event.changes)}])
    elif isinstance(event, SeatCorrected):
        after = _after(event.changes)
        known["abolished_on"] = after.pop("abolished_on", known["abolished_on"])
        if "valid_from" in after:
            known["described"][0][0] = after.pop("valid_from")
        known["described"][-1] = [known["described"][-1][0], {**described, **after}]


def seat_spans(told: Told) -> dict[str, list[Span[dict[str, Any]]]]:
    """Return what each seat was on which days, in order."""
    return {
        identity: _spans(known["described"], day_after(known["abolished_on"]))
        for identity, known in told["seats"].items()
    }


def seating_spans(told: Told) -> list[Span[dict[str, Any]]]:
    """Return how the body was seated on which days, in order."""
    return _spans(told["seatings"], day_after(None))


def _spans(described: list[list[Any]], end: str) -> list[Span[dict[str, Any]]]:
    spans: list[Span[dict[str, Any]]] = []
    for since, fact in described:
        spans = put(spans, Interval(first_day(since), end), fact)
    return joined(spans)


def _after(changes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {field: change["after"] for field, change in changes.items()}

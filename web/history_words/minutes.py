"""What a correction of minutes changes, in words: where, what stood there, and what stands there now."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext

from web.history_words.steps import Change, changed
from web.labels import label
from web.pauses import pause_times, pauses_of

Minutes = Mapping[str, Any]


def differences(before: Minutes, after: Minutes, items: Mapping[int, str] | None = None) -> list[Change]:
    """Return what differs, in the order of the minutes; `items` are what the items are called, or else their places."""
    if items is None:
        places = enumerate(before["treatments"], start=1)
        items = {int(item): str(gettext("Item %(place)s", place=place)) for place, item in places}
    found = [
        *changed(gettext("Opened at"), before["opened_at"], after["opened_at"]),
        *changed(gettext("Closed at"), before["closed_at"], after["closed_at"]),
        *changed(gettext("Chair of the meeting"), before["chair"], after["chair"]),
        *changed(gettext("Secretary"), before["secretary"], after["secretary"]),
        *changed(gettext("Pauses"), pause_times(pauses_of(before)), pause_times(pauses_of(after))),
        *_of_people(before, after, items),
    ]
    for item in sorted({*before["treatments"], *after["treatments"]}, key=int):
        was, told = (one["treatments"].get(item) or {} for one in (before, after))
        called = items.get(int(item), item)
        found += [one for each in _of_item(was, told) for one in changed(f"{called}: {each[0]}", each[1], each[2])]
    return found


def vote_words(ballot: Mapping[str, Any]) -> str:
    """Return a vote in a line: `For: 6, against: 2. Marker: for`."""
    counts = ", ".join(f"{_option(option)}: {count}" for option, count in ballot["counts"].items())
    by = ", ".join(f"{one['party']}: {_option(one['option'])} ({one['count']})" for one in ballot["votes"])
    casting = ballot.get("casting_vote")
    cast = str(gettext("casting vote: %(option)s", option=_option(casting))) if casting else ""
    adopted = ballot.get("adopted")
    won = str(gettext("most votes: %(option)s", option=_option(adopted))) if adopted else ""
    return ". ".join(filter(None, (counts, by, cast, won)))


def _of_people(before: Minutes, after: Minutes, items: Mapping[int, str]) -> Iterator[Change]:
    was, told = ({one["key"]: one for one in each["attendance"]} for each in (before, after))
    for key in [*was, *(one for one in told if one not in was)]:
        name = (told.get(key) or was[key])["name"]
        label_of = str(gettext("Attendance: %(name)s", name=name))
        yield from changed(
            label_of, *(_person(each.get(key), each, items) if key in each else None for each in (was, told))
        )


def _person(row: Mapping[str, Any] | None, people: Mapping[str, Any], items: Mapping[int, str]) -> str:
    assert row is not None
    words = [row["name"], label("attendance-role", row["role"]), label("presence", row["presence"])]
    if row["deputy_for"] in people:
        words.append(str(gettext("in the place of %(name)s", name=people[row["deputy_for"]]["name"])))
    if row["from_item"]:
        words.append(str(gettext("from item %(item)s", item=items.get(row["from_item"], ""))))
    if row["until_item"]:
        words.append(str(gettext("until item %(item)s", item=items.get(row["until_item"], ""))))
    return ", ".join([*words, *([row["excuse"]] if row["excuse"] else [])])


def _of_item(was: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    for field, words in (
        ("recommendation", gettext("Recommendation")),
        ("discussion", gettext("Treatment")),
        ("text", gettext("Decision text")),
    ):
        yield str(words), was.get(field), told.get(field)
    outcomes = [label("outcome", one["outcome"]) if one.get("outcome") else None for one in (was, told)]
    yield str(gettext("Outcome")), *outcomes  # type: ignore[misc]
    ballots = [one.get("ballots") or [] for one in (was, told)]
    for place in range(max(map(len, ballots))):
        votes = [vote_words(one[place]) if place < len(one) else None for one in ballots]
        yield str(gettext("Vote %(number)s", number=place + 1)), *votes  # type: ignore[misc]


def _option(option: str) -> str:
    return {"for": str(gettext("for")), "against": str(gettext("against"))}.get(option, option)

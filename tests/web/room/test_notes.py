"""What notes come to: attendance as minutes tell it, votes as they are counted, and the text and outcome they make."""

from typing import Any

import pytest

from domain.meetings import Item
from domain.meetings.minutes import minutes as checked_minutes
from web.room.attendance import EMPTY
from web.room.kept import kept_item, mark_of
from web.room.minutes import Noted, compiled, problems
from web.room.written import attendance_written, item_written, tree

ADVICE = "Bru bygges."


def an_item(item: int = 2, kind: str = "decision", recommendation: str | None = ADVICE, **more: Any) -> Item:
    told: dict[str, Any] = {"number": None, "title": f"Sak {item}", "public_title": None, "case_id": None}
    told |= {"papers": (), "closed": None, "outside_agenda": False}
    return Item(item=item, record=item, kind=kind, recommendation=recommendation, **(told | more))


AGENDA = [an_item(2), an_item(3), an_item(4)]


def attended(**changes: dict[str, str]) -> dict[str, Any]:
    members = [
        {"key": f"p{number}", "person_id": None, "name": name, "organisation_id": None, "party": None}
        | {"role": "leader" if number == 1 else "member", "votes": True, "here": "present", **EMPTY}
        | changes.get(f"p{number}", {})
        for number, name in enumerate(("Kari", "Åse", "Turid", "Øystein"), 1)
    ]
    head = {"opened_at": "09:00", "closed_at": "", "chair": "Kari", "secretary": ""}
    return {**head, "members": members, "others": []}


def noted(item: Item, *fields: tuple[str, str], there: dict[str, Any] | None = None) -> Noted:
    note = item_written(tree(fields))
    return compiled([item], there or attended(), {item.item: note}).noted[item.item]


def people(one: dict[str, str]) -> list[tuple[str, str, int | None, int | None]]:
    found = compiled(AGENDA, attended(p2=one), {}).minutes
    checked_minutes(found, items=[2, 3, 4])
    rows = [row for row in found["attendance"] if row["key"].startswith("p2")]
    return [(row["name"], row["presence"], row["from_item"], row["until_item"]) for row in rows]


def test_a_deputy_meets_for_a_member_from_an_item_and_until_another() -> None:
    deputy = {"here": "deputy", "deputy_name": "Bjørn"}
    assert people(deputy) == [("Åse", "absent", None, None), ("Bjørn", "present", None, None)]
    assert people(deputy | {"from": "3"}) == [("Åse", "present", None, 2), ("Bjørn", "present", 3, None)]
    assert people(deputy | {"until": "3"}) == [("Åse", "present", 4, None), ("Bjørn", "present", None, 3)]
    between = people(deputy | {"from": "3", "until": "3"})
    assert between == [("Åse", "present", None, 2), ("Åse", "present", 4, None), ("Bjørn", "present", 3, 3)]
    assert people({"here": "absent", "excuse": "Syk"}) == [("Åse", "absent", None, None)]


@pytest.mark.parametrize(
    ("fields", "text", "outcome"),
    [
        ([("ballots.0.method", "unanimous")], ADVICE, "as-recommended"),
        ([("ballots.0.method", "for-against"), ("ballots.0.votes.p1", "against")], ADVICE, "as-recommended"),
        (
            [("ballots.0.method", "for-against"), *((f"ballots.0.votes.p{one}", "against") for one in (1, 2, 3))],
            "",
            "rejected",
        ),
        ([("ballots.0.method", "unanimous"), ("text", "Bru bygges i år.")], "Bru bygges i år.", "amended"),
        ([("ballots.0.method", "unanimous"), ("ballots.0.trial", "on")], "", None),
        ([("state", "postponed")], "", "postponed"),
        (
            [("proposals.0.text", "Tunnel."), ("ballots.0.method", "unanimous"), ("ballots.0.on", "B")],
            "Tunnel.",
            "amended",
        ),
        (
            [
                ("proposals.0.text", "Tunnel."),
                ("proposals.1.text", "Ferje."),
                ("ballots.0.method", "alternatives"),
                *((f"ballots.0.choices.p{one}", "C") for one in (1, 2, 3)),
                ("ballots.1.method", "for-against"),
                ("ballots.1.on", "C"),
            ],
            "Ferje.",
            "amended",
        ),
    ],
)
def test_text_and_outcome_follow_the_votes(fields: list[tuple[str, str]], text: str, outcome: str | None) -> None:
    result = noted(AGENDA[0], *fields).result
    assert (result.text, result.outcome) == (text, outcome)


def test_elections_name_who_was_elected_and_have_no_casting_vote() -> None:
    election = an_item(kind="election", recommendation=None)
    held = [("ballots.0.method", "election"), ("ballots.0.casting", "Kari")]
    held += [("ballots.0.election.candidates.0.option", "Kari"), ("ballots.0.election.candidates.0.count", "3")]
    held += [("ballots.0.election.candidates.1.option", "Åse"), ("ballots.0.election.candidates.1.count", "1")]
    one = noted(election, *held)
    assert (one.result.text, one.result.outcome, one.votes[0].held["casting_vote"]) == ("Kari", "as-recommended", None)


def test_a_tie_waits_for_the_chair() -> None:
    tie = [("ballots.0.method", "for-against"), *((f"ballots.0.votes.p{one}", "against") for one in (1, 2))]
    waiting = noted(AGENDA[0], *tie)
    assert (waiting.votes[0].is_tied, waiting.result.outcome) == (True, None)
    told = compiled(AGENDA, attended(), {2: item_written(tree(tie))})
    assert list(problems(AGENDA, told)) == [2]
    assert noted(AGENDA[0], *tie, ("ballots.0.casting", "for")).result.outcome == "as-recommended"


def test_what_is_sent_as_it_was_shown_is_the_same_note() -> None:
    fields = [("ballots.0.method", "for-against"), ("ballots.0.votes.p1", "against")]
    first = noted(AGENDA[0], *fields)
    kept = kept_item(first.note, AGENDA[0], first, fetched="", state="not-treated")
    shown = dict([*fields, *((f"ballots.0.votes.p{one}", "for") for one in (2, 3, 4))])
    shown |= {"text": ADVICE, "state": "treated", "ballots.0.election.round": "1"}
    again = noted(AGENDA[0], *shown.items())
    assert mark_of(kept_item(again.note, AGENDA[0], again, fetched=ADVICE, state="treated")) == mark_of(kept)


def test_what_is_no_field_of_the_page_is_not_kept() -> None:
    sent = tree(
        [("members.0.key", "p1"), ("members.0.votes", "9"), ("others.0.name", " "), ("more", "x"), ("members", "")]
    )
    assert attendance_written(sent)["members"] == []
    assert "more" not in attendance_written(sent)
    assert item_written(tree([("ballots.x.method", "unanimous"), ("proposals", "A")]))["ballots"] == []

"""Was an item validly decided? Who took part, whether they were enough, doors, votes as counted, and what was found.

Kommuneloven chapters 7 and 11 as domain/meeting_rules.py tells; it says what an auditor would ask about, and nothing
of what the answer is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.dates import PartialDate
from domain.law import Rule
from domain.meeting_rules import is_quorum, rule_on
from domain.meetings.agenda import agenda, item_of
from domain.meetings.facts import ItemKind, RecordKind
from domain.meetings.flaws import Finding, Found, finding, findings
from domain.meetings.standing import held_on, standing_on
from domain.meetings.taking_part import LeftOut, TookPart, taking_part
from domain.meetings.treatments import TreatmentState
from domain.meetings.vote_totals import VoteTotal, vote_totals
from domain.recorded import Facts, records_of


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough took part: how many were there and voted, of how many members, and the rule that says so.

    `voted` is None where the papers do not count; then those who were there count as having voted.
    """

    members: int
    present: int
    voted: int | None
    reached: bool
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Doors:
    """Whether an item was treated behind closed doors, by which section, and whether the body decided so."""

    closed: bool
    section: str | None
    decided: bool
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Validity:
    """What can be said of how an item was decided. `decided` is whether it was at all."""

    item: int
    state: str
    decided: bool
    took_part: tuple[TookPart, ...]
    left_out: tuple[LeftOut, ...]
    quorum: Quorum
    doors: Doors
    outside_agenda: Rule | None
    votes: tuple[VoteTotal, ...]
    findings: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def validity(
    minutes: Mapping[str, Any],
    item: int,
    *,
    members: int,
    form: str,
    held_on: str,
    items: Sequence[int] | None = None,
    kind: str = ItemKind.DECISION,
    closed: Mapping[str, Any] | None = None,
    outside_agenda: bool = False,
) -> Validity:
    """Return what can be said of how an item was decided.

    `members` is how many the body has, `form` how it met (in-person, remote, hybrid, written), `items` the agenda in
    its order (else that of the minutes), and `kind`, `closed` and `outside_agenda` what the agenda says of the item.
    """
    day = PartialDate.parse(held_on).first
    treatment = minutes["treatments"].get(str(item)) or {"state": TreatmentState.NOT_TREATED}
    order = list(items) if items is not None else [int(one) for one in minutes["treatments"]]
    there = taking_part(minutes, item, order if item in order else [*order, item])
    totals = vote_totals(treatment)
    binding = [one for one in totals if not one.trial]
    is_decided = treatment["state"] == TreatmentState.TREATED and bool(binding or treatment.get("outcome"))
    present = len(there.took_part)
    counted = [one.total for one in binding if one.total is not None]
    quorum = Quorum(
        members=members,
        present=present,
        voted=counted[-1] if counted else None,
        reached=is_quorum(min([present, *counted]), members),
        rule=rule_on("quorum", day),
    )
    doors = _doors(treatment.get("closed"), closed, rule_on("open-doors", day))
    found = findings(minutes, item, there, totals, kind=kind, form=form, members=members, day=day)
    if is_decided and not quorum.reached:
        found.insert(0, finding(Found.NO_QUORUM, day))
    if doors.closed and not doors.section:
        found.append(finding(Found.CLOSED_WITHOUT_BASIS, day))
    if doors.closed and not doors.decided and treatment["state"] == TreatmentState.TREATED:
        found.append(finding(Found.CLOSED_NOT_DECIDED, day))
    return Validity(
        item=item,
        state=treatment["state"],
        decided=is_decided,
        took_part=there.took_part,
        left_out=there.left_out,
        quorum=quorum,
        doors=doors,
        outside_agenda=rule_on("outside-agenda", day) if outside_agenda else None,
        votes=tuple(totals),
        findings=tuple(found),
    )


def validity_of(facts: Facts, item: int, *, members: int) -> Validity | None:
    """Return what can be said of how an item of a meeting was decided by its facts; None before there are minutes.

    ItemUnknownError for an item that it does not have.
    """
    told = [record["minutes"] for _, record in records_of(facts, RecordKind.MINUTES)]
    day = held_on(facts)
    asked, order = item_of(facts, item), agenda(facts)
    standing = standing_on(facts, day) if day and told else None
    if standing is None or day is None:
        return None
    return validity(
        told[-1],
        item,
        members=members,
        form=standing.form,
        held_on=day,
        items=[one.item for one in order],
        kind=asked.kind,
        closed=asked.closed,
        outside_agenda=asked.outside_agenda,
    )


def _doors(in_meeting: Mapping[str, Any] | None, on_agenda: Mapping[str, Any] | None, rule: Rule | None) -> Doors:
    told = in_meeting or on_agenda
    if not told:
        return Doors(closed=False, section=None, decided=False, rule=rule)
    section = told.get("section") or (on_agenda or {}).get("section")
    return Doors(closed=True, section=section, decided=bool(told.get("decided")), rule=rule)

"""The same thing done with many records: rehearsed first, then done one by one, each as its own event.

A rehearsal loads the records and carries the command out on them without recording anything, so that what it says
will happen is what the rules say, not a guess.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.archive import Archive, RecordNotFoundError
from domain.base import ArchiveAggregate
from domain.decisions import Decision
from domain.errors import DomainError
from domain.journal import JournalEntry
from web.forms import cases, journal
from web.forms.access import access_actions
from web.forms.action import Action
from web.messages import message

MOST = 500
"""So many records at once."""

ACTIONS: Mapping[str, Mapping[str, Action]] = {
    kind: {one.name: one for one in actions}
    for kind, actions in {
        "case": (cases.CLASSIFY, cases.ASSIGN, *(one for one in cases.ACTIONS if one.name == "close")),
        "journal-entry": (
            *(one for one in journal.ACTIONS if one.name == "assign"),
            *access_actions("journal-entry", JournalEntry),
        ),
        "decision": access_actions("decision", Decision),
    }.items()
}
"""What can be done with many records of a kind, by the names of the actions."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one record: `refused` says why nothing does, `changes` is false where it is so already."""

    id: UUID
    changes: bool
    refused: str | None = None


class Rehearsal(Archive):
    """An archive in which commands are tried: it loads what is recorded and records nothing."""

    def __init__(self, archive: Archive) -> None:
        self.__dict__.update(archive.__dict__)
        self.would_record = False

    def record(self, *aggregates: ArchiveAggregate) -> int | None:
        """Note whether anything would have been recorded."""
        self.would_record = any(self._stored(aggregates))
        return None


def rehearse(
    archive: Archive, action: Action, chosen: Iterable[UUID], values: Mapping[str, Any], *, by: str
) -> list[Outcome]:
    """Return what would become of each record if it were done."""
    stage = Rehearsal(archive)
    return [_outcome(stage, action, one, values, by) for one in chosen]


def do_all(
    archive: Archive, action: Action, chosen: Iterable[UUID], values: Mapping[str, Any], *, by: str
) -> list[Outcome]:
    """Do it with each record, and return what became of each; one that is refused stops no other."""
    return [_outcome(archive, action, one, values, by) for one in chosen]


def count(outcomes: Sequence[Outcome]) -> tuple[int, int, int]:
    """Return how many change, are so already, and are refused."""
    changed = sum(one.changes for one in outcomes)
    refused = sum(one.refused is not None for one in outcomes)
    return changed, len(outcomes) - changed - refused, refused


def _outcome(archive: Archive, action: Action, identity: UUID, values: Mapping[str, Any], by: str) -> Outcome:
    try:
        position = action.carry_out(archive, identity, values, by=by)
    except RecordNotFoundError as error:
        return Outcome(identity, False, message(error))
    except DomainError as error:
        return Outcome(identity, False, message(error))
    changes = archive.would_record if isinstance(archive, Rehearsal) else position is not None
    if isinstance(archive, Rehearsal):
        archive.would_record = False
    return Outcome(identity, changes)

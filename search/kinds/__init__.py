"""The kinds of record that can be searched. A new kind is a module here and a line below."""

from search.kinds.bodies import BodyKind
from search.kinds.cases import CaseKind
from search.kinds.decisions import DecisionKind
from search.kinds.journal import JournalEntryKind
from search.kinds.organisations import OrganisationKind
from search.records import Kind

KINDS: tuple[Kind, ...] = (CaseKind(), JournalEntryKind(), DecisionKind(), BodyKind(), OrganisationKind())


def kind_named(name: str) -> Kind:
    """Return the kind of record with this name. KeyError for another."""
    return {kind.name: kind for kind in KINDS}[name]

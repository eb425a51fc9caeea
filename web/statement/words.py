"""Statements in words: how a version stands, who adopted it, and where it was published. Templates get WORDS."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from flask_babel import gettext

from application.questions.statements import StatementView
from domain.recorded import Record
from domain.statements import AdoptedBy, Finding, Stance, StatementKind
from web.addresses import statement_address, statement_comparison_address
from web.agreement_words import reference_words, together
from web.formats import format_day
from web.labels import label
from web.municipality.facts import short_name
from web.statement.lines import Named, ShownLine
from web.statement.told import VersionState

_STATES = {
    VersionState.IN_FORCE: "success",
    VersionState.OUT: "warning",
    VersionState.DRAFTED: "warning",
    VersionState.RETRACTED: "danger",
}
_STANCES = {Stance.BEHIND: "success", Stance.RESERVED: "warning", Stance.DISSENT: "danger"}
_HEARD = {"heard": "success", "partly": "warning", "not-heard": "danger"}


def state_words(version: int | None, state: str | None) -> str:
    """Return how a version stands: `Versjon 2 gjelder`."""
    if version is None or state is None:
        return ""
    match VersionState(state):
        case VersionState.IN_FORCE:
            return str(gettext("Version %(number)s is in force", number=version))
        case VersionState.OUT:
            return str(gettext("Version %(number)s is sent or published, not adopted", number=version))
        case VersionState.REPLACED:
            return str(gettext("Version %(number)s is replaced by a later one", number=version))
        case VersionState.DRAFTED:
            return str(gettext("Version %(number)s is a draft", number=version))
    return str(gettext("Retracted"))


def version_state_words(state: str) -> str:
    """Return how a version stands, where its number stands beside it."""
    if state == VersionState.REPLACED:
        return str(gettext("Replaced by a later version"))
    return label("statement-state", state)


def state_color(state: str | None) -> str:
    """Return how the badge of a version looks."""
    return _STATES.get(VersionState(state), "neutral") if state else "neutral"


def stance_color(stance: str) -> str:
    """Return how the badge of a stance looks."""
    return _STANCES.get(Stance(stance), "neutral")


def heard_color(heard: str) -> str:
    """Return how the badge looks that says whether we were heard."""
    return _HEARD.get(heard, "neutral")


def kind_words(view: StatementView) -> str:
    """Return what a statement is, with its number."""
    return f"{label('statement', StatementKind(view.kind))} {view.reference}"


def adoption_words(adoption: Record | None, adopter: str | None) -> str:
    """Return who adopted a version: `Vedtatt av leder på fullmakt (Delegering, RR 4/2020)`; nothing for none."""
    if adoption is None:
        return ""
    said = label("statement-adopted-by", adoption["adopted_by"])
    if adoption["adopted_by"] == AdoptedBy.DECISION:
        return said
    named = f"{said}, {adopter}" if adopter else said
    return f"{named}: {adoption['authority']}" if adoption["authority"] else named


def channel_words(publication: Record) -> str:
    """Return where a version was published: `Avis: Smaalenene`."""
    channel = label("channel", publication["channel"])
    return f"{channel}: {publication['outlet']}" if publication["outlet"] else channel


def channels_words(line: ShownLine) -> str:
    """Return where all of it was published, each once."""
    return ", ".join(dict.fromkeys(channel_words(one) for one in line.publications))


def recipients_words(named: Iterable[Named]) -> str:
    """Return who got it, as a sentence has it."""
    return together(short_name(one.name) for one in named)


def changes_address(statement: StatementView, old: int, new: int, known: str = "") -> str:
    """Return where two versions are compared, as `known`."""
    return statement_comparison_address(statement.reference, old, new, **({"known": known} if known else {}))


def finding_words(finding: Finding) -> str:
    """Return what is odd about a version: `Versjon 1: Sendt før den ble vedtatt, 05.03.2025`."""
    return str(
        gettext(
            "Version %(number)s: %(what)s, %(day)s",
            number=finding.version,
            what=label("statement-finding", finding.kind),
            day=format_day(finding.day),
        )
    )


def place_of(statement: StatementView) -> dict[str, Any]:
    """Return what addresses of a statement are made with."""
    year, _, sequence = statement.reference.partition("/")
    return {"year": int(year), "sequence": int(sequence)}


WORDS: Mapping[str, Callable[..., Any]] = {
    **{
        one.__name__: one
        for one in (
            adoption_words,
            changes_address,
            channel_words,
            channels_words,
            finding_words,
            heard_color,
            kind_words,
            recipients_words,
            reference_words,
            short_name,
            stance_color,
            state_color,
            state_words,
            statement_address,
            version_state_words,
        )
    },
    "as_id": UUID,
}
"""What the templates of statements are given."""

"""Agreements in words: who must adopt a version, what brings it into force, why it binds, and what comes next.

Templates get WORDS.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from babel.lists import format_list
from flask_babel import get_locale, gettext, ngettext

from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_parties import Next, NextStep
from application.questions.agreement_versions import VersionOnDay, VersionState
from application.questions.bases import BasisView
from application.questions.treatments import Treated
from domain.agreements import AdoptedBy, Binding, ForceRule, Majority, RecordKind, ReminderKind
from domain.agreements.adoption import Stand
from domain.intervals import OPEN, day_before
from web.formats import format_day, unbroken
from web.labels import label
from web.municipality.facts import short_name

_COLORS = {
    VersionState.IN_FORCE: "success",
    VersionState.AWAITING: "warning",
    VersionState.COMING: "info",
}


def together(names: Iterable[str]) -> str:
    """Return names in a row, as one writes them: `Marker, Rakkestad og Skiptvet`."""
    return str(format_list([*names], locale=get_locale() or "nb"))


def party_name(day: AgreementOnDay, organisation_id: str | None) -> str:
    """Return what a party is called, or the assembly, in a sentence about an agreement."""
    return short_name(day.name(organisation_id)) if organisation_id else label("adopted-by", AdoptedBy.ASSEMBLY)


def party_names(day: AgreementOnDay, organisations: Iterable[str | None]) -> str:
    """Return what several of them are called."""
    return together(party_name(day, one) for one in organisations)


def adoption_words(day: AgreementOnDay, record: Mapping[str, Any]) -> str:
    """Return who must adopt a version and by what rule, as a sentence."""
    rule = record["adoption"]
    if rule["by"] == AdoptedBy.ASSEMBLY:
        if rule["majority"] == Majority.TWO_THIRDS:
            said = gettext("The assembly must adopt it, by two thirds of the votes cast")
        else:
            said = gettext("The assembly must adopt it, by more than half of the votes cast")
    elif rule["adopters"] is not None:
        said = gettext("%(parties)s must adopt the version", parties=party_names(day, rule["adopters"]))
    else:
        said = gettext("Each party must adopt it")
    return _with_source(said, rule["clause"], of_law=rule["source"] == "law")


def force_words(record: Mapping[str, Any], earliest: str | None) -> str:
    """Return what brings a version into force, as a sentence."""
    rule = record["force"]
    said = str(_FORCE[rule["rule"]]())
    if rule["rule"] == ForceRule.DATE:
        said = gettext("It is in force from %(day)s", day=format_day(earliest) or "–")
    elif earliest:
        said = gettext("%(rule)s, at the earliest from %(day)s", rule=said, day=format_day(earliest))
    return _with_source(said, rule["clause"], of_law=False)


def why_words(day: AgreementOnDay, binding: Binding) -> str:
    """Return why a version is in force, in a few words: the rule, and what fulfilled it."""
    rule, since = binding.rule, format_day(binding.since)
    if rule == ForceRule.DATE:
        return str(gettext("In force from the date that was set")) if since else str(gettext("In force by its date"))
    if rule == ForceRule.EACH_ADOPTS:
        adopted = day.facts["records"].get(str(binding.adopted)) if binding.adopted is not None else None
        decided = format_day(adopted["decided_on"]) if adopted else since
        return str(gettext("In force for each party when it has adopted it: it did on %(day)s", day=decided))
    if rule == ForceRule.SIGNATURE:
        return str(gettext("Signed by all who must sign it"))
    adopters = [one for _, one in day.records.told_of(RecordKind.ADOPTION, binding.version)]
    last = max((one["decided_on"] for one in adopters), default=None)
    return str(gettext("Everybody who must adopt it had done so on %(day)s", day=format_day(last)))


def state_words(version: VersionOnDay) -> str:
    """Return how a version stands on the day, with the dates: `Gjelder fra 01.07.2025`, `01.01.2024–30.06.2025`."""
    since, last = version.since, version.last_day
    match version.state:
        case VersionState.IN_FORCE:
            if last and since:
                return str(gettext("In force %(first)s–%(last)s", first=format_day(since), last=format_day(last)))
            return str(gettext("In force since %(day)s", day=format_day(since)) if since else gettext("In force"))
        case VersionState.ENDED:
            return f"{format_day(since)}–{format_day(last)}"
        case VersionState.COMING:
            return str(gettext("In force from %(day)s", day=format_day(since)))
        case VersionState.WITHDRAWN:
            return str(gettext("Withdrawn %(day)s", day=format_day(version.withdrawn_on)))
        case VersionState.AWAITING:
            return str(gettext("Awaits adoption"))
        case VersionState.DRAFT:
            return str(gettext("Draft"))
    return str(gettext("Not in force"))


def badge_words(version: VersionOnDay) -> str:
    """Return how a version stands on the day, with its number: for the head of a page."""
    number = version.number
    match version.state:
        case VersionState.IN_FORCE:
            return str(gettext("Version %(number)s is in force", number=number))
        case VersionState.AWAITING:
            if version.deadline:
                day = format_day(version.deadline)
                return str(gettext("Version %(number)s awaits adoption, deadline %(day)s", number=number, day=day))
            return str(gettext("Version %(number)s awaits adoption", number=number))
        case VersionState.COMING:
            day = format_day(version.since)
            return str(gettext("Version %(number)s is in force from %(day)s", number=number, day=day))
        case VersionState.ENDED:
            return str(gettext("Version %(number)s is in force no longer", number=number))
        case VersionState.WITHDRAWN:
            return str(gettext("Version %(number)s is withdrawn", number=number))
        case VersionState.DRAFT:
            return str(gettext("Version %(number)s is a draft", number=number))
    return str(gettext("Version %(number)s is not in force", number=number))


def state_color(version: VersionOnDay) -> str:
    """Return the colour of its badge."""
    return _COLORS.get(VersionState(version.state), "neutral")


def next_words(found: Next | None) -> tuple[str, str]:
    """Return what comes next for a party: what stands out, and the rest; nothing for nothing."""
    if found is None:
        return "", ""
    number, day = found.version, format_day(found.day)
    match found.step:
        case NextStep.MUST_ADOPT:
            must = gettext("Must adopt version %(number)s", number=number)
            if found.is_over:
                return must, str(gettext("the deadline was %(day)s", day=day))
            return must, str(gettext("by %(day)s", day=day)) if day else ""
        case NextStep.BECOMES_BOUND:
            return "", str(gettext("Version %(number)s is in force from %(day)s", number=number, day=day))
        case NextStep.HAS_ADOPTED:
            return "", str(gettext("Has adopted version %(number)s", number=number))
        case NextStep.HAS_DECLINED:
            return "", str(gettext("Has declined version %(number)s", number=number))
        case NextStep.LEAVES:
            return "", str(gettext("Leaves after %(day)s", day=day))
    return "", str(gettext("In force until %(day)s", day=day))


def stand_words(cell: Treated) -> str:
    """Return how somebody stands to what they must treat, with the day: `Vedtatt 20.05.2025`."""
    words = label("stand", cell.stand)
    if cell.stand == Stand.AWAITING and cell.meets_on:
        return str(gettext("Waits, meeting %(day)s", day=format_day(cell.meets_on)))
    return f"{words} {format_day(cell.decided_on)}" if cell.decided_on else words


def votes_words(votes: Mapping[str, int] | None) -> str:
    """Return how many voted for, of those that were cast."""
    return str(gettext("%(number)s of %(cast)s votes", number=votes["for"], cast=votes["cast"])) if votes else ""


def reference_words(basis: BasisView | None) -> str:
    """Return by which decision, in a word: its reference, or whose it is; nothing where none is told."""
    if basis is None or basis.is_missing:
        return ""
    if basis.is_hidden:
        return str(gettext("A decision that is not published"))
    return basis.reference or basis.authority or label("basis", basis.kind)


def except_words(binding: Binding) -> str:
    """Return which clauses of the version before hold instead: `§ 7 fra versjon 1`; nothing where none do."""
    if not binding.except_clauses:
        return ""
    clauses = together(binding.except_clauses)
    if binding.but_from is None:
        return str(gettext("not %(clauses)s", clauses=clauses))
    return str(gettext("%(clauses)s of version %(number)s", clauses=clauses, number=binding.but_from))


def until_words(valid_to: str) -> str:
    """Return the last day before a day of which `valid_to` is the one after; nothing where no end is known."""
    return "" if valid_to == OPEN else format_day(day_before(valid_to))


def reminder_words(kind: str, version: int | None, names: Iterable[str], clause: str | None = None) -> str:
    """Return what is to be remembered, of whom if of some: `Marker og Rakkestad må vedta versjon 3`."""
    who = [*names]
    match kind:
        case ReminderKind.ADOPTION:
            if len(who) > _MOST_NAMES:
                said = ngettext(
                    "%(num)s party must adopt version %(version)s",
                    "%(num)s parties must adopt version %(version)s",
                    len(who),
                    version=version,
                )
            else:
                said = gettext("%(names)s must adopt version %(version)s", names=together(who), version=version)
        case ReminderKind.REVIEW:
            said = gettext("The agreement is to be reviewed")
        case ReminderKind.NOTICE:
            said = gettext("Last day to give notice")
        case ReminderKind.LEAVING:
            said = gettext("Last day of %(names)s as a party", names=together(who))
        case _:
            said = gettext("The agreement runs out")
    return f"{said} ({clause})" if clause else str(said)


_MOST_NAMES = 3

_FORCE: Mapping[str, Callable[[], str]] = {
    ForceRule.ALL_ADOPTED: lambda: gettext("It is in force when everybody who must adopt it has"),
    ForceRule.EACH_ADOPTS: lambda: gettext("It is in force for each party when it has adopted it"),
    ForceRule.DATE: lambda: gettext("It is in force from a date"),
    ForceRule.SIGNATURE: lambda: gettext("It is in force when everybody who must adopt it has signed"),
}


def _with_source(said: str, clause: str | None, *, of_law: bool) -> str:
    if not clause:
        return f"{said}."
    where = unbroken(clause)
    if of_law:
        source = gettext("the Local Government Act, %(clause)s", clause=where)
    else:
        source = gettext("the agreement, %(clause)s", clause=where)
    return f"{said} ({source})."


WORDS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        adoption_words,
        badge_words,
        except_words,
        force_words,
        next_words,
        party_name,
        party_names,
        reference_words,
        reminder_words,
        stand_words,
        state_color,
        state_words,
        until_words,
        votes_words,
        why_words,
    )
}
"""What templates of agreements put into words by."""

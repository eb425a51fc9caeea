"""Findings in words: what, since when, by which rule, how it stands, and one link to where it is seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext, lazy_gettext, ngettext
from sqlalchemy import Connection

from application.questions.findings import Finding, Severity
from application.questions.names_then import NamesThen
from domain.dates import PartialDate
from domain.law import LAW, Rule
from web.addresses import appointment_address
from web.finding_names import FindingNames
from web.formats import NBSP, capitalize_first, format_count, format_day
from web.labels import label

_COLORS = {Severity.MISSING: "danger", Severity.REQUIREMENT: "danger", Severity.CHECK: "warning"}


@dataclass(frozen=True, slots=True)
class WordedFinding:
    """A finding as a list shows it. `anchor` is its id on the page; `rule` says what the law has to do with it."""

    number: int
    finding: Finding
    title: str
    text: str
    rule: str
    rule_url: str | None
    severity: str
    color: str
    body: str
    body_url: str
    link: str
    url: str

    @property
    def anchor(self) -> str:
        """The id of the finding on the page."""
        return f"funn-{self.finding.key}"

    @property
    def is_check(self) -> bool:
        """Whether it is only to be looked at."""
        return self.finding.severity == Severity.CHECK


def worded(
    connection: Connection,
    findings: Sequence[Finding],
    on: str,
    known: int,
    *,
    first: int = 1,
    called: NamesThen | None = None,
) -> list[WordedFinding]:
    """Return findings in words, numbered from `first`, by a constant number of queries."""
    names = FindingNames(connection, findings, on, known, names=called)
    return [_worded(number, one, names, on) for number, one in enumerate(findings, start=first)]


def _worded(number: int, finding: Finding, names: FindingNames, on: str) -> WordedFinding:
    title, text = _TELLERS[str(finding.kind)](finding, names, on)
    of_appointment = appointment_address(finding.appointment_id) if finding.appointment_id else None
    of_body = names.body_url(finding.body_id)
    return WordedFinding(
        number=number,
        finding=finding,
        title=title,
        text=text,
        rule=rule_in_words(finding.rule),
        rule_url=finding.rule.address if finding.rule else None,
        severity=label("severity", finding.severity),
        color=_COLORS[finding.severity],
        body=names.name(finding.body_id),
        body_url=of_body,
        link=gettext("See the appointment") if of_appointment else gettext("See the body on this day"),
        url=of_appointment or of_body,
    )


def rule_in_words(rule: Rule | None) -> str:
    """Return a rule with its section and what it says; nothing for none."""
    if rule is None:
        return ""
    return f"{capitalize_first(LAW)} §{NBSP}{rule.section}: {_RULES[rule.key]}"


def _vacant(finding: Finding, names: FindingNames, on: str) -> tuple[str, str]:
    days = _days(finding, on)
    if finding.since is None or days is None:
        title = gettext("Vacant seat")
    else:
        title = ngettext("Vacant for %(days)s day", "Vacant for %(days)s days", days, days=format_count(days))
    return title, _sentences(names.seat(finding.seat_id) + _span(finding), _left(finding, names), _acting(finding))


def _deputy_vacant(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    told = names.seat(finding.seat_id) + _span(finding)
    return gettext("Deputy's seat is vacant"), _sentences(told, _left(finding, names))


def _expired(finding: Finding, names: FindingNames, on: str) -> tuple[str, str]:
    title = gettext("The term ran out without a successor")
    told = names.seat(finding.seat_id) + _span(finding)
    days = _days(finding, on) or 0
    since = ngettext("%(days)s day since", "%(days)s days since", days, days=format_count(days))
    return title, _sentences(f"{told}, {since}", _left(finding, names), _acting(finding))


def _no_basis(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    text = gettext("No decision on the election or appointment was found.")
    return gettext("No basis found"), _sentences(_who(finding, names) + _span(finding), text)


def _report_overdue(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    days = finding.values["days"]
    due = ngettext(
        "Was due %(day)s, %(days)s day ago.",
        "Was due %(day)s, %(days)s days ago.",
        days,
        day=format_day(finding.values["due_on"]),
        days=format_count(days),
    )
    return gettext("Report is overdue"), _sentences(_who(finding, names), due)


def _no_member(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    participant = names.name(finding.organisation_id)
    return gettext("Participant without a member"), _sentences(participant + _span(finding))


def _few_deputies(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    members, deputies = finding.values["members"], finding.values["deputies"]
    told = ngettext("%(members)s member", "%(members)s members", members, members=members)
    beside = ngettext("%(deputies)s deputy", "%(deputies)s deputies", deputies, deputies=deputies)
    participant = names.name(finding.organisation_id)
    return gettext("Too few deputies"), _sentences(f"{participant}: {told}, {beside}{_span(finding)}")


def _wrong_elector(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    title = gettext("Elected by another than the law says") if finding.rule else gettext("Elected by another")
    elected = gettext(
        "Elected by: %(elector)s. Should be: %(expected)s.",
        elector=label("elector", finding.values["elector"]).lower(),
        expected=label("elector", finding.values["expected"]).lower(),
    )
    return title, _sentences(_who(finding, names) + _span(finding), elected)


def _two_holders(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    both = gettext(
        "%(one)s and %(other)s", one=names.name(finding.values["other_person_id"]), other=names.name(finding.person_id)
    )
    return gettext("Two hold the same seat"), _sentences(f"{names.seat(finding.seat_id)}: {both}{_span(finding)}")


def _two_seats(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    both = gettext(
        "%(one)s and %(other)s", one=names.seat(finding.values["other_seat_id"]), other=names.seat(finding.seat_id)
    )
    return gettext("One person in two seats"), _sentences(f"{names.name(finding.person_id)}: {both}{_span(finding)}")


def _in_dissolved(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    day = format_day(finding.values["dissolved_on"])
    when = gettext("The body was dissolved %(day)s.", day=day) if day else gettext("The body is dissolved.")
    return gettext("Sits in a body that is dissolved"), _sentences(_who(finding, names), when)


def _leadership(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    text = gettext(
        "Led since %(day)s. The leadership goes round every %(months)s months.",
        day=format_day(finding.values["leads_from"]),
        months=finding.values["months"],
    )
    return gettext("The leadership has not gone round"), _sentences(_who(finding, names), text)


def _too_long(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    months = finding.values["months"]
    said = gettext("The body is seated for %(months)s months at a time.", months=months)
    sat = gettext("From %(day)s", day=format_day(finding.values["term_from"]))
    until = finding.values["term_until"]
    sat += " " + (gettext("to %(day)s.", day=format_day(until)) if until else gettext("without an end."))
    return gettext("Sits longer than the body is seated for"), _sentences(_who(finding, names), sat, said)


def _expiring(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    title = gettext("Ends %(day)s without a successor", day=format_day(finding.until))
    return title, _sentences(_who(finding, names))


def _late(finding: Finding, names: FindingNames, _: str) -> tuple[str, str]:
    days = finding.values["days"]
    told = ngettext(
        "Decided %(decided)s, recorded %(recorded)s: %(days)s day later.",
        "Decided %(decided)s, recorded %(recorded)s: %(days)s days later.",
        days,
        decided=format_day(finding.values["decided_on"]),
        recorded=format_day(finding.values["recorded_on"]),
        days=format_count(days),
    )
    return gettext("Recorded late"), _sentences(_who(finding, names), told)


def _who(finding: Finding, names: FindingNames) -> str:
    return f"{names.name(finding.person_id)}, {names.seat(finding.seat_id)}"


def _left(finding: Finding, names: FindingNames) -> str:
    """Say who sat there last, and why not any more."""
    if finding.person_id is None:
        return str(gettext("Nobody is recorded there before."))
    why = finding.values.get("ground")
    name = names.name(finding.person_id)
    if why:
        return str(gettext("Last: %(name)s (%(why)s).", name=name, why=label("ground", why).lower()))
    return str(gettext("Last: %(name)s.", name=name))


def _acting(finding: Finding) -> str:
    return str(gettext("A deputy acts in it.")) if finding.values.get("is_acted_for") else ""


def _span(finding: Finding) -> str:
    """Return when it was so, in brackets' stead after a comma; nothing where nothing is known."""
    if finding.since and finding.until:
        return f", {format_day(finding.since)}–{format_day(finding.until)}"
    if finding.since:
        return ", " + str(gettext("since %(day)s", day=format_day(finding.since)))
    return ", " + str(gettext("until %(day)s", day=format_day(finding.until))) if finding.until else ""


def _days(finding: Finding, on: str) -> int | None:
    """Return how many days it lasted, or has lasted on the day that is asked for."""
    if finding.since is None:
        return None
    return (date.fromisoformat(finding.until or on) - PartialDate.parse(finding.since).first).days + 1


def _sentences(*told: str) -> str:
    return " ".join(one if one.endswith(".") else f"{one}." for one in told if one)


_TELLERS: dict[str, Callable[[Finding, FindingNames, str], tuple[str, str]]] = {
    "vacant": _vacant,
    "expired": _expired,
    "deputy-vacant": _deputy_vacant,
    "no-basis": _no_basis,
    "report-overdue": _report_overdue,
    "no-member": _no_member,
    "few-deputies": _few_deputies,
    "wrong-elector": _wrong_elector,
    "two-holders": _two_holders,
    "two-seats": _two_seats,
    "in-dissolved": _in_dissolved,
    "leadership": _leadership,
    "too-long": _too_long,
    "expiring": _expiring,
    "late": _late,
}

_RULES = {
    "a-member-each": lazy_gettext("every participant has at least one member."),
    "as-many-deputies": lazy_gettext("at least as many deputies as members."),
    "participants-elect": lazy_gettext("the participants elect the members of the assembly themselves."),
    "assembly-elects": lazy_gettext("the participants elect to the assembly only, which elects the other bodies."),
    "four-years": lazy_gettext("terms of four years, unless the agreement says otherwise."),
    "until-the-new-election": lazy_gettext("members sit until the new election."),
    "substitute-election": lazy_gettext("deputies move up, or a new member is elected."),
    "not-eligible": lazy_gettext("who cannot be elected."),
    "ways-of-election": lazy_gettext("ways of election."),
    "proportional-lists": lazy_gettext("lists at proportional elections."),
    "proportional-settlement": lazy_gettext("how seats are given at proportional elections."),
    "settlement": lazy_gettext("election by settlement."),
    "majority": lazy_gettext("majority election."),
    "leaving": lazy_gettext("who is not eligible any more leaves, and who is exempted."),
    "suspension": lazy_gettext("suspension."),
}
"""What each rule of domain/appointment_rules.py says."""

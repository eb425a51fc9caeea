"""A record in one line: its facts, title, badges and access, as the asker may see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from application.questions.action_plans import ActionPlanView
from application.questions.adopted import AdoptedView
from application.questions.agreements import AgreementView
from application.questions.agreements_found import AgreementFound
from application.questions.bodies import BodyView
from application.questions.borne_names import Name
from application.questions.cases import CaseView
from application.questions.consultation_lists import ListedConsultation
from application.questions.decisions import DecisionView
from application.questions.held import HeldView, PersonHeld
from application.questions.journal import EntryView, Party
from application.questions.meeting_plans import MeetingPlanView
from application.questions.organisations import OrganisationView
from application.questions.principles import PrinciplesView
from application.questions.seen import Access
from application.questions.statements import StatementView
from web.addresses import (
    action_plan_address,
    agreement_address,
    appointment_address,
    body_address,
    case_address,
    consultation_address,
    decision_address,
    entry_address,
    findings_address,
    meeting_address,
    meeting_plan_address,
    organisation_address,
    person_address,
    principles_address,
    statement_address,
)
from web.formats import format_day, unbroken
from web.labels import label, outcome_color, outcome_label
from web.meeting.words import FoundMeeting, meeting_color, meeting_name, when_words
from web.searching import agreed, held


@dataclass(frozen=True, slots=True)
class BodyFindings:
    """What is found about the seats of a body, as a record of the index."""

    body: BodyView


View = (
    AgreementView
    | PrinciplesView
    | ActionPlanView
    | CaseView
    | EntryView
    | DecisionView
    | BodyView
    | OrganisationView
    | PersonHeld
    | HeldView
    | BodyFindings
    | AgreementFound
    | StatementView
    | ListedConsultation
    | FoundMeeting
    | MeetingPlanView
)


@dataclass(frozen=True, slots=True)
class Badge:
    """A word about a record; with `url` it leads to where more is said."""

    text: str
    color: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A record in one line. `access` is None for what is always public."""

    facts: tuple[str, ...]
    title: str
    url: str
    badges: tuple[Badge, ...] = ()
    access: Access | None = None


def shown(view: View, kind: str = "") -> Shown:
    """Return a record's line; what is shielded without a public title is called just that.

    Views of principles and of action plans are of one class: `kind` tells them apart.
    """
    match view:
        case DecisionView():
            return _decision(view)
        case EntryView():
            return _entry(view)
        case CaseView():
            return _case(view)
        case AgreementView():
            return _agreement(view)
        case StatementView():
            return _statement(view)
        case AdoptedView():
            return _action_plan(view) if kind == "action-plan" else _principles(view)
        case MeetingPlanView():
            return _meeting_plan(view)
        case ListedConsultation():
            return _consultation(view)
        case FoundMeeting():
            return _meeting(view)
        case BodyView():
            return _body(view)
        case OrganisationView():
            return _organisation(view)
        case BodyFindings():
            title = gettext("Findings in %(body)s", body=view.body.name)
            return Shown((gettext("as of today"),), title, findings_address(view.body.id))
        case AgreementFound():
            facts, badges = agreed.facts(view), tuple(Badge(*one) for one in agreed.badges(view))
            return Shown(facts, view.view.title or _untitled(), agreed.address(view), badges, view.view.access)
        case PersonHeld():
            return Shown(held.person_facts(view), view.name, person_address(view.id))
        case HeldView():
            title = f"{view.person}, {held.office(view)}"
            return Shown(held.appointment_facts(view), title, appointment_address(view.id), (Badge(*held.state(view)),))


def body_then(view: DecisionView) -> str:
    """Return what the body was called on the day, and what it is called now if that is another name."""
    if view.body_then is None:
        return view.body_name
    return str(gettext("%(then)s, now %(now)s", then=view.body_then, now=view.body_name))


def _agreement(view: AgreementView) -> Shown:
    facts = (view.reference, label("agreement", view.kind))
    title = view.title or gettext("Exempt from public access")
    return Shown(facts, title, agreement_address(view.reference), access=view.access)


def _principles(view: PrinciplesView) -> Shown:
    facts = _facts(view.reference, label("kind", "principles"))
    return Shown(facts, view.title or _untitled(), principles_address(view.reference), access=view.access)


def _meeting_plan(view: MeetingPlanView) -> Shown:
    title = gettext("Meeting plan %(year)s, %(body)s", year=view.year, body=view.body)
    return Shown(_facts(view.reference), title, meeting_plan_address(view.reference), access=view.access)


def _action_plan(view: ActionPlanView) -> Shown:
    facts = _facts(view.reference, label("kind", "action-plan"))
    return Shown(facts, view.title or _untitled(), action_plan_address(view.reference), access=view.access)


def _meeting(found: FoundMeeting) -> Shown:
    listed, view = found.listed, found.listed.meeting
    facts = _facts(view.reference, found.body, when_words(listed), listed.place or "")
    badge = Badge(label("meeting-state", listed.state), meeting_color(listed.state))
    title = meeting_name(view, found.body, listed.starts_on)
    return Shown(facts, title, meeting_address(view.reference), (badge,), view.access)


def _consultation(listed: ListedConsultation) -> Shown:
    view = listed.consultation
    deadline = gettext("Deadline %(day)s", day=format_day(listed.deadline)) if listed.deadline else ""
    facts = _facts(view.reference, view.sender or "", deadline)
    badge = Badge(label("consultation-state", listed.state), "info" if listed.is_open else "neutral")
    return Shown(facts, view.title or _untitled(), consultation_address(view.reference), (badge,), view.access)


def _statement(view: StatementView) -> Shown:
    facts = _facts(view.reference, label("statement", view.kind), format_day(view.said_on) if view.said_on else "")
    return Shown(facts, view.title or _untitled(), statement_address(view.reference), access=view.access)


def _decision(view: DecisionView) -> Shown:
    url = decision_address(view.slug)
    badges = []
    if view.outcome is not None:
        badges.append(Badge(outcome_label(view.outcome, view.ballots), outcome_color(view.outcome)))
    if view.ended == "rescinded":
        badges.append(Badge(gettext("Rescinded"), "neutral"))
    elif view.ended == "superseded":
        badges.append(Badge(gettext("Superseded"), "neutral"))
    if view.corrected_at and view.sees_content and view.corrected_at > (view.access.published_at or ""):
        badges.append(Badge(gettext("Corrected"), "warning", f"{url}#history"))
    facts = _facts(unbroken(view.reference), format_day(view.decided_on), body_then(view))
    return Shown(facts, view.title or _untitled(), url, tuple(badges), view.access)


def _entry(view: EntryView) -> Shown:
    dated = view.document_date or view.received_on or view.sent_on or view.registered_on
    facts = _facts(view.reference, label("entry", view.kind), format_day(dated), _parties(view))
    title = gettext("Withdrawn: registered by mistake") if view.access.withdrawn else _untitled()
    return Shown(facts, view.title or title, entry_address(view.reference), (), view.access)


def _case(view: CaseView) -> Shown:
    opened = gettext("opened %(day)s", day=format_day(view.opened_on)) if view.opened_on else ""
    badge = Badge(gettext("Closed"), "neutral") if view.closed else Badge(gettext("Open"), "info")
    access = Access(view.recorded_at if view.published else None, None, None)
    facts = _facts(view.reference, opened, ", ".join(view.subject_areas))
    return Shown(facts, view.title, case_address(view.reference), (badge,), access)


def _body(view: BodyView) -> Shown:
    badges = (Badge(gettext("Dissolved"), "neutral"),) if view.dissolved else ()
    facts = _facts(view.abbreviation, label("body", view.kind), _earlier(view.names, view.name, view.abbreviation))
    return Shown(facts, view.name, body_address(view.abbreviation), badges)


def _organisation(view: OrganisationView) -> Shown:
    badges = (Badge(gettext("Merged into another"), "neutral"),) if view.merged_into else ()
    numbers = tuple(one.number for one in view.numbers[-1:])
    facts = _facts(label("organisation", view.kind), *numbers, _earlier(view.names, view.name))
    return Shown(facts, view.name, organisation_address(view.id), badges)


def _earlier(names: Sequence[Name], now: str, abbreviation: str | None = None) -> str:
    """Return other names than that borne now, with abbreviations where these are others too."""
    before = [
        one.name if one.abbreviation in (None, abbreviation) else f"{one.name} ({one.abbreviation})"
        for one in names
        if one.name != now
    ]
    return gettext("earlier %(names)s", names=", ".join(dict.fromkeys(before))) if before else ""


def _parties(view: EntryView) -> str:
    senders, recipients = _named(view.senders), _named(view.recipients)
    said = [gettext("from %(names)s", names=senders)] if senders else []
    said += [gettext("to %(names)s", names=recipients)] if recipients else []
    return " ".join(said)


def _named(parties: Sequence[Party]) -> str:
    if not parties:
        return ""
    first = parties[0].name or gettext("exempt from public access")
    others = len(parties) - 1
    if not others:
        return first
    return str(ngettext("%(first)s and %(num)s more", "%(first)s and %(num)s more", others, first=first))


def _untitled() -> str:
    return str(gettext("Exempt from public access"))


def _facts(*facts: str) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)

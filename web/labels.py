"""What the archive's codes are called on screen: kinds of record, outcomes of decisions, kinds of file and so on.

Templates get `label(GROUP, code)` with the groups below by name, `outcome_label(outcome, ballots)` and
`outcome_color(outcome)`. A code without words is shown as it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask
from flask_babel import gettext, lazy_gettext, pgettext

from web.action_plan_labels import ACTION_PLANS
from web.consultation_labels import CONSULTATIONS
from web.election_words import election_words, vote_notes
from web.meeting_labels import MEETINGS
from web.statement_labels import STATEMENTS

LABELS: Mapping[str, Mapping[str, Any]] = {
    "kind": {
        "case": lazy_gettext("Case"),
        "journal-entry": lazy_gettext("Journal entry"),
        "decision": lazy_gettext("Decision"),
        "document": lazy_gettext("Document"),
        "body": lazy_gettext("Body"),
        "organisation": lazy_gettext("Organisation"),
        "person": lazy_gettext("Person"),
        "appointment": lazy_gettext("Appointment"),
        "finding": lazy_gettext("Findings"),
        "agreement": lazy_gettext("Agreement"),
        "principles": lazy_gettext("Principles"),
        "meeting-plan": lazy_gettext("Meeting plan"),
        "action-plan": lazy_gettext("Action plan"),
        "consultation": lazy_gettext("Consultation"),
        "meeting": lazy_gettext("Meeting"),
        "statement": lazy_gettext("Statement"),
    },
    "kinds": {
        "case": lazy_gettext("Cases"),
        "decision": lazy_gettext("Decisions"),
        "journal-entry": lazy_gettext("Journal entries"),
        "document": lazy_gettext("Documents"),
        "body": lazy_gettext("Bodies"),
        "organisation": lazy_gettext("Organisations"),
        "person": lazy_gettext("People"),
        "appointment": lazy_gettext("Appointments"),
        "finding": lazy_gettext("Findings"),
        "agreement": lazy_gettext("Agreements"),
        "principles": lazy_gettext("Principles"),
        "meeting-plan": lazy_gettext("Meeting plans"),
        "action-plan": lazy_gettext("Action plans"),
        "consultation": lazy_gettext("Consultations"),
        "meeting": lazy_gettext("Meetings"),
        "statement": lazy_gettext("Statements"),
    },
    "entry": {
        "incoming": lazy_gettext("Incoming"),
        "outgoing": lazy_gettext("Outgoing"),
        "internal": lazy_gettext("Internal paper"),
        "case-paper": lazy_gettext("Case paper"),
        "unknown": lazy_gettext("Of unknown kind"),
    },
    "answer": {
        "by-letter": lazy_gettext("By letter"),
        "by-mail": lazy_gettext("By e-mail"),
        "by-telephone": lazy_gettext("By telephone"),
        "noted": lazy_gettext("Taken note of"),
        "for-information": lazy_gettext("For information only"),
    },
    "body": {
        "political": lazy_gettext("Political body"),
        "administrative": lazy_gettext("Administrative body"),
        "network": lazy_gettext("Network of people"),
        "external": lazy_gettext("External body"),
    },
    "organisation": {
        "municipality": lazy_gettext("Municipality"),
        "county": lazy_gettext("County"),
        "state": lazy_gettext("State agency"),
        "company": lazy_gettext("Company"),
        "association": lazy_gettext("Association"),
        "network": lazy_gettext("Network of organisations"),
    },
    "organisations": {
        "municipality": lazy_gettext("Municipalities"),
        "county": lazy_gettext("Counties"),
        "state": lazy_gettext("State agencies"),
        "company": lazy_gettext("Companies"),
        "association": lazy_gettext("Associations"),
        "network": lazy_gettext("Networks of organisations"),
    },
    "number": {
        "organisation-number": lazy_gettext("Organisation number"),
        "municipality-number": lazy_gettext("Municipality number"),
        "county-number": lazy_gettext("County number"),
    },
    "register": {
        "cases": lazy_gettext("Cases"),
        "journal": lazy_gettext("Journal"),
        "documents": lazy_gettext("Documents"),
        "decisions": lazy_gettext("Decisions"),
        "directory": lazy_gettext("Bodies and organisations"),
        "access": lazy_gettext("Access"),
        "council": lazy_gettext("Council and subject areas"),
        "seats": lazy_gettext("Seats"),
        "appointments": lazy_gettext("Appointments"),
        "agreements": lazy_gettext("Agreements"),
        "principles": lazy_gettext("Principles"),
        "meeting_plans": lazy_gettext("Meeting plans"),
        "action_plans": lazy_gettext("Action plans"),
        "statements": lazy_gettext("Statements"),
        "consultations": lazy_gettext("Consultations"),
        "meetings": lazy_gettext("Meetings"),
        "person_words": lazy_gettext("Words about people"),
        "recorded_times": lazy_gettext("Times of recording"),
        "history": lazy_gettext("History"),
    },
    "seat": {
        "leader": lazy_gettext("Leader"),
        "deputy-leader": lazy_gettext("Deputy leader"),
        "member": lazy_gettext("Member"),
        "numbered-deputy": lazy_gettext("Deputy"),
        "personal-deputy": lazy_gettext("Personal deputy"),
        "observer": lazy_gettext("Observer"),
        "secretary": lazy_gettext("Secretary"),
    },
    "elector": {
        "participant": lazy_gettext("Each participant"),
        "assembly": lazy_gettext("The assembly"),
        "body": lazy_gettext("The body itself"),
        "other": lazy_gettext("Another authority"),
    },
    "right": {
        "vote": lazy_gettext("Right to vote"),
        "propose": lazy_gettext("Right to propose"),
        "speak": lazy_gettext("Right to speak"),
    },
    "votes": {
        "member": lazy_gettext("The member's own vote"),
        "participant": lazy_gettext("The participant's vote"),
    },
    "way": {
        "proportional": lazy_gettext("Proportional election"),
        "settlement": lazy_gettext("Election by settlement"),
        "majority": lazy_gettext("Majority election"),
        "lot": lazy_gettext("Drawing of lots"),
        "appointed": lazy_gettext("Appointed without election"),
    },
    "ground": {
        "expired": lazy_gettext("The term expired"),
        "resigned": lazy_gettext("Resigned"),
        "exempted": lazy_gettext("Exempted"),
        "replaced": lazy_gettext("Replaced"),
        "moved-up": lazy_gettext("Moved up to another seat"),
        "lost-eligibility": lazy_gettext("No longer eligible"),
        "died": lazy_gettext("Died"),
        "body-dissolved": lazy_gettext("The body was dissolved"),
        "annulled": lazy_gettext("Annulled"),
    },
    "holding": {
        "nominated": lazy_gettext("Nominated"),
        "sitting": lazy_gettext("In office"),
        "on-leave": lazy_gettext("On leave"),
        "suspended": lazy_gettext("Suspended"),
        "acting": lazy_gettext("Acting"),
        "annulled": lazy_gettext("Annulled"),
    },
    "basis": {
        "decision": lazy_gettext("A decision in this archive"),
        "other": lazy_gettext("Another authority's decision"),
        "none-found": lazy_gettext("No decision found"),
    },
    "agreement": {
        "cooperation": lazy_gettext("Cooperation agreement"),
        "partnership": lazy_gettext("Partnership agreement"),
        "collaboration": lazy_gettext("Agreement with a university or school"),
        "membership": lazy_gettext("Membership"),
        "ownership": lazy_gettext("Ownership"),
        "budget": lazy_gettext("Budget and economic plan"),
        "other": lazy_gettext("Other agreement"),
    },
    **STATEMENTS,
    "party": {
        "participant": lazy_gettext("Participant"),
        "counterpart": lazy_gettext("Counterpart"),
    },
    "adopted-by": {
        "parties": lazy_gettext("The parties, each for itself"),
        "assembly": lazy_gettext("The assembly"),
    },
    "majority": {
        "simple": lazy_gettext("More than half of the votes cast"),
        "two-thirds": lazy_gettext("Two thirds of the votes cast"),
    },
    "force": {
        "all-adopted": lazy_gettext("In force when everybody who must adopt it has"),
        "each-adopts": lazy_gettext("In force for each party when it has adopted it"),
        "date": lazy_gettext("In force from a date"),
        "signature": lazy_gettext("In force when it is signed"),
    },
    "reservation": {
        "partly": lazy_gettext("Bound but for these clauses"),
        "suspensive": lazy_gettext("Not bound before the reservation is lifted"),
    },
    "stand": {
        "adopted": lazy_gettext("Adopted"),
        "reserved": lazy_gettext("Adopted with a reservation"),
        "declined": lazy_gettext("Declined"),
        "too-few-votes": lazy_gettext("Too few votes"),
        "amended": lazy_gettext("Adopted with changes"),
        "noted": lazy_gettext("Noted"),
        "awaiting": lazy_gettext("Awaits adoption"),
        "not-sent": lazy_gettext("Not sent"),
    },
    "point": {
        "name": lazy_gettext("The name of the council"),
        "legal-person": lazy_gettext("Whether the council is a legal person of its own"),
        "members": lazy_gettext("How many members each participant has"),
        "matters": lazy_gettext("Which matters the council treats"),
        "authority": lazy_gettext("Which authority the council has"),
        "shares": lazy_gettext("Shares of ownership and liability"),
        "withdrawal": lazy_gettext("Withdrawal from the council"),
        "dissolution": lazy_gettext("Dissolution, and the archive after it"),
    },
    "reminder": {
        "adoption": lazy_gettext("Must be adopted"),
        "review": lazy_gettext("To be reviewed"),
        "notice": lazy_gettext("Last day to give notice"),
        "expiry": lazy_gettext("Runs out"),
        "leaving": lazy_gettext("A party leaves"),
    },
    "answering-way": {
        "jointly": lazy_gettext("The council answers for all"),
        "each": lazy_gettext("Each municipality answers"),
        "both": lazy_gettext("Both the council and the municipalities answer"),
        "none": lazy_gettext("Nobody answers"),
    },
    "closed-day": {
        "holiday": lazy_gettext("Public holiday"),
        "easter": lazy_gettext("Easter week"),
        "christmas": lazy_gettext("Christmas week"),
        "between": lazy_gettext("A single day between days off"),
        "weekend": lazy_gettext("Weekend"),
    },
    "meeting-plan-record": {
        "dates": lazy_gettext("Dates proposed"),
        "sent": lazy_gettext("Sent out"),
        "reply": lazy_gettext("Reply"),
        "adopted": lazy_gettext("Adoption"),
    },
    "meeting-plan-state": {
        "begun": lazy_gettext("Begun"),
        "proposed": lazy_gettext("Proposed"),
        "sent": lazy_gettext("Sent out"),
        "adopted": lazy_gettext("Adopted"),
    },
    "principles-record": {
        "version": lazy_gettext("Version"),
        "repeal": lazy_gettext("Repeal"),
    },
    "adopted-state": {
        "in-force": lazy_gettext("In force"),
        "coming": lazy_gettext("Coming"),
        "ended": lazy_gettext("Earlier version"),
        "never": lazy_gettext("Never in force"),
    },
    "record": {
        "party": lazy_gettext("Party that joined"),
        "leaving": lazy_gettext("Party that left"),
        "version": lazy_gettext("Version"),
        "amendment": lazy_gettext("Change of text"),
        "sending": lazy_gettext("Sent for adoption"),
        "planned": lazy_gettext("Treatment planned"),
        "adoption": lazy_gettext("Adopted"),
        "decline": lazy_gettext("Declined"),
        "lifting": lazy_gettext("Reservation lifted"),
        "signature": lazy_gettext("Signed"),
        "in-force": lazy_gettext("Set in force"),
        "superseded": lazy_gettext("Replaced"),
        "version-withdrawn": lazy_gettext("Taken back"),
        "point": lazy_gettext("Point of section 18-4"),
        "review": lazy_gettext("Reviewed"),
        "termination": lazy_gettext("Terminated"),
        "expiry": lazy_gettext("Expired"),
    },
    "finding": {
        "vacant": lazy_gettext("Vacant seat"),
        "expired": lazy_gettext("Ran out without a successor"),
        "no-basis": lazy_gettext("No basis found"),
        "report-overdue": lazy_gettext("Report is overdue"),
        "no-member": lazy_gettext("Participant without a member"),
        "few-deputies": lazy_gettext("Too few deputies"),
        "wrong-elector": lazy_gettext("Elected by another"),
        "two-holders": lazy_gettext("Two hold the same seat"),
        "two-seats": lazy_gettext("One person in two seats"),
        "deputy-vacant": lazy_gettext("Deputy's seat is vacant"),
        "in-dissolved": lazy_gettext("Sits in a body that is dissolved"),
        "leadership": lazy_gettext("The leadership has not gone round"),
        "too-long": lazy_gettext("Sits longer than the body is seated for"),
        "expiring": lazy_gettext("Ends soon without a successor"),
        "late": lazy_gettext("Recorded late"),
    },
    "severity": {
        "missing": lazy_gettext("Missing"),
        "requirement": lazy_gettext("Required by law"),
        "check": lazy_gettext("Should be checked"),
    },
    "recusal": {
        "fvl-6": lazy_gettext("Public Administration Act section 6"),
        "koml-11-10": lazy_gettext("Local Government Act section 11-10"),
    },
    "treatment": {
        "planned": lazy_gettext("Meeting planned"),
        "adopted": lazy_gettext("Adopted"),
        "amended": lazy_gettext("Adopted with changes"),
        "declined": lazy_gettext("Declined"),
        "noted": lazy_gettext("Noted"),
    },
    "left-room": {
        "yes": lazy_gettext("Left the room"),
        "no": lazy_gettext("Stayed in the room"),
        "not-told": lazy_gettext("Not told whether they left the room"),
    },
    "likeness": {
        "same": lazy_gettext("The same name"),
        "order": lazy_gettext("The same names in another order"),
        "spelling": lazy_gettext("The same name in another spelling"),
        "initial": lazy_gettext("One has an initial where the other has a name"),
        "middle": lazy_gettext("One has a middle name more"),
        "double": lazy_gettext("One has a double family name"),
        "typo": lazy_gettext("A letter is different"),
    },
    "outcome": {
        "as-recommended": lazy_gettext("Adopted"),
        "amended": lazy_gettext("Adopted with changes"),
        "rejected": lazy_gettext("Not adopted"),
        "postponed": lazy_gettext("Postponed"),
        "sent-back": lazy_gettext("Sent back"),
        "withdrawn": lazy_gettext("Withdrawn"),
        "noted": lazy_gettext("Noted"),
    },
    "file": {
        "pdf": "PDF",
        "docx": lazy_gettext("Word (%(suffix)s)", suffix="DOCX"),
        "doc": lazy_gettext("Word (%(suffix)s)", suffix="DOC"),
        "odt": lazy_gettext("Text document (%(suffix)s)", suffix="ODT"),
        "rtf": lazy_gettext("Text document (%(suffix)s)", suffix="RTF"),
        "txt": lazy_gettext("Plain text (%(suffix)s)", suffix="TXT"),
        "xlsx": lazy_gettext("Spreadsheet (%(suffix)s)", suffix="XLSX"),
        "xls": lazy_gettext("Spreadsheet (%(suffix)s)", suffix="XLS"),
        "ods": lazy_gettext("Spreadsheet (%(suffix)s)", suffix="ODS"),
        "pptx": lazy_gettext("Presentation (%(suffix)s)", suffix="PPTX"),
        "ppt": lazy_gettext("Presentation (%(suffix)s)", suffix="PPT"),
        "odp": lazy_gettext("Presentation (%(suffix)s)", suffix="ODP"),
        "eml": lazy_gettext("E-mail (%(suffix)s)", suffix="EML"),
        "msg": lazy_gettext("E-mail (%(suffix)s)", suffix="MSG"),
        "zip": lazy_gettext("Packed files (%(suffix)s)", suffix="ZIP"),
        "html": lazy_gettext("Web page (%(suffix)s)", suffix="HTML"),
        "image": lazy_gettext("Picture"),
        "other": lazy_gettext("Other kinds of file"),
    },
    **CONSULTATIONS,
    **MEETINGS,
    **ACTION_PLANS,
}
"""Group -> code -> words."""

_OUTCOME_COLORS = {
    "as-recommended": "success",
    "amended": "success",
    "rejected": "danger",
    "postponed": "warning",
    "sent-back": "warning",
    "withdrawn": "neutral",
    "noted": "info",
}


def label(group: str, code: str) -> str:
    """Return what a code is called in the reader's language."""
    return str(LABELS[group].get(code, code))


def outcome_label(outcome: str, ballots: Sequence[Mapping[str, Any]] = ()) -> str:
    """Return an outcome with its vote where that is told in a word or two: `Vedtatt, 6 mot 2`, `Enstemmig vedtatt`."""
    words = label("outcome", outcome)
    if len(ballots) != 1 or ballots[0].get("trial"):  # several votes on one item are told on the decision's own page
        return words
    ballot = ballots[0]
    counts = ballot.get("counts") or {}
    if ballot["method"] == "unanimous":
        if outcome == "as-recommended":
            return str(gettext("Unanimously adopted"))
        return str(gettext("%(outcome)s, unanimously", outcome=words))
    if ballot["method"] == "for-against" and any(counts.values()):
        told = pgettext("a vote", "%(outcome)s, %(ayes)s to %(noes)s", outcome=words, **_in_order(counts))
        return str(told)
    return words


def access_label(*, published: bool, shielded: bool = False, partly: bool = False, withdrawn: bool = False) -> str:
    """Return who may see a record, in words."""
    words = [gettext("Withdrawn")] if withdrawn else []
    if shielded:
        words.append(gettext("Partly exempt from public access") if partly else gettext("Exempt from public access"))
    if not published:
        words.append(gettext("Not published"))
    return ", ".join(words) or str(gettext("Public"))


def outcome_color(outcome: str) -> str:
    """Return the colour of an outcome's badge."""
    return _OUTCOME_COLORS.get(outcome, "neutral")


def install(app: Flask) -> None:
    """Give templates `label`, `outcome_label`, `outcome_color`, and votes in words."""
    app.jinja_env.globals.update(label=label, outcome_label=outcome_label, outcome_color=outcome_color)
    app.jinja_env.globals.update(election_words=election_words, vote_notes=vote_notes)


def _in_order(counts: Mapping[str, int]) -> dict[str, int]:
    return {"ayes": counts.get("for", 0), "noes": counts.get("against", 0)}

"""Which columns each type of row uses, and which of them it cannot do without."""

from collections.abc import Iterable, Mapping

from application.imports.columns import NAMES, Column
from application.imports.errors import ManifestColumnError

_EVERY = {Column.TYPE, Column.KEY, Column.TITLE}
_ACCESS = {Column.PUBLISHED, Column.SHIELDING, Column.BASIS}
_PAPERS = {Column.FILE, Column.ATTACHMENTS, Column.PUBLIC_FILE}
_OF_PLAN = {Column.TYPE, Column.ACTION_PLAN}
_OF_PLAN_VERSION = _OF_PLAN | {Column.VERSION, Column.TEXT}
_OF_VERSION = {Column.TYPE, Column.AGREEMENT, Column.VERSION}
_AUTHORITY = {Column.DECISION, Column.AUTHORITY, Column.AUTHORITY_REFERENCE, Column.DECIDED}
_ADOPTED = {Column.REFERENCE, Column.PUBLIC_TITLE, Column.COVERS}
_ADOPTION = (
    {Column.TYPE, Column.VERSION, Column.TITLE, Column.DATE, Column.FROM, Column.UNTIL, Column.TEXT}
    | {Column.FILE, Column.ATTACHMENTS}
    | _AUTHORITY
)

USED: Mapping[str, frozenset[Column]] = {
    "organisation": frozenset(
        _EVERY | {Column.REFERENCE, Column.KIND, Column.DATE, Column.ENDED, Column.MERGED_INTO},
    ),
    "body": frozenset(
        _EVERY | {Column.ABBREVIATION, Column.KIND, Column.DATE, Column.ENDED, Column.OWNER, Column.CONVENER}
    ),
    "case": frozenset(
        _EVERY | {Column.REFERENCE, Column.PUBLIC_TITLE, Column.DATE, Column.ENDED, Column.SUBJECT_AREAS}
    ),
    "journal-entry": frozenset(
        _EVERY
        | _PAPERS
        | _ACCESS
        | {Column.REFERENCE, Column.CASE, Column.PUBLIC_TITLE, Column.KIND, Column.DATE, Column.RECEIVED, Column.SENT}
        | {Column.SENDERS, Column.RECIPIENTS}
    ),
    "decision": frozenset(
        _EVERY
        | _PAPERS
        | _ACCESS
        | {Column.REFERENCE, Column.CASE, Column.BODY, Column.ABBREVIATION, Column.PUBLIC_TITLE, Column.DATE}
        | {Column.RECOMMENDATION, Column.TEXT, Column.OUTCOME, Column.BALLOT, Column.PAPERS}
    ),
    "document": frozenset(
        {Column.TYPE, Column.TITLE, Column.BELONGS_TO, Column.ROLE, Column.FILE, Column.PUBLIC_FILE} | _ACCESS
    ),
    "appointment": frozenset(
        {Column.TYPE, Column.KEY, Column.PERSON, Column.SAME_AS, Column.BODY, Column.ROLE, Column.ORGANISATION}
        | {Column.DEPUTY_FOR, Column.ATTENDED_FOR, Column.FROM, Column.UNTIL, Column.ENDED, Column.GROUND}
        | {Column.DECISION, Column.AUTHORITY, Column.AUTHORITY_REFERENCE, Column.DECIDED, Column.WAY}
    ),
    "agreement": frozenset(
        _EVERY
        | _ACCESS
        | {Column.REFERENCE, Column.PUBLIC_TITLE, Column.KIND, Column.CASE, Column.SUBJECT_AREAS, Column.COVERS}
        | {Column.REPLACES, Column.PARTIES, Column.COUNTERPARTS, Column.FROM}
    ),
    "agreement-party": frozenset(
        {Column.TYPE, Column.AGREEMENT, Column.ORGANISATION, Column.ROLE, Column.FROM, Column.UNTIL, Column.NOTICE}
        | _AUTHORITY
    ),
    "agreement-version": frozenset(
        _OF_VERSION
        | _PAPERS
        | _ACCESS
        | {Column.TITLE, Column.DATE, Column.AMENDS, Column.SUMMARY, Column.POINTS, Column.SENT, Column.DEADLINE}
        | {Column.ADOPTED_BY, Column.MAJORITY, Column.ADOPTION_CLAUSE, Column.FORCE_RULE, Column.EARLIEST}
        | {Column.FORCE_CLAUSE, Column.UNTIL, Column.NOTICE_MONTHS, Column.NOTICE_BY, Column.NOTICE_CLAUSE}
        | {Column.REVIEW, Column.REVIEW_CLAUSE}
    ),
    "agreement-treatment": frozenset(
        _OF_VERSION
        | _AUTHORITY
        | {Column.ORGANISATION, Column.BODY, Column.OUTCOME, Column.DATE, Column.TEXT, Column.RESERVATION}
        | {Column.RESERVATION_EFFECT, Column.CLAUSES, Column.VOTES_FOR, Column.VOTES_CAST}
    ),
    "agreement-event": frozenset(
        _OF_VERSION
        | _AUTHORITY
        | {Column.EVENT, Column.DATE, Column.ORGANISATION, Column.BODY, Column.TEXT, Column.DEADLINE, Column.NOTICE}
        | {Column.REPLACED_BY, Column.SIGNED_BY, Column.POINTS, Column.CLAUSES, Column.PAGE}
    ),
    "consultation": frozenset(
        _EVERY
        | _PAPERS
        | _ACCESS
        | {Column.REFERENCE, Column.PUBLIC_TITLE, Column.CASE, Column.DATE, Column.RECEIVED, Column.SENDERS}
        | {Column.SUBJECT_AREAS, Column.COVERS, Column.DEADLINE, Column.THEIR_REFERENCE, Column.ENTRY}
    ),
    "statement": frozenset(
        _EVERY
        | _ACCESS
        | {Column.REFERENCE, Column.PUBLIC_TITLE, Column.KIND, Column.CASE, Column.SUBJECT_AREAS, Column.SUMMARY}
        | {Column.CONSULTATION, Column.REPLACES}
    ),
    "statement-version": frozenset(
        _PAPERS
        | _ACCESS
        | _AUTHORITY
        | {Column.TYPE, Column.STATEMENT, Column.VERSION, Column.TITLE, Column.DATE, Column.SUMMARY, Column.TEXT}
        | {Column.CORRECTS, Column.MANDATE}
    ),
    "statement-event": frozenset(
        _AUTHORITY
        | {Column.TYPE, Column.STATEMENT, Column.VERSION, Column.EVENT, Column.DATE, Column.ORGANISATION, Column.BODY}
        | {Column.STANCE, Column.TEXT, Column.RECIPIENTS, Column.HOW, Column.CHANNEL, Column.OUTLET, Column.ADDRESS}
        | {Column.ENTRY, Column.FILE, Column.ATTACHMENTS}
    ),
    "consultation-event": frozenset(
        _AUTHORITY
        | {Column.TYPE, Column.CONSULTATION, Column.EVENT, Column.DATE, Column.ORGANISATION, Column.BODY, Column.TEXT}
        | {Column.OUTCOME, Column.DEADLINE, Column.FILE, Column.ATTACHMENTS, Column.STATEMENT, Column.ANSWERING_WAY}
        | {Column.PRINCIPLE, Column.STANCE, Column.HEARD, Column.ADDRESS}
    ),
    "principles": frozenset(_EVERY | _ACCESS | _ADOPTED),
    "principles-version": frozenset(_ADOPTION | {Column.PRINCIPLES}),
    "principles-point": frozenset(
        {Column.TYPE, Column.PRINCIPLES, Column.VERSION, Column.REFERENCE, Column.TEXT, Column.ANSWERING_WAY},
    ),
    "action-plan": frozenset(_EVERY | _ACCESS | _ADOPTED),
    "action-plan-version": frozenset(_ADOPTION | {Column.ACTION_PLAN}),
    "action-plan-goal": frozenset(_OF_PLAN_VERSION | {Column.REFERENCE, Column.SUBJECT_AREAS}),
    "action-plan-measure": frozenset(
        _OF_PLAN_VERSION | {Column.REFERENCE, Column.SUBJECT_AREAS, Column.GOAL, Column.RESPONSIBLE, Column.DEADLINE},
    ),
    "action-plan-line": frozenset(_OF_PLAN_VERSION | {Column.REFERENCE, Column.KIND, Column.TITLE}),
    "action-plan-arena": frozenset(_OF_PLAN_VERSION | {Column.TITLE, Column.KIND, Column.BODY, Column.MEETINGS}),
    "action-plan-progress": frozenset(
        _OF_PLAN | {Column.MEASURE, Column.STATE, Column.PERCENT, Column.DATE, Column.TOLD_BY, Column.TEXT},
    ),
    "action-plan-link": frozenset(
        _OF_PLAN
        | {Column.MEASURE, Column.DECISION, Column.AGREEMENT, Column.STATEMENT, Column.CONSULTATION, Column.CASE}
        | {Column.TEXT},
    ),
    "repeal": frozenset(
        {Column.TYPE, Column.PRINCIPLES, Column.ACTION_PLAN, Column.DATE, Column.TEXT} | _AUTHORITY,
    ),
    "meeting-plan": frozenset(
        _ACCESS
        | _AUTHORITY
        | {Column.TYPE, Column.KEY, Column.BODY, Column.YEAR, Column.DATES, Column.DATE, Column.SENT, Column.RECIPIENTS}
        | {Column.TEXT}
    ),
    "meeting": frozenset(
        _EVERY
        | _ACCESS
        | {Column.REFERENCE, Column.PUBLIC_TITLE, Column.COVERS, Column.KIND, Column.BODY, Column.BODIES, Column.DATE}
        | {Column.UNTIL, Column.TIME, Column.END_TIME, Column.PLACE, Column.LINK, Column.FORM}
    ),
    "meeting-item": frozenset(
        {Column.TYPE, Column.MEETING, Column.REFERENCE, Column.TITLE, Column.PUBLIC_TITLE, Column.KIND, Column.CASE}
        | {Column.RECOMMENDATION, Column.CLOSED, Column.TEXT, Column.FILE, Column.ATTACHMENTS, Column.OUTSIDE}
        | {Column.DECISION}
    ),
    "meeting-event": frozenset(
        {Column.TYPE, Column.MEETING, Column.EVENT, Column.DATE, Column.NEW_DATE, Column.TIME, Column.END_TIME}
        | {Column.PLACE, Column.LINK, Column.TEXT, Column.RECIPIENTS, Column.FILE, Column.ATTACHMENTS}
        | {Column.SIGNED_BY, Column.PERSON, Column.ROLE, Column.PRESENCE, Column.DEPUTY_FOR, Column.ORGANISATION}
    ),
}
"""What a type of row may say; anything else in the row is remarked upon, and not filed."""

REQUIRED: Mapping[str, tuple[Column, ...]] = {
    "organisation": (Column.TITLE,),
    "body": (Column.TITLE, Column.ABBREVIATION, Column.KIND),
    "case": (Column.TITLE,),
    "journal-entry": (Column.TITLE,),
    "decision": (Column.CASE, Column.TITLE, Column.DATE, Column.OUTCOME),
    "document": (Column.BELONGS_TO, Column.FILE),
    "appointment": (Column.PERSON, Column.BODY),
    "agreement": (Column.TITLE, Column.KIND),
    "agreement-party": (Column.AGREEMENT, Column.ORGANISATION),
    "agreement-version": (Column.AGREEMENT, Column.VERSION),
    "agreement-treatment": (Column.AGREEMENT, Column.VERSION, Column.OUTCOME),
    "agreement-event": (Column.AGREEMENT, Column.EVENT),
    "consultation": (Column.TITLE, Column.SENDERS, Column.RECEIVED),
    "statement": (Column.TITLE, Column.KIND),
    "statement-version": (Column.STATEMENT, Column.VERSION),
    "statement-event": (Column.STATEMENT, Column.EVENT),
    "consultation-event": (Column.CONSULTATION, Column.EVENT),
    "principles": (Column.TITLE,),
    "principles-version": (Column.PRINCIPLES, Column.VERSION),
    "principles-point": (Column.PRINCIPLES, Column.VERSION, Column.TEXT),
    "action-plan": (Column.TITLE,),
    "action-plan-version": (Column.ACTION_PLAN, Column.VERSION),
    "action-plan-goal": (Column.ACTION_PLAN, Column.VERSION, Column.TEXT),
    "action-plan-measure": (Column.ACTION_PLAN, Column.VERSION, Column.TEXT),
    "action-plan-line": (Column.ACTION_PLAN, Column.VERSION, Column.KIND, Column.TEXT),
    "action-plan-arena": (Column.ACTION_PLAN, Column.VERSION),
    "action-plan-progress": (Column.ACTION_PLAN, Column.MEASURE, Column.STATE, Column.DATE),
    "action-plan-link": (Column.ACTION_PLAN, Column.MEASURE),
    "repeal": (),
    "meeting-plan": (Column.BODY, Column.YEAR, Column.DATES),
    "meeting": (Column.BODY, Column.DATE),
    "meeting-item": (Column.MEETING, Column.TITLE),
    "meeting-event": (Column.MEETING, Column.EVENT),
}
"""Columns that a manifest with such rows must have, and that each of them must fill in."""


def require_columns(name: str, columns: frozenset[Column], types: Iterable[str]) -> None:
    """Raise ManifestColumnError when a column is missing that rows of these types cannot do without."""
    needed = {column for one in types for column in REQUIRED[one]}
    missing = [NAMES[column][0] for column in Column if column in needed - columns]
    if missing:
        found = ", ".join(NAMES[column][0] for column in Column if column in columns)
        raise ManifestColumnError(name=name, missing=", ".join(missing), found=found)

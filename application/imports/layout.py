"""Which columns each type of row uses, and which of them it cannot do without."""

from collections.abc import Iterable, Mapping

from application.imports.columns import NAMES, Column
from application.imports.errors import ManifestColumnError

_EVERY = {Column.TYPE, Column.KEY, Column.TITLE}
_ACCESS = {Column.PUBLISHED, Column.SHIELDING, Column.BASIS}
_PAPERS = {Column.FILE, Column.ATTACHMENTS, Column.PUBLIC_FILE}
_OF_VERSION = {Column.TYPE, Column.AGREEMENT, Column.VERSION}
_AUTHORITY = {Column.DECISION, Column.AUTHORITY, Column.AUTHORITY_REFERENCE, Column.DECIDED}

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
}
"""Columns that a manifest with such rows must have, and that each of them must fill in."""


def require_columns(name: str, columns: frozenset[Column], types: Iterable[str]) -> None:
    """Raise ManifestColumnError when a column is missing that rows of these types cannot do without."""
    needed = {column for one in types for column in REQUIRED[one]}
    missing = [NAMES[column][0] for column in Column if column in needed - columns]
    if missing:
        found = ", ".join(NAMES[column][0] for column in Column if column in columns)
        raise ManifestColumnError(name=name, missing=", ".join(missing), found=found)

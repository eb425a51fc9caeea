"""The words of a manifest: its columns and the values they take, in Norwegian first, and in English."""

import re
from collections.abc import Mapping
from enum import StrEnum

from domain.bodies import BodyKind
from domain.decisions import DecisionOutcome
from domain.errors import InvalidValueError
from domain.journal import DocumentRole, JournalEntryKind
from domain.organisations import OrganisationKind


class Column(StrEnum):
    """A column, by the name that rows have it under."""

    TYPE = "type"
    KEY = "key"
    REFERENCE = "reference"
    TITLE = "title"
    PUBLIC_TITLE = "public_title"
    KIND = "kind"
    CASE = "case"
    BODY = "body"
    ABBREVIATION = "abbreviation"
    DATE = "date"
    ENDED = "ended"
    RECEIVED = "received_on"
    SENT = "sent_on"
    SENDERS = "senders"
    RECIPIENTS = "recipients"
    SUBJECT_AREAS = "subject_areas"
    RECOMMENDATION = "recommendation"
    TEXT = "text"
    OUTCOME = "outcome"
    BALLOT = "ballot"
    PAPERS = "papers"
    FILE = "file"
    ATTACHMENTS = "attachments"
    PUBLIC_FILE = "public_file"
    BELONGS_TO = "belongs_to"
    ROLE = "role"
    PUBLISHED = "published"
    SHIELDING = "shielding"
    BASIS = "basis"
    OWNER = "owner"
    CONVENER = "convener"
    MERGED_INTO = "merged_into"


NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.TYPE: ("type", "radtype", "record type"),
    Column.KEY: ("nøkkel", "key", "id"),
    Column.REFERENCE: ("referanse", "nummer", "saksnummer", "reference", "number"),
    Column.TITLE: ("tittel", "navn", "title", "name"),
    Column.PUBLIC_TITLE: ("offentlig tittel", "public title"),
    Column.KIND: ("slag", "kind"),
    Column.CASE: ("sak", "case"),
    Column.BODY: ("organ", "body"),
    Column.ABBREVIATION: ("forkortelse", "abbreviation"),
    Column.DATE: ("dato", "date"),
    Column.ENDED: ("avsluttet", "ended"),
    Column.RECEIVED: ("mottatt", "mottatt dato", "received"),
    Column.SENT: ("sendt", "sendt dato", "sent"),
    Column.SENDERS: ("avsender", "avsendere", "fra", "sender", "senders", "from"),
    Column.RECIPIENTS: ("mottaker", "mottakere", "til", "recipient", "recipients", "to"),
    Column.SUBJECT_AREAS: ("fagområde", "fagområder", "subject area", "subject areas"),
    Column.RECOMMENDATION: ("innstilling", "recommendation"),
    Column.TEXT: ("vedtakstekst", "tekst", "text"),
    Column.OUTCOME: ("utfall", "resultat", "outcome"),
    Column.BALLOT: ("votering", "votes"),
    Column.PAPERS: ("saksframlegg", "grunnlag", "papers"),
    Column.FILE: ("fil", "file"),
    Column.ATTACHMENTS: ("vedlegg", "attachments"),
    Column.PUBLIC_FILE: ("offentlig versjon", "public version"),
    Column.BELONGS_TO: ("hører til", "tilhører", "belongs to"),
    Column.ROLE: ("rolle", "role"),
    Column.PUBLISHED: ("publisert", "published"),
    Column.SHIELDING: ("skjerming", "shielding"),
    Column.BASIS: ("hjemmel", "legal basis"),
    Column.OWNER: ("eier", "owner"),
    Column.CONVENER: ("innkaller", "convener"),
    Column.MERGED_INTO: ("gått inn i", "merged into"),
}
"""What each column may be called, the name in the templates first; capitals, blanks, `_` and `-` do not matter."""

DATES = frozenset({Column.DATE, Column.ENDED, Column.RECEIVED, Column.SENT})
"""Columns that may hold a date."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "organisation": ("organisasjon", "kommune"),
    "body": ("organ", "utvalg"),
    "case": ("sak", "saksmappe"),
    "journal-entry": ("journalpost",),
    "decision": ("vedtak",),
    "document": ("dokument",),
}
"""The types of row, in the order in which they are filed, whatever their order in the manifest."""

_ENTRY_KINDS: Mapping[str, tuple[str, ...]] = {
    JournalEntryKind.INCOMING: ("inngående", "inn", "i"),
    JournalEntryKind.OUTGOING: ("utgående", "ut", "u"),
    JournalEntryKind.INTERNAL: ("internt", "intern", "n", "x"),
    JournalEntryKind.CASE_PAPER: ("saksframlegg", "s"),
    JournalEntryKind.UNKNOWN: ("ukjent",),
}
"""The letters are those of Noark 5 M082 journalposttype."""

_BODY_KINDS: Mapping[str, tuple[str, ...]] = {
    BodyKind.POLITICAL: ("politisk",),
    BodyKind.ADMINISTRATIVE: ("administrativt", "administrativ"),
    BodyKind.NETWORK: ("nettverk",),
    BodyKind.EXTERNAL: ("eksternt", "ekstern"),
}

_ORGANISATION_KINDS: Mapping[str, tuple[str, ...]] = {
    OrganisationKind.MUNICIPALITY: ("kommune",),
    OrganisationKind.COUNTY: ("fylkeskommune", "fylke"),
    OrganisationKind.STATE: ("stat", "statlig"),
    OrganisationKind.COMPANY: ("selskap", "bedrift"),
    OrganisationKind.ASSOCIATION: ("forening", "lag", "organisasjon"),
    OrganisationKind.NETWORK: ("nettverk",),
}

_OUTCOMES: Mapping[str, tuple[str, ...]] = {
    DecisionOutcome.AS_RECOMMENDED: ("som innstilt", "vedtatt", "enstemmig vedtatt"),
    DecisionOutcome.AMENDED: ("endret", "vedtatt med endring", "vedtatt med endringer"),
    DecisionOutcome.REJECTED: ("avvist", "ikke vedtatt", "falt"),
    DecisionOutcome.POSTPONED: ("utsatt",),
    DecisionOutcome.SENT_BACK: ("sendt tilbake",),
    DecisionOutcome.WITHDRAWN: ("trukket",),
    DecisionOutcome.NOTED: ("tatt til orientering", "tatt til etterretning", "orientering"),
}

_ROLES: Mapping[str, tuple[str, ...]] = {DocumentRole.MAIN: ("hoveddokument",), DocumentRole.ATTACHMENT: ("vedlegg",)}
_SCOPES: Mapping[str, tuple[str, ...]] = {
    "whole": ("hel", "helt", "alt"),
    "part": ("delvis", "del"),
    "none": ("ingen", "nei"),
}
_YES_OR_NO: Mapping[str, tuple[str, ...]] = {
    "yes": ("ja", "x", "1", "true", "sann"),
    "no": ("nei", "0", "false", "usann"),
}

VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "type": TYPES,
    "journal-entry": _ENTRY_KINDS,
    "body": _BODY_KINDS,
    "organisation": _ORGANISATION_KINDS,
    "outcome": _OUTCOMES,
    "role": _ROLES,
    "shielding": _SCOPES,
    "yes-or-no": _YES_OR_NO,
}
"""Lists of values, and what each value may be called beside its English name."""


def column(header: str) -> Column | None:
    """Return the column that a header names, None when it names none of ours."""
    return _COLUMNS.get(_plain(header))


def value(field: str, written: str, vocabulary: str) -> str:
    """Return the value that `written` means in a list of VALUES; InvalidValueError names those there are."""
    wanted = _plain(written)
    for meant, names in VALUES[vocabulary].items():
        if wanted == _plain(meant) or any(wanted == _plain(name) for name in names):
            return str(meant)
    allowed = ", ".join(names[0] for names in VALUES[vocabulary].values())
    raise InvalidValueError(field=field, value=written, problem="unknown", allowed=allowed)


def word(meant: str | None, vocabulary: str) -> str:
    """Return what a value is called in the templates; nothing for None."""
    return VALUES[vocabulary][meant][0] if meant else ""


def _plain(text: str) -> str:
    return re.sub(r"[\s_\-]+", "", text).casefold()


_COLUMNS = {_plain(name): one for one, names in NAMES.items() for name in (*names, one.value)}

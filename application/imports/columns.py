"""The words of a manifest: its columns and the values they take, in Norwegian first, and in English."""

import re
from collections.abc import Mapping
from enum import StrEnum

from application.imports.agreement_words import AGREEMENT_VALUES
from domain.appointments import Ground, Way
from domain.bodies import BodyKind
from domain.decisions import DecisionOutcome
from domain.errors import InvalidValueError
from domain.journal import DocumentRole, JournalEntryKind
from domain.organisations import OrganisationKind
from domain.seats import Role


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
    PERSON = "person"
    SAME_AS = "same_as"
    ORGANISATION = "organisation"
    DEPUTY_FOR = "deputy_for"
    ATTENDED_FOR = "attended_for"
    FROM = "from_date"
    UNTIL = "until_date"
    DECISION = "decision"
    AUTHORITY = "authority"
    AUTHORITY_REFERENCE = "authority_reference"
    DECIDED = "decision_date"
    WAY = "way"
    GROUND = "ground"
    AGREEMENT = "agreement"
    VERSION = "version"
    PARTIES = "parties"
    COUNTERPARTS = "counterparts"
    COVERS = "covers"
    REPLACES = "replaces"
    AMENDS = "amends"
    SUMMARY = "summary"
    POINTS = "points"
    ADOPTED_BY = "adopted_by"
    MAJORITY = "majority"
    ADOPTION_CLAUSE = "adoption_clause"
    FORCE_RULE = "force_rule"
    EARLIEST = "earliest"
    FORCE_CLAUSE = "force_clause"
    NOTICE_MONTHS = "notice_months"
    NOTICE_BY = "notice_by"
    NOTICE_CLAUSE = "notice_clause"
    REVIEW = "review_on"
    REVIEW_CLAUSE = "review_clause"
    DEADLINE = "deadline"
    NOTICE = "notice_on"
    RESERVATION = "reservation"
    RESERVATION_EFFECT = "reservation_effect"
    CLAUSES = "clauses"
    VOTES_FOR = "votes_for"
    VOTES_CAST = "votes_cast"
    EVENT = "event"
    REPLACED_BY = "by_version"
    SIGNED_BY = "signed_by"
    PAGE = "page"


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
    Column.PERSON: ("person", "personnavn", "person name"),
    Column.SAME_AS: ("samme som", "person-id", "same as"),
    Column.ORGANISATION: ("organisasjon", "på vegne av", "representerer", "part", "organisation", "on behalf of"),
    Column.DEPUTY_FOR: ("vara for", "personlig vara for", "deputy for"),
    Column.ATTENDED_FOR: ("møtte for", "attended for"),
    Column.FROM: ("fra og med", "fra dato", "from date"),
    Column.UNTIL: ("til og med", "til dato", "to date"),
    Column.DECISION: ("vedtak", "decision"),
    Column.AUTHORITY: ("vedtatt av", "valgt av", "oppnevnt av", "decided by"),
    Column.AUTHORITY_REFERENCE: ("vedtaksnummer", "authority reference"),
    Column.DECIDED: ("vedtaksdato", "decision date"),
    Column.WAY: ("valgmåte", "way of election"),
    Column.GROUND: ("opphør", "grunn til opphør", "why it ended"),
    Column.AGREEMENT: ("avtale", "avtalenummer", "agreement"),
    Column.VERSION: ("versjon", "versjonsnummer", "version"),
    Column.PARTIES: ("parter", "deltakere", "parties"),
    Column.COUNTERPARTS: ("motparter", "motpart", "counterparts"),
    Column.COVERS: ("gjelder", "omfatter", "covers"),
    Column.REPLACES: ("erstatter", "avløser", "replaces"),
    Column.AMENDS: ("endrer versjon", "bygger på", "amends"),
    Column.SUMMARY: ("endringer", "sammendrag", "summary"),
    Column.POINTS: ("punkter", "punkter i § 18-4", "points"),
    Column.ADOPTED_BY: ("skal vedtas av", "vedtas av", "adopted by"),
    Column.MAJORITY: ("flertall", "majority"),
    Column.ADOPTION_CLAUSE: ("vedtas etter", "adoption clause"),
    Column.FORCE_RULE: ("i kraft når", "ikrafttredelse", "in force when"),
    Column.EARLIEST: ("tidligst i kraft", "earliest"),
    Column.FORCE_CLAUSE: ("i kraft etter", "force clause"),
    Column.NOTICE_MONTHS: ("oppsigelsestid", "oppsigelse måneder", "notice months"),
    Column.NOTICE_BY: ("oppsigelse innen", "notice by"),
    Column.NOTICE_CLAUSE: ("oppsigelse etter", "notice clause"),
    Column.REVIEW: ("gjennomgås", "evalueres", "review"),
    Column.REVIEW_CLAUSE: ("gjennomgås etter", "review clause"),
    Column.DEADLINE: ("frist", "deadline"),
    Column.NOTICE: ("varslet", "oppsagt dato", "notice given"),
    Column.RESERVATION: ("forbehold", "reservation"),
    Column.RESERVATION_EFFECT: ("forbeholdets virkning", "reservation effect"),
    Column.CLAUSES: ("bestemmelser", "paragrafer", "clauses"),
    Column.VOTES_FOR: ("stemmer for", "votes for"),
    Column.VOTES_CAST: ("avgitte stemmer", "votes cast"),
    Column.EVENT: ("hendelse", "event"),
    Column.REPLACED_BY: ("avløst av", "replaced by"),
    Column.SIGNED_BY: ("underskrevet av", "signed by"),
    Column.PAGE: ("side", "page"),
}
"""What each column may be called, the name in the templates first; capitals, blanks, `_` and `-` do not matter."""

DATES = frozenset(
    {Column.DATE, Column.ENDED, Column.RECEIVED, Column.SENT, Column.FROM, Column.UNTIL, Column.DECIDED}
    | {Column.EARLIEST, Column.NOTICE_BY, Column.REVIEW, Column.DEADLINE, Column.NOTICE},
)
"""Columns that may hold a date."""

_OF_APPOINTMENTS: Mapping[str, Column] = {
    "fra": Column.FROM,
    "from": Column.FROM,
    "til": Column.UNTIL,
    "to": Column.UNTIL,
    "navn": Column.PERSON,
    "name": Column.PERSON,
    "kommune": Column.ORGANISATION,
    "utvalg": Column.BODY,
    "verv": Column.ROLE,
    "funksjon": Column.ROLE,
}
"""What columns may be called too in a table of nothing but appointments, which needs no column for the type."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "organisation": ("organisasjon", "kommune"),
    "body": ("organ", "utvalg"),
    "case": ("sak", "saksmappe"),
    "journal-entry": ("journalpost",),
    "decision": ("vedtak",),
    "document": ("dokument",),
    "appointment": ("verv", "oppnevning"),
    "agreement": ("avtale",),
    "agreement-party": ("avtalepart",),
    "agreement-version": ("avtaleversjon", "versjon"),
    "agreement-treatment": ("avtalebehandling", "behandling", "tilslutning"),
    "agreement-event": ("avtalehendelse", "hendelse"),
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
_SEAT_ROLES: Mapping[str, tuple[str, ...]] = {
    Role.LEADER: ("leder", "leiar", "styreleder", "styreleiar", "utvalgsleder"),
    Role.DEPUTY_LEADER: ("nestleder", "nestleiar", "varaleder", "varaleiar"),
    Role.MEMBER: ("medlem", "fast medlem", "styremedlem", "representant", "fast representant"),
    Role.NUMBERED_DEPUTY: ("varamedlem", "vara", "vararepresentant", "varaperson"),
    Role.PERSONAL_DEPUTY: ("personlig vara", "personleg vara", "personlig varamedlem", "personleg varamedlem"),
    Role.OBSERVER: ("observatør", "fast møtende", "fast møtande"),
    Role.SECRETARY: ("sekretær", "utvalgssekretær", "utvalssekretær"),
}

_WAYS: Mapping[str, tuple[str, ...]] = {
    Way.PROPORTIONAL: ("forholdsvalg", "forholdsval"),
    Way.SETTLEMENT: ("avtalevalg", "avtaleval"),
    Way.MAJORITY: ("flertallsvalg", "fleirtalsval"),
    Way.LOT: ("loddtrekning", "loddtrekking"),
    Way.APPOINTED: ("oppnevning", "oppnevnt", "oppnemning", "oppnemnd"),
}

_GROUNDS: Mapping[str, tuple[str, ...]] = {
    Ground.EXPIRED: ("utløpt", "perioden var ute"),
    Ground.RESIGNED: ("fratrådt", "gikk av", "gjekk av", "trakk seg"),
    Ground.EXEMPTED: ("fritatt", "fritak", "friteken"),
    Ground.REPLACED: ("erstattet", "byttet ut", "bytta ut"),
    Ground.LOST_ELIGIBILITY: ("ikke valgbar", "flyttet", "ikkje valbar", "flytta"),
    Ground.DIED: ("død", "døde", "døydde"),
    Ground.BODY_DISSOLVED: ("organet nedlagt", "organet lagt ned"),
    Ground.ANNULLED: ("opphevet", "valget opphevet", "oppheva"),
}

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
    "seat-role": _SEAT_ROLES,
    "way": _WAYS,
    "ground": _GROUNDS,
    **AGREEMENT_VALUES,
}
"""Lists of values, and what each value may be called beside its English name."""


def column(header: str) -> Column | None:
    """Return the column that a header names, None when it names none of ours."""
    return _COLUMNS.get(_plain(header))


def appointment_column(header: str) -> Column | None:
    """Return the column that a header names in a table of nothing but appointments."""
    return _OF_APPOINTMENTS.get(_plain(header)) or column(header)


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

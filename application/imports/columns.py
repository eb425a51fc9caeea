"""The columns of a manifest, and what each may be called: in Norwegian first, and in English."""

import re
from collections.abc import Mapping
from enum import StrEnum


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
    CONSULTATION = "consultation"
    THEIR_REFERENCE = "their_reference"
    ENTRY = "entry"
    STATEMENT = "statement"
    ANSWERING_WAY = "answering_way"
    PRINCIPLE = "principle"
    STANCE = "stance"
    HEARD = "heard"
    ADDRESS = "address"
    CORRECTS = "corrects"
    MANDATE = "mandate"
    HOW = "how"
    CHANNEL = "channel"
    OUTLET = "outlet"
    PRINCIPLES = "principles"
    ACTION_PLAN = "action_plan"
    GOAL = "goal"
    MEASURE = "measure"
    RESPONSIBLE = "responsible"
    MEETINGS = "meetings"
    STATE = "state"
    PERCENT = "percent"
    TOLD_BY = "told_by"
    MEETING = "meeting"
    BODIES = "bodies"
    TIME = "time"
    END_TIME = "end_time"
    PLACE = "place"
    LINK = "link"
    FORM = "form"
    NEW_DATE = "new_date"
    CLOSED = "closed"
    OUTSIDE = "outside_agenda"
    PRESENCE = "presence"
    YEAR = "year"
    DATES = "dates"


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
    Column.TEXT: ("tekst", "vedtakstekst", "text"),
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
    Column.SUMMARY: ("sammendrag", "endringer", "samandrag", "summary"),
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
    Column.CONSULTATION: ("høring", "høringsnummer", "høyring", "consultation"),
    Column.THEIR_REFERENCE: ("deres referanse", "deres ref", "their reference"),
    Column.ENTRY: ("journalpost", "journal entry"),
    Column.STATEMENT: ("uttalelse", "uttalelsesnummer", "fråsegn", "statement"),
    Column.ANSWERING_WAY: ("svarmåte", "way of answering"),
    Column.PRINCIPLE: ("prinsipp", "principle"),
    Column.STANCE: ("standpunkt", "holdning", "stance"),
    Column.HEARD: ("hørt", "ble vi hørt", "høyrd", "heard"),
    Column.ADDRESS: ("nettadresse", "address"),
    Column.CORRECTS: ("retter versjon", "rettar versjon", "corrects"),
    Column.MANDATE: ("fullmakt", "mandate"),
    Column.HOW: ("sendemåte", "how it was sent"),
    Column.CHANNEL: ("kanal", "channel"),
    Column.OUTLET: ("medium", "avis", "outlet"),
    Column.PRINCIPLES: ("prinsipper", "prinsippnummer", "prinsipp nr", "principles"),
    Column.ACTION_PLAN: ("handlingsplan", "handlingsplannummer", "action plan"),
    Column.GOAL: ("mål", "goal"),
    Column.MEASURE: ("tiltak", "tiltaksnummer", "measure"),
    Column.RESPONSIBLE: ("ansvarlig", "ansvarleg", "responsible"),
    Column.MEETINGS: ("antall møter", "tal på møte", "meetings"),
    Column.STATE: ("status", "state"),
    Column.PERCENT: ("prosent", "percent"),
    Column.TOLD_BY: ("meldt av", "told by"),
    Column.MEETING: ("møte", "møtenummer", "meeting"),
    Column.BODIES: ("andre organ", "fellesmøte med", "other bodies"),
    Column.TIME: ("klokkeslett", "kl", "time"),
    Column.END_TIME: ("slutt", "slutter", "ends at"),
    Column.PLACE: ("sted", "stad", "place"),
    Column.LINK: ("lenke", "møtelenke", "link"),
    Column.FORM: ("møteform", "form"),
    Column.NEW_DATE: ("ny dato", "flyttet til", "new date"),
    Column.CLOSED: ("lukket", "lukket etter", "lukka", "closed"),
    Column.OUTSIDE: ("utenom sakslisten", "utanom sakslista", "outside the agenda"),
    Column.PRESENCE: ("oppmøte", "frammøte", "presence"),
    Column.YEAR: ("år", "year"),
    Column.DATES: ("møtedatoer", "møtedatoar", "dates"),
}
"""What each column may be called, the name in the templates first; capitals, blanks, `_` and `-` do not matter."""

DATES = frozenset(
    {Column.DATE, Column.ENDED, Column.RECEIVED, Column.SENT, Column.FROM, Column.UNTIL, Column.DECIDED}
    | {Column.EARLIEST, Column.NOTICE_BY, Column.REVIEW, Column.DEADLINE, Column.NOTICE, Column.NEW_DATE},
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


def column(header: str) -> Column | None:
    """Return the column that a header names, None when it names none of ours."""
    return _COLUMNS.get(plain(header))


def appointment_column(header: str) -> Column | None:
    """Return the column that a header names in a table of nothing but appointments."""
    return _OF_APPOINTMENTS.get(plain(header)) or column(header)


def plain(text: str) -> str:
    """Return a word of a manifest without what does not matter in it: capitals, blanks, `_` and `-`."""
    return re.sub(r"[\s_\-]+", "", text).casefold()


_COLUMNS = {plain(name): one for one, names in NAMES.items() for name in (*names, one.value)}

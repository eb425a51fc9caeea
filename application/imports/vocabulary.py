"""The values that columns of a manifest take, and what each may be called: in Norwegian first, and in English."""

from collections.abc import Mapping

from application.imports.adopted_vocabulary import ADOPTED_VALUES
from application.imports.agreement_vocabulary import AGREEMENT_VALUES
from application.imports.columns import plain
from application.imports.consultation_vocabulary import CONSULTATION_VALUES
from application.imports.meeting_vocabulary import MEETING_VALUES
from application.imports.statement_vocabulary import STATEMENT_VALUES
from domain.appointments import Ground, Way
from domain.bodies import BodyKind
from domain.decisions import DecisionOutcome
from domain.errors import InvalidValueError
from domain.journal import DocumentRole, JournalEntryKind
from domain.organisations import OrganisationKind
from domain.seats import Role

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
    "principles": ("prinsipper", "prinsipp"),
    "principles-version": ("prinsippversjon",),
    "principles-point": ("prinsippunkt", "prinsipppunkt"),
    "consultation": ("høring", "høyring"),
    "statement": ("uttalelse", "fråsegn"),
    "statement-version": ("uttalelsesversjon", "fråsegnsversjon"),
    "statement-event": ("uttalelseshendelse", "fråsegnshending"),
    "consultation-event": ("høringshendelse", "høyringshending"),
    "action-plan": ("handlingsplan",),
    "action-plan-version": ("handlingsplanversjon", "planversjon"),
    "action-plan-goal": ("mål",),
    "action-plan-measure": ("tiltak",),
    "action-plan-line": ("planpunkt",),
    "action-plan-arena": ("møtearena", "arena"),
    "action-plan-progress": ("fremdrift", "framdrift"),
    "action-plan-link": ("tiltakskobling", "tiltakskopling", "kobling"),
    "repeal": ("opphevelse", "opphevet", "oppheving"),
    "meeting-plan": ("møteplan",),
    "meeting": ("møte", "møter"),
    "meeting-item": ("møtesak", "sakslistepunkt"),
    "meeting-event": ("møtehendelse", "møtehending"),
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
    **CONSULTATION_VALUES,
    **STATEMENT_VALUES,
    **ADOPTED_VALUES,
    **MEETING_VALUES,
}
"""Lists of values, and what each value may be called beside its English name."""


def value(field: str, written: str, vocabulary: str) -> str:
    """Return the value that `written` means in a list of VALUES; InvalidValueError names those there are."""
    wanted = plain(written)
    for meant, names in VALUES[vocabulary].items():
        if wanted == plain(meant) or any(wanted == plain(name) for name in names):
            return str(meant)
    allowed = ", ".join(names[0] for names in VALUES[vocabulary].values())
    raise InvalidValueError(field=field, value=written, problem="unknown", allowed=allowed)


def word(meant: str | None, vocabulary: str) -> str:
    """Return what a value is called in the templates; nothing for None."""
    return VALUES[vocabulary][meant][0] if meant else ""

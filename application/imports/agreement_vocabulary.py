"""The words of rows about agreements: what each value may be called, in Norwegian; those of the templates first."""

from collections.abc import Mapping

from domain.agreements.facts import (
    AdoptedBy,
    AgreementKind,
    ForceRule,
    Majority,
    PartyRole,
    RecordKind,
    ReservationEffect,
)

Words = Mapping[str, tuple[str, ...]]

_KINDS: Words = {
    AgreementKind.COOPERATION: ("samarbeidsavtale", "samarbeid"),
    AgreementKind.PARTNERSHIP: ("partnerskapsavtale", "partnerskap"),
    AgreementKind.COLLABORATION: (
        "utdanningsavtale",
        "avtale med universitet eller skole",
        "samarbeid med universitet",
    ),
    AgreementKind.MEMBERSHIP: ("medlemskap", "medlemsavtale"),
    AgreementKind.OWNERSHIP: ("eieravtale", "eierskap", "eigaravtale"),
    AgreementKind.BUDGET: ("budsjett", "økonomiplan", "budsjett og økonomiplan"),
    AgreementKind.OTHER: ("annen avtale", "annen", "annan avtale", "annan"),
}

_PARTY_ROLES: Words = {
    PartyRole.PARTICIPANT: ("deltaker", "deltakar", "part"),
    PartyRole.COUNTERPART: ("motpart",),
}

_POINTS: Words = {
    "name": ("navn", "namn"),
    "legal-person": ("eget rettssubjekt", "rettssubjekt", "eige rettssubjekt"),
    "members": ("medlemmer", "antall medlemmer", "medlemer"),
    "matters": ("saker", "oppgaver", "saksområde"),
    "authority": ("myndighet", "fullmakter", "mynde"),
    "shares": ("eierandel og ansvar", "eierandeler", "ansvarsandel", "eigardel og ansvar"),
    "withdrawal": ("uttreden", "utmelding", "uttreding"),
    "dissolution": ("oppløsning", "oppløsning og arkiv", "oppløysing"),
}

_ADOPTED_BY: Words = {
    "law": ("loven", "kommuneloven", "lova"),
    AdoptedBy.PARTIES: ("partene", "deltakerne", "kommunestyrene", "partane"),
    AdoptedBy.ASSEMBLY: ("representantskapet", "representantskap", "årsmøtet"),
}
"""`law` is what the law of the day says, and where it is silent, all parties."""

_MAJORITIES: Words = {
    Majority.SIMPLE: ("alminnelig flertall", "flertall", "simpelt flertall", "vanleg fleirtal"),
    Majority.TWO_THIRDS: ("to tredeler", "to tredjedeler", "2/3", "to tredelar"),
}

_FORCE_RULES: Words = {
    ForceRule.ALL_ADOPTED: ("alle har vedtatt", "alle", "alle har vedteke"),
    ForceRule.EACH_ADOPTS: ("hver har vedtatt", "hver", "kvar har vedteke"),
    ForceRule.DATE: ("fra dato", "dato", "frå dato"),
    ForceRule.SIGNATURE: ("signert", "signatur", "underskrevet", "underskriven"),
}

_TREATMENTS: Words = {
    RecordKind.ADOPTION: ("vedtatt", "godkjent", "sluttet seg til", "vedteke"),
    RecordKind.DECLINE: ("avslått", "ikke vedtatt", "avvist", "ikkje vedteke"),
}

_EFFECTS: Words = {
    ReservationEffect.PARTLY: ("unntak", "delvis", "unntatt", "unnatak"),
    ReservationEffect.SUSPENSIVE: ("utsettende", "utsetter", "holder tilbake", "utsetjande"),
}

_EVENTS: Words = {
    RecordKind.SENDING: ("sendt", "sendt til vedtak", "send"),
    RecordKind.PLANNED: ("skal behandles", "berammet", "skal handsamast"),
    RecordKind.LIFTING: ("forbehold trukket", "forbehold løftet", "atterhald trekt"),
    RecordKind.SIGNATURE: ("signert", "underskrevet", "underskriven"),
    RecordKind.IN_FORCE: ("i kraft", "satt i kraft", "sett i kraft"),
    RecordKind.SUPERSEDED: ("avløst", "erstattet", "avløyst"),
    RecordKind.VERSION_WITHDRAWN: ("trukket", "trukket tilbake", "trekt"),
    RecordKind.POINT: ("punkt", "punkt i § 18-4"),
    RecordKind.REVIEW: ("gjennomgått", "evaluert", "gjennomgått på nytt"),
    RecordKind.TERMINATION: ("oppsagt", "avsluttet", "sagt opp"),
    RecordKind.EXPIRY: ("utløpt", "gått ut"),
}

AGREEMENT_VALUES: Mapping[str, Words] = {
    "agreement": _KINDS,
    "party-role": _PARTY_ROLES,
    "point": _POINTS,
    "adopted-by": _ADOPTED_BY,
    "majority": _MAJORITIES,
    "force": _FORCE_RULES,
    "treatment": _TREATMENTS,
    "reservation": _EFFECTS,
    "agreement-event": _EVENTS,
}

"""The words of rows about statements: what each value may be called, in Norwegian; those of the templates first."""

from collections.abc import Mapping

from domain.statements.facts import AdoptedBy, Channel, RecordKind, SentHow, Stance, StatementKind

Words = Mapping[str, tuple[str, ...]]

_KINDS: Words = {
    StatementKind.CONSULTATION_ANSWER: ("høringssvar", "høringsuttalelse", "høyringssvar", "høyringsfråsegn"),
    StatementKind.OWN_INITIATIVE: ("eget initiativ", "på eget initiativ", "eige initiativ", "på eige initiativ"),
    StatementKind.RESOLUTION: ("resolusjon",),
    StatementKind.LETTER: ("brev",),
    StatementKind.OP_ED: ("kronikk", "debattinnlegg", "leserinnlegg", "lesarinnlegg"),
    StatementKind.MEDIA_INITIATIVE: ("utspill", "medieutspill", "utspel", "medieutspel"),
    StatementKind.PRESS_RELEASE: ("pressemelding",),
    StatementKind.PRESENTATION: ("presentasjon", "foredrag"),
}

_EVENTS: Words = {
    RecordKind.SUPPORT: ("standpunkt", "støtte", "står bak"),
    RecordKind.SENDING: ("sendt", "send"),
    RecordKind.PUBLICATION: ("publisert", "offentliggjort", "offentleggjord"),
    RecordKind.REPLY: ("svar", "svar mottatt", "svar motteke"),
    RecordKind.RETRACTION: ("trukket", "trukket tilbake", "trekt", "trekt tilbake"),
}

_STANCES: Words = {
    Stance.BEHIND: ("står bak", "støtter", "støttar"),
    Stance.RESERVED: ("forbehold", "med forbehold", "atterhald", "med atterhald"),
    Stance.DISSENT: ("dissens", "uenig", "usamd"),
    Stance.NOT_BEHIND: ("står ikke bak", "står ikkje bak"),
}

_HOW: Words = {
    SentHow.EMAIL: ("e-post",),
    SentHow.LETTER: ("brev", "post"),
    SentHow.PORTAL: ("skjema", "portal", "høringsportal", "høyringsportal"),
    SentHow.HANDED_OVER: ("overlevert", "levert"),
    SentHow.MEETING: ("møte", "i møte"),
    SentHow.OTHER: ("annet", "ukjent", "anna", "ukjend"),
}

_CHANNELS: Words = {
    Channel.WEBSITE: ("nettside", "nettsted", "nettstad", "heimeside"),
    Channel.NEWSPAPER: ("avis",),
    Channel.SOCIAL_MEDIA: ("sosiale medier", "sosiale medium"),
    Channel.PRESS_RELEASE: ("pressemelding",),
    Channel.MEETING: ("møte", "i møte"),
    Channel.OTHER: ("annet", "anna"),
}

_UNDER_AUTHORITY: Words = {
    AdoptedBy.LEADER: ("leder", "lederen", "leiar", "leiaren"),
    AdoptedBy.SECRETARY: ("sekretær", "sekretæren", "sekretariatet"),
}

STATEMENT_VALUES: Mapping[str, Words] = {
    "statement": _KINDS,
    "statement-event": _EVENTS,
    "stance": _STANCES,
    "how": _HOW,
    "channel": _CHANNELS,
    "under-authority": _UNDER_AUTHORITY,
}

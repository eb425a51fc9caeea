"""The words of rows about meetings: what each value may be called, in Norwegian; those of the templates first."""

from collections.abc import Mapping

from domain.meetings import ItemKind, MeetingForm, MeetingKind, RecordKind
from domain.meetings.attendance import AttendanceRole, Presence

Words = Mapping[str, tuple[str, ...]]

_KINDS: Words = {
    MeetingKind.ORDINARY: ("ordinært", "ordinært møte", "vanlig"),
    MeetingKind.EXTRA: ("ekstraordinært", "ekstraordinært møte", "ekstra", "ekstramøte"),
    MeetingKind.JOINT: ("fellesmøte", "felles"),
    MeetingKind.SEMINAR: ("seminar", "samling"),
    MeetingKind.STUDY_TRIP: ("studietur", "befaring"),
}

_FORMS: Words = {
    MeetingForm.IN_PERSON: ("fysisk", "fysisk møte"),
    MeetingForm.REMOTE: ("fjernmøte", "digitalt", "teams"),
    MeetingForm.HYBRID: ("delvis fjernmøte", "hybrid"),
    MeetingForm.WRITTEN: ("skriftlig", "skriftleg", "skriftlig behandling"),
}

_ITEMS: Words = {
    ItemKind.DECISION: ("vedtakssak", "beslutningssak"),
    ItemKind.ELECTION: ("valg", "val"),
    ItemKind.REPORT: ("referatsak", "meldingssak", "referat"),
    ItemKind.INFORMATION: ("orienteringssak", "orientering"),
    ItemKind.QUESTION: ("spørsmål", "interpellasjon"),
    ItemKind.APPROVAL: ("godkjenning", "godkjenning av innkalling", "godkjenning av protokoll"),
    ItemKind.OTHER_BUSINESS: ("eventuelt",),
}

EVENTS: Words = {
    RecordKind.MOVED: ("flyttet", "flytta"),
    RecordKind.CONVENED: ("innkalt", "innkalling sendt", "kalla inn"),
    RecordKind.CANCELLED: ("avlyst",),
    RecordKind.HELD: ("avholdt", "holdt", "halde"),
    RecordKind.MINUTES: ("oppmøte", "frammøte", "deltaker", "deltakar"),
    RecordKind.APPROVED: ("protokoll godkjent", "godkjent", "protokoll godkjend"),
    RecordKind.SIGNED: ("protokoll signert", "signert", "underskrevet", "underskriven"),
    RecordKind.PUBLISHED: ("protokoll publisert", "publisert"),
}
"""What can be told of a meeting, in the order in which it happens."""

_ROLES: Words = {
    AttendanceRole.LEADER: ("leder", "leiar"),
    AttendanceRole.DEPUTY_LEADER: ("nestleder", "nestleiar"),
    AttendanceRole.MEMBER: ("medlem", "fast medlem", "representant"),
    AttendanceRole.DEPUTY: ("vara", "varamedlem", "vararepresentant"),
    AttendanceRole.OBSERVER: ("observatør",),
    AttendanceRole.SECRETARY: ("sekretær",),
    AttendanceRole.GUEST: ("gjest", "innleder", "innleiar"),
}

_PRESENCES: Words = {
    Presence.PRESENT: ("til stede", "møtt", "ja", "x"),
    Presence.ABSENT: ("forfall", "fraværende", "ikke møtt", "nei", "fråverande"),
}

MEETING_VALUES: Mapping[str, Words] = {
    "meeting-kind": _KINDS,
    "meeting-form": _FORMS,
    "item-kind": _ITEMS,
    "meeting-event": EVENTS,
    "attendance-role": _ROLES,
    "presence": _PRESENCES,
}

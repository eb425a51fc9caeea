"""The words of rows about action plans: what each value may be called, in Norwegian; those of the templates first."""

from collections.abc import Mapping

from domain.action_plans import ArenaKind, ProgressState

Words = Mapping[str, tuple[str, ...]]

_PROGRESS: Words = {
    ProgressState.NOT_STARTED: ("ikke begynt", "ikke startet", "ikkje byrja", "ikkje starta"),
    ProgressState.UNDER_WAY: ("i gang", "under arbeid", "påbegynt", "påbyrja"),
    ProgressState.DONE: ("gjort", "ferdig", "gjennomført", "utført"),
    ProgressState.STOPPED: ("stoppet", "stanset", "stoppa", "stansa"),
    ProgressState.CARRIED_OVER: ("videreført", "vidareført"),
}

_ARENAS: Words = {
    ArenaKind.BODY: ("organ", "møter i organ", "møte i organ"),
    ArenaKind.JOINT: ("fellesmøte",),
    ArenaKind.SEMINAR: ("seminar", "fellesseminar"),
    ArenaKind.STUDY_TRIP: ("studietur", "studiereise"),
    ArenaKind.NETWORK: ("nettverk",),
}

_LINES: Words = {
    "sections": ("avsnitt", "innledning", "innleiing"),
    "do_more": ("gjøre mer av", "mer av", "gjere meir av", "meir av"),
    "do_not": ("ikke gjøre", "ikke", "ikkje gjere", "ikkje"),
}

ADOPTED_VALUES: Mapping[str, Words] = {"progress": _PROGRESS, "arena": _ARENAS, "plan-line": _LINES}

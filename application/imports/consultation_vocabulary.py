"""The words of rows about consultations: what each value may be called, in Norwegian; those of the templates first."""

from collections.abc import Mapping

from domain.consultations.facts import Agreeing, Heard, RecordKind, TreatmentOutcome
from domain.ways import AnsweringWay

Words = Mapping[str, tuple[str, ...]]

_EVENTS: Words = {
    RecordKind.DEADLINE: ("ny frist", "frist flyttet", "utsatt frist", "frist flytta", "utsett frist"),
    RecordKind.WAY: ("svarmåte", "svarmåte valgt", "svarmåte vald"),
    RecordKind.ASKED: ("bedt om innspill", "innspill etterspurt", "bede om innspel"),
    RecordKind.INPUT: ("innspill", "innspill mottatt", "innspel", "innspel motteke"),
    RecordKind.DECLINED: ("gir ikke innspill", "ikke innspill", "gir ikkje innspel", "ikkje innspel"),
    RecordKind.OWN_ANSWER: ("svarte selv", "eget svar", "svara sjølv", "eige svar"),
    RecordKind.DRAFT: ("utkast", "utkast laget", "utkast laga"),
    RecordKind.TREATMENT: ("behandlet", "behandling", "handsama", "handsaming"),
    RecordKind.ANSWER: ("besvart", "svart", "svara"),
    RecordKind.PASSED: ("ikke besvart", "latt gå", "ikkje svara", "late gå"),
    RecordKind.OUTCOME: ("utfall", "utfall kjent", "resultat", "utfall kjend"),
}

_WAYS: Words = {
    AnsweringWay.JOINTLY: ("felles", "felles svar", "samlet", "samla"),
    AnsweringWay.EACH: ("hver for seg", "hver kommune", "kvar for seg", "kvar kommune"),
    AnsweringWay.BOTH: ("begge deler", "begge", "begge delar"),
    AnsweringWay.NONE: ("ingen", "svarer ikke", "svarar ikkje"),
}

_AGREEING: Words = {
    Agreeing.AGREES: ("enig", "einig", "samd"),
    Agreeing.PARTLY: ("delvis enig", "delvis", "delvis einig", "delvis samd"),
    Agreeing.DISAGREES: ("uenig", "ueinig", "usamd"),
}

_TREATMENTS: Words = {
    TreatmentOutcome.ADOPTED: ("vedtatt", "vedteke", "som innstilt"),
    TreatmentOutcome.AMENDED: ("vedtatt med endringer", "vedtatt med endring", "endret", "vedteke med endringar"),
    TreatmentOutcome.SENT_BACK: ("sendt tilbake", "send tilbake", "sendt attende"),
    TreatmentOutcome.NOT_ADOPTED: ("ikke vedtatt", "avvist", "ikkje vedteke"),
}

_HEARD: Words = {
    Heard.HEARD: ("ja", "hørt", "høyrd"),
    Heard.PARTLY: ("delvis", "delvis hørt", "delvis høyrd"),
    Heard.NOT_HEARD: ("nei", "ikke hørt", "ikkje høyrd"),
    Heard.UNCLEAR: ("uklart", "ukjent", "ukjend"),
}

CONSULTATION_VALUES: Mapping[str, Words] = {
    "consultation-event": _EVENTS,
    "answering-way": _WAYS,
    "agreeing": _AGREEING,
    "consultation-treatment": _TREATMENTS,
    "heard": _HEARD,
}

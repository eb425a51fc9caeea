"""What fields, kinds of record and kinds of file are called, in Norwegian (both norms) and English."""

import re
from datetime import date

from application.media import FILE_TYPES
from domain.dates import PartialDate
from domain.errors import InvalidValueError
from search.words.spelling import fold

_NAMES = {
    "body": "organ organet organer utvalg utvalget body bodies",
    "type": "type typen typer slag kind",
    "year": "år ar året årstal årstall year",
    "since": "fra frå from since siden sidan",
    "until": "til to until",
    "municipality": "kommune kommunen kommuner municipality",
    "organisation": "organisasjon organisasjonen organisation organization org fylke part",
    "subject": "fag fagområde fagområdet fagfelt tema emne subject topic",
    "case": "sak saken saksnummer saksnr saksmappe arkivsak case",
    "filetype": "filtype filtypen fil filformat format filetype",
}
FIELDS = {fold(name): facet for facet, names in _NAMES.items() for name in names.split()}
"""The facet, or `since` or `until`, of each field's name."""

_KINDS = {
    "case": "sak saken saker sakene sakane saksmappe saksmapper case cases",
    "journal-entry": (
        "journalpost journalposten journalposter journalpostene journalpostar journalpostane post poster "
        "journal-entry journal-entries"
    ),
    "decision": "vedtak vedtaket vedtakene vedtaka vedtakar decision decisions",
    "body": "organ organet organer organene organa utvalg utvalget utval råd nettverk body bodies",
    "organisation": (
        "organisasjon organisasjonen organisasjoner organisasjonene organisasjonar organisasjonane "
        "kommune kommuner kommunar organisation organisations organization organizations"
    ),
    "person": "person personen personer personene personar personane folk navn namn people persons",
    "appointment": (
        "verv vervet vervene verva oppnevning oppnevningen oppnevninger oppnevningene oppnemning oppnemningar "
        "representasjon appointment appointments"
    ),
    "agreement": "avtale avtalen avtaler avtalene avtalar avtalane agreement agreements",
    "consultation": "høring høringen høringer høringene høyring høyringa høyringar hearing consultation consultations",
    "statement": (
        "uttalelse uttalelsen uttalelser uttalelsene fråsegn fråsegna fråsegner fråsegnene utsegn utsegna "
        "høringssvar høyringssvar statement statements"
    ),
    "action-plan": (
        "handlingsplan handlingsplanen handlingsplaner handlingsplanene handlingsplanar handlingsplanane tiltak "
        "tiltaket tiltakene tiltaka action-plan action-plans"
    ),
    "meeting-plan": "møteplan møteplanen møteplaner møteplanene møteplanar møteplanane årshjul årshjulet meeting-plan",
    "meeting": "møte møtet møter møtene møta protokoll protokollen protokoller saksliste meeting meetings",
    "finding": "funn funnet funnene funna avvik finding findings",
}
KINDS = {fold(name): kind for kind, names in _KINDS.items() for name in names.split()}
"""The kind of record of each word for it."""

_FILES = {
    "word": ("docx", "doc"),
    "excel": ("xlsx", "xls"),
    "regneark": ("xlsx", "xls", "ods"),
    "rekneark": ("xlsx", "xls", "ods"),
    "spreadsheet": ("xlsx", "xls", "ods"),
    "powerpoint": ("pptx", "ppt"),
    "presentasjon": ("pptx", "ppt", "odp"),
    "presentation": ("pptx", "ppt", "odp"),
    "libreoffice": ("odt", "ods", "odp"),
    "opendocument": ("odt", "ods", "odp"),
    "epost": ("eml", "msg"),
    "mail": ("eml", "msg"),
    "email": ("eml", "msg"),
    "outlook": ("msg",),
    "bilde": ("image",),
    "bilete": ("image",),
    "bilder": ("image",),
    "foto": ("image",),
    "picture": ("image",),
    "jpg": ("image",),
    "jpeg": ("image",),
    "png": ("image",),
    "gif": ("image",),
    "tiff": ("image",),
    "tekst": ("txt",),
    "text": ("txt",),
    "csv": ("txt",),
    "nettside": ("html",),
    "htm": ("html",),
    "webpage": ("html",),
    "annet": ("other",),
    "anna": ("other",),
}

_YEARS = re.compile(r"(\d{4})(?:\s*(?:[-–]|\.\.|til)\s*(\d{4}))?")
_SHORT_YEAR = re.compile(r"['’]?(\d{2})")
_CENTURY = 70
_MOST_YEARS = 200


def facet_of(name: str) -> str | None:
    """Return the facet that a field of this name filters by (or `since`, `until`), None when it is no field."""
    return FIELDS.get(fold(name))


def kind_of(value: str) -> str | None:
    """Return the kind of record that a word means, None when it means none."""
    return KINDS.get(fold(value.strip()))


def file_types_of(value: str) -> tuple[str, ...]:
    """Return the keys of application.media.FILE_TYPES that a word or a file name's end means."""
    plain = value.strip().lower().lstrip("*.")
    if plain in FILE_TYPES:
        return (plain,)
    plain = plain.replace("-", "").replace(" ", "")
    for ending in ("", "fil", "filer", "dokument", "dokumenter"):
        short = plain.removesuffix(ending) if ending else plain
        if short in _FILES:
            return _FILES[short]
        if short in FILE_TYPES:
            return (short,)
    return ()


def years_of(value: str) -> tuple[str, ...]:
    """Return the years that `2019`, `19` or `2019-2021` means."""
    if short := _SHORT_YEAR.fullmatch(value.strip()):
        year = int(short[1])
        return (str(year + (2000 if year < _CENTURY else 1900)),)
    match = _YEARS.fullmatch(value.strip())
    if not match:
        return ()
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        first, last = last, first
    return tuple(str(year) for year in range(first, min(last, first + _MOST_YEARS) + 1))


def day_of(value: str, *, last: bool) -> date | None:
    """Return the first or last day that a date, a month or a year can mean, None when it is no date."""
    plain = value.strip().strip("()[],;").rstrip(".").replace("/", ".")
    try:
        partial = PartialDate.parse(plain)
    except InvalidValueError:
        return None
    return partial.last if last else partial.first

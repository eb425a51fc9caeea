"""The permanent addresses of records, the same for every page: `/sak/2025/17`, `/vedtak/RR-23-2025`.

Templates get `address_of(kind, reference, record_id)` and `api_address_of(kind, record_id)`.
"""

from urllib.parse import quote, urlencode
from uuid import UUID

from flask import Flask, current_app, has_request_context, request
from werkzeug.exceptions import HTTPException

from domain.errors import InvalidValueError
from domain.references import CaseReference, slug


def address_of(kind: str, reference: str, record_id: UUID) -> str:
    """Return the address of a record by its kind as search and registers name it (`case`, `journal-entry` ...).

    Records without a reference of their own are known by their id. ValueError for a kind that has no page.
    """
    match kind:
        case "case":
            return case_address(reference)
        case "journal-entry":
            return entry_address(reference)
        case "decision":
            return decision_address(reference)
        case "document":
            return document_address(record_id)
        case "body":
            return body_address(reference)
        case "organisation":
            return organisation_address(record_id)
        case "person":
            return person_address(record_id)
        case "appointment":
            return appointment_address(record_id)
        case "agreement":
            return agreement_address(reference)
        case "principles":
            return principles_address(reference)
        case "action-plan":
            return action_plan_address(reference)
        case "consultation":
            return consultation_address(reference)
        case "meeting":
            return meeting_address(reference)
        case "statement":
            return statement_address(reference)
        case "meeting-plan":
            return meeting_plan_address(reference)
    message = f"no page shows a {kind}"
    raise ValueError(message)


def case_address(reference: str) -> str:
    """Return where the case `2025/17` is: `/sak/2025/17`. InvalidValueError for what is no case reference."""
    case = CaseReference.parse(reference)
    return _below_root("sak", case.year, case.sequence)


def entry_address(reference: str) -> str:
    """Return where the journal entry `2025/17-3` is: `/sak/2025/17/3`. InvalidValueError for anything else."""
    case, _, number = reference.rpartition("-")
    if not number.isdecimal():
        raise InvalidValueError(field="reference", value=reference, problem="bad-case-reference")
    parsed = CaseReference.parse(case)
    return _below_root("sak", parsed.year, parsed.sequence, number)


def decision_address(reference: str) -> str:
    """Return where the decision `RR 23/2025` (or its slug) is: `/vedtak/RR-23-2025`."""
    return _below_root("vedtak", slug(reference).upper())


def agreement_address(reference: str, version: int | None = None) -> str:
    """Return where the agreement `2025/3` is, or a version of it: `/avtale/2025/3`, `/avtale/2025/3/versjon/2`."""
    known = CaseReference.parse(reference)
    of_version = () if version is None else ("versjon", version)
    return _below_root("avtale", known.year, known.sequence, *of_version)


def principles_address(reference: str, version: int | None = None) -> str:
    """Return where the principles `2024/1` are, or a version of them: `/prinsipper/2024/1/versjon/2`."""
    known = CaseReference.parse(reference)
    of_version = () if version is None else ("versjon", version)
    return _below_root("prinsipper", known.year, known.sequence, *of_version)


def meeting_plan_address(reference: str) -> str:
    """Return where the meeting plan `2026/1` is: `/moteplan/2026/1`, which leads on to that of its body."""
    known = CaseReference.parse(reference)
    return _below_root("moteplan", known.year, known.sequence)


def planned_year_address(year: int, abbreviation: str | None = None) -> str:
    """Return where the meetings planned in a year are, or a body's: `/moteplan/2026/OU`."""
    of_body = () if abbreviation is None else (abbreviation,)
    return _below_root("moteplan", year, *of_body)


def action_plan_address(reference: str, version: int | None = None, *, measure: str | None = None) -> str:
    """Return where the action plan `2025/1` is, a version of it, or a measure in all of them.

    `/handlingsplan/2025/1`, `/handlingsplan/2025/1/versjon/2`, `/handlingsplan/2025/1/tiltak/T3`.
    """
    known = CaseReference.parse(reference)
    of_version = () if version is None else ("versjon", version)
    of_measure = () if measure is None else ("tiltak", measure)
    return _below_root("handlingsplan", known.year, known.sequence, *of_version, *of_measure)


def consultation_address(reference: str) -> str:
    """Return where the consultation `2025/3` is: `/horing/2025/3`."""
    known = CaseReference.parse(reference)
    return _below_root("horing", known.year, known.sequence)


def meeting_address(reference: str, item: int | None = None) -> str:
    """Return where the meeting `2026/12` is: `/mote/2026/12`; or where one of its items is: `/mote/2026/12/sak/5`."""
    known = CaseReference.parse(reference)
    of_item = () if item is None else ("sak", item)
    return _below_root("mote", known.year, known.sequence, *of_item)


def statement_address(reference: str, version: int | None = None) -> str:
    """Return where the statement `2025/7` is, or a version: `/uttalelse/2025/7`, `/uttalelse/2025/7/versjon/2`."""
    known = CaseReference.parse(reference)
    of_version = () if version is None else ("versjon", version)
    return _below_root("uttalelse", known.year, known.sequence, *of_version)


def comparison_address(reference: str, earlier: int, later: int, **asked: str) -> str:
    """Return where two versions of an agreement are compared: `/avtale/2025/3/sammenlign/1/2`, and `?known=nr123`."""
    agreement = CaseReference.parse(reference)
    address = _below_root("avtale", agreement.year, agreement.sequence, "sammenlign", earlier, later)
    return f"{address}?{urlencode(asked)}" if asked else address


def comparison_of(reference: str, earlier: int, later: int, known: str = "") -> str | None:
    """Return where two versions of an agreement are compared, as `known`; None while no page answers there."""
    asked = {"known": known} if known else {}
    there = _is_answered("/avtale/2000/1/sammenlign/1/2")
    return comparison_address(reference, earlier, later, **asked) if there else None


def statement_comparison_address(reference: str, earlier: int, later: int, **asked: str) -> str:
    """Return where two versions of a statement are compared: `/uttalelse/2025/7/sammenlign/1/2`, and `?known=nr12`."""
    address = f"{statement_address(reference)}/sammenlign/{earlier}/{later}"
    return f"{address}?{urlencode(asked)}" if asked else address


def document_address(document_id: UUID) -> str:
    """Return where a document's page is."""
    return _below_root("dokument", document_id)


def file_address(document_id: UUID, *, version: int | None = None, page: int | None = None) -> str:
    """Return where a document's bytes are; `page` is where a browser opens a PDF."""
    address = _below_root("dokument", document_id, "fil")
    if version is not None:
        address += f"?versjon={version}"
    return address if page is None else f"{address}#page={page}"


def version_address(document_id: UUID, key: str) -> str:
    """Return where bytes of a document are, by their key (`web.document_facts.version_keys`): for good."""
    return f"{_below_root('dokument', document_id, 'fil')}?versjon={key}"


def document_comparison_address(document_id: UUID, old: str, new: str) -> str:
    """Return where two versions of a document are compared, each by its key: for good."""
    return _below_root("dokument", document_id, "sammenlign", old, new)


def text_address(document_id: UUID, *, page: int = 1, part: str | None = None) -> str:
    """Return where a page of the text that was read from a document, or from a part of it (`2/1`), is shown."""
    address = document_address(document_id) if part is None else part_address(document_id, part)
    return f"{address}?side={page}#side-{page}"


def part_address(document_id: UUID, part: str) -> str:
    """Return where the page of a part of a mail or an archive is: `/dokument/ID/del/2/1`."""
    return _below_root("dokument", document_id, "del", *part.split("/"))


def part_file_address(document_id: UUID, part: str) -> str:
    """Return where the bytes of a part are."""
    return f"{part_address(document_id, part)}/fil"


def body_address(abbreviation: str) -> str:
    """Return where a body is: `/organ/RR`."""
    return _below_root("organ", abbreviation)


def organisation_address(organisation_id: UUID) -> str:
    """Return where an organisation is."""
    return _below_root("organisasjon", organisation_id)


def person_address(person_id: UUID) -> str:
    """Return where a person is."""
    return _below_root("person", person_id)


def appointment_address(appointment_id: UUID) -> str:
    """Return where an appointment is."""
    return _below_root("verv", appointment_id)


def seating_address(abbreviation: str) -> str:
    """Return where the seats of a body are made and filled: `/organ/RR/plasser-oppsett`."""
    return _below_root("organ", abbreviation, "plasser-oppsett")


def findings_address(body_id: UUID) -> str:
    """Return where what is found about the seats of a body is listed."""
    return f"{_below_root('verv', 'funn')}?body={body_id}"


_IN_API = {
    "case": "cases",
    "journal-entry": "journal-entries",
    "decision": "decisions",
    "document": "documents",
    "body": "bodies",
    "organisation": "organisations",
    "person": "people",
    "appointment": "appointments",
    "agreement": "agreements",
    "principles": "principles",
    "action-plan": "action-plans",
    "consultation": "consultations",
    "meeting": "meetings",
    "statement": "statements",
    "meeting-plan": "meeting-plans",
}


def api_address_of(kind: str, record_id: UUID) -> str | None:
    """Return where programs read the record as JSON: `/api/v1/decisions/<id>`; None while nothing answers there."""
    if not _is_answered(f"/api/v1/{_IN_API[kind]}/{record_id}"):
        return None
    return _below_root("api", "v1", _IN_API[kind], record_id)


def done_at(address: str, path: str) -> str | None:
    """Return where something is done with the record at an address: `/mote/2026/12/flytt`; None while it cannot be."""
    there = f"{address}/{path}"
    root = request.script_root if has_request_context() else ""
    return there if _is_answered(there.removeprefix(root)) else None


def _is_answered(path: str) -> bool:
    try:
        current_app.url_map.bind("").match(path)
    except HTTPException:
        return False
    return True


def _below_root(*parts: object) -> str:
    # A plain path, not url_for: commands and tests tell addresses too, without a request.
    root = request.script_root if has_request_context() else ""
    return "/".join((root, *(quote(str(part), safe="") for part in parts)))


def install(app: Flask) -> None:
    """Give templates `address_of` and `api_address_of`."""
    app.jinja_env.globals.update(address_of=address_of, api_address_of=api_address_of)

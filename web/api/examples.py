"""Examples of what is sent to the API and answered by it. All names are invented.

An example of a schema is put together from its properties: each by the schema's own example of it, or by what a
property of that name holds, or by its first choice. A text that has none of these is left out: a test fails until it
gets an example here.
"""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from web.api.action_plan_examples import ACTION_PLANS
from web.api.agreement_examples import AGREEMENTS
from web.api.conducting_examples import CONDUCTING
from web.api.consultation_examples import CONSULTATIONS
from web.api.consulting_examples import CONSULTING
from web.api.meeting_examples import MEETINGS
from web.api.meeting_plan_examples import MEETING_PLANS
from web.api.old_minutes_examples import OLD_MINUTES
from web.api.principles_examples import PRINCIPLES
from web.api.statement_examples import STATEMENTS
from web.api.stating_examples import STATING

_CASE, _ENTRY, _DECISION = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (1, 2, 3))
_BODY, _MUNICIPALITY, _DOCUMENT = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (4, 5, 6))
_SEAT, _APPOINTMENT, _PERSON = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a00{number}" for number in (10, 11, 12))
_SEAT, _PERSON = (f"7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a000{number}" for number in (8, 9))
_ACCOUNT = "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0007"

_POPOLO: dict[str, Any] = {
    "persons": [{"id": _PERSON, "name": "Kari Nordmann", "other_names": [], "identifiers": [], "sources": []}],
    "organizations": [{"id": _BODY, "name": "Regionrådet", "classification": "political"}],
    "posts": [{"id": _SEAT, "label": "Medlem, Prøvdal kommune, 1", "role": "member", "organization_id": _BODY}],
    "memberships": [
        {"id": _APPOINTMENT, "person_id": _PERSON, "post_id": _SEAT, "organization_id": _BODY, "start_date": "2023-11"}
    ],
    "position": 48_190,
}

_URGENT = {
    "decided_by": "Rådslederen",
    "delegation": "RR 4/2023",
    "reason": "Fristen gikk ut før rådet kunne møtes.",
}
_BALLOTS: list[dict[str, Any]] = [
    {"method": "for-against", "options": [], "counts": {"for": 6, "against": 2}, "votes": [], "casting_vote": None}
]

_BY_NAME: Mapping[str, Any] = {
    "abbreviation": "RR",
    "abolished_on": "2025-12-31",
    "address": "/sak/2025/17",
    "answer_id": "2025/17-4",
    "answered_on": None,
    "answered_way": None,
    "archive_creator": "Prøveregionen interkommunale politiske råd",
    "attended": "Kari Nordmann",
    "ayes": 6,
    "basis": None,
    "begun_at": "2025-03-14T10:20:30+00:00",
    "body_abbreviation": "RR",
    "body_id": _BODY,
    "body_name": "Regionrådet",
    "body_then": None,
    "by_decision_id": "RR 31/2025",
    "case_id": _CASE,
    "case_reference": "2025/17",
    "casting_vote": None,
    "closed": False,
    "closed_on": None,
    "complete": True,
    "convener_id": None,
    "corrected_at": None,
    "count": 6,
    "created_at": "2025-01-02T08:00:00+00:00",
    "date": "2025-03-17",
    "decided_on": "2025-03-17",
    "deputy_for": "Ola Nordmann",
    "delivered_on": "2025-11-20",
    "due_on": "2025-11-15",
    "entry_id": _ENTRY,
    "detail": "Read the record, and send its ETag as If-Match with the change.",
    "dissolved": False,
    "dissolved_on": None,
    "document_date": "2025-03-12",
    "document_id": _DOCUMENT,
    "document_name": "horingsnotat.pdf",
    "done_on": "2025-06-01",
    "due": "2025-04-15",
    "earlier_names": ["Transport"],
    "ended": None,
    "ended_by": None,
    "ended_on": None,
    "ends_on": "2025-12-31",
    "established_on": "2019-10-01",
    "filed_at": "2025-03-14T10:20:30+00:00",
    "fill": "deputy",
    "follow_up": 1,
    "for_seat_id": _SEAT,
    "id": _CASE,
    "into_id": _MUNICIPALITY,
    "journal_number": "2025/112",
    "is_dissolved": False,
    "is_main": True,
    "joined_on": "2019-10-01",
    "kind": "incoming",
    "left": False,
    "left_on": "2023-12-31",
    "left_room": "yes",
    "legal_form": "interkommunalt politisk råd",
    "letter": None,
    "merged_from": [],
    "merged_into": None,
    "merged_on": "2020-01-01",
    "media_type": "application/pdf",
    "method": "for-against",
    "moved_from": None,
    "name": "Prøvdal kommune",
    "next": None,
    "noes": 2,
    "offset": 184_320,
    "note": "Uttalelsen er sendt.",
    "number": "23/2025",
    "number_kind": "municipality-number",
    "opened_on": "2025-02-03",
    "organisation_id": _MUNICIPALITY,
    "outcome": "as-recommended",
    "owner_id": None,
    "page": 2,
    "paragraph": 1,
    "part": None,
    "person": "Kari Nordmann",
    "person_id": _PERSON,
    "proposals": [],
    "public_title": None,
    "published": True,
    "published_at": "2025-03-18T09:12:44+00:00",
    "reason": "Skrivefeil i brevet som kom inn.",
    "received_on": "2025-03-14",
    "recommendation": "Regionrådet støtter forslaget.",
    "recorded_at": "2025-03-14T10:20:30+00:00",
    "reference": "2025/17",
    "registered_on": "2025-03-14",
    "recusal": 2,
    "rescinded_on": "2025-12-01",
    "responsible": _ACCOUNT,
    "scope": "whole",
    "section": "13",
    "seat_id": _SEAT,
    "sent_on": None,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "shielded": None,
    "size": 184_320,
    "start": 1,
    "subject_areas": ["Samferdsel"],
    "superseded_on": "2025-12-01",
    "text": "Regionrådet støtter forslaget til ny holdeplass.",
    "title": "Høring om ny holdeplass på Prøvdal stasjon",
    "valid_from": "2020-01-01",
    "version": 1,
    "way": "by-letter",
    "year": 2026,
    "with_documents": True,
    "withdrawn": False,
}

_AGREED: dict[str, Any] = {
    "id": "7f0c6a52-51d4-4f0e-9d0b-3c1f6f0a0013",
    "reference": "2024/1",
    "title": "Samarbeidsavtale for Prøveregionen",
    "kind": "cooperation",
    "covers": "Campus, vei og næring",
    "address": "/avtale/2024/1",
}
_IN_FORCE: dict[str, Any] = {"version": 2, "since": "2025-07-01", "until": None, "certain": True}

_BY_SCHEMA: Mapping[str, Mapping[str, Any]] = {
    "NamedAgreement": _AGREED,
    "AgreementLine": _AGREED
    | {"version": 2, "since": "2025-07-01", "until": None}
    | {"awaiting_version": 3, "awaiting": 2, "deadline": "2026-12-31"},
    "AgreementOnDay": _AGREED | {"on": "2026-03-01", "position": 48_190},
    "AgreementParty": {"name": "Prøvdal kommune", "role": "participant"},
    "BoundParty": {"name": "Prøvdal kommune", "role": "participant", **_IN_FORCE, "why": "all-adopted"}
    | {"reservation": "§ 7 tas ikke i bruk", "except_clauses": ["§ 7"], "but_from": 1},
    "AgreementVersion": {"number": 2, "label": "Revidert avtale", "summary": "Ny kostnadsfordeling i § 7."}
    | {"state": "in-force", "drafted_on": "2025-03-01", "amends": 1, "points": ["shares"], "sent_on": "2025-04-01"}
    | {"deadline": "2025-06-30", "since": "2025-07-01", "until": None, "address": "/avtale/2024/1/versjon/2"},
    "AdoptionRule": {"by": "parties", "majority": None, "source": "law", "clause": "§ 18-4"},
    "ForceRule": {"rule": "all-adopted", "earliest": "2025-07-01", "clause": "§ 12"},
    "VersionText": {"document_id": _DOCUMENT, "address": "/dokument/"},
    "Adoption": {"organisation": "Prøvdal kommune", "stand": "adopted", "must_adopt": True}
    | {"decided_on": "2025-05-20", "body": "Kommunestyret", "reservation": None, "lifted_on": None}
    | {"votes_for": None, "votes_cast": None, "meets_on": None, "deadline": None},
    "OwnAdoption": {"decided_on": "2025-05-20", "reference": "KS 33/2025"},
    "Binds": {**_IN_FORCE, "reservation": None, "why": "all-adopted"},
    "BindsList": {"on": "2026-03-01", "position": 48_190},
    **AGREEMENTS,
    **CONDUCTING,
    **CONSULTATIONS,
    **MEETINGS,
    **CONSULTING,
    **OLD_MINUTES,
    **PRINCIPLES,
    **ACTION_PLANS,
    **MEETING_PLANS,
    **STATING,
    **STATEMENTS,
    "Access": {"shielded": None},
    "Alternative": {"option": "A"},
    "AssignNumber": {"number": "9901"},
    "Basis": {"kind": "other", "decision_id": None, "reference": "KS 70/2021", "title": None}
    | {"authority": "Prøvdal kommunestyre", "elector": "participant", "note": None, "address": None},
    "Ballot": {"alternatives": [], "votes": []},
    "Body": {"id": _BODY, "reference": "RR", "name": "Regionrådet", "kind": "political", "address": "/organ/RR"}
    | {"agenda": None, "chair": None, "follow_up": None},
    "BodyDuties": {
        "agenda": "Næringssjefen i Prøvdal",
        "chair": "Næringssjefen i Prøvdal",
        "follow_up": "Sekretariatet",
    },
    "BodyOrganisations": {"owner_id": _MUNICIPALITY, "convener_id": _MUNICIPALITY},
    "Choice": {"key": "2025", "label": None},
    "CloseCase": {"closed_on": "2025-12-19", "ground": "Uttalelsen er sendt."},
    "Council": {"name": "Prøveregionen"},
    "Finding": {"key": "9f86d081884c7d65", "kind": "vacant", "severity": "missing", "title": "Ledig plass i 68 dager"}
    | {"text": "Prøvdal kommune, medlem, 15.01.2025–23.03.2025.", "since": "2025-01-15", "until": "2025-03-23"}
    | {"body": "Regionrådet", "seat_id": _SEAT, "appointment_id": _APPOINTMENT, "person_id": _PERSON}
    | {"address": "/organ/RR?on=2025-03-01&known=nr4182"},
    "Rule": {"law": "LOV-2018-06-22-83", "section": "7-10", "valid_from": "2019-11-01"}
    | {"text": "Kommuneloven § 7-10: vara rykker opp, eller det velges et nytt medlem."},
    "CorrectCouncil": {"name": "Prøveregionen", "reason": "Navnet manglet en bokstav."},
    "Deputy": {
        "appointment_id": _APPOINTMENT,
        "person_id": _PERSON,
        "name": "Ola Nordmann",
        "role": "numbered-deputy",
        "number": 1,
        "acting": False,
    },
    "CorrectPart": {"number": 3, "valid_from": "2025-01-01", "until": "2025-06-30", "decided_on": None, "basis": None}
    | {"reason": "Permisjonen varte til juni."},
    "Part": {"number": 3, "kind": "leave", "valid_from": "2025-01-01", "until": "2025-06-30", "decided_on": None}
    | {"for_seat_id": None},
    "DescribeCouncil": {"name": "Prøveregionen"},
    "Correspondent": {"shielded": False},
    "CorrectBody": {
        "agenda": "Næringssjefen i Prøvdal",
        "chair": "Næringssjefen i Prøvdal",
        "follow_up": "Sekretariatet",
    },
    "CorrectCase": {"reason": "Stasjonens navn var skrevet feil."},
    "CorrectDocument": {"title": "Høringsnotat", "name": "horingsnotat.pdf"},
    "CorrectReference": {"body_id": "RR"},
    "Decision": {"id": _DECISION, "reference": "RR 23/2025", "ballots": _BALLOTS, "address": "/vedtak/RR-23-2025"},
    "DecidedUrgently": _URGENT,
    "DissolveBody": {"dissolved_on": "2025-12-31"},
    "Document": {"id": _DOCUMENT, "reference": "2025/17-3", "title": "Høringsnotat", "address": "/dokument/"},
    "EstablishBody": {"name": "Klimautvalget", "abbreviation": "KLU", "kind": "political"},
    "File": {
        "name": "horingsnotat.pdf",
        "file_type": "pdf",
        "is_public_version": False,
        "state": "text",
        "reason": None,
        "pages": 3,
        "language": "nb",
        "address": "/fil/",
    },
    "ComparedFile": {
        "name": "samarbeidsavtale.pdf",
        "state": "text",
        "address": f"/dokument/{_DOCUMENT}/fil?versjon=1",
    },
    "ComparedVersion": {"key": "1"},
    "ComparedPassage": {"change": "changed", "old_marker": "a)", "new_marker": "a)", "moved_to": None}
    | {"moved_from": None, "old_page": 2, "new_page": 2},
    "ComparedSection": {"change": "changed", "is_moved": False, "is_renumbered": False},
    "Comparison": {"is_compared": True, "is_same": False, "changed": 1}
    | {"address": f"/dokument/{_DOCUMENT}/sammenlign/1/2"},
    "MarkedWords": {"mark": "inserted", "text": "to medlemmer", "gap": " "},
    "SectionHeading": {"number": "§ 5", "title": "Representantskap", "page": 2},
    "Change": {"label": "Tittel", "before": "Høring om ny holdeplas", "after": "Høring om ny holdeplass"},
    "Event": {
        "by": "Kari Nordmann",
        "about": {"label": "2025/17", "url": "/sak/2025/17"},
        "what": "Saken ble rettet",
        "notes": ["Rettet 3 dager etter registreringen."],
        "related": None,
        "is_correction": True,
    },
    "FollowUp": {"decision_id": _DECISION, "decision_reference": "RR 23/2025", "number": 1},
    "Filter": {"facet": "year", "key": "2025", "label": None, "typed": False},
    "Awaited": {
        "text": "Velge 1 representant til Regionrådet for neste periode",
        "status": "Perioden går ut 15.10.2027",
        "due": "2027-10-15",
        "since": None,
        "agreement_id": None,
        "version": None,
        "meets_on": None,
        "body": "Regionrådet",
        "person_id": None,
        "person": None,
        "appointment_id": None,
        "address": "/verv/utloper?organ=RR",
    },
    "AwaitedList": {"position": 48_190, "on": "2027-06-01"},
    "Held": {
        "id": _APPOINTMENT,
        "person_id": _PERSON,
        "person": "Kari Nordmann",
        "registered_as": None,
        "body_id": _BODY,
        "body": "Regionrådet",
        "seat_id": _SEAT,
        "role": "member",
        "number": 1,
        "organisation": "Prøvdal kommune",
        "state": "sitting",
        "certain": True,
        "until": "2023-09-30",
        "way": "settlement",
        "ground": None,
        "deputies": [],
        "known_from": 48_112,
        "address": "/verv/",
    },
    "HeldList": {"position": 48_190, "on": "2022-03-01"},
    "Hit": {
        "id": _DECISION,
        "kind": "decision",
        "reference": "RR 23/2025",
        "score": 12.4,
        "snippet": "… ny holdeplass på Prøvdal stasjon …",
        "marks": [[5, 15]],
        "other_documents": 0,
    },
    "HitPage": {
        "total": 1,
        "facets": {"year": [{"key": "2025", "label": None, "count": 1}]},
        "did_you_mean": None,
    },
    "Incoming": {"name": "horingsnotat.pdf", "identity_numbers": []},
    "Ignored": {"text": "år:i fjor", "why": "no-such-value"},
    "JournalEntry": {"id": _ENTRY, "reference": "2025/17-3", "address": "/sak/2025/17/3"},
    "LeaveSeat": {"ended_on": "2025-06-30", "person_id": None},
    "LegalBasis": {"section": "13", "heading": "Opplysninger som er underlagt taushetsplikt", "needs_rule": True}
    | {"valid_from": "2009-01-01"},
    "Link": {"label": "2025/17", "url": "/sak/2025/17"},
    "MoveDecision": {"case_id": "2025/19", "reason": "Saken var delt i to."},
    "MoveEntry": {"case_id": "2025/19", "number": None, "reason": "Brevet gjaldt en annen sak."},
    "Name": {"name": "Regionrådet", "valid_from": "2019-10-01"},
    "NoteFollowUp": {"text": "Send uttalelsen til departementet.", "due": "2025-05-01"},
    "Number": {"kind": "municipality-number", "number": "9901"},
    "Numbers": {"year": 2025, "first": 101, "last": 112, "count": 12, "unpublished": 3},
    "OpenCase": {"reference": None},
    "Organisation": {
        "id": _MUNICIPALITY,
        "reference": "9901",
        "kind": "municipality",
        "merged_on": None,
        "address": "/organisasjon/",
    },
    "Proposal": {"key": "A", "proposer": "Tenkeby kommune", "text": "Saken utsettes."},
    "RecordDecision": {"case_id": "2025/17", "body_id": "RR"},
    "Reference": {"id": _ENTRY, "kind": "journal-entry", "reference": "2025/17-3"},
    "Person": {"id": _PERSON, "name": "Kari Nordmann", "same_as": None, "address": "/person/"},
    "FindSamePerson": {"same_as": _PERSON, "reason": "Skrevet på to måter i protokollen."},
    "TellPersonApart": {"other_id": _PERSON, "reason": "Det er far og sønn."},
    "FindDifferentPerson": {"reason": "Det er far og sønn."},
    "Span": {"state": "sitting", "certain": True, "first_day": "2019-10-01", "last_day": "2023-09-30"},
    "RegisterWithFiles": {"case_id": "2025/17", "number": None},
    "RegisterOrganisation": {"kind": "municipality", "number": "9901"},
    "RestsOn": {"decision_id": "RR 23/2025", "authority": None, "reference": None, "decided_on": None},
    "RenameBody": {"name": "Ordførerutvalget", "abbreviation": "OU"},
    "RescindDecision": {"reason": "Vedtaket bygget på feil tall."},
    "Restore": {"reason": "Brevet hørte hjemme her likevel."},
    "Seat": {"id": _SEAT, "role": "member", "number": 1, "label": None, "organisation": "Prøvdal kommune"}
    | {"deputy_for": None, "elector": "participant", "rights": ["vote", "propose", "speak"]}
    | {"votes_for": "participant", "acting": [], "nominated": [], "vacancy": None},
    "Popolo": _POPOLO,
    "PopoloPage": _POPOLO,
    "Seats": {"position": 48_190, "on": "2022-03-01"},
    "Shield": {"rule": "fvl. § 13"},
    "Status": {"events": 48_112, "registers_current": True, "files": 9_204, "index_current": True},
    "Suggestion": {"value": "2025/17 – Høring om ny holdeplass", "told": ""},
    "Sitter": {"appointment_id": _APPOINTMENT, "person_id": _PERSON, "state": "sitting", "until": "2023-09-30"}
    | {"known_since": 31_204, "name": "Kari Nordmann", "recorded_on": "2022-01-12"},
    "SubjectArea": {"name": "Samferdsel"},
    "Token": {"name": "Regnskapssystemet", "role": "officer"},
    "Understood": {
        "words": ["holdeplass"],
        "phrases": [],
        "without": [],
        "names": [],
    },
    "UrgentMatter": _URGENT,
    "Vacancy": {"since": "2022-01-15", "until": "2022-03-23", "last_person": "Kari Nordmann"},
    "Vote": {"party": "Prøvdal kommune", "option": "for", "count": 2},
    "Task": {"kind": "follow-up", "day": "2026-11-27", "overdue": False, "title": "Send uttalelsen til departementet."}
    | {"reference": "RR 23/2025", "told": "RR 23/2025 Indre-NTP", "who": "Kari Nordmann"}
    | {"address": "/vedtak/RR-23-2025"},
    "Week": {"week": "2026-W48", "first_day": "2026-11-23", "last_day": "2026-11-29"},
    "WaitingEntry": {"id": _ENTRY, "reference": "2025/17-3", "address": "/sak/2025/17/3"},
    "Way": {"q": "holdeplass", "count": 4},
    "Withdraw": {"reason": "Brevet var sendt til feil mottaker."},
}
"""What a schema holds where the name of its property does not tell. A `Whole…` holds what its shorter one does."""


_TYPES: Mapping[str, type] = {"string": str, "integer": int, "boolean": bool, "array": list}
_PLAIN: Mapping[str, Any] = {"integer": 1, "boolean": False}


def example_of(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Any:
    """Return an example of a schema of the description."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return dict(_properties(name, schemas[name].get("properties", {}), schemas))
    if schema.get("type") == "array":
        return [example_of(schema["items"], schemas)]
    return {}


def problem(status: int) -> dict[str, Any]:
    """Return an example of what an error is answered with."""
    named = HTTPStatus(status)
    return {
        "type": "about:blank",
        "title": named.phrase,
        "status": status,
        "instance": "/api/v1/cases/2025/17",
        "code": named.name.lower().replace("_", "-"),
        "request_id": "c0ffee00c0ffee00",
    }


def _properties(schema: str, properties: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    own = _BY_SCHEMA.get(schema.removeprefix("Whole"), {})
    for name, told in properties.items():
        if len(told.get("allOf", ())) == 1:  # a record with a description of its own here
            told = told["allOf"][0]
        if name in own:
            yield name, own[name]
        elif "$ref" in told or "$ref" in told.get("items", ()):
            yield name, example_of(told, schemas)
        elif "anyOf" in told and name not in _BY_NAME:  # a record or null
            yield name, example_of(next(one for one in told["anyOf"] if "$ref" in one), schemas)
        elif name in _BY_NAME and _fits(_BY_NAME[name], told):
            yield name, _BY_NAME[name]
        elif "enum" in told or told.get("type") in _PLAIN:
            yield name, told["enum"][0] if "enum" in told else _PLAIN[told["type"]]
        elif told.get("nullable"):
            yield name, None


def _fits(value: Any, told: Mapping[str, Any]) -> bool:
    if value is None:
        return bool(told.get("nullable")) or "anyOf" in told
    kinds = _TYPES.get(told.get("type", ""), object)
    return isinstance(value, kinds) and value in told.get("enum", [value])

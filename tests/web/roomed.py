"""A meeting of OU that is held today, over the archive of tests/web/archive.py: seats, deputies and an agenda.

Kari Eksempel (Prøvdal) leads; Åse Tenkt (Tenkeby) has the personal deputy Bjørn Påfunn; Øystein Diktstad (Eksempelvik)
and Turid Liksom (Liksomnes, deputy leader) sit too. Turid Liksom also sits in the board of Norsus, which item 4 names.
The meeting is `the("møte 2026/9")`, on DAY; its items are OU 81/2026 to OU 86/2026.
"""

from typing import Any

from application.commands.agendas import ConveneMeeting, SetItem, convene_meeting, set_item
from application.commands.appointments import MakeAppointment, make_appointment
from application.commands.bodies import EstablishBody, establish_body
from application.commands.documents import FileDocument
from application.commands.meetings import PlanMeeting, plan_meeting
from application.commands.people import RegisterPerson, register_person
from application.commands.seats import AddSeat, add_seat
from domain.meetings import Meeting, agenda
from tests.search.extraction.papers import a_pdf
from tests.web.filing import Filing, text, the

DAY = "2026-11-23"
ADVICE = "Rådet støtter økt frekvens, men krever to avganger i timen til Eksempelvik."
_SITTING = (
    ("Kari Eksempel", "leader", "Prøvdal"),
    ("Turid Liksom", "deputy-leader", "Liksomnes"),
    ("Øystein Diktstad", "member", "Eksempelvik"),
    ("Åse Tenkt", "member", "Tenkeby"),
)


def gather(filing: Filing) -> None:
    """Seat everybody and convene the meeting."""
    with filing.at("2026-01-05T09:00"):
        for name, role, sender in _SITTING:
            _seat(filing, name, sender, {"role": role})
        _seat(filing, "Bjørn Påfunn", "Tenkeby", {"role": "personal-deputy", "deputy_for": the("plass Åse Tenkt")})
        norsus = EstablishBody(
            body_id=the("NS"), name="Norsus", abbreviation="NS", kind="external", established_on="2020", by=filing.by
        )
        establish_body(filing.opened.archive, norsus)
        _seat(filing, "Turid Liksom", "Liksomnes", {"role": "member"}, body="NS")
    with filing.at("2026-11-16T09:00"):
        _convene(filing)


def items(filing: Filing) -> list[int]:
    """Return the items of the meeting."""
    return [one.item for one in agenda(filing.opened.archive.load(Meeting, the("møte 2026/9")).facts)]


def _seat(filing: Filing, name: str, sender: str, seat: dict[str, Any], body: str = "OU") -> None:
    archive, seat_id = filing.opened.archive, the(f"plass {name}" if body == "OU" else f"plass {name} {body}")
    told = {"number": 1, "organisation_id": the(sender)} | seat
    add_seat(archive, AddSeat(body_id=the(body), seat_id=seat_id, seat=told, valid_from="2024", by=filing.by))
    if body == "OU":
        register_person(archive, RegisterPerson(person_id=the(name), name=name, by=filing.by))
    made = MakeAppointment(
        appointment_id=the(f"verv {seat_id}"),
        person_id=the(name),
        body_id=the(body),
        seat_id=seat_id,
        organisation_id=the(sender),
        valid_from="2024-01-01",
        by=filing.by,
    )
    make_appointment(archive, made)


def _convene(filing: Filing) -> None:
    archive = filing.opened.archive
    about: dict[str, Any] = {"meeting_id": the("møte 2026/9"), "by": filing.by}
    where = {"starts_on": DAY, "starts_at": "09:00", "place": "Møterom Prøven"}
    plan_meeting(archive, PlanMeeting(reference="2026/9", body_id=the("OU"), **where, **about))
    papers: tuple[FileDocument, ...] = tuple(
        filing.paper(f"{name}.pdf", a_pdf(name), title=name, read=text(name))
        for name in ("Saksframlegg om tog", "Innspill fra Liksomnes")
    )
    case_id = the("2025/17")
    for item in (
        SetItem(title="Innkalling og saksliste", item_kind="approval", recommendation="Godkjennes.", **about),
        SetItem(title="Høring: nytt rutetilbud på jernbanen", case_id=case_id, recommendation=ADVICE, **about),
        SetItem(title="Valg av representant til Campus", item_kind="election", case_id=case_id, **about),
        SetItem(title="Tilskudd til Norsus", case_id=case_id, recommendation="Norsus får 50 000 kroner.", **about),
        SetItem(title="Forhandlinger om tomt", case_id=case_id, closed={"section": "koml. § 11-5"}, **about),
        SetItem(title="Orientering fra sekretariatet", item_kind="information", **about),
    ):
        more = papers if item.recommendation == ADVICE else ()
        set_item(archive, SetItem(**{**vars(item), "files": more}))
    convene_meeting(archive, ConveneMeeting(sent_on="2026-11-16", next_number=81, **about))

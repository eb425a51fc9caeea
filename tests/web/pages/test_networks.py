"""Networks: who does what around their meetings, what is nearest, and what is to be followed up."""

from flask import Flask

from application.commands.bodies import (
    EstablishBody,
    SetBodyDuties,
    SetBodyOrganisations,
    establish_body,
    set_body_duties,
    set_body_organisations,
)
from application.commands.follow_ups import NoteFollowUp, note_follow_up
from application.commands.meetings import PlanMeeting, plan_meeting
from application.office.roles import Role
from domain import clock
from tests.web.filing import Filing, the
from tests.web.pages.looking import addresses, page, said
from tests.web.pages.reading import Reading
from web.services import EXTENSION


def with_network(app: Flask) -> Filing:
    """A network with duties, a meeting to come and a decision with something to be done after it."""
    filing = Filing(app.extensions[EXTENSION].opened, "import")
    archive, by = filing.opened.archive, filing.by
    network = EstablishBody(body_id=the("NK"), name="Klimanettverket", abbreviation="NK", kind="network", by=by)
    establish_body(archive, network)
    owners = SetBodyOrganisations(body_id=the("NK"), owner_id=the("Prøvdal"), convener_id=the("Tenkeby"), by=by)
    set_body_organisations(archive, owners)
    duties = SetBodyDuties(body_id=the("NK"), agenda="Klimarådgiveren", chair="På omgang", follow_up="Rådet", by=by)
    set_body_duties(archive, duties)
    day = f"{clock.today().year + 1}-03-01"
    plan = PlanMeeting(meeting_id=the("møte NK"), reference="2026/91", body_id=the("NK"), starts_on=day, by=by)
    plan_meeting(archive, plan)
    filing.decision(
        "NK 1/2025", "2025/17", "2025-10-01", "Klimaplan", "noted", body_id=the("NK"), text="Tatt til orientering."
    )
    note_follow_up(
        archive, NoteFollowUp(decision_id=the("NK 1/2025"), text="Lage klimaregnskap", due="2025-11-01", by=by)
    )
    return filing


def test_networks_are_told_with_who_does_what(reading: Reading, filled_app: Flask) -> None:
    assert "Ingen nettverk er registrert." in said(page(reading(None), "/nettverk"))
    with_network(filled_app)
    shown = page(reading(Role.OFFICER), "/nettverk")
    told = said(shown)
    for words in (
        "Klimanettverket",
        "Prøvdal kommune",
        "Klimarådgiveren",
        "På omgang",
        "Rådet",
        "Ordinært møte, 01.03.",
    ):
        assert words in told, words
    assert "Lage klimaregnskap" in told
    found = addresses(shown, "main a")
    for address in ("/organ/NK", "/mote/2026/91", "/organ/NK/oppgaver", "/organ/NK/eier", "/moter/nytt?organ=NK"):
        assert address in found, address
    public = page(reading(None), "/nettverk")
    assert "Lage klimaregnskap" not in said(public)
    assert "Ingen er planlagt" in said(public), "the meeting is not published"
    assert "/organ/NK/oppgaver" not in addresses(public, "main a")


def test_duties_show_on_the_body_in_its_history_and_to_programs(reading: Reading, filled_app: Flask) -> None:
    with_network(filled_app)
    told = said(page(reading(Role.OFFICER), "/organ/NK"))
    assert "Har sakslisten" in told
    assert "Lage klimaregnskap" in told
    assert "Lage klimaregnskap" not in said(page(reading(None), "/organ/NK"))
    assert "Klimarådgiveren" in told
    assert "Satte hvem som har sakslisten, leder og følger opp" in told
    answer = filled_app.test_client().get(f"/api/v1/bodies/{the('NK')}").get_json()
    assert (answer["agenda"], answer["chair"], answer["follow_up"]) == ("Klimarådgiveren", "På omgang", "Rådet")


def test_the_form_begins_with_what_is_known(reading: Reading, filled_app: Flask) -> None:
    with_network(filled_app)
    client = reading(Role.OFFICER)
    assert 'value="Klimarådgiveren"' in client.get("/organ/NK/oppgaver").text
    filled_app.config["WTF_CSRF_ENABLED"] = False
    sent = {"agenda": "Rådmannen", "chair": "", "follow_up": "Rådet"}
    version = client.get("/organ/NK/oppgaver").text.partition('name="version" value="')[2].partition('"')[0]
    client.post("/organ/NK/oppgaver", data={**sent, "version": version}, follow_redirects=True)
    assert "Rådmannen" in said(page(client, "/nettverk"))

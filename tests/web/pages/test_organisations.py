"""Organisations are listed by kind, and each tells what the archive holds about it, as far as the asker may see."""

import shutil
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.bodies import SetBodyOrganisations, set_body_organisations
from application.commands.organisations import (
    AssignNumber,
    RegisterOrganisation,
    RenameOrganisation,
    assign_number,
    register_organisation,
    rename_organisation,
)
from application.office.roles import Role
from application.opened import OpenArchive
from domain.journal import party
from search.worker import Worker
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.pages.reading import section
from web.services import EXTENSION

Reading = Callable[[Role | None], FlaskClient]


def opened_in(app: Flask) -> OpenArchive:
    found: OpenArchive = app.extensions[EXTENSION].opened
    return found


def register(app: Flask, name: str, kind: str = "company") -> UUID:
    identity = uuid4()
    command = RegisterOrganisation(organisation_id=identity, name=name, kind=kind, by="prøve")
    register_organisation(opened_in(app).archive, command)
    return identity


def index(app: Flask) -> None:
    """Let the search know of all there is, as the worker does."""
    Worker(opened_in(app), app.extensions[EXTENSION].engine).rebuild_index()


def test_municipalities_come_first_and_mergers_are_told(reading: Reading) -> None:
    shown = reading(None).get("/organisasjoner").text
    found = [shown.index(f">{name} kommune") for name in ("Bortevik", "Eksempelvik", "Prøvdal", "Tenkeby")]
    assert found == sorted(found)
    assert shown.index(">Liksomfylket") > max(found)
    assert "Ble en del av" in shown
    assert "9901" in shown


def test_an_archive_without_organisations_says_so(client: FlaskClient) -> None:
    assert "Det er ingen organisasjoner i arkivet ennå." in client.get("/organisasjoner").text
    assert "Det er ingen av denne typen." in client.get("/organisasjoner?kind=company").text


@pytest.mark.parametrize("odd", ["", "x", "municipality'--", "MUNICIPALITY"])
def test_a_kind_that_is_none_is_not_found(reading: Reading, odd: str) -> None:
    assert reading(None).get("/organisasjoner", query_string={"kind": odd}).status_code == 404


def test_many_of_a_kind_come_a_page_at_a_time_in_norwegian_order(filled_app: Flask, reading: Reading) -> None:
    for number in range(119, -1, -1):
        register(filled_app, f"{'Ås' if number >= 60 else 'Ærverdig'} selskap {number:03}")
    first = reading(None).get("/organisasjoner?kind=company").text
    assert first.count("/organisasjon/") == 100
    assert first.index("Ærverdig selskap 059") < first.index("Ås selskap 060")
    onward = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = reading(None).get(onward).text
    assert second.count("/organisasjon/") == 20
    assert "Ås selskap 100" in second
    assert "Ås selskap 099" not in second
    all_kinds = reading(None).get("/organisasjoner").text
    assert "Se alle 120" in all_kinds
    assert all_kinds.count("selskap") == 50
    assert "Det er ikke flere her." in reading(None).get(f"/organisasjoner?kind=company&after={uuid4()}").text
    assert reading(None).get("/organisasjoner?kind=company&after=x").status_code == 404


@pytest.mark.parametrize("odd", ["1", "x" * 36, str(UUID(int=1)), "%00"])
def test_what_is_no_organisation_is_not_found(reading: Reading, odd: str) -> None:
    assert reading(None).get(f"/organisasjon/{odd}").status_code == 404


def test_names_and_numbers_are_told_over_time(filled_app: Flask, reading: Reading) -> None:
    archive = opened_in(filled_app).archive
    renamed = RenameOrganisation(organisation_id=the("fylket"), name="Nyfylket", valid_from="2024-01-01", by="p")
    rename_organisation(archive, renamed)
    for number, since in (("30", "2020-01-01"), ("31", "2024-01-01")):
        assigned = AssignNumber(
            organisation_id=the("fylket"), number_kind="county-number", number=number, valid_from=since, by="p"
        )
        assign_number(archive, assigned)
    shown = reading(None).get(f"/organisasjon/{the('fylket')}").text
    assert "Fylkeskommune, nummer 31" in shown
    assert "Til 31.12.2023" in shown
    assert "01.01.2020 til 31.12.2023" in shown
    assert "Tidligere: Liksomfylket" in reading(None).get("/organisasjoner").text


def test_a_merger_is_told_from_both_sides(reading: Reading) -> None:
    gone = reading(None).get(f"/organisasjon/{the('Bortevik')}").text
    assert "Fra 01.01.2020 er dette en del av" in gone
    assert f"/organisasjon/{the('Eksempelvik')}" in gone
    assert f"/organisasjon/{the('Bortevik')}" in reading(None).get(f"/organisasjon/{the('Eksempelvik')}").text


def test_the_bodies_it_owns_and_convenes_are_told(filled_app: Flask, reading: Reading) -> None:
    command = SetBodyOrganisations(body_id=the("RR"), owner_id=the("Prøvdal"), convener_id=the("Prøvdal"), by="p")
    set_body_organisations(opened_in(filled_app).archive, command)
    assert "Eier og innkaller" in reading(None).get(f"/organisasjon/{the('Prøvdal')}").text
    assert f"/organisasjon/{the('Prøvdal')}" in reading(None).get("/organ/RR").text


def test_papers_and_votes_of_an_organisation_are_told_as_far_as_the_asker_may_see(
    filled_app: Flask, reading: Reading
) -> None:
    filing = Filing(opened_in(filled_app), "prøve")
    filing.entry("2025/17-50", "incoming", f"Brev {HIDDEN}", senders=(party("Prøvdal", the("Prøvdal"), shielded=True),))
    filing.publish("journal-entry", "2025/17-50")
    filing.entry("2025/17-51", "incoming", f"Brev {UNPUBLISHED}", senders=(party("Prøvdal", the("Prøvdal")),))
    filing.entry("2025/17-52", "outgoing", "Svar til Prøvdal", recipients=(party("Prøvdal", the("Prøvdal")),))
    filing.publish("journal-entry", "2025/17-52")
    index(filled_app)
    pages = {role: reading(role).get(f"/organisasjon/{the('Prøvdal')}").text for role in (None, *Role)}
    for shown in pages.values():
        assert "RR\N{NO-BREAK SPACE}23/2025" in shown
        assert "2025/17-52" in shown
    assert "2025/17-50" not in pages[None]
    assert "2025/17-51" not in pages[None]
    assert HIDDEN not in pages[None]
    assert UNPUBLISHED not in pages[None]
    assert UNPUBLISHED in pages[Role.READER]
    assert "2025/17-50" not in pages[Role.READER]
    assert "2025/17-50" in pages[Role.OFFICER]


def test_an_organisation_is_shown_while_there_is_no_index(filled_app: Flask, reading: Reading) -> None:
    shutil.rmtree(opened_in(filled_app).settings.index_folder)
    shown = reading(None).get(f"/organisasjon/{the('Tenkeby')}")
    assert shown.status_code == 200
    assert "RR 23/2025" in section(shown.text, "decisions")  # of registers, not of the index

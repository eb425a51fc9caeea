"""The council and the subject areas in the API, and the bytes of documents."""

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from application.commands.council import AdmitParticipant, RegisterCouncil, admit_participant, register_council
from application.office.roles import Role
from domain.councils import COUNCIL_ID
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from web.services import EXTENSION, Services


class Program:
    """Asks with a token of a role, or without one."""

    def __init__(self, app: Flask, role: Role | None) -> None:
        self.client, self.headers = app.test_client(), {}
        if role is not None:
            services: Services = app.extensions[EXTENSION]
            account = services.accounts.by_username(str(role))
            secret = services.tokens.make(account, name="Prøve", role=role)[1]
            self.headers = {"Authorization": f"Bearer {secret}"}

    def get(self, path: str) -> TestResponse:
        return self.client.get(f"/api/v1/{path}", headers=self.headers)

    def post(self, path: str, given: dict[str, object], **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(f"/api/v1/{path}", json=given, headers=self.headers | named)


@pytest.fixture
def services(filled_app: Flask) -> Services:
    services: Services = filled_app.extensions[EXTENSION]
    register_council(services.archive, RegisterCouncil(name="Prøveregionen", by="import"))
    return services


def test_the_council_is_public_and_changed_by_administrators(filled_app: Flask, services: Services) -> None:
    admitted = AdmitParticipant(organisation_id=the("Prøvdal"), joined_on="2012", by="import")
    admit_participant(services.archive, admitted)
    answer = Program(filled_app, None).get("council")
    assert answer.json["participants"][0]["name"] == "Prøvdal kommune"
    change = {"name": "Nytt råd", "legal_form": "Politisk råd"}
    path, tag = f"council/{COUNCIL_ID}/describe", answer.headers["ETag"]
    assert Program(filled_app, None).post(path, change, If_Match=tag).status_code == 401
    assert Program(filled_app, Role.OFFICER).post(path, change, If_Match=tag).status_code == 403
    admin = Program(filled_app, Role.ADMINISTRATOR)
    assert admin.post(path, change).status_code == 428
    changed = admin.post(path, change, If_Match=tag)
    assert (changed.status_code, changed.json["name"]) == (200, "Nytt råd")
    assert admin.post(path, {"name": "Enda et"}, If_Match=tag).status_code == 412
    assert admin.post(f"council/{COUNCIL_ID}/begin-numbers", {"year": 27, "start": 1}, If_Match="*").status_code == 400


def test_subject_areas_are_public_where_they_are_registered(filled_app: Flask, services: Services) -> None:
    admin = Program(filled_app, Role.ADMINISTRATOR)
    made = admin.post("subject-areas", {"name": "Klima"}, Idempotency_Key="1")
    assert made.status_code == 201, made.text
    assert admin.post("subject-areas", {"name": "Klima"}, Idempotency_Key="1").status_code == 200
    assert admin.post("subject-areas", {"name": "KLIMA"}).status_code == 409
    renamed = admin.post(f"subject-areas/{made.json['id']}/rename", {"name": "Miljø"}, If_Match=made.headers["ETag"])
    assert renamed.json == {"id": made.json["id"], "name": "Miljø", "closed": False, "earlier_names": ["Klima"]}
    listed = Program(filled_app, None).get("subject-areas")
    assert [one["name"] for one in listed.json["data"]] == ["Miljø"]
    assert UNPUBLISHED not in listed.text


def test_a_program_fetches_the_bytes_it_may_read(filled_app: Flask, services: Services) -> None:
    agreement = the(f"avtale-{HIDDEN}.pdf")
    read = []
    for role in (None, Role.OFFICER):
        with Program(filled_app, role).get(f"documents/{agreement}/file") as answer:
            assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
            read.append(answer.data)
    assert read[0] != read[1]  # everybody reads the public version
    assert [str(one.shown_as) for one in services.openings.latest()] == ["file"]
    assert Program(filled_app, None).get(f"documents/{the(f'{HIDDEN}.pdf')}/file").status_code == 404

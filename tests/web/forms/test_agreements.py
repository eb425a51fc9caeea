"""An agreement is registered with its first version, versions are made from it, and what is wrong is told at once."""

import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse

from application.commands.council import AdmitParticipant, RegisterCouncil, admit_participant, register_council
from application.office.roles import Role
from application.questions.agreements import AgreementView, list_agreements
from domain.access import Audience
from domain.agreements import Agreement, Records, adopters
from tests.search.extraction.papers import a_pdf
from tests.web.archive import MUNICIPALITIES
from tests.web.filing import the
from tests.web.forms.sending import standing
from tests.web.pages.reading import Reading, words
from web.services import EXTENSION, Services

NEW = "/avtaler/ny"


@pytest.fixture
def services(filled_app: Flask) -> Services:
    """The archive of a council of four municipalities."""
    found: Services = filled_app.extensions[EXTENSION]
    register_council(found.archive, RegisterCouncil(name="Prøveregionen regionråd", by="prøve"))
    for name in MUNICIPALITIES:
        admit_participant(found.archive, AdmitParticipant(organisation_id=the(name), joined_on="2013", by="prøve"))
    return found


@pytest.fixture
def officer(services: Services, reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def send(
    client: FlaskClient, path: str, *files: tuple[str, bytes], page: str | None = None, **written: str | None
) -> TestResponse:
    """Send the form at `path`, or the one on `page`, as a browser does, with files and with something written in it.

    None takes a tick out.
    """
    held: dict[str, Any] = standing(page if page is not None else client.get(path).text)
    held.pop("upload", None)
    held |= {name.replace("__", "-"): text for name, text in written.items()}
    data: MultiDict[str, Any] = MultiDict({name: text for name, text in held.items() if text is not None})
    for name, content in files:
        data.add("upload", FileStorage(io.BytesIO(content), filename=name))
    return client.post(path, data=data, content_type="multipart/form-data")


def newest(services: Services) -> AgreementView:
    with services.stores.registers.connect() as connection:
        return list_agreements(connection, Audience.OFFICER).items[0]


def facts_of(services: Services, identity: Any) -> Any:
    return services.archive.load(Agreement, identity).facts


def register(officer: FlaskClient, **written: str) -> str:
    """Register the cooperation agreement; return its address."""
    told = {"kind": "cooperation", "title": "Samarbeidsavtale", "first_version__drafted_on": "1.11.2025"}
    done = send(officer, NEW, ("avtale.pdf", a_pdf("§ 1 Navn")), **(told | written))
    assert done.status_code == 303, words(done.text)
    return str(done.location)


def test_an_agreement_is_registered_with_its_first_version(officer: FlaskClient, services: Services) -> None:
    page = officer.get(NEW).text
    begun = standing(page)
    assert [name for name in begun if name.startswith("participants-")] == [f"participants-{one}" for one in range(4)]
    assert begun["reference"].endswith("/1")
    address = register(
        officer,
        covers="Campus og næring",
        reference="2025/4",
        subject_areas="Samferdsel",
        case_id="2025/17",
        participants_from="2020",
        parties__0__organisation_id="Liksomfylket",
        parties__0__role="counterpart",
        first_version__documents__0__document_id="Saksframlegg",
        first_version__force__clause="§ 12",
        first_version__notice_months="12",
        first_version__review_on="2027",
    )
    assert address == "/avtale/2025/4"
    found = newest(services)
    assert (found.reference, found.title, found.covers, found.case_id) == (
        "2025/4",
        "Samarbeidsavtale",
        "Campus og næring",
        the("2025/17"),
    )
    records = Records(facts_of(services, found.id))
    assert list(records.parties) == [the(one).hex for one in (*_in_order(), "fylket")]
    assert records.role_of[the("fylket").hex] == "counterpart"
    first = records.version(1)
    assert (first["adoption"]["by"], first["adoption"]["source"]) == ("parties", "law")
    assert first["force"] == {"rule": "all-adopted", "earliest": None, "clause": "§ 12"}
    assert (len(first["texts"]), first["notice_months"], first["review_on"]) == (2, 12, "2027")


def _in_order() -> list[str]:
    return ["Eksempelvik", "Liksomnes", "Prøvdal", "Tenkeby"]


def test_what_is_wrong_is_told_at_once_and_nothing_is_lost(officer: FlaskClient, services: Services) -> None:
    page = officer.get(NEW).text
    none = {f"participants__{one}": None for one in range(4)}
    wrong = send(
        officer,
        NEW,
        ("avtale.pdf", a_pdf("Avtale")),
        page=page,
        covers="Campus",
        first_version__force__rule="date",
        first_version__drafted_on="i går",
        replaces__0__agreement_id="2019/9",
        **none,
    )
    assert wrong.status_code == 400
    told = words(wrong.text)
    for sentence in (
        "Avtaletype: Dette må oppgis.",
        "Tittel: Dette må oppgis.",
        "Kryss av for en deltaker",
        "Gjelder tidligst fra: Fyll ut dette.",
        "«i går» er ingen dato",
        "«2019/9» finnes ikke i arkivet",
    ):
        assert sentence in told, told
    assert (standing(wrong.text)["covers"], "avtale.pdf" in wrong.text) == ("Campus", True)
    right = {"kind": "partnership", "title": "Partnerskap", "participants__0": str(the("Prøvdal"))}
    mended = {
        "first_version__force__earliest": "1.1.2026",
        "first_version__drafted_on": "",
        "replaces__0__agreement_id": "",
    }
    done = send(officer, NEW, page=wrong.text, **right, **mended)
    assert done.status_code == 303, words(done.text)
    found = newest(services)
    assert len(Records(facts_of(services, found.id)).version(1)["texts"]) == 1
    again = send(officer, NEW, page=wrong.text, **right, **mended)
    assert (again.status_code, again.location) == (303, done.location)
    assert newest(services).id == found.id


def test_a_number_that_is_taken_is_told_of(officer: FlaskClient) -> None:
    register(officer, reference="2025/4")
    told = {"kind": "other", "title": "En annen", "reference": "2025/4"}
    assert "2025/4" in words(send(officer, NEW, **told).text)
    proposed = send(officer, NEW, wish="propose:reference", **told)
    assert standing(proposed.text)["reference"] != "2025/4"


def test_who_must_adopt_a_version_follows_from_what_it_changes(officer: FlaskClient, services: Services) -> None:
    address = register(officer, reference="2025/4")
    path = f"{address}/versjon/ny"
    page = officer.get(path).text
    begun = standing(page)
    assert (begun["number"], begun["amends"], begun["adoption-by"]) == ("2", "1", "law")
    assert "vedtar hvert kommunestyre selve avtalen" in words(page)
    assert send(officer, path, label="Små endringer").status_code == 303
    assert send(officer, path, label="Nytt navn", points__0="name").status_code == 303
    chosen = {"adoption__by": "parties", "adoption__adopters__0": str(the("Tenkeby")), "adoption__clause": "§ 9"}
    assert send(officer, path, **chosen).status_code == 303
    records = Records(facts_of(services, newest(services).id))
    rules = [records.version(one)["adoption"] for one in (2, 3, 4)]
    assert [(one["by"], one["majority"], one["source"]) for one in rules] == [
        ("assembly", "two-thirds", "law"),
        ("parties", None, "law"),
        ("parties", None, "agreement"),
    ]
    assert adopters(records, 4) == (the("Tenkeby").hex,)


def test_a_version_number_that_is_taken_and_days_in_the_wrong_order(officer: FlaskClient) -> None:
    path = f"{register(officer, reference='2025/4')}/versjon/ny"
    days = {"force__earliest": "1.1.2027", "valid_until": "31.12.2026"}
    late = send(officer, path, **days)
    assert "før 01.01.2027" in words(late.text)
    taken = send(officer, path, number="1", label="Skrevet")
    assert "Avtalen har en versjon 1 fra før" in words(taken.text)
    assert standing(taken.text)["label"] == "Skrevet"


def test_only_those_who_may_write_get_the_forms(reading: Reading, officer: FlaskClient) -> None:
    address = register(officer)
    for path in (NEW, f"{address}/versjon/ny", f"{address}/rett"):
        codes = {role: reading(role).get(path).status_code for role in (None, Role.READER, Role.AUDITOR, Role.OFFICER)}
        assert codes == {None: 302, Role.READER: 403, Role.AUDITOR: 403, Role.OFFICER: 200}
    assert officer.get("/avtale/1999/1/rett").status_code == 404
    assert officer.get("/avtale/99999/1/rett").status_code in (400, 404)

"""A consultation from its letter to what came of it, by forms: what is wrong is told, and everything is put right."""

import html
import io
import re
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage, MultiDict

from application.commands.principles import AdoptPrinciples, RegisterPrinciples, register_principles
from application.commands.statements import RegisterStatement, register_statement
from application.questions.consultation_lists import list_consultations
from application.questions.consultations import ConsultationView
from application.questions.known import known_at
from domain.access import Audience
from domain.consultations import Consultation
from tests.search.extraction.papers import a_pdf
from tests.web.filing import the
from tests.web.forms.sending import standing
from tests.web.forms.test_agreements import officer, send, services
from tests.web.pages.reading import words
from web.services import Services

__all__ = ["officer", "services"]

NEW = "/horinger/ny"
BY_HAND = f"{NEW}?uten=brev"
LETTER = (
    "Liksomfylket \\ \\ Prøveregionen \\ \\ Vår ref.: 26/12 \\ Dato: 12.10.2026 \\ \\ "
    "*Høring – forslag til ny plan for prøver* \\ \\ Vi ber om uttalelse.",
    "Frist for uttalelse er 15. januar 2027.",
)


def records_of(services: Services) -> Mapping[str, Any]:
    return services.archive.load(Consultation, newest(services).id).facts["records"]  # type: ignore[no-any-return]


def kinds(services: Services) -> list[str]:
    return [one["kind"] for one in records_of(services).values()]


def newest(services: Services) -> ConsultationView:
    with services.stores.registers.connect() as connection:
        known = known_at(connection).position
        found = list_consultations(connection, Audience.OFFICER, on="2099-01-01", known=known)
    return max((one.consultation for one in found.items), key=lambda one: one.registered_at)


def receive(officer: FlaskClient, **written: str) -> str:
    """Register a consultation by hand; return its address."""
    told = {"title": "Høring om tog", "sender": "Prøvedirektoratet", "received_on": "1.10.2026", "deadline": "1.3.2027"}
    done = send(officer, BY_HAND, ("brev.pdf", a_pdf("Høring")), **(told | written))
    assert done.status_code == 303, words(done.text)
    return str(done.location)


def test_a_letter_fills_in_the_form_and_a_person_accepts(officer: FlaskClient, services: Services) -> None:
    page = officer.get(NEW).text
    assert "Velg en fil" in words(send(officer, "/horinger/brev", page=page).text)
    paper = a_pdf(*LETTER)
    sent = send(officer, "/horinger/brev", ("brev.pdf", paper), page=page)
    assert sent.status_code == 303
    form = officer.get(sent.location).text
    begun = standing(form)
    names = ("title", "sender_id", "their_reference", "dated_on", "deadline")
    assert {name: begun.get(name) for name in names} == {
        "title": "Høring – forslag til ny plan for prøver",
        "sender_id": "Liksomfylket",
        "their_reference": "26/12",
        "dated_on": "12.10.2026",
        "deadline": "15.01.2027",
    }
    told = words(form)
    assert "Lest fra side 2: «Frist for uttalelse er 15. januar 2027.»" in told
    assert begun["kept"]
    wrong = send(officer, sent.location, page=form, received_on="i fjor")
    assert wrong.status_code == 400
    assert "Lest fra side 2" in words(wrong.text)
    assert standing(wrong.text)["kept"] == begun["kept"]
    done = send(officer, sent.location, page=wrong.text, received_on="13.10.2026")
    assert done.status_code == 303, words(done.text)
    facts = services.archive.load(Consultation, newest(services).id).facts
    assert (facts["deadline"], len(facts["texts"])) == ("2027-01-15", 1)
    assert facts["sender_id"]
    twice = send(officer, sent.location, page=wrong.text, received_on="13.10.2026")
    assert (twice.status_code, twice.location) == (303, done.location)
    again = send(officer, "/horinger/brev", ("brev.pdf", paper), page=page)
    assert f'href="{done.location}"' in officer.get(again.location).text


def test_a_file_that_cannot_be_read_is_filed_all_the_same(officer: FlaskClient, services: Services) -> None:
    sent = send(officer, "/horinger/brev", ("brev.pdf", b"%PDF-1.4 nothing"), page=officer.get(NEW).text)
    page = officer.get(sent.location)
    assert page.status_code == 200
    assert "Fyll ut skjemaet selv" in words(page.text)
    told = {"title": "Høring", "sender": "Noen", "received_on": "13.10.2026"}
    done = send(officer, sent.location, page=page.text, **told)
    assert done.status_code == 303, words(done.text)
    assert len(services.archive.load(Consultation, newest(services).id).facts["texts"]) == 1
    assert officer.get(f"{NEW}?dokument=x").status_code == 404
    assert officer.get(f"{NEW}?post=2099/1-1").status_code == 404


def test_a_journal_entry_is_registered_as_a_consultation(officer: FlaskClient, services: Services) -> None:
    entry = officer.get("/sak/2025/17/1").text
    assert 'href="/sak/2025/17/1/registrer-horing"' in entry
    led = officer.get("/sak/2025/17/1/registrer-horing")
    page = officer.get(led.location).text
    begun = standing(page)
    assert begun["entry_id"].startswith("2025/17-1")
    assert begun["case_id"].startswith("2025/17")
    done = send(officer, led.location, page=page, **{} if begun.get("sender_id") else {"sender": "Noen"})
    assert done.status_code == 303, words(done.text)
    assert newest(services).entry_id == the("2025/17-1")


def test_a_consultation_is_answered_and_what_came_of_it_is_known(officer: FlaskClient, services: Services) -> None:
    point = {"number": "1", "text": "Rådet svarer når alle berøres.", "way": "jointly"}
    about: dict[str, Any] = {"principles_id": the("prinsipper"), "by": "prøve"}
    first = AdoptPrinciples(adopted_on="2025-12-02", valid_from="2026-01-01", points=(point,), **about)
    register_principles(
        services.archive, RegisterPrinciples(reference="2025/1", title="Prinsipper", first_version=first, **about)
    )
    answer: dict[str, Any] = {"kind": "consultation-answer", "title": "Uttalelse om tog", "by": "prøve"}
    address = receive(officer)
    asked_by = newest(services).id
    register_statement(
        services.archive, RegisterStatement(statement_id=the("uttalelse"), consultation_id=asked_by, **answer)
    )
    page = officer.get(f"{address}/svarmate").text
    assert "Rådet svarer når alle berøres." in words(page)
    code = f"{the('prinsipper').hex}:1:1"
    before = send(officer, f"{address}/svarmate", page=page, chosen_on="1.12.2025", way="jointly", principle=code)
    assert before.status_code == 400
    assert "gjaldt ikke den dagen" in words(before.text)
    chosen = send(officer, f"{address}/svarmate", way="jointly", principle=code, chosen_on="2.10.2026", reason="Alle")
    assert (chosen.status_code, chosen.location) == (303, address), words(chosen.text)
    assert next(iter(records_of(services).values()))["principle"]["point"] == "1"
    late = send(officer, f"{address}/svarmate", page=page, way="each")
    assert (late.status_code, kinds(services)) == (412, ["way"])
    assert "Noen andre endret dette" in words(late.text)
    asked = officer.get(f"{address}/be-om-innspill").text
    assert len([name for name in standing(asked) if name.startswith("organisations-")]) == 4
    none = send(officer, f"{address}/be-om-innspill", **{f"organisations__{one}": None for one in range(4)})
    assert "Kryss av minst én." in words(none.text)
    done = send(officer, f"{address}/be-om-innspill", page=asked, organisations__3=None, asked_on="3.10.2026",
                deadline="1.12.2026")  # fmt: skip
    assert done.status_code == 303, words(done.text)
    assert f'class="ds-button" href="{address}/innspill"' in officer.get(address).text
    assert officer.get(f"{address}/be-om-innspill").status_code == 200
    told = officer.get(f"{address}/innspill").text
    rows = [name for name in standing(told) if name.endswith("-organisation_id")]
    assert len(rows) == 3
    wrong = send(officer, f"{address}/innspill", page=told, rows__0__reference="FS 1/26", rows__1__told="input",
                 rows__1__day="")  # fmt: skip
    assert "Velg hva den gjorde." in words(wrong.text)
    assert kinds(services) == ["way", "asked", "asked", "asked"]
    filled = {
        "rows__0__told": "input", "rows__0__day": "20.11.2026", "rows__0__agreeing": "partly",
        "rows__0__summary": "Nei", "rows__0__body": "Eksempelvik formannskap", "rows__0__reference": "FS 1/26",
        "rows__1__told": "declined",
        "rows__1__day": "21.11.2026", "rows__2__told": "own-answer", "rows__2__day": "22.11.2026",
    }  # fmt: skip
    part = standing(told)["rows-0-organisation_id"]
    unsaid = send_row(officer, f"{address}/innspill", told, part, rows__1__told="declined")
    assert "Velg hva den gjorde." in words(unsaid.text)
    assert standing(unsaid.text)[f"kept-{part}"]
    sent = send_row(officer, f"{address}/innspill", told, part, **filled)
    assert sent.status_code == 303, words(sent.text)
    by_kind = {one["kind"]: one for one in records_of(services).values()}
    assert len(by_kind["input"]["texts"]) == 1
    assert by_kind["input"]["basis"]["reference"] == "FS 1/26"
    assert by_kind["declined"]["declined_on"] == "2026-11-21"
    writing = officer.get(f"{address}/skriv-svar")
    assert standing(officer.get(writing.location).text)["title"] == "Svar på høring om tog"
    shown = officer.get(address).text
    assert f'href="{address}/rett/' in shown
    assert "Dette er fristen fra før." in words(send(officer, f"{address}/flytt-frist", moved_on="1.11.2026").text)
    warned = send(officer, f"{address}/svar", answered_on="20.12.2026")
    assert warned.status_code == 400
    assert "Det er ikke registrert at denne uttalelsen er vedtatt." in words(warned.text)
    assert 'name="sure"' in warned.text
    for path, files, written in (
        ("utkast", (("utkast.pdf", a_pdf("Utkast")),), {"drafted_on": "1.12.2026"}),
        ("svar", (), {"answered_on": "20.12.2026", "sure": "yes"}),
        ("behandling", (), {"body_id": "RR", "outcome": "amended", "treated_on": "10.12.2026"}),
        ("flytt-frist", (), {"deadline": "1.4.2027", "moved_on": "1.11.2026"}),
        ("utfall", (), {"outcome": "Planen ble vedtatt", "heard": "partly", "known_on": "2027"}),
    ):
        answer = send(officer, f"{address}/{path}", *files, **written)
        assert answer.status_code == 303, (path, words(answer.text))
    assert kinds(services)[-5:] == ["draft", "answer", "treatment", "deadline", "outcome"]
    answer = next(number for number, one in records_of(services).items() if one["kind"] == "answer")
    passing = {"reason": "Rakk det ikke", "sure": "yes"}
    assert "besvart" in words(send(officer, f"{address}/la-ligge", **passing).text)
    assert send(officer, f"{address}/angre/{answer}", reason="Ble ikke sendt").status_code == 303
    assert "Kryss av" in words(send(officer, f"{address}/la-ligge", reason="Rakk det ikke").text)
    assert send(officer, f"{address}/la-ligge", **passing).status_code == 303
    _put_everything_right(officer, services, address)


def test_somebody_who_takes_no_part_is_asked_too(officer: FlaskClient, services: Services) -> None:
    asking = f"{receive(officer)}/be-om-innspill"
    done = send(officer, asking, other="Liksomfylket", asked_on="3.10.2026")
    assert (done.status_code, kinds(services)) == (303, ["asked"] * 5), words(done.text)
    assert "Alle som deltar, er spurt alt." in words(officer.get(asking).text)
    nobody = send(officer, asking, asked_on="4.10.2026")
    assert (nobody.status_code, kinds(services)) == (400, ["asked"] * 5)
    again = send(officer, asking, other="Liksomfylket", asked_on="4.10.2026")
    assert again.status_code in (400, 409), words(again.text)


def send_row(client: FlaskClient, path: str, page: str, part: str, **written: str) -> Any:
    held: dict[str, Any] = {name: text for name, text in standing(page).items() if not name.startswith("upload")}
    held |= {name.replace("__", "-"): text for name, text in written.items()}
    data: MultiDict[str, Any] = MultiDict(held)
    data.add(f"upload-{part}", FileStorage(io.BytesIO(a_pdf("Innspill")), filename="innspill.pdf"))
    return client.post(path, data=data, content_type="multipart/form-data")


def _put_everything_right(officer: FlaskClient, services: Services, address: str) -> None:
    listed = officer.get(f"{address}/registrert").text
    links = re.findall(rf'href="({address}/rett/\d+)"', listed)
    assert len(links) == len(records_of(services)) == 12
    for link in links:
        page = officer.get(html.unescape(link))
        assert page.status_code == 200, words(page.text)
        assert "Ingenting er endret." in words(send(officer, link, page=page.text, reason="Feil").text)
    numbers = {one["kind"]: number for number, one in records_of(services).items()}
    right = {
        "way": {"because": "Alle kommunene berøres", "way": "both"},
        "input": {"agreeing": "agrees", "basis__reference": "FS 2/26"},
        "passed": {"because": "Det var ikke tid"},
        "outcome": {"outcome": "Planen ble utsatt"},
    }
    for kind, written in right.items():
        done = send(officer, f"{address}/rett/{numbers[kind]}", reason="Skrevet av feil", **written)
        assert (done.status_code, done.location) == (303, address), (kind, words(done.text))
    after = {one["kind"]: one for one in records_of(services).values()}
    assert (after["way"]["reason"], after["way"]["way"]) == ("Alle kommunene berøres", "both")
    assert (after["passed"]["reason"], after["input"]["basis"]["reference"]) == ("Det var ikke tid", "FS 2/26")
    gone = send(officer, f"{address}/angre/{numbers['passed']}", reason="Feil høring")
    assert gone.status_code == 303, words(gone.text)
    assert "passed" not in kinds(services)
    assert officer.get(f"{address}/angre/{numbers['passed']}").status_code == 404
    whole = send(officer, f"{address}/rett", title="Høring om tog og buss", reason="Mangler et ord")
    assert (whole.status_code, newest(services).title) == (303, "Høring om tog og buss")
    for path, more in (("publiser", {}), ("skjerm", {"scope": "whole", "section": "23"}), ("opphev-skjerming", {})):
        answer = send(officer, f"{address}/{path}", **more)
        assert answer.status_code == 303, (path, words(answer.text))
    identity = newest(services).id
    assert send(officer, f"{address}/trekk", reason="Ført to ganger").status_code == 303
    assert services.archive.load(Consultation, identity).facts["is_withdrawn"]

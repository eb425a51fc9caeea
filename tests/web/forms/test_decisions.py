"""A decision is registered, put right, rescinded and replaced in forms."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from domain import clock
from tests.web.forms.sending import send, standing
from tests.web.pages.reading import Reading, section, words

NEW = {
    "case_id": "2025/17",
    "body_id": "Regionrådet",
    "decided_on": "01.12.2025",
    "number": "31/2025",
    "title": "Ny uttalelse",
    "outcome": "as-recommended",
}


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def test_a_decision_with_proposals_and_votes_is_registered(officer: FlaskClient) -> None:
    page = officer.get("/vedtak/nytt?sak=2025/17&organ=RR").text
    assert standing(page)["case_id"].startswith("2025/17 – ")
    grown = send(officer, "/vedtak/nytt", page, **NEW, wish="add:proposals").text
    grown = send(officer, "/vedtak/nytt", grown, wish="add:ballots").text
    assert "proposals-0-text" in standing(grown)
    answer = send(
        officer,
        "/vedtak/nytt",
        grown,
        proposals__0__proposer="Prøvdal",
        proposals__0__text="Be om møte.",
        ballots__0__method="for-against",
        ballots__0__ayes="6",
        ballots__0__noes="2",
    )
    assert answer.location == "/vedtak/RR-31-2025"
    told = words(officer.get(answer.location).text)
    assert "Vedtatt, 6 mot 2" in told
    assert "A fra Prøvdal Be om møte." in told


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            {"decided_on": (clock.today() + timedelta(days=2)).isoformat()},
            "Vedtaksdato: Et vedtak kan ikke være datert",
        ),
        ({"decided_on": "01.01.1999"}, "Vedtaksdato: Vedtaket er datert 01.01.1999"),
        ({"body_id": "Et ukjent organ"}, "Organ: «Et ukjent organ» finnes ikke i arkivet."),
        ({"number": "23/2025"}, "Organets saksnummer: Nummeret RR 23/2025 er allerede i bruk."),
        ({"decided_on": "31.02.2025"}, "Vedtaksdato: «31.02.2025» er ingen dato."),
        ({"decided_on": "1.3.25"}, "Vedtaksdato: «1.3.25» er ingen dato."),
        ({"title": ""}, "Tittel: Dette må oppgis."),
        ({"case_id": "1999/999"}, "Sak: «1999/999» finnes ikke i arkivet."),
        ({"number": "tjuetre"}, "Organets saksnummer: «tjuetre» er ikke et møtesaksnummer."),
    ],
)
def test_bad_input_is_told_at_its_field_and_stands(officer: FlaskClient, written: dict[str, str], said: str) -> None:
    answer = send(officer, "/vedtak/nytt", **(NEW | written))
    assert answer.status_code == 400
    assert said in words(answer.text)
    (name,) = written
    assert standing(answer.text)[name] == written[name]


def test_votes_that_do_not_add_up_are_told_and_stand(officer: FlaskClient) -> None:
    grown = send(officer, "/vedtak/nytt", **NEW, wish="add:ballots").text
    grown = send(officer, "/vedtak/nytt", grown, ballots__0__method="for-against", wish="add:ballots-0-votes").text
    answer = send(
        officer,
        "/vedtak/nytt",
        grown,
        ballots__0__ayes="1",
        ballots__0__noes="2",
        ballots__0__votes__0__party="Prøvdal",
        ballots__0__votes__0__option="for",
        ballots__0__votes__0__count="5",
    )
    assert answer.status_code == 400
    assert "Voteringer:" in words(answer.text)
    assert standing(answer.text)["ballots-0-votes-0-count"] == "5"


def test_what_is_no_number_is_told_in_its_row(officer: FlaskClient) -> None:
    grown = send(officer, "/vedtak/nytt", **NEW, wish="add:ballots").text
    answer = send(officer, "/vedtak/nytt", grown, ballots__0__method="for-against", ballots__0__ayes="seks")
    assert "Stemmer for: Skriv et helt tall." in words(answer.text)


def test_a_row_is_taken_away(officer: FlaskClient) -> None:
    grown = send(officer, "/vedtak/nytt", **NEW, wish="add:proposals").text
    shrunk = send(officer, "/vedtak/nytt", grown, wish="remove:proposals-0").text
    assert "proposals-0-text" not in standing(shrunk)


def test_votes_stand_in_a_correction_as_they_were_recorded(officer: FlaskClient) -> None:
    page = officer.get("/vedtak/RR-23-2025/rett").text
    assert standing(page)["ballots-0-method"]
    answer = send(officer, "/vedtak/RR-23-2025/rett", page, title="Bedre tittel", reason="Feil i protokollen")
    assert answer.status_code == 303
    told = section(officer.get("/vedtak/RR-23-2025").text, "history")
    assert "Feil i protokollen" in told
    assert "Voteringer" not in told.partition("Feil i protokollen")[0]


def test_a_decision_is_replaced_with_links_both_ways(officer: FlaskClient) -> None:
    made = send(officer, "/vedtak/nytt", **NEW).location
    answer = send(officer, "/vedtak/RR-23-2025/erstatt", by_decision_id="RR 31/2025", superseded_on="01.12.2025")
    assert answer.status_code == 303
    assert 'href="/vedtak/RR-31-2025"' in officer.get("/vedtak/RR-23-2025").text
    assert 'href="/vedtak/RR-23-2025"' in officer.get(made).text
    again = send(officer, "/vedtak/RR-23-2025/opphev", reason="To ganger")
    assert again.status_code == 400


def test_a_decision_is_published_and_read_by_everybody(officer: FlaskClient, reading: Reading) -> None:
    made = send(officer, "/vedtak/nytt", **NEW).location
    assert reading(None).get(made).status_code == 404
    assert send(officer, f"{made}/publiser").status_code == 303
    assert "Ny uttalelse" in reading(None).get(made).text


def test_a_shielding_needs_its_basis(officer: FlaskClient, reading: Reading) -> None:
    page = officer.get("/vedtak/RR-23-2025/skjerm").text
    refused = send(officer, "/vedtak/RR-23-2025/skjerm", page, scope="whole", section="13")
    assert refused.status_code == 400
    assert "Paragraf i offentleglova:" in words(refused.text)
    done = send(officer, "/vedtak/RR-23-2025/skjerm", page, scope="whole", section="13", rule="fvl. § 13")
    assert done.status_code == 303
    assert "uttalelse fra regionen" not in reading(None).get("/vedtak/RR-23-2025").text
    assert send(officer, "/vedtak/RR-23-2025/opphev-skjerming").status_code == 303
    assert "uttalelse fra regionen" in reading(None).get("/vedtak/RR-23-2025").text


def test_what_is_to_be_done_is_noted_and_done(officer: FlaskClient) -> None:
    here = "/vedtak/RR-23-2025"
    assert send(officer, f"{here}/oppfolging", text="Send brevet", due="01.12.2026").status_code == 303
    page = officer.get(here).text
    address = next(part for part in page.split('"') if part.startswith(f"{here}/oppfolging-gjort?nr="))
    form = officer.get(address).text
    assert send(officer, f"{here}/oppfolging-gjort", form, note="Sendt i dag").status_code == 303
    assert "Sendt i dag" in officer.get(here).text


def test_a_number_that_was_wrong_is_put_right_and_leads_here_still(officer: FlaskClient) -> None:
    page = officer.get("/vedtak/RR-23-2025/rett-nummer").text
    assert standing(page)["body_id"] == "Regionrådet"
    done = send(officer, "/vedtak/RR-23-2025/rett-nummer", page, number="99/2025", reason="Skrivefeil")
    assert done.status_code == 303
    assert officer.get("/vedtak/RR-99-2025").status_code == 200
    assert officer.get("/vedtak/RR-23-2025").location == "/vedtak/RR-99-2025"


def test_a_decision_is_moved_to_its_right_case(officer: FlaskClient) -> None:
    answer = send(officer, "/vedtak/RR-23-2025/flytt", case_id="2025/18", reason="Feil sak")
    assert answer.status_code == 303, words(answer.text)
    assert "RR 23/2025" in words(officer.get("/sak/2025/18").text)


def test_the_bodys_next_number_is_proposed(officer: FlaskClient) -> None:
    asked = send(officer, "/vedtak/nytt", body_id="Regionrådet", decided_on="2025", wish="propose:number")
    assert standing(asked.text)["number"] == "24/2025"
    unknown = send(officer, "/vedtak/nytt", wish="propose:number")
    assert "Organets saksnummer: Fyll ut det som står over først" in words(unknown.text)


URGENT = {
    "urgent__decided_by": "Kari Eksempel, rådsleder",
    "urgent__delegation": "RR 4/2023",
    "urgent__reason": "Fristen gikk ut 02.12.2025, og rådet møttes først 12.12.2025.",
}


def test_the_leader_decides_alone_in_an_urgent_matter(officer: FlaskClient, reading: Reading) -> None:
    made = send(officer, "/vedtak/nytt", **(NEW | URGENT)).location
    told = section(officer.get(made).text, "hastesak")
    assert "Kari Eksempel, rådsleder" in told
    assert "RR 4/2023" in told
    assert "Fristen gikk ut 02.12.2025" in told
    assert "Avgjort av Kari Eksempel, rådsleder i hastesak" in section(officer.get(made).text, "history")
    send(officer, f"{made}/publiser")
    assert reading(None).get("/api/v1/decisions/RR-31-2025").json["urgent"] == {
        "decided_by": "Kari Eksempel, rådsleder",
        "delegation": "RR 4/2023",
        "reason": "Fristen gikk ut 02.12.2025, og rådet møttes først 12.12.2025.",
    }
    page = officer.get(f"{made}/rett").text
    assert standing(page)["urgent-delegation"] == "RR 4/2023"
    blank = dict.fromkeys(URGENT, "")
    assert send(officer, f"{made}/rett", page, **blank, reason="Rådet vedtok det selv").status_code == 303
    page = officer.get(made).text
    assert 'id="hastesak"' not in page
    assert "Rådet vedtok det selv" in section(page, "history")


def test_why_the_body_could_not_be_called_must_be_told(officer: FlaskClient) -> None:
    answer = send(officer, "/vedtak/nytt", **(NEW | URGENT | {"urgent__reason": ""}))
    assert answer.status_code == 400
    assert "Hvorfor organet ikke kunne kalles inn: Dette må oppgis." in words(answer.text)
    assert standing(answer.text)["urgent-decided_by"] == "Kari Eksempel, rådsleder"

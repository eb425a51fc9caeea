"""A case is opened, put right, closed and opened again in forms."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.filing import HIDDEN
from tests.web.forms.sending import send, standing
from tests.web.pages.reading import Reading, section, words
from web.services import EXTENSION


@pytest.fixture
def officer(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def test_a_case_gets_the_next_free_number_and_its_page(officer: FlaskClient) -> None:
    answer = send(officer, "/sak/ny", title="Sykkelvei langs fylkesveien", subject_areas="Samferdsel; Klima")
    assert answer.status_code == 303
    page = officer.get(answer.location).text
    assert "Saken er opprettet." in page
    assert "Sykkelvei langs fylkesveien" in page
    assert "Klima, Samferdsel" in words(page)


def test_the_same_form_sent_twice_makes_one_case(officer: FlaskClient) -> None:
    page = officer.get("/sak/ny").text
    first = send(officer, "/sak/ny", page, title="Bare én")
    assert send(officer, "/sak/ny", page, title="Bare én").location == first.location


def test_all_that_is_wrong_is_said_at_once_at_the_fields_and_on_top(officer: FlaskClient) -> None:
    answer = send(officer, "/sak/ny", title=" ", opened_on="31.02.2025", reference="hva som helst")
    assert answer.status_code == 400
    assert "<title>Feil:" in answer.text
    assert "Tittel: Dette må oppgis." in answer.text
    assert "Opprettet dato: «31.02.2025» er ingen dato." in answer.text
    assert standing(answer.text)["reference"] == "hva som helst"
    assert 'href="#field-opened_on"' in answer.text


def test_a_number_that_is_taken_is_said_at_its_field(officer: FlaskClient) -> None:
    answer = send(officer, "/sak/ny", title="En til", reference="2025/17")
    assert "Saksnummer: Nummeret 2025/17 er allerede i bruk." in answer.text


@pytest.mark.parametrize("written", ["31.2.", "1.3.22", "2025-13-01", "i går"])
def test_what_is_no_date_is_refused_and_stands(officer: FlaskClient, written: str) -> None:
    answer = send(officer, "/sak/ny", title="Dato", opened_on=written)
    assert answer.status_code == 400
    assert standing(answer.text)["opened_on"] == written


def test_a_text_of_a_megabyte_is_refused_with_what_is_the_most(officer: FlaskClient) -> None:
    answer = send(officer, "/sak/ny", title="å" * 400_000)
    assert answer.status_code == 400
    assert "Dette er på 400000 tegn. Skriv høyst 500." in words(answer.text)


def test_markup_formulas_and_emoji_are_text(officer: FlaskClient) -> None:
    title = "=1+1 <b>Fet</b> 🚲 a\N{COMBINING RING ABOVE}"
    page = officer.get(send(officer, "/sak/ny", title=title).location).text
    assert "=1+1 &lt;b&gt;Fet&lt;/b&gt; 🚲 å" in page


def test_a_correction_tells_what_stood_before(officer: FlaskClient) -> None:
    assert standing(officer.get("/sak/2025/17/rett").text)["title"] == "Indre-NTP: uttalelse om jernbanen"
    answer = send(officer, "/sak/2025/17/rett", title="Indre NTP", reason="Skrivefeil i tittelen")
    assert answer.status_code == 303
    told = section(officer.get("/sak/2025/17").text, "history")
    assert "Indre NTP" in told
    assert "Skrivefeil i tittelen" in told


def test_a_correction_of_nothing_is_refused(officer: FlaskClient) -> None:
    answer = send(officer, "/sak/2025/17/rett", reason="Ingen")
    assert answer.status_code == 400
    assert "Ingenting er endret." in answer.text


def test_what_is_emptied_is_empty(officer: FlaskClient) -> None:
    send(officer, "/sak/2025/19/rett", public_title="", reason="Trengs ikke")
    assert standing(officer.get("/sak/2025/19/rett").text)["public_title"] == ""


def test_what_two_changed_at_once_is_shown_side_by_side_and_chosen(reading: Reading) -> None:
    first, second = reading(Role.OFFICER), reading(Role.ADMINISTRATOR)
    page = second.get("/sak/2025/17/rett").text
    send(first, "/sak/2025/17/rett", title="Den førstes tittel", reason="Først")
    refused = send(second, "/sak/2025/17/rett", page, title="Den andres tittel", reason="Sist")
    assert refused.status_code == 412
    assert "Noen andre endret dette mens du skrev" in refused.text
    assert "Den førstes tittel" in refused.text
    chosen = send(second, "/sak/2025/17/rett", refused.text, whose__title="theirs", opened_on="01.02.2025")
    assert chosen.status_code == 303
    assert standing(second.get("/sak/2025/17/rett").text)["title"] == "Den førstes tittel"


def test_what_somebody_else_changed_elsewhere_is_taken_along(reading: Reading) -> None:
    first, second = reading(Role.OFFICER), reading(Role.ADMINISTRATOR)
    page = second.get("/sak/2025/17/rett").text
    send(first, "/sak/2025/17/rett", subject_areas="Klima", reason="Område")
    assert send(second, "/sak/2025/17/rett", page, title="Ny tittel", reason="Tittel").status_code == 303
    now = standing(second.get("/sak/2025/17/rett").text)
    assert (now["title"], now["subject_areas"]) == ("Ny tittel", "Klima")


def test_a_case_is_closed_and_opened_again(officer: FlaskClient) -> None:
    assert send(officer, "/sak/2025/17/avslutt", ground="Ferdig").status_code == 303
    again = send(officer, "/sak/2025/17/avslutt", ground="Ferdig")
    assert "Sak 2025/17 er avsluttet. Gjenåpne den først." in again.text
    assert send(officer, "/sak/2025/17/gjenapne", reason="Mer kom").status_code == 303


def test_a_draft_is_kept_and_gone_on_with(officer: FlaskClient, filled_app: Flask) -> None:
    kept = send(officer, "/sak/ny", title="Uferdig", wish="draft")
    assert kept.status_code == 303
    page = officer.get(kept.location).text
    assert standing(page)["title"] == "Uferdig"
    send(officer, "/sak/ny", page, title="Ferdig")
    drafts = filled_app.extensions[EXTENSION].drafts
    account = filled_app.extensions[EXTENSION].accounts.by_username("officer")
    assert drafts.count(account.id) == 0


def test_nobody_but_its_owner_sees_a_draft(reading: Reading) -> None:
    kept = send(reading(Role.OFFICER), "/sak/ny", title="Min egen", wish="draft")
    assert "Min egen" not in reading(Role.ADMINISTRATOR).get(kept.location).text


@pytest.mark.parametrize("role", [Role.READER, Role.AUDITOR])
@pytest.mark.parametrize("path", ["/sak/ny", "/sak/2025/17/rett"])
def test_those_who_only_read_get_no_form(reading: Reading, role: Role, path: str) -> None:
    assert reading(role).get(path).status_code == 403


def test_the_signed_out_are_asked_to_sign_in(reading: Reading) -> None:
    answer = reading(None).get("/sak/2025/19/rett")
    assert answer.status_code == 302
    assert HIDDEN not in answer.text


def test_lookups_are_for_those_who_write(reading: Reading) -> None:
    assert reading(Role.READER).get("/oppslag/case?q=2025").status_code == 403
    offered = reading(Role.OFFICER).get("/oppslag/case?q=2025/17").json
    assert offered == [{"value": "2025/17 – Indre-NTP: uttalelse om jernbanen", "detail": ""}]
    assert reading(Role.OFFICER).get("/oppslag/body?q=arbeidsutvalg").json[0]["value"] == "Ordførerutvalget"
    assert reading(Role.OFFICER).get("/oppslag/ukjent?q=a").status_code == 404


def test_what_is_kept_while_somebody_writes_is_one_draft_and_goes_when_it_is_sent(
    officer: FlaskClient, filled_app: Flask
) -> None:
    page = officer.get("/sak/ny").text
    for title in ("Halv", "Halvferdig"):
        assert send(officer, "/sak/ny", page, title=title, wish="keep").status_code == 204
    services = filled_app.extensions[EXTENSION]
    account = services.accounts.by_username("officer")
    (draft,) = services.drafts.of(account.id)
    assert standing(officer.get(f"{draft.path}?utkast={draft.id}").text)["title"] == "Halvferdig"
    send(officer, "/sak/ny", page, title="Ferdig")
    assert services.drafts.count(account.id) == 0

"""A body on a date: who sat there, as it is known now or was known then, with links that quote the answer."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook
from selenium.webdriver import Chrome

from application.office.roles import Role
from tests.application.seated_council import the
from tests.web.browsing import Site, accessible, serve
from tests.web.pages.reading import words

Reading = Callable[[Role | None], FlaskClient]

THEN = "/organ/REG?on=2022-03-01"


def row_of(shown: str, seat: str) -> str:
    found = re.search(rf'<tr[^>]*id="plass-{the(seat)}".*?</tr>', shown, re.DOTALL)
    assert found, seat
    return words(found[0])


def section_of(shown: str, heading: str) -> str:
    return words(shown.partition(f'id="{heading}"')[2].partition("</aside>")[0])


def test_every_seat_with_three_dates_and_its_basis(reading_seats: Reading) -> None:
    shown = reading_seats(None).get(THEN).text
    assert "Regionrådet 1. mars 2022</h1>" in shown
    assert "6 plasser: 5 besatt, 1 ledig. 4 varamedlemmer, 3 mangler." in shown
    kari = row_of(shown, "Indre Østfold 1")
    for told in ("Kari Eksempel, leder", "01.01.2020–30.09.2023", "Tor Tegneby", "KS 4/2020, 29.01.2020"):
        assert told in kari
    for told in ("Kommunestyret", "Registrert 03.02.2020", "Leder: REG 30/2021"):
        assert told in kari
    assert "Fra 09.2021, slutt ukjent" in row_of(shown, "Marker 2")
    assert "Ikke funnet" in row_of(shown, "Marker 2")
    empty = row_of(shown, "Skiptvet 2")
    for told in ("Ledig", "15.01.2022–23.03.2022", "Deretter Nils Narrestad", "Brev, 14.01.2022", "fratrådt"):
        assert told in empty
    away = row_of(shown, "Skiptvet 1")
    for told in ("Permisjon 01.02.2022–30.04.2022", "Geir Gjetning Møter i plassen", "KS 52/2019"):
        assert told in away


def test_what_is_uncertain_is_said_to_be(reading_seats: Reading) -> None:
    shown = reading_seats(None).get("/organ/REG?on=2021-09-15").text
    assert "Datoene er ufullstendige" in row_of(shown, "Marker 2")


def test_as_it_was_known_then_with_a_way_to_now(reading_seats: Reading) -> None:
    now = reading_seats(None).get(THEN).text
    assert "2 opplysninger er registrert eller rettet etter 1. mars 2022." in words(now)
    assert 'href="/organ/REG?on=2022-03-01&amp;known=2022-03-01"' in now
    assert "Siv Skissedal Registrert 14.05.2024" in row_of(now, "Marker 1")
    then = reading_seats(None).get(f"{THEN}&known=2022-03-01").text
    assert "Siv Skissedal" not in row_of(then, "Marker 1")
    assert "01.06.2021–30.09.2023" in row_of(then, "Indre Østfold 2")
    assert "Du ser det arkivet visste, slik vi kjente det 01.03.2022." in words(then)
    assert "Turid Liksom" in row_of(then, "Skiptvet 1")
    before = reading_seats(None).get(f"{THEN}&known=1999").text
    assert "known=1999-12-31" in before


def test_what_was_learned_since_is_told_with_before_and_after(reading_seats: Reading) -> None:
    shown = words(reading_seats(Role.AUDITOR).get(THEN).text)
    since = shown[shown.index("Hva vi har fått vite siden") :]
    for told in ("14.05.2024", "Siv Skissedal", "Verv rettet", "Hvorfor: Kommunestyret valgte henne 16. juni"):
        assert told in since


def test_what_is_found_stands_beside_the_seats_it_is_about(reading_seats: Reading) -> None:
    shown = reading_seats(None).get(THEN).text
    found = section_of(shown, "findings")
    assert "funn på denne datoen" in found
    assert "1. Ledig plass i 68 dager" in found
    assert "Bjørn Påfunn" in found
    assert "T. Liksom" not in found  # on leave, elected by a decision that is known
    assert "Se funn 1" in row_of(shown, "Skiptvet 2")
    anchor = re.search(r'href="#(funn-[^"]+)">Se funn 1<', shown)
    assert anchor
    assert f'id="{anchor[1]}"' in shown


def test_a_link_quotes_the_answer(reading_seats: Reading) -> None:
    client = reading_seats(None)
    shown = client.get(THEN).text
    number = re.search(r"known=nr(\d+)", shown)
    assert number
    assert f"Svaret bygger på hendelse nr. {number[1]}." in words(shown)
    for way in ("/attest/organ/REG", f"/api/v1/popolo/bodies/{the('RR')}"):
        assert f'href="{way}?on=2022-03-01&amp;known=nr{number[1]}"' in shown
        assert client.get(f"{way}?on=2022-03-01&known=nr{number[1]}").status_code == 200
    again = client.get(f"{THEN}&known=nr{number[1]}").text
    assert row_of(again, "Marker 1") == row_of(shown, "Marker 1")
    assert f"known=nr{number[1]}" in client.get(f"{THEN}&known=nr999999").text


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ({"on": "01.03.2022", "known": "01.06.2022"}, "/organ/REG?on=2022-03-01&known=2022-06-01"),
        ({"on": "2022", "known": "6.2022"}, "/organ/REG?on=2022-01-01&known=2022-06-30"),
        ({"on": " 1.3.2022", "known": ""}, "/organ/REG?on=2022-03-01"),
    ],
)
def test_norwegian_dates_lead_to_iso(reading_seats: Reading, written: dict[str, str], address: str) -> None:
    response = reading_seats(None).get("/organ/REG", query_string=written)
    assert (response.status_code, response.location) == (302, address)


def test_each_wrong_date_is_told_at_its_field(reading_seats: Reading) -> None:
    response = reading_seats(None).get("/organ/REG?on=31.02.2022&known=i+fjor")
    assert response.status_code == 400
    assert response.text.count('aria-invalid="true"') == 2
    for field in ("on", "known"):
        assert f'href="#{field}"' in response.text
        assert f'id="{field}-error"' in response.text
    assert 'value="i fjor"' in response.text


def test_the_picture_has_the_term_of_the_day_and_a_table_beside_it(reading_seats: Reading) -> None:
    shown = reading_seats(None).get(THEN).text
    assert "Fra 01.10.2019 til 30.09.2023, slik det er kjent" in words(shown)
    picture = shown[shown.index("<svg") : shown.index("</svg>")]
    assert 'role="img" aria-labelledby="picture-title picture-text"' in picture
    assert "Skiptvet 2 var ledig fra 15.01.2022 til 23.03.2022." in shown
    assert 'class="svg-vacant"' in picture
    assert 'class="svg-no-basis"' in picture
    assert "style=" not in picture
    beside = words(shown[shown.index("Vis bildet som tabell") :])
    assert "Indre Østfold 2 Per Prototyp 01.01.2020 31.05.2021" in beside
    assert 'href="/organ/REG?on=2022-03-01&amp;fra=2023-10-01&amp;til=2027-09-30#over-time"' in shown
    after = reading_seats(None).get(f"{THEN}&fra=2023-10-01&til=2027-09-30").text
    assert "Mona Ny" in after[after.index("<svg") : after.index("</svg>")]
    assert 'class="svg-day"' not in after


@pytest.mark.parametrize("odd", ["fra=2030&til=2020", "fra=x&til=2", "fra=1000&til=9999", "fra=2022-01-01"])
def test_an_odd_period_is_as_if_none_was_asked_for(reading_seats: Reading, odd: str) -> None:
    assert "Fra 01.10.2019 til 30.09.2023" in words(reading_seats(None).get(f"{THEN}&{odd}").text)


@pytest.mark.parametrize("day", ["0001-01-01", "1000", "9999-12-31", "9998-01-01", "1814-05-17"])
def test_days_at_the_ends_of_time_are_answered(reading_seats: Reading, day: str) -> None:
    client = reading_seats(None)
    for path in ("", "/sammenlign"):
        response = client.get(f"/organ/REG{path}", query_string={"on": day}, follow_redirects=True)
        assert response.status_code in (200, 400)


def test_nominations_are_for_those_who_are_signed_in(reading_seats: Reading) -> None:
    assert "Ola Forslag" in reading_seats(Role.READER).get(THEN).text
    public = reading_seats(None).get(THEN).text
    assert "Ola Forslag" not in public
    assert "Nestleder: Et vedtak som ikke er publisert" in row_of(public, "Marker 1")
    assert "REG 2/2020" in row_of(reading_seats(Role.READER).get(THEN).text, "Marker 1")
    for known in ("2022-02-10", "2022-03-01"):
        assert "Ola Forslag" not in reading_seats(None).get(f"{THEN}&known={known}").text


def test_todays_seats_stand_on_the_plain_page(reading_seats: Reading) -> None:
    shown = reading_seats(None).get("/organ/REG").text
    assert "Hvem sitter her i dag" in shown
    assert "Mona Ny" in row_of(shown, "Indre Østfold 2")
    assert "<svg" not in shown[shown.index("<main") :]


def test_a_body_without_seats_says_what_to_do(reading: Reading) -> None:
    assert "Ingen plasser er registrert for dette organet i dag." in reading(None).get("/organ/KDU").text
    assert "Når sekretariatet registrerer plassene" in reading(Role.READER).get("/organ/KDU").text
    assert "Legg til plassene under «Handlinger»." in reading(Role.OFFICER).get("/organ/KDU").text
    assert "Hvem satt når" not in reading(None).get("/organ/KDU?on=2022-03-01").text


def test_two_answers_beside_each_other(reading_seats: Reading) -> None:
    client = reading_seats(None)
    written = {"on": "01.03.2022", "known": "01.03.2022", "med": "01.06.2022"}
    response = client.get("/organ/REG/sammenlign", query_string=written)
    assert response.location == "/organ/REG/sammenlign?on=2022-03-01&known=2022-03-01&med=2022-06-01"
    shown = client.get(response.location).text
    assert "2 plasser er ulike i de to svarene. 13 plasser er like." in words(shown)
    both = words(shown)
    for told in ("01.06.2021–30.09.2023", "16.06.2021–30.09.2023", "KS 58/2021, 16.06.2021", "fra og til"):
        assert told in both
    assert "Verv rettet" in both
    assert "De to svarene er like." in client.get("/organ/REG/sammenlign?on=2022-03-01").text
    wrong = client.get("/organ/REG/sammenlign?on=2022-03-01&med=aldri")
    assert (wrong.status_code, 'id="med-error"' in wrong.text) == (400, True)
    assert client.get("/organ/XX/sammenlign").status_code == 404


def test_the_seats_as_files(reading_seats: Reading) -> None:
    client = reading_seats(None)
    assert 'href="/organ/REG/plasser?on=2022-03-01&amp;known=nr' in client.get(THEN).text
    in_csv = list(
        csv.DictReader(
            io.StringIO(client.get("/organ/REG/plasser?on=2022-03-01&format=csv").data.decode("utf-8-sig")),
            delimiter=";",
        )
    )
    marker = next(one for one in in_csv if one["Plass"] == "Marker 2")
    assert (marker["Person"], marker["Fra og til"], marker["Grunnlag"]) == (
        "Bjørn Påfunn",
        "Fra 09.2021, slutt ukjent",
        "Ikke funnet",
    )
    in_json = json.loads(client.get("/organ/REG/plasser?on=2022-03-01&format=json").data)
    in_api = client.get(f"/api/v1/bodies/{the('RR')}/seats?on=2022-03-01").json
    assert in_json["data"] == in_api["data"]
    sheet = load_workbook(io.BytesIO(client.get("/organ/REG/plasser?on=2022-03-01&format=xlsx").data)).worksheets[0]
    assert sheet.max_row == len(in_csv) + 1
    then = client.get("/organ/REG/plasser?on=2022-03-01&known=2022-03-01&format=csv").data.decode()
    assert "Siv Skissedal" not in then
    assert client.get("/organ/REG/plasser?on=2022-03-01").location == "/organ/REG?on=2022-03-01"


@pytest.fixture(scope="module")
def seated_site(seated_app: Flask) -> Iterator[Site]:
    with serve(seated_app) as site:
        yield site


@pytest.mark.parametrize("path", [THEN, "/organ/REG/sammenlign?on=2022-03-01&known=2022-03-01"])
def test_it_is_accessible(browser: Chrome, seated_site: Site, path: str) -> None:
    browser.get(seated_site.url(path))
    accessible(browser)

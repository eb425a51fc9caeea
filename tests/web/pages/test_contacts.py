"""The office looks after addresses of organisations, and nobody else sees them."""

import csv
import html
import io
import json
import re
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selenium.webdriver import Chrome
from werkzeug.test import TestResponse

from application.office.contact_details import ContactDetails
from application.office.contacts import Contact, Contacts
from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.browsing import Site, accessible, sign_in
from tests.web.filing import the
from tests.web.pages.reading import Reading, following, words
from tests.web.pages.test_administration_in_browser import follow, said, send, write
from web.mail_links import mail_link, phone_link
from web.services import EXTENSION

TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')
SECRET = "hemmelig@adresse.no"


@pytest.fixture
def contacts(filled_app: Flask) -> Contacts:
    found: Contacts = filled_app.extensions[EXTENSION].contacts
    return found


@pytest.fixture
def client(reading: Reading) -> FlaskClient:
    return reading(Role.OFFICER)


def kept(contacts: Contacts, name: str = "Prøvdal", **written: str) -> Contact:
    details = ContactDetails(organisation_id=the(name), **{"department": "Postmottak", "email": SECRET} | written)
    return contacts.add(uuid4(), details, by="system")


def post(client: FlaskClient, path: str, **form: str) -> TestResponse:
    token = TOKEN.search(client.get(path).text)
    assert token
    return client.post(path, data={"csrf_token": token[1], **form})


def only(contacts: Contacts, name: str = "Prøvdal") -> Contact:
    [found] = contacts.contacts_of([the(name)])[the(name)]
    return found


def test_only_those_who_work_in_the_office_see_addresses(reading: Reading, contacts: Contacts) -> None:
    contact = kept(contacts)
    places = ("", "/ny", "/hent-inn", f"/{contact.id}", f"/{contact.id}/slett", "?format=csv")
    organisation = f"/organisasjon/{contact.organisation_id}"
    for role in (None, Role.READER, Role.AUDITOR):
        asking = reading(role)
        assert {asking.get(f"/adresser{place}").status_code for place in places} == {302 if role is None else 403}
        assert asking.post(f"/adresser/{contact.id}/slett").status_code >= 400
        for path in (organisation, f"{organisation}?format=json", "/organisasjoner", "/sok?q=hemmelig"):
            page = asking.get(path).text
            assert "/adresser" not in page
            assert SECRET not in page
        api = asking.get(f"/api/v1/organisations/{contact.organisation_id}")
        assert (api.status_code, SECRET in api.text) == (200, False)
    for role in (Role.OFFICER, Role.ADMINISTRATOR):
        assert {reading(role).get(f"/adresser{place}").status_code for place in places} == {200}
        assert f"mailto:{SECRET}" in reading(role).get(organisation).text
    assert contacts.get(contact.id) == contact


def test_an_address_is_added_changed_deleted_and_added_again(client: FlaskClient, contacts: Contacts) -> None:
    begun = client.get(f"/adresser/ny?part={the('Prøvdal')}").text
    assert 'value="Prøvdal kommune"' in begun
    given = {"id": str(uuid4()), "organisation_id": "Prøvdal kommune", "department": "Postmottak", "phone": "69681000"}
    for _ in range(2):
        answer = post(client, "/adresser/ny", **given, postal_address="Postboks 1\r\n1850 Mysen")
        assert answer.headers["Location"] == f"/adresser?part={the('Prøvdal')}"
    contact = only(contacts)
    assert (contact.phone, contact.postal_address) == ("69 68 10 00", "Postboks 1\n1850 Mysen")
    shown = client.get("/adresser").text
    assert "Postboks 1<br>1850 Mysen" in shown
    assert 'href="tel:+4769681000"' in shown
    assert "Navn officer" in shown

    path = f"/adresser/{contact.id}"
    changed = {**given, "version": "1", "email": "post@provdal.no", "phone": ""}
    assert post(client, path, **changed).status_code == 303
    assert (only(contacts).email, only(contacts).phone, only(contacts).version) == ("post@provdal.no", None, 2)

    assert "Slette adressen?" in client.get(f"{path}/slett").text
    deleted = post(client, f"{path}/slett").text
    assert contacts.contacts_of([the("Prøvdal")]) == {}
    fields = dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"', deleted))
    assert (
        client.post("/adresser/ny", data={name: html.unescape(one) for name, one in fields.items()}).status_code == 303
    )
    assert only(contacts).email == "post@provdal.no"
    assert client.get(path).status_code == 404


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(client: FlaskClient, contacts: Contacts) -> None:
    answer = post(client, "/adresser/ny", organisation_id="Prøvdal kommune", email="kari@", phone="123 4", note="Hei")
    assert answer.status_code == 400
    told = words(html.unescape(answer.text))
    assert "«kari@» er ikke en e-postadresse" in told
    assert "Hei" in told
    assert answer.text.index('id="field-email-error"') < answer.text.index('name="phone"')
    for given, expected in (
        ({"organisation_id": "Prøvdal kommune", "person": "Kari"}, "Skriv en e-postadresse, et telefonnummer"),
        ({"organisation_id": str(uuid4()), "email": "a@b.no"}, "Det finnes ingen slik organisasjon"),
        ({"organisation_id": "Nusselby", "email": "a@b.no"}, "ikke i arkivet"),
        ({"organisation_id": "", "email": "a@b.no"}, "Organisasjon: Dette må oppgis"),
    ):
        answer = post(client, "/adresser/ny", **given)
        assert answer.status_code == 400
        assert expected in words(html.unescape(answer.text)), given
    assert contacts.organisations() == frozenset()


def test_two_who_change_the_same_address_lose_nothing(client: FlaskClient, contacts: Contacts) -> None:
    contact = kept(contacts)
    path = f"/adresser/{contact.id}"
    was = json.dumps({"organisation_id": "Prøvdal kommune", "department": "Postmottak", "email": SECRET})
    mine = {
        "organisation_id": "Prøvdal kommune",
        "department": "Postmottak",
        "email": SECRET,
        "version": "1",
        "was": was,
    }
    assert post(client, path, **{**mine, "phone": "02024"}).status_code == 303
    assert post(client, path, **{**mine, "note": "Ring først"}).status_code == 303  # another field: both stay
    assert (only(contacts).phone, only(contacts).note) == ("02024", "Ring først")
    answer = post(client, path, **{**mine, "phone": "03030"})
    assert answer.status_code == 412
    assert "02024" in answer.text
    assert only(contacts).phone == "02024"
    contacts.remove(contact.id)
    assert client.post(path, data=mine).status_code in (400, 404)


def test_the_list_is_narrowed_and_turned_page_by_page(
    client: FlaskClient, contacts: Contacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Prøvdal", "Eksempelvik", "Tenkeby", "Bortevik"):
        kept(contacts, name, email=f"post@{name[:3].lower()}.no".replace("ø", "o"))
        kept(contacts, name, department="Ordfører", person="Åse Østby")
    kept(contacts, "fylket")
    monkeypatch.setattr("web.pages.contacts.ORGANISATIONS_ON_A_PAGE", 2)
    seen, path = [], "/adresser?q=kommune+ås"
    while path:
        page = client.get(path).text
        seen += re.findall(r'scope="row"><a[^>]*>([^<]+)', page)
        path = following(page) or ""
    assert seen == ["Bortevik kommune", "Eksempelvik kommune", "Prøvdal kommune", "Tenkeby kommune"]
    assert "Ingen adresse er funnet" in client.get("/adresser?q=nusselby").text
    assert client.get("/adresser?kind=county").text.count('scope="row"') == 1
    assert client.get(f"/adresser?part={the('Tenkeby')}").text.count('scope="row"') == 2
    for odd in (f"part={uuid4()}", "part=x", "after=%00", "kind=x"):
        assert client.get(f"/adresser?{odd}").status_code == 404


def test_the_list_as_a_file_can_be_changed_and_taken_in_again(client: FlaskClient, contacts: Contacts) -> None:
    contact = kept(contacts, postal_address="Postboks 1\n1850 Mysen", phone="+46 8 123 456", note="=1+1")
    kept(contacts, "Tenkeby", person="Bo Zahl", email="bo@tenkeby.no")
    file = client.get("/adresser?format=csv").data
    assert client.get("/adresser?format=xlsx").data.startswith(b"PK")
    assert [one["email"] for one in client.get("/adresser?format=json").json["data"]] == [SECRET, "bo@tenkeby.no"]

    rehearsed = take_in(client, file)
    assert "0 adresser er nye, 0 blir endret, 2 er slik fra før" in words(rehearsed)
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))
    rows[1][4] = "ny@provdal.no"
    rows += [
        ["Eksempelvik", "", "Postmottak", "", "post@eksempelvik.no"],
        ["Nusselby", "", "", "", "a@b.no"],
        ["", "9903", "", "", "ingen"],
        ["Eksempelvik kommune", "", "postmottak", "", "b@c.no"],
    ]
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    rehearsed = take_in(client, written.getvalue().encode("cp1252"))
    told = words(rehearsed)
    assert "1 adresse er ny, 1 blir endret, 1 er slik fra før" in told
    assert "3 linjer kan ikke brukes" in told
    assert "«Nusselby» er ikke i arkivet" in told
    assert "«ingen» er ikke en e-postadresse" in told
    assert "står to ganger" in told
    assert contacts.get(contact.id) == contact  # rehearsed only
    text = html.unescape(rehearsed.partition('name="text" value="')[2].partition('"')[0])
    answer = post(client, "/adresser/hent-inn", wish="go", text=text)
    assert answer.status_code == 303
    changed = contacts.get(contact.id)
    assert changed is not None
    assert (changed.email, changed.postal_address, changed.phone) == (
        "ny@provdal.no",
        contact.postal_address,
        contact.phone,
    )
    assert only(contacts, "Eksempelvik").email == "post@eksempelvik.no"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "Velg en fil"),
        (b"PK\x03\x04\0\0", "ikke tekst"),
        (b"Navn;Farge\nKari;gul\n", "si hva kolonnene heter"),
        (b"Organisasjon;E-post\n", "ingenting under"),
        (b"Organisasjon;E-post\n" + b"Ukjent;a@b.no\n" * 501, "501 linjer"),
        (b'Organisasjon;E-post\n"' + b"x" * 200_000, "ikke tekst"),
    ],
)
def test_a_file_that_is_no_list_of_addresses_is_refused(client: FlaskClient, content: bytes, expected: str) -> None:
    answer = take_in(client, content, status=400)
    assert expected in words(html.unescape(answer))


def take_in(client: FlaskClient, content: bytes, status: int = 200) -> str:
    token = TOKEN.search(client.get("/adresser/hent-inn").text)
    assert token
    upload = (io.BytesIO(content), "adresser.csv" if content else "")
    answer = client.post("/adresser/hent-inn", data={"csrf_token": token[1], "wish": "preview", "upload": upload})
    assert answer.status_code == status
    return answer.text


def test_links_open_a_mail_or_a_call() -> None:
    assert mail_link("a+b@prove.no") == "mailto:a%2Bb@prove.no"
    assert mail_link(["a@b.no", "c@d.no", "a@b.no"], "Høring & svar") == (
        "mailto:a@b.no,c@d.no?subject=H%C3%B8ring%20%26%20svar"
    )
    assert mail_link(["a@b.no", "c@d.no"], hidden=True) == "mailto:?bcc=a@b.no,c@d.no"
    assert [phone_link(one) for one in ("69 68 10 00", "02024", "+46 8 123")] == [
        "tel:+4769681000",
        "tel:02024",
        "tel:+468123",
    ]


def test_the_office_looks_after_an_address_in_the_browser(
    browser: Chrome, filled_site: Site, contacts: Contacts
) -> None:
    sign_in(browser, filled_site, "officer", PASSWORD)
    browser.get(filled_site.url(f"/organisasjon/{the('fylket')}"))
    follow(browser, "Legg til en adresse")
    write(browser, "email", "post@")
    send(browser, "Lagre")
    assert "«post@» er ikke en e-postadresse" in said(browser)
    accessible(browser)
    write(browser, "email", "post@liksomfylket.no")
    send(browser, "Lagre")
    assert "Adressen er lagt til." in said(browser)
    accessible(browser)
    browser.get(filled_site.url(f"/organisasjon/{the('fylket')}"))
    assert "post@liksomfylket.no" in said(browser)
    accessible(browser)
    browser.get(filled_site.url(f"/adresser/{only(contacts, 'fylket').id}/slett"))
    accessible(browser)
    send(browser, "Slett adressen")
    assert contacts.contacts_of([the("fylket")]) == {}
    accessible(browser)
    send(browser, "Legg den til igjen")
    assert "post@liksomfylket.no" in said(browser)
    browser.get(filled_site.url("/adresser/hent-inn"))
    accessible(browser)

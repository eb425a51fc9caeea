"""Nothing that somebody wrote is lost when their session ended, or the form grew too old."""

import json

from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.archive import PASSWORD
from tests.web.forms.sending import send, standing
from tests.web.pages.reading import Reading


def ended(client: FlaskClient) -> None:
    with client.session_transaction() as session:
        session.clear()


def test_what_was_written_is_there_after_signing_in_again(reading: Reading) -> None:
    client = reading(Role.OFFICER)
    page = client.get("/sak/ny").text
    ended(client)
    refused = send(client, "/sak/ny", page, title="Skrevet før lunsj")
    assert refused.status_code == 403
    assert "Du er logget ut" in refused.text
    signed_in = send(client, "/logg-inn", refused.text, username="officer", password=PASSWORD)
    assert signed_in.status_code == 303
    again = client.get(signed_in.location).text
    assert standing(again)["title"] == "Skrevet før lunsj"
    assert send(client, "/sak/ny", again).status_code == 303


def test_a_wrong_password_loses_nothing_either(reading: Reading) -> None:
    client = reading(Role.OFFICER)
    page = client.get("/sak/ny").text
    ended(client)
    refused = send(client, "/sak/ny", page, title="Skrevet før lunsj")
    wrong = send(client, "/logg-inn", refused.text, username="officer", password="feil")
    signed_in = send(client, "/logg-inn", wrong.text, username="officer", password=PASSWORD)
    assert standing(client.get(signed_in.location).text)["title"] == "Skrevet før lunsj"


def test_a_form_that_grew_too_old_is_opened_with_what_was_written(reading: Reading) -> None:
    client = reading(Role.OFFICER)
    page = client.get("/sak/ny").text
    with client.session_transaction() as session:
        session["csrf_token"] = "another"
    refused = send(client, "/sak/ny", page, title="Fra en gammel fane")
    assert refused.status_code == 400
    assert "Skjemaet var blitt for gammelt" in refused.text
    opened = send(client, "/utkast/videre", refused.text)
    assert standing(client.get(opened.location).text)["title"] == "Fra en gammel fane"


def test_what_was_kept_leads_nowhere_else(reading: Reading) -> None:
    client = reading(Role.OFFICER)
    page = client.get("/sak/ny").text
    for path in ("https://example.org/", "//example.org/", ""):
        kept = json.dumps({"path": path, "pairs": [["title", "x"]]})
        token = standing(page)["csrf_token"]
        assert client.post("/utkast/videre", data={"csrf_token": token, "kept": kept}).location == "/"

"""How papers look: chosen by administrators, seen on a paper about an invented meeting, and bad templates refused."""

import io
import re
from collections.abc import Callable

import docx
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from application.office.roles import Role
from tests.application.documents.papers import text_of

HERE = "/administrasjon/maler"
Reading = Callable[[Role | None], FlaskClient]


@pytest.fixture
def client(reading: Reading) -> FlaskClient:
    return reading(Role.ADMINISTRATOR)


def send(client: FlaskClient, path: str, **form: object) -> TestResponse:
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(HERE).text)
    assert token is not None
    return client.post(path, data={"csrf_token": token[1]} | form)


def a_file(text: str, name: str = "brev.docx") -> tuple[io.BytesIO, str]:
    document, made = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "Vårt eget brevhode"
    document.add_paragraph(text)
    document.save(made)
    return io.BytesIO(made.getvalue()), name


def test_only_administrators_choose_how_papers_look(reading: Reading) -> None:
    codes = {role: reading(role).get(HERE).status_code for role in (None, Role.READER, Role.OFFICER, Role.AUDITOR)}
    assert codes == {None: 302, "reader": 403, "officer": 403, "auditor": 403}
    assert reading(Role.OFFICER).get(f"{HERE}/innkalling/prove.pdf").status_code == 403


def test_head_foot_and_colour_are_on_the_next_paper(client: FlaskClient) -> None:
    answer = send(
        client,
        HERE,
        header="Storgata 1\r\n1850 Prøveby",
        footer="Org.nr. 999",
        accent="#8a0f3c",
        absence_to="post@prove.no",
    )
    assert answer.status_code == 303
    assert "til post@prove.no." in text_of(client.get(f"{HERE}/innkalling/prove.pdf").data)
    said = text_of(client.get(f"{HERE}/protokoll/prove.pdf").data)
    assert "Storgata 1 1850 Prøveby" in said
    assert "Org.nr. 999" in said
    refused = send(client, HERE, header="x\n" * 5, accent="#8a0f3c")
    assert (refused.status_code, "Høyst 4 linjer" in refused.text) == (400, True)
    faint = send(client, HERE, header="", footer="Ny bunn", accent="#ffff00")
    assert faint.status_code == 400
    assert "for lys" in faint.text
    assert "Ny bunn" in faint.text
    assert "Ny bunn" not in client.get(HERE).text


def test_a_template_of_the_councils_own_is_used_until_it_is_reset(client: FlaskClient) -> None:
    assert send(client, f"{HERE}/saksutskrift", template=a_file("{{innhold}}")).status_code == 303
    made = docx.Document(io.BytesIO(client.get(f"{HERE}/saksutskrift/prove.docx").data))
    assert made.sections[0].header.paragraphs[0].text == "Vårt eget brevhode"
    assert made.paragraphs[1].text == "RR 2/2026 Flere tog på Østre linje"
    page = client.get(HERE).text
    assert "brev.docx" in page
    assert "Egen mal" in page
    assert send(client, f"{HERE}/saksutskrift", reset="1").status_code == 303
    again = docx.Document(io.BytesIO(client.get(f"{HERE}/saksutskrift/prove.docx").data))
    assert "Vårt eget brevhode" not in again.sections[0].header.paragraphs[0].text


def test_a_bad_template_is_refused_with_what_to_do(client: FlaskClient) -> None:
    for file, words in (
        (a_file("Uten plass"), "ikke noe avsnitt som sier {{innhold}}"),
        (a_file("{{innhold}} {{navn}}"), "ikke noe som heter {{navn}}"),
        ((io.BytesIO(b"%PDF"), "brev.pdf"), "ikke et Word-dokument"),
        ((io.BytesIO(b""), ""), "Velg et Word-dokument først."),
    ):
        answer = send(client, f"{HERE}/innkalling", template=file)
        assert answer.status_code == 400
        assert words in answer.text
        assert "Feil:" in answer.text
    assert "Egen mal" not in client.get(HERE).text


def test_the_template_that_is_fetched_can_be_sent_back(client: FlaskClient) -> None:
    for path in ("innkalling", "protokoll", "saksutskrift"):
        fetched = client.get(f"{HERE}/{path}/mal.docx")
        assert fetched.data.startswith(b"PK")
        sent = send(client, f"{HERE}/{path}", template=(io.BytesIO(fetched.data), f"{path}.docx"))
        assert sent.status_code == 303, sent.text
        assert client.get(f"{HERE}/{path}/mal.docx").data == fetched.data
        assert client.get(f"{HERE}/{path}/prove.pdf").data.startswith(b"%PDF")


def test_odd_addresses_are_not_found(client: FlaskClient) -> None:
    for path in ("noe/prove.pdf", "noe/mal.docx", "innkalling/prove.exe", "innkalling/prove."):
        assert client.get(f"{HERE}/{path}").status_code == 404
    assert send(client, f"{HERE}/noe").status_code == 404

"""A parameter that cannot be used is named, with what to write instead, in the reader's language."""

import pytest
from flask import Flask
from flask_babel import force_locale
from marshmallow import Schema, ValidationError, fields

from tests.web.api.conftest import Reader
from web.api.wrong_parameters import in_words


@pytest.mark.parametrize(
    ("path", "name", "given", "said"),
    [
        ("cases", "limit", "0", "Skriv et tall fra 1 til 100."),
        ("cases", "year", "i fjor", "Skriv et helt tall."),
        ("decisions", "body_id", "RR", "Skriv id-en slik den står i svarene."),
        ("search", "sort", "best", "Velg en av disse: relevance, newest, oldest."),
        ("cases", "aar", "2025", "Denne parameteren finnes ikke her. Se etter en skrivefeil, eller utelat den."),
    ],
)
def test_what_is_wrong_is_said_in_bokmal(api: Reader, path: str, name: str, given: str, said: str) -> None:
    answer = api.get(path, **{name: given})
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["code"] == "bad-input"
    assert answer.json["errors"] == {"query": {name: [said]}}


class Everything(Schema):
    """Each kind of field that the API has for what it is given, wrong in each way."""

    whole = fields.Integer(required=True)
    flag = fields.Boolean()
    text = fields.String()
    day = fields.Date()
    id = fields.UUID()


@pytest.mark.parametrize(
    "given",
    [{}, {"whole": None}, {"whole": 1, "flag": "?", "text": 1, "day": "1.3", "id": "x", "more": 1}],
)
def test_no_message_stays_as_marshmallow_has_it(app: Flask, given: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as refused:
        Everything().load(given)
    before = refused.value.normalized_messages()
    with app.test_request_context(), force_locale("nb"):
        after = in_words(before)
    assert after.keys() == before.keys()
    assert not [name for name in before if before[name] == after[name]]

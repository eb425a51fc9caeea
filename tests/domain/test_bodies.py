from typing import Any

import pytest

from domain.bodies import Body, BodyDissolvedError
from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from tests.domain.given import IDENTITY_NUMBER, a_body, known, recorded


def test_a_body_is_established() -> None:
    body = Body.establish(
        name=" Arbeidsutvalget ", abbreviation=" AU ", kind="political", established_on="2015", by="kari"
    )
    told = {"name": "Arbeidsutvalget", "abbreviation": "AU", "kind": "political", "established_on": "2015"}
    assert recorded(body) == [(Body.Established, told)]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"name": ""}, "name"),
        ({"abbreviation": " "}, "abbreviation"),
        ({"abbreviation": "–/–"}, "abbreviation"),
        ({"kind": "secret"}, "kind"),
        ({"established_on": "nylig"}, "established_on"),
    ],
)
def test_what_is_no_body_is_not_established(given: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        a_body(**given)
    assert caught.value.values["field"] == field


def test_a_name_is_public_and_holds_no_identity_number() -> None:
    with pytest.raises(IdentityNumberError):
        a_body(name=f"Nemnd {IDENTITY_NUMBER}")
    body = a_body()
    with pytest.raises(IdentityNumberError):
        body.rename(name=IDENTITY_NUMBER, by="kari")
    assert body.collect_events() == []


def test_a_body_is_renamed_with_another_abbreviation() -> None:
    body = a_body()
    body.rename(name="Ordførerutvalget", abbreviation="OU", valid_from="1.1.2021", by="kari")
    told = {
        "name": "Ordførerutvalget",
        "abbreviation": "OU",
        "before": {"name": "Arbeidsutvalget", "abbreviation": "AU"},
        "valid_from": "2021-01-01",
    }
    assert recorded(body) == [(Body.Renamed, told)]
    assert body.abbreviations == {"au", "ou"}


def test_without_a_new_abbreviation_it_keeps_the_old_one() -> None:
    body = a_body()
    body.rename(name="Ordførerutvalget", by="kari")
    body.rename(name="Ordførerutvalget", abbreviation="AU", by="kari")
    ((kind, told),) = recorded(body)
    assert (kind, told["abbreviation"]) == (Body.Renamed, "AU")


def test_a_name_from_before_the_one_now_is_an_earlier_one() -> None:
    body = a_body(established_on="2015")
    for _ in range(2):
        body.rename(name="Styret", abbreviation="ST", valid_from="2004", by="kari")
    assert recorded(body) == [(Body.EarlierNameNoted, {"name": "Styret", "abbreviation": "ST", "valid_from": "2004"})]
    assert (body.name, body.abbreviation, body.abbreviations) == ("Arbeidsutvalget", "AU", {"au", "st"})


def test_owner_and_convener_are_set_and_unset() -> None:
    body = a_body()
    body.set_owner(known(1), by="kari")
    body.set_owner(known(1), by="kari")
    body.set_convener(known(2), by="kari")
    body.set_owner(None, by="kari")
    assert recorded(body) == [
        (Body.OwnerSet, {"owner_id": known(1), "before": None}),
        (Body.ConvenerSet, {"convener_id": known(2), "before": None}),
        (Body.OwnerSet, {"owner_id": None, "before": known(1)}),
    ]


def test_who_has_agenda_chairs_and_follows_up_is_said_and_put_right() -> None:
    body = a_body()
    for _ in range(2):
        body.set_duties(agenda=" Næringssjefen ", chair="Leder", follow_up="", by="kari")
    nobody = {"agenda": None, "chair": None, "follow_up": None}
    told = {"agenda": "Næringssjefen", "chair": "Leder", "follow_up": None}
    assert recorded(body) == [(Body.DutiesSet, {**told, "before": nobody})]
    body.correct({"follow_up": "Sekretariatet"}, reason="glemt", by="kari")
    ((kind, corrected),) = recorded(body)
    assert (kind, corrected["changes"]) == (Body.Corrected, {"follow_up": {"before": None, "after": "Sekretariatet"}})
    with pytest.raises(IdentityNumberError):
        body.set_duties(agenda="Kari 01017000027", chair=None, follow_up=None, by="kari")
    assert body.collect_events() == []


def test_a_body_is_dissolved_once() -> None:
    body = a_body()
    body.dissolve(dissolved_on="2023-12", by="kari")
    assert recorded(body) == [(Body.Dissolved, {"dissolved_on": "2023-12"})]
    with pytest.raises(BodyDissolvedError) as caught:
        body.dissolve(by="kari")
    assert caught.value.values == {"field": "body", "body": "Arbeidsutvalget", "dissolved_on": "2023-12"}
    assert body.collect_events() == []


def test_a_body_is_not_dissolved_before_it_was_established() -> None:
    body = a_body(established_on="2015")
    with pytest.raises(InvalidValueError) as caught:
        body.dissolve(dissolved_on="2014-12-31", by="kari")
    assert caught.value.values["problem"] == "before-start"
    assert body.collect_events() == []


@pytest.mark.parametrize(
    ("on", "there"), [("2023-12-31", True), ("2023", True), ("2024-01-01", False), ("2024", False)]
)
def test_a_dissolved_body_is_there_until_it_certainly_is_not(on: str, *, there: bool) -> None:
    body = a_body(dissolved_on="2023-12")
    if there:
        body.require_there(on)
    else:
        with pytest.raises(BodyDissolvedError):
            body.require_there(on)


def test_a_body_dissolved_nobody_knows_when_may_have_been_there() -> None:
    body = a_body()
    body.dissolve(by="kari")
    body.require_there("2030-01-01")

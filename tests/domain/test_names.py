"""What bodies, organisations and people are called, and what else is known of them, put right."""

from typing import Any
from uuid import uuid4

import pytest

from domain.bodies import Body
from domain.errors import InvalidValueError, InvalidValuesError
from domain.identity_numbers import IdentityNumberError
from domain.organisations import Organisation
from domain.people import Person
from tests.domain.given import IDENTITY_NUMBER, a_body, an_organisation, recorded, settled


def test_the_name_now_is_put_right_and_is_no_other_name() -> None:
    body = a_body()
    body.correct({"name": "Arbeidsutvalet", "abbreviation": "AV"}, reason="avskrift", by="ola")
    changes = {
        "name": {"before": "Arbeidsutvalget", "after": "Arbeidsutvalet"},
        "abbreviation": {"before": "AU", "after": "AV"},
    }
    told = {"number": 1, "changes": changes, "is_current": True, "reason": "avskrift"}
    assert recorded(body) == [(Body.NameCorrected, told)]
    assert (body.name, body.abbreviation, body.abbreviations) == ("Arbeidsutvalet", "AV", {"au", "av"})
    assert list(body.names) == [1]


def test_an_earlier_name_is_put_right_where_it_stands() -> None:
    organisation = an_organisation(valid_from="1964")
    organisation.rename(name="Nye Prøvdal", valid_from="2020", by="kari")
    organisation.collect_events()
    organisation.correct_name({"name": "Prøvedal", "valid_from": "1965"}, number=1, reason="avskrift", by="ola")
    changes = {"name": {"before": "Prøvdal", "after": "Prøvedal"}, "valid_from": {"before": "1964", "after": "1965"}}
    told = {"number": 1, "changes": changes, "is_current": False, "reason": "avskrift"}
    assert recorded(organisation) == [(Organisation.NameCorrected, told)]
    assert (organisation.name, organisation.name_since) == ("Nye Prøvdal", "2020")
    with pytest.raises(InvalidValueError) as caught:
        organisation.correct_name({"name": "Prøvedal"}, number=9, reason="feil", by="ola")
    assert caught.value.values["problem"] == "unknown-record"


def test_a_name_noted_as_an_earlier_one_says_nothing_of_since_when_the_name_now_is_borne() -> None:
    body = a_body(established_on="2015")
    body.rename(name="Styret", abbreviation="ST", valid_from="2004", by="kari")
    body.rename(name="Utvalget", by="kari")
    assert (body.name, body.name_since, body.current) == ("Utvalget", "2015", 3)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"name": ""}, InvalidValueError),
        ({"name": f"Kari {IDENTITY_NUMBER}"}, IdentityNumberError),
        ({"valid_from": "31.2.2020"}, InvalidValueError),
        ({"age": "40"}, InvalidValueError),
    ],
)
def test_a_name_is_not_put_wrong(changes: dict[str, Any], error: type[Exception]) -> None:
    person = settled(Person.register(name="Kari Eksempel", by="kari"))
    with pytest.raises(error):
        person.correct_name(changes, reason="feil", by="ola")
    assert person.collect_events() == []


def test_other_facts_of_a_body_are_put_right_in_one_event() -> None:
    body, owner = a_body(established_on="2015", dissolved_on="2019"), uuid4()
    given = {"kind": "network", "owner_id": owner, "is_dissolved": False, "dissolved_on": None, "name": body.name}
    body.correct(given, reason="avskrift", by="ola")
    changes = {
        "kind": {"before": "political", "after": "network"},
        "owner_id": {"before": None, "after": owner.hex},
        "is_dissolved": {"before": True, "after": False},
        "dissolved_on": {"before": "2019", "after": None},
    }
    assert recorded(body) == [(Body.Corrected, {"changes": changes, "reason": "avskrift"})]
    assert (body.owner_id, body.is_dissolved) == (owner, False)
    with pytest.raises(InvalidValueError) as caught:
        body.correct({"dissolved_on": "2020"}, reason="feil", by="ola")
    assert caught.value.values["problem"] == "not-dissolved"
    with pytest.raises(InvalidValuesError):
        body.correct({"name": "", "kind": "x", "established_on": "x"}, reason="feil", by="ola")
    assert body.collect_events() == []


def test_a_merger_that_never_was_is_put_right() -> None:
    organisation, other = an_organisation(), an_organisation(name="Tenkvik")
    organisation.merge_into(other, merged_on="2020", by="kari")
    organisation.collect_events()
    organisation.correct({"merged_into": None, "merged_on": None}, reason="feil", by="ola")
    changes = {
        "merged_into": {"before": other.id.hex, "after": None},
        "merged_on": {"before": "2020", "after": None},
    }
    assert recorded(organisation) == [(Organisation.Corrected, {"changes": changes, "reason": "feil"})]
    organisation.merge_into(other, by="kari")


def test_a_number_is_put_right() -> None:
    organisation = an_organisation()
    organisation.assign_number(number_kind="municipality-number", number="3118", by="kari")
    organisation.collect_events()
    organisation.correct_number(2, {"number": "3119", "valid_from": "2024"}, reason="avskrift", by="ola")
    changes = {"number": {"before": "3118", "after": "3119"}, "valid_from": {"before": None, "after": "2024"}}
    told = {"assigned": 2, "number_kind": "municipality-number", "changes": changes, "reason": "avskrift"}
    assert recorded(organisation) == [(Organisation.NumberCorrected, told)]
    assert organisation.numbers == {"municipality-number": "3119"}
    with pytest.raises(InvalidValueError):
        organisation.correct_number(2, {"number": "31"}, reason="feil", by="ola")
    assert organisation.collect_events() == []

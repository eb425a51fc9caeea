import pytest

from domain.errors import InvalidValueError
from domain.identity_numbers import IdentityNumberError
from domain.organisations import Organisation, OrganisationMergedError, organisation_number
from tests.domain.given import IDENTITY_NUMBER, an_organisation, recorded

NUMBER = "123456785"
"""Nine digits with a right check digit."""


def test_an_organisation_is_registered() -> None:
    organisation = Organisation.register(name=" Prøvdal ", kind="municipality", valid_from="2020", by="kari")
    told = {"name": "Prøvdal", "kind": "municipality", "valid_from": "2020"}
    assert recorded(organisation) == [(Organisation.Registered, told)]


@pytest.mark.parametrize(("name", "kind"), [("", "municipality"), ("Prøvdal", "village")])
def test_what_is_no_organisation_is_not_registered(name: str, kind: str) -> None:
    with pytest.raises(InvalidValueError):
        Organisation.register(name=name, kind=kind, by="kari")


def test_a_name_is_public_and_holds_no_identity_number() -> None:
    with pytest.raises(IdentityNumberError):
        Organisation.register(name=f"Foretak {IDENTITY_NUMBER}", kind="company", by="kari")
    organisation = an_organisation()
    with pytest.raises(IdentityNumberError):
        organisation.rename(name=IDENTITY_NUMBER, by="kari")
    assert organisation.collect_events() == []


def test_an_organisation_is_renamed_and_the_same_name_changes_nothing() -> None:
    organisation = an_organisation()
    organisation.rename(name="Prøvdal", by="kari")
    organisation.rename(name="Nye Prøvdal", valid_from="1.1.2024", by="kari")
    assert recorded(organisation) == [
        (Organisation.Renamed, {"before": "Prøvdal", "name": "Nye Prøvdal", "valid_from": "2024-01-01"})
    ]


def test_a_name_from_before_the_one_now_is_an_earlier_one() -> None:
    organisation = an_organisation(valid_from="2020-01-01")
    for _ in range(2):
        organisation.rename(name="Gamle Prøvdal", valid_from="1964", by="kari")
    assert recorded(organisation) == [(Organisation.EarlierNameNoted, {"name": "Gamle Prøvdal", "valid_from": "1964"})]
    assert organisation.name == "Prøvdal"


def test_an_organisation_becomes_part_of_another() -> None:
    organisation, other = an_organisation(valid_from="1964"), an_organisation(name="Tenkvik")
    organisation.merge_into(other, merged_on="2020-01-01", by="kari")
    assert recorded(organisation) == [(Organisation.MergedInto, {"into_id": other.id, "merged_on": "2020-01-01"})]


def test_it_becomes_part_of_one_other_only() -> None:
    organisation, other = an_organisation(), an_organisation(name="Tenkvik")
    organisation.merge_into(other, merged_on="2020", by="kari")
    organisation.collect_events()
    with pytest.raises(OrganisationMergedError):
        organisation.merge_into(an_organisation(name="Liksund"), by="kari")
    assert organisation.collect_events() == []


def test_it_does_not_become_part_of_itself_not_by_a_detour_either() -> None:
    organisation, other = an_organisation(), an_organisation(name="Tenkvik")
    with pytest.raises(InvalidValueError):
        organisation.merge_into(organisation, by="kari")
    other.merge_into(organisation, by="kari")
    with pytest.raises(InvalidValueError):
        organisation.merge_into(other, by="kari")
    assert organisation.collect_events() == []


def test_it_does_not_end_before_it_began() -> None:
    organisation = an_organisation(valid_from="1964")
    with pytest.raises(InvalidValueError) as caught:
        organisation.merge_into(an_organisation(name="Tenkvik"), merged_on="1963", by="kari")
    assert caught.value.values["problem"] == "before-start"
    assert organisation.collect_events() == []


def test_after_the_merger_it_gets_names_from_before_it_only() -> None:
    organisation = an_organisation()
    organisation.merge_into(an_organisation(name="Tenkvik"), merged_on="2020-01-01", by="kari")
    organisation.collect_events()
    for since in (None, "2020", "2021-05-01"):
        with pytest.raises(OrganisationMergedError):
            organisation.rename(name="Prøvdal bydel", valid_from=since, by="kari")
    assert organisation.collect_events() == []
    organisation.rename(name="Prøvdal herred", valid_from="1964", by="kari")
    assert [kind for kind, _ in recorded(organisation)] == [Organisation.Renamed]


@pytest.mark.parametrize(
    ("kind", "number", "kept"),
    [
        ("organisation-number", "123 456 785", NUMBER),
        ("organisation-number", "000000000", "000000000"),
        ("municipality-number", " 0123 ", "0123"),
        ("county-number", "31", "31"),
    ],
)
def test_numbers_are_of_a_public_register(kind: str, number: str, kept: str) -> None:
    organisation = an_organisation()
    organisation.assign_number(number_kind=kind, number=number, valid_from="2024", by="kari")
    organisation.assign_number(number_kind=kind, number=kept, by="kari")
    assert recorded(organisation) == [
        (Organisation.NumberAssigned, {"number_kind": kind, "number": kept, "before": None, "valid_from": "2024"})
    ]


def test_a_municipality_number_changes_with_time() -> None:
    organisation = an_organisation()
    for number in ("0124", "3014", "3118"):
        organisation.assign_number(number_kind="municipality-number", number=number, by="kari")
    assert [told["before"] for _, told in recorded(organisation)] == [None, "0124", "3014"]


@pytest.mark.parametrize(
    ("kind", "number", "problem"),
    [
        ("organisation-number", "123456784", "bad-organisation-number"),
        ("organisation-number", "12345678", "bad-organisation-number"),
        ("organisation-number", "١٢٣٤٥٦٧٨٥", "bad-organisation-number"),
        ("municipality-number", "123", "bad-municipality-number"),
        ("municipality-number", "٠١٢٣", "bad-municipality-number"),
        ("county-number", "031", "bad-county-number"),
        ("phone", "123456785", "unknown"),
    ],
)
def test_a_number_that_is_none_is_refused(kind: str, number: str, problem: str) -> None:
    organisation = an_organisation()
    with pytest.raises(InvalidValueError) as caught:
        organisation.assign_number(number_kind=kind, number=number, by="kari")
    assert caught.value.values["problem"] == problem
    assert organisation.collect_events() == []


def test_one_wrong_digit_is_always_found() -> None:
    for place in range(9):
        for digit in "0123456789":
            wrong = NUMBER[:place] + digit + NUMBER[place + 1 :]
            if wrong != NUMBER:
                with pytest.raises(InvalidValueError):
                    organisation_number(wrong)

from uuid import uuid4

import pytest

from application.archive import Archive, RecordNotFoundError, UnknownRecordError
from application.commands.bodies import (
    CorrectBody,
    DissolveBody,
    EstablishBody,
    RenameBody,
    SetBodyOrganisations,
    correct_body,
    dissolve_body,
    establish_body,
    rename_body,
    set_body_organisations,
)
from application.commands.names import CorrectName, correct_name
from application.commands.organisations import (
    AssignNumber,
    MergeOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    assign_number,
    merge_organisation,
    register_organisation,
    rename_organisation,
)
from application.commands.people import RegisterPerson, RenamePerson, register_person, rename_person
from domain.bodies import Body, BodyDissolvedError
from domain.errors import InvalidValueError
from domain.organisations import Organisation
from domain.people import Person
from domain.references import ReferenceTakenError
from tests.application.commands.conftest import Refused
from tests.application.filled import BY, Filled


def test_a_body_is_established_with_its_organisations(archive: Archive, ids: type[Filled]) -> None:
    command = EstablishBody(
        body_id=uuid4(),
        name="Ungdomsrådet",
        abbreviation="UR",
        kind="network",
        established_on="2020",
        owner_id=ids.municipality,
        convener_id=ids.merged,
        by=BY,
    )
    establish_body(archive, command)
    body = archive.load(Body, command.body_id)
    assert (body.owner_id, body.convener_id) == (ids.municipality, ids.merged)
    assert establish_body(archive, command) is None


@pytest.mark.parametrize("abbreviation", ["RR", "rr", " R-R "])
def test_an_abbreviation_belongs_to_one_body(
    archive: Archive, ids: type[Filled], refused: Refused, abbreviation: str
) -> None:
    if abbreviation == " R-R ":
        renamed = RenameBody(body_id=ids.council, name="Regionrådet", abbreviation="R/R", by=BY)
        rename_body(archive, renamed)
    with refused(ReferenceTakenError) as caught:
        establish_body(
            archive,
            EstablishBody(body_id=uuid4(), name="Et annet råd", abbreviation=abbreviation, kind="political", by=BY),
        )
    assert caught.value.values["reference"] in ("RR", "R/R")
    with refused(ReferenceTakenError):
        rename_body(archive, RenameBody(body_id=ids.executive, name="Utvalget", abbreviation=abbreviation, by=BY))


def test_a_body_keeps_the_abbreviations_it_had(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    for name, abbreviation in (("Ordførerutvalget", "OU"), ("Arbeidsutvalget", "AU"), ("Utvalget", "au")):
        rename_body(archive, RenameBody(body_id=ids.executive, name=name, abbreviation=abbreviation, by=BY))
    assert archive.load(Body, ids.executive).abbreviation == "au"
    with refused(ReferenceTakenError):
        rename_body(archive, RenameBody(body_id=ids.council, name="Rådet", abbreviation="OU", by=BY))


def test_a_body_is_not_owned_by_what_is_no_organisation(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    for other in (uuid4(), ids.case):
        with refused(RecordNotFoundError):
            command = SetBodyOrganisations(body_id=ids.council, owner_id=other, convener_id=None, by=BY)
            set_body_organisations(archive, command)
        with refused(RecordNotFoundError):
            establish_body(
                archive,
                EstablishBody(body_id=uuid4(), name="R", abbreviation="R", kind="network", owner_id=other, by=BY),
            )


def test_what_is_done_with_a_body_is_done(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    organisations = SetBodyOrganisations(
        body_id=ids.council, owner_id=ids.municipality, convener_id=None, by=BY, expected_version=1
    )
    set_body_organisations(archive, organisations)
    dissolve_body(archive, DissolveBody(body_id=ids.council, dissolved_on="2024", by=BY))
    body = archive.load(Body, ids.council)
    assert (body.owner_id, body.is_dissolved) == (ids.municipality, True)
    with refused(BodyDissolvedError):
        dissolve_body(archive, DissolveBody(body_id=ids.council, by=BY))


def test_an_organisation_is_registered_with_its_number(archive: Archive, refused: Refused) -> None:
    command = RegisterOrganisation(
        organisation_id=uuid4(),
        name="Prøvdal",
        kind="municipality",
        number_kind="municipality-number",
        number="0123",
        by=BY,
    )
    register_organisation(archive, command)
    assert archive.load(Organisation, command.organisation_id).numbers == {"municipality-number": "0123"}
    assert register_organisation(archive, command) is None
    with refused(InvalidValueError):
        register_organisation(
            archive,
            RegisterOrganisation(organisation_id=uuid4(), name="P", kind="municipality", number="0123", by=BY),
        )


def test_what_is_done_with_an_organisation_is_done(archive: Archive, ids: type[Filled]) -> None:
    rename_organisation(archive, RenameOrganisation(organisation_id=ids.merged, name="Gamle Vik", by=BY))
    number = AssignNumber(organisation_id=ids.merged, number_kind="organisation-number", number="123456785", by=BY)
    assign_number(archive, number)
    merge_organisation(
        archive,
        MergeOrganisation(organisation_id=ids.merged, into_id=ids.municipality, merged_on="2020", by=BY),
    )
    found = archive.load(Organisation, ids.merged)
    assert (found.name, found.merged_into) == ("Gamle Vik", ids.municipality)
    assert found.numbers == {"organisation-number": "123456785"}


def test_mergers_never_go_round_in_a_circle(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    third = uuid4()
    register_organisation(archive, RegisterOrganisation(organisation_id=third, name="C", kind="municipality", by=BY))
    for one, into in ((ids.merged, ids.municipality), (ids.municipality, third)):
        merge_organisation(archive, MergeOrganisation(organisation_id=one, into_id=into, by=BY))
    with refused(InvalidValueError) as caught:
        merge_organisation(archive, MergeOrganisation(organisation_id=third, into_id=ids.merged, by=BY))
    assert caught.value.values["problem"] == "itself"
    with refused(RecordNotFoundError):
        merge_organisation(archive, MergeOrganisation(organisation_id=third, into_id=uuid4(), by=BY))


def test_a_person_is_registered_and_renamed(archive: Archive) -> None:
    command = RegisterPerson(person_id=uuid4(), name="Kari Eksempel", by=BY)
    register_person(archive, command)
    assert register_person(archive, command) is None
    renamed = RenamePerson(person_id=command.person_id, name="Kari Tenkt", by=BY, expected_version=1)
    rename_person(archive, renamed)
    assert archive.load(Person, command.person_id).name == "Kari Tenkt"


def test_an_abbreviation_put_right_is_claimed(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    with refused(ReferenceTakenError) as caught:
        correct_body(
            archive, CorrectBody(body_id=ids.council, changes={"abbreviation": "AU"}, reason="avskrift", by=BY)
        )
    assert caught.value.values["field"] == "abbreviation"
    changes = {"abbreviation": "RGR", "owner_id": ids.municipality}
    correct_body(archive, CorrectBody(body_id=ids.council, changes=changes, reason="avskrift", by=BY))
    body = archive.load(Body, ids.council)
    assert (body.abbreviation, body.owner_id) == ("RGR", ids.municipality)
    with refused(UnknownRecordError):
        correct_body(archive, CorrectBody(body_id=ids.council, changes={"owner_id": uuid4()}, reason="x", by=BY))
    with refused(InvalidValueError):
        correct_name(archive, CorrectName(kind="case", record_id=ids.case, number=1, changes={}, reason="x", by=BY))

from uuid import uuid4

from application.archive import Archive, RecordNotFoundError, UnknownRecordError
from application.commands.council import (
    AdmitParticipant,
    DescribeCouncil,
    RegisterArea,
    RegisterCouncil,
    RenameArea,
    admit_participant,
    describe_council,
    register_area,
    register_council,
    rename_area,
)
from domain.councils import COUNCIL_ID, Council
from domain.references import ReferenceTakenError
from domain.subject_areas import SubjectArea
from tests.application.commands.conftest import Refused
from tests.application.filled import BY, Filled, named


def test_the_council_is_registered_once(archive: Archive, refused: Refused) -> None:
    with refused(RecordNotFoundError):
        describe_council(archive, DescribeCouncil(changes={"name": "Prøverådet"}, by=BY))
    assert register_council(archive, RegisterCouncil(name="Prøverådet", by=BY)) is not None
    assert register_council(archive, RegisterCouncil(name="Et annet", by=BY)) is None
    assert archive.load(Council, COUNCIL_ID).name == "Prøverådet"


def test_only_organisations_take_part(archive: Archive, ids: type[Filled], refused: Refused) -> None:
    register_council(archive, RegisterCouncil(name="Prøverådet", by=BY))
    with refused(UnknownRecordError) as caught:
        admit_participant(archive, AdmitParticipant(organisation_id=ids.council, by=BY))
    assert caught.value.values["field"] == "organisation"
    admit_participant(archive, AdmitParticipant(organisation_id=ids.municipality, by=BY))
    assert archive.load(Council, COUNCIL_ID).taking_part == {ids.municipality.hex: 2}


def test_no_two_subject_areas_are_called_the_same(archive: Archive, refused: Refused) -> None:
    register_area(archive, RegisterArea(area_id=named("water"), name="Vann", by=BY))
    with refused(ReferenceTakenError) as caught:
        register_area(archive, RegisterArea(area_id=uuid4(), name=" vann", by=BY))
    assert caught.value.values["field"] == "subject_area"
    rename_area(archive, RenameArea(area_id=named("water"), name="Avløp", by=BY))
    rename_area(archive, RenameArea(area_id=named("water"), name="Vann", by=BY))
    assert archive.load(SubjectArea, named("water")).name == "Vann"
    with refused(ReferenceTakenError):
        register_area(archive, RegisterArea(area_id=uuid4(), name="Avløp", by=BY))

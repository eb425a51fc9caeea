"""An archive to command, with a case, two bodies and an organisation in it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from application.archive import Archive
from application.commands.bodies import EstablishBody, establish_body
from application.commands.cases import OpenCase, open_case
from application.commands.organisations import RegisterOrganisation, register_organisation
from application.opened import OpenArchive
from domain.errors import DomainError
from tests.application.filled import BY, Filled

Refused = Callable[[type[DomainError]], AbstractContextManager[pytest.ExceptionInfo[DomainError]]]


@pytest.fixture
def archive(opened: OpenArchive) -> Archive:
    """The registers are left behind: what is asked here are the events."""
    return opened.for_much()


@pytest.fixture
def ids(archive: Archive) -> type[Filled]:
    open_case(archive, OpenCase(case_id=Filled.case, title="Ny bru", reference="2024/1", opened_on="2024-01-02", by=BY))
    for identity, name, abbreviation in (
        (Filled.council, "Regionrådet", "RR"),
        (Filled.executive, "Arbeidsutvalget", "AU"),
    ):
        establish_body(
            archive, EstablishBody(body_id=identity, name=name, abbreviation=abbreviation, kind="political", by=BY)
        )
    for identity, name in ((Filled.municipality, "Prøvdal"), (Filled.merged, "Gamlevik")):
        register_organisation(
            archive, RegisterOrganisation(organisation_id=identity, name=name, kind="municipality", by=BY)
        )
    return Filled


@pytest.fixture
def refused(archive: Archive) -> Refused:
    """Return what expects a refusal, and that nothing was recorded."""

    @contextmanager
    def expect(error: type[DomainError]) -> Iterator[pytest.ExceptionInfo[DomainError]]:
        before = archive.recorder.max_notification_id()
        with pytest.raises(error) as caught:
            yield caught
        assert archive.recorder.max_notification_id() == before

    return expect

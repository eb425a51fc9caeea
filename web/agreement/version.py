"""Everything that the page of a version shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from application.questions.agreement_checklist import PointOnDay, checklist_of
from application.questions.agreement_matrix import matrix_of
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_versions import VersionOnDay, VersionState, newest_in_force, versions_on_day
from application.questions.treatments import Matrix
from domain.access import Audience
from domain.agreements import RecordKind
from domain.recorded import Record
from web.agreement.texts import texts_of
from web.numbered_texts import Texts
from web.services import current_services


@dataclass(frozen=True)
class VersionPage:
    """What is shown. `current` is the version in force in its stead, None where it is this one or none is.

    `before` and `after` are the numbers of the versions beside it; `signatures` and `changes` of its text are told.
    """

    day: AgreementOnDay
    version: VersionOnDay
    current: VersionOnDay | None
    before: int | None
    after: int | None
    matrix: Matrix
    texts: Texts
    checklist: Sequence[PointOnDay]
    signatures: Sequence[Record]
    changes: Sequence[Record]

    @property
    def checked(self) -> int:
        """The version that the checklist is of."""
        return self.version.number

    @property
    def superseded_by(self) -> VersionOnDay | None:
        """The version in force where this one is over, or was never in force and is not to be."""
        over = (VersionState.ENDED, VersionState.WITHDRAWN, VersionState.NOT_IN_FORCE)
        return self.current if self.version.state in over else None


def version_page(connection: Connection, day: AgreementOnDay, number: int, audience: Audience) -> VersionPage:
    """Return the page of a version that is there, of an agreement whose content the asker may see."""
    versions = versions_on_day(day)
    version = next(one for one in versions if one.number == number)
    current = newest_in_force(versions)
    return VersionPage(
        day=day,
        version=version,
        current=None if current is None or current.number == number else current,
        before=max((one.number for one in versions if one.number < number), default=None),
        after=min((one.number for one in versions if one.number > number), default=None),
        matrix=matrix_of(day, [version]),
        texts=texts_of(connection, current_services().texts, day.view.id, [version], audience),
        checklist=checklist_of(day, number),
        signatures=[one for _, one in day.records.told_of(RecordKind.SIGNATURE, number)],
        changes=[one for _, one in day.records.told_of(RecordKind.AMENDMENT, number)],
    )

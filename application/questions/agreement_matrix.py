"""Who has adopted which version of an agreement: those who must, and those who treated it besides."""

from collections.abc import Sequence

from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_versions import VersionOnDay
from application.questions.treatments import Matrix, Matter, Treated, Treater
from domain.agreements import RecordKind, Treatment, treatment
from domain.agreements.adoption import Stand

ASSEMBLY = "assembly"
"""The key of the row of the assembly."""


def matrix_of(day: AgreementOnDay, versions: Sequence[VersionOnDay]) -> Matrix:
    """Return the matrix of some versions, a column each in their order; parties in the order in which they joined."""
    matters = [_matter(day, one) for one in versions]
    treated = {key for one in matters for key in one.cells}
    assembly = [Treater(ASSEMBLY, None, "")] if ASSEMBLY in treated else []
    joined = [one for one in day.records.parties if one in treated]
    others = sorted(treated - {ASSEMBLY, *joined}, key=day.name)
    return Matrix([*assembly, *(Treater(one, one, day.name(one)) for one in (*joined, *others))], matters)


def treated_version(day: AgreementOnDay, version: VersionOnDay, found: Treatment) -> Treated:
    """Return how somebody stands to a version."""
    records = day.records.facts["records"]
    record = records[str(found.number)] if found.number is not None else {}
    planned = records[str(found.planned)] if found.planned is not None else {}
    lifting = records[str(found.lifted)] if found.lifted is not None else {}
    reservation = record.get("reservation")
    return Treated(
        stand=found.stand,
        decided_on=record.get("decided_on"),
        basis=day.basis(record),
        body=record.get("body") or planned.get("body"),
        reservation=reservation["text"] if reservation else None,
        lifted_on=lifting.get("lifted_on"),
        votes=record.get("votes"),
        note=record.get("note"),
        meets_on=planned.get("meets_on"),
        reference=planned.get("reference"),
        deadline=version.deadline if found.stand == Stand.AWAITING else None,
        is_required=found.organisation_id in version.must_adopt,
    )


def _matter(day: AgreementOnDay, version: VersionOnDay) -> Matter:
    cells = {
        one.organisation_id or ASSEMBLY: treated_version(day, version, one)
        for one in (*version.treatments, *_besides(day, version))
    }
    return Matter(str(version.number), cells, version.settled, len(version.treatments))


def _besides(day: AgreementOnDay, version: VersionOnDay) -> list[Treatment]:
    """Return what those decided who need not have."""
    told = [
        record["organisation_id"]
        for kind in (RecordKind.ADOPTION, RecordKind.DECLINE)
        for _, record in day.records.told_of(kind, version.number)
    ]
    others = dict.fromkeys(one for one in told if one not in version.must_adopt)
    return [treatment(day.records, version.number, one) for one in others]

"""What cannot be, of the records of a statement taken together: asked before each is told, put right or taken back."""

from domain.dates import is_before, require_not_before
from domain.errors import InvalidValueError, gathered
from domain.recorded import Facts, records_of
from domain.statements.errors import (
    AlreadyAdoptedError,
    AlreadyRetractedError,
    AlreadyStatedError,
    NothingSaidError,
    StatementVersionTakenError,
)
from domain.statements.facts import OUT, RecordKind
from domain.statements.standing import said_on


def require_sound(facts: Facts) -> None:
    """Raise what is wrong with facts: DomainError, InvalidValuesError where it is several things.

    InvalidValueError(problem=unknown-statement-version) for a version that is not there, (problem=before-start) for a
    day before its version was drafted; StatementVersionTakenError, AlreadyAdoptedError, AlreadyStatedError,
    AlreadyRetractedError, NothingSaidError.
    """
    with gathered() as each:
        drafted = each(_drafted, facts)
        if not each.errors:
            each(_require_versions, facts, drafted)
            each(_require_one_of_each, facts)
        if not each.errors:
            _require_days(facts, drafted)


def _drafted(facts: Facts) -> dict[int, str | None]:
    """Return by version when it was drafted."""
    found: dict[int, str | None] = {}
    for _, record in records_of(facts, RecordKind.VERSION):
        if record["version"] in found:
            raise StatementVersionTakenError(field="version", version=record["version"])
        found[record["version"]] = record["drafted_on"]
    return found


def _require_versions(facts: Facts, drafted: dict[int, str | None]) -> None:
    for record in facts["records"].values():
        version, corrects = record.get("version"), record.get("corrects")
        if version is not None and version not in drafted:
            raise InvalidValueError(field="version", value=version, problem="unknown-statement-version")
        if corrects is not None and corrects not in drafted:
            raise InvalidValueError(field="corrects", value=corrects, problem="unknown-statement-version")
        if corrects is not None and corrects == version:
            raise InvalidValueError(field="corrects", value=corrects, problem="itself")


def _require_one_of_each(facts: Facts) -> None:
    adopted, stated, retracted = dict[int, str](), set[tuple[str, int | None]](), ""
    for record in facts["records"].values():
        match record["kind"]:
            case RecordKind.ADOPTION:
                if record["version"] in adopted:
                    raise AlreadyAdoptedError(
                        field="version", version=record["version"], adopted_on=adopted[record["version"]]
                    )
                adopted[record["version"]] = record["adopted_on"]
            case RecordKind.SUPPORT:
                if (record["organisation_id"], record["version"]) in stated:
                    raise AlreadyStatedError(field="organisation")
                stated.add((record["organisation_id"], record["version"]))
            case RecordKind.RETRACTION:
                if retracted:
                    raise AlreadyRetractedError(field="retracted_on", retracted_on=retracted)
                retracted = record["retracted_on"]


def _require_days(facts: Facts, drafted: dict[int, str | None]) -> None:
    with gathered() as each:
        for _, record in records_of(facts, *OUT):
            field = OUT[record["kind"]]
            each(require_not_before, drafted[record["version"]], record[field], field=field)
        said = said_on(facts)
        for _, record in records_of(facts, RecordKind.RETRACTION):
            each(_require_adopted_before, facts, record["retracted_on"])
            if said is None:
                raise NothingSaidError(field="retracted_on")
            each(require_not_before, said, record["retracted_on"], field="retracted_on")
        for _, record in records_of(facts, RecordKind.REPLY):
            each(require_not_before, said, record["replied_on"], field="replied_on")


def _require_adopted_before(facts: Facts, retracted_on: str) -> None:
    for _, record in records_of(facts, RecordKind.ADOPTION):
        if is_before(retracted_on, record["adopted_on"]):
            raise InvalidValueError(
                field="adopted_on", value=record["adopted_on"], problem="retracted-then", start=retracted_on
            )

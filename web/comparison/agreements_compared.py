"""Two versions of an agreement compared as it was known at a position: the texts, the points of the law, who adopts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from application.comparison import Comparison
from application.questions.agreement_facts import agreement_facts, texts_of_agreement
from application.questions.agreements import AgreementView
from application.questions.names_then import names_then
from domain import clock
from domain.access import Audience
from domain.agreements import Records, adopters, treatment
from domain.recorded import Record
from search.texts.store import TextStore
from web.comparison.kept import KeptComparisons
from web.comparison.of_versions import version_sides
from web.comparison.points import TouchedPoint, touched_points
from web.comparison.sides import Side


@dataclass(frozen=True, slots=True)
class MustAdopt:
    """One who must adopt the newer version, by name, and how they stand to it; the assembly has neither id nor name."""

    id: UUID | None
    name: str | None
    stand: str


@dataclass(frozen=True, slots=True)
class ComparedVersions:
    """What came of it. `comparison` is None where the text of one of them could not be read.

    `rule` is the newer version's rule of adoption, `adopting` those who must adopt it.
    """

    records: Records
    before: Side
    after: Side
    comparison: Comparison | None
    points: Sequence[TouchedPoint]
    newest: int
    rule: Record
    adopting: Sequence[MustAdopt]


def records_known(connection: Connection, view: AgreementView, known: int, audience: Audience) -> Records | None:
    """Return what was recorded of an agreement; None where it was not, or is not for the asker."""
    if not view.sees_content or view.withdrawn:
        return None
    facts = agreement_facts(connection, view.id, known, audience)
    return Records(facts) if facts is not None else None


def compared_versions(
    connection: Connection,
    texts: TextStore,
    comparisons: KeptComparisons,
    view: AgreementView,
    pair: tuple[int, int],
    known: int,
    audience: Audience,
) -> ComparedVersions | None:
    """Return two versions compared, as far as the asker may read their texts; None where one was not recorded then."""
    records = records_known(connection, view, known, audience)
    if records is None or not {*pair} <= {*records.versions}:
        return None
    before, after = version_sides(connection, texts, texts_of_agreement(connection, view.id, known), pair, audience)
    comparison, newest = comparisons.of(before, after), max(pair)
    return ComparedVersions(
        records,
        before,
        after,
        comparison,
        touched_points(comparison, records, *pair),
        newest,
        records.version(newest)["adoption"],
        _adopting(connection, records, newest, known),
    )


def _adopting(connection: Connection, records: Records, version: int, known: int) -> list[MustAdopt]:
    those = adopters(records, version)
    names = names_then(connection, [UUID(one) for one in those if one], clock.today().isoformat(), known)
    return [
        MustAdopt(
            UUID(one) if one else None,
            names.get(UUID(one)) if one else None,
            treatment(records, version, one).stand,
        )
        for one in those
    ]

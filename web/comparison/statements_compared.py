"""Two versions of a statement compared as known at a position: their texts, as far as the asker may read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from application.comparison import Comparison
from application.questions.agreement_facts import VersionText
from application.questions.statement_facts import statement_facts
from application.questions.statements import StatementView
from domain.access import Audience
from domain.recorded import records_of
from domain.statements import RecordKind, versions_of
from search.texts.store import TextStore
from web.comparison.kept import KeptComparisons
from web.comparison.of_versions import version_sides
from web.comparison.sides import Side


@dataclass(frozen=True, slots=True)
class ComparedStatement:
    """What came of it. `comparison` is None where the text of one of them could not be read."""

    facts: Mapping[str, Any]
    before: Side
    after: Side
    comparison: Comparison | None


def facts_to_compare(
    connection: Connection, view: StatementView, known: int, audience: Audience
) -> dict[str, Any] | None:
    """Return what was recorded of a statement; None where it was not, or is not for the asker."""
    if not view.sees_content or view.withdrawn:
        return None
    return statement_facts(connection, view.id, known, audience)


def compared_statement(
    connection: Connection,
    texts: TextStore,
    comparisons: KeptComparisons,
    view: StatementView,
    pair: tuple[int, int],
    known: int,
    audience: Audience,
) -> ComparedStatement | None:
    """Return two versions compared; None where one was not recorded then, or is a draft and the asker is the public."""
    facts = facts_to_compare(connection, view, known, audience)
    if facts is None or not {*pair} <= {*versions_of(facts)}:
        return None
    of_versions = [
        VersionText(record["version"], UUID(one["document_id"]), one["sha256"])
        for _, record in records_of(facts, RecordKind.VERSION)
        for one in record["texts"]
    ]
    before, after = version_sides(connection, texts, of_versions, pair, audience)
    return ComparedStatement(facts, before, after, comparisons.of(before, after))

"""On what people were elected or appointed: on nothing that is found, or by another than the seat or the law says."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from application.questions.findings.finding import Finding, FindingKind
from application.questions.findings.scope import Row, Scope
from application.registers.appointment_tables import appointment_spans
from application.registers.columns import read_id
from application.registers.decision_tables import decisions
from domain.appointment_rules import rule_on
from domain.appointments import BasisKind, State
from domain.bodies import BodyKind
from domain.law import Rule
from domain.seats import Elector, Role

_SPANS = appointment_spans.c
_LEADERS, _BESIDE = (Role.LEADER, Role.DEPUTY_LEADER), (Role.OBSERVER, Role.SECRETARY)


def without_basis(scope: Scope) -> Iterator[Finding]:
    """Yield what people hold though no decision was found: leaves and times of acting rest on others than elections."""
    if scope.body_id is None:  # in all bodies an index finds them
        none_found, sitting = _SPANS.basis_kind == BasisKind.NONE_FOUND, _SPANS.state == State.SITTING
        rows = scope.spans(none_found, sitting, _SPANS.valid_from <= scope.on, _SPANS.valid_to > scope.first)
    else:
        rows = [row for row in scope.held if row.basis_kind == BasisKind.NONE_FOUND and row.state == State.SITTING]
    for row in {row.appointment_id: row for row in rows}.values():
        yield _found(scope, FindingKind.NO_BASIS, row, None, {})


def wrong_electors(scope: Scope) -> Iterator[Finding]:
    """Yield what people hold on the decision of another than who elects to the seat."""
    deciding = _deciding(scope)
    for row in {row.appointment_id: row for row in scope.held}.values():
        elected = _elected_by(scope, row, deciding)
        expected, rule = _expected(scope, row)
        if elected and expected and expected not in elected:
            yield _found(scope, FindingKind.WRONG_ELECTOR, row, rule, {"expected": expected, "elector": min(elected)})


def _found(scope: Scope, kind: FindingKind, row: Row, rule: Rule | None, values: dict[str, str]) -> Finding:
    return Finding(
        kind=kind,
        body_id=read_id(row.body_id),
        seat_id=read_id(row.seat_id),
        appointment_id=read_id(row.appointment_id),
        person_id=read_id(scope.shown(row.person_id)),
        organisation_id=read_id(row.organisation_id) if row.organisation_id else None,
        since=row.term_from,
        until=row.term_until,
        rule=rule,
        values=values,
    )


def _deciding(scope: Scope) -> dict[str, str]:
    """Return which body took each decision of ours that something rests on."""
    if not any(row.decision_id for row in scope.held):
        return {}
    named = select(_SPANS.decision_id).where(
        _SPANS.valid_from <= scope.on, _SPANS.valid_to > scope.first, _SPANS.decision_id.is_not(None), scope.within
    )
    rows = scope.connection.execute(select(decisions.c.id, decisions.c.body_id).where(decisions.c.id.in_(named)))
    return {row.id: row.body_id for row in rows}


def _elected_by(scope: Scope, row: Row, deciding: dict[str, str]) -> frozenset[str]:
    """Return as what those who decided it did so; nothing where that is not known."""
    if row.basis_kind != BasisKind.DECISION:
        return frozenset({row.elector}) if row.elector else frozenset()
    body_id = deciding.get(row.decision_id)
    if body_id is None:
        return frozenset()
    of_ours = {Elector.BODY} if body_id == row.body_id else set()
    if body_id in scope.assemblies:
        of_ours.add(Elector.ASSEMBLY)
    return frozenset(str(one) for one in of_ours) or frozenset({str(Elector.OTHER)})


def _expected(scope: Scope, row: Row) -> tuple[str | None, Rule | None]:
    """Return who elects to the seat, and by which rule if the law says so and not the seat.

    An agreement may let others elect the leaders of the assembly, but nobody else its members; of other bodies what is
    said of them stands, and the law is asked where nothing is said of a political body of ours.
    """
    seat, body = scope.seats.get(row.seat_id), scope.bodies.get(row.body_id)
    said = (seat.fact["elector"] if seat else None) or scope.seating(row.body_id).fact["elector"]
    day = date.fromisoformat(max(row.valid_from, "1000-01-01"))
    if row.body_id in scope.assemblies and row.role not in (*_LEADERS, *_BESIDE):
        by_law, key = Elector.PARTICIPANT, "participants-elect"
    elif said or body is None or body.kind != BodyKind.POLITICAL or not scope.assemblies or row.role in _BESIDE:
        return said, None
    else:
        by_law, key = Elector.ASSEMBLY, "assembly-elects"
    rule = rule_on(key, day)
    return (str(by_law), rule) if rule else (said, None)

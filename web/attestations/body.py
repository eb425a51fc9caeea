"""A body on a day, to be attested: seats, who sat there, deputies, on what basis, and which stood empty."""

from collections.abc import Iterator, Sequence

from flask import url_for
from flask_babel import gettext, ngettext
from sqlalchemy import Connection

from application.documents.attestation import Lines, Section, Table
from application.questions.board import Board, SeatOnDay, Sitter, board_on
from application.questions.bodies import BodyView
from application.questions.known import KnownAt
from application.questions.names_then import names_then
from application.questions.vacancies import Vacancy
from domain.access import Audience
from web.attestations.answer import Answer
from web.attestations.words import basis_words, recorded_words, seat_lines, state_lines, written_days
from web.formats import format_long_day
from web.labels import label


def body_on(connection: Connection, body: BodyView, on: str, known: KnownAt) -> Answer:
    """Return who sat in a body on an ISO day, as known at a position."""
    board = board_on(connection, body.id, on, known.position, Audience.PUBLIC)
    name = names_then(connection, [body.id], on, known.position).get(body.id, body.name)
    title = gettext("%(body)s on %(day)s", body=name, day=format_long_day(on))
    return Answer(
        title=title,
        question=gettext("Who sat in %(body)s?", body=name),
        address=url_for("bodies.body", abbreviation=body.abbreviation, on=on, known=f"nr{known.position}"),
        name=f"{body.abbreviation}-{on}",
        on=on,
        sections=[_seats(board), *_numbered_deputies(board)],
    )


def _seats(board: Board) -> Section:
    rows = [row for one in board.rows for row in _rows(one)]
    if not rows:
        return Section(gettext("Seats"), (gettext("The archive knew of no seats in this body on that day."),))
    empty = sum(one.holder is None for one in board.rows)
    told = (
        ngettext("%(num)s seat", "%(num)s seats", len(board.rows)),
        ngettext("%(num)s filled", "%(num)s filled", len(board.rows) - empty),
        ngettext("%(num)s vacant", "%(num)s vacant", empty),
    )
    sentence = f"{told[0]}: {told[1]}, {told[2]}."
    if not any(one.deputies for one in board.rows):
        return Section(gettext("Seats"), (sentence,), _without_deputies(rows))
    head = (gettext("Seat"), gettext("Held by"), gettext("Own deputy"), gettext("Basis"))
    return Section(gettext("Seats"), (sentence,), Table(head, (2.3, 3, 2.3, 3.2), rows))


def _without_deputies(rows: Sequence[tuple[Lines, ...]]) -> Table:
    head = (gettext("Seat"), gettext("Held by"), gettext("Basis"))
    return Table(head, (2.3, 3, 3.2), [row[:2] + row[3:] for row in rows])


def _rows(one: SeatOnDay) -> Iterator[tuple[Lines, ...]]:
    """Yield a row for each holder, or one that says that the seat was vacant; personal deputies beside the first."""
    seat = seat_lines(one.seat, one.organisation)
    deputies = tuple(each.person for deputy in one.deputies for each in deputy.holders)
    if one.deputies and not deputies:
        deputies = (gettext("Vacant"),)
    if not one.holders:
        yield seat, _vacant(one.vacancy), deputies, ()
    for number, sitter in enumerate(one.holders):
        yield seat, _sitter(sitter, one), () if number else deputies, _basis(sitter)
    for sitter in one.acting:
        acting = gettext("%(person)s, acting", person=sitter.person)
        yield seat, (acting, _days(sitter)), (), _basis(sitter)


def _sitter(sitter: Sitter, seat: SeatOnDay) -> Lines:
    offices = [office.seat.label or label("seat", office.seat.role).lower() for office in seat.offices]
    name = ", ".join([sitter.person, *offices])
    certain = sitter.holding.certain
    return (name, _days(sitter), *state_lines(sitter.state, certain=certain), *_sender(sitter, seat))


def _sender(sitter: Sitter, seat: SeatOnDay) -> Lines:
    """Return on whose behalf somebody sat, where that was not who the seat belongs to."""
    if sitter.organisation is None or sitter.organisation == seat.organisation:
        return ()
    return (gettext("For %(organisation)s", organisation=sitter.organisation),)


def _days(sitter: Sitter) -> str:
    """Return the days of the whole appointment as they were written."""
    return written_days(sitter.holding.term_from, sitter.holding.term_until)


def _vacant(vacancy: Vacancy | None) -> Lines:
    if vacancy is None:
        return (gettext("Vacant"),)
    since = (written_days(vacancy.since, vacancy.until),) if vacancy.since or vacancy.until else ()
    last = (gettext("Last held by %(person)s", person=vacancy.last_person),) if vacancy.last_person else ()
    return (gettext("Vacant"), *since, *last)


def _basis(sitter: Sitter) -> Lines:
    return basis_words(sitter.basis), recorded_words(sitter.recorded_on, sitter.known_since)


def _numbered_deputies(board: Board) -> Sequence[Section]:
    deputies = board.numbered_deputies
    if not deputies:
        return ()
    rows = [row for one in deputies for row in _rows(one)]
    return (Section(gettext("Deputies, in order"), (), _without_deputies(rows)),)

"""A body on a day: who sat where, as it is known now and as it was known then."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection

from application.archive import Archive
from application.imports.staging import StagedRecorder
from application.opened import open_archive
from application.questions.board import Board, SeatOnDay, board_on
from application.questions.board_differences import Differs, differences
from application.questions.history import HistoryEvent
from application.questions.known import known_at, last_position
from application.questions.learned import learned_since
from application.questions.tenures import tracks_between
from benchmarks.statements import statements
from domain.access import Audience
from tests.application.conftest import settings_for
from tests.application.seated_council import SeatedCouncil, the

READER, PUBLIC = Audience.READER, Audience.PUBLIC


@dataclass(frozen=True)
class Asking:
    connection: Connection

    def __call__(self, on: str, known: str = "", audience: Audience = READER) -> Board:
        position = known_at(self.connection, known).position
        return board_on(self.connection, the("RR"), on, position, audience)

    def of(self, first: str, last: str) -> tuple[Connection, UUID, str, str, int]:
        return self.connection, the("RR"), first, last, last_position(self.connection)

    def learned(self, on: str, since: str, audience: Audience = READER) -> Sequence[HistoryEvent]:
        positions = (known_at(self.connection, since).position, last_position(self.connection))
        return learned_since(self.connection, the("RR"), on, *positions, audience).events


@pytest.fixture(scope="module")
def asking(_new_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    folder = tmp_path_factory.mktemp("seated") / "archive"
    shutil.copytree(_new_archive, folder)
    with open_archive(settings_for(folder)) as opened:
        staged = StagedRecorder(opened.stores.recorder)
        SeatedCouncil(Archive(staged), "kari").happen()
        staged.commit()
        opened.follower.catch_up()
        with opened.stores.registers.connect() as connection:
            yield Asking(connection)


def seat_of(board: Board, name: str) -> SeatOnDay:
    return next(one for one in board.seats if one.seat.id == the(name))


def told(board: Board) -> list[tuple[str | None, int, list[str]]]:
    return [(one.organisation, one.seat.number, [each.person for each in one.holders]) for one in board.rows]


def test_every_seat_with_who_sat_there(asking: Asking) -> None:
    assert told(asking("2022-03-01")) == [
        ("Indre Østfold", 1, ["Kari Eksempel"]),
        ("Indre Østfold", 2, ["Mona Mønster"]),
        ("Marker", 1, ["Åse Tenkt"]),
        ("Marker", 2, ["Bjørn Påfunn"]),
        ("Skiptvet", 1, ["T. Liksom"]),
        ("Skiptvet", 2, []),
    ]


def test_leadership_stands_beside_the_member_and_is_a_seat_of_its_own(asking: Asking) -> None:
    board = asking("2022-03-01")
    kari = seat_of(board, "Indre Østfold 1")
    assert [(one.seat.role, one.holders[0].basis.reference) for one in kari.offices] == [("leader", "REG 30/2021")]
    assert seat_of(board, "leder").holders[0].person == "Kari Eksempel"
    before = asking("2021-12-31")
    assert [one.seat.role for one in before.rows][:2] == ["leader", "member"]
    assert before.rows[0].vacancy is not None


def test_deputies_stand_with_the_seat_they_are_for(asking: Asking) -> None:
    board = asking("2022-03-01")
    assert [each.person for one in seat_of(board, "Marker 1").deputies for each in one.holders] == ["Siv Skissedal"]
    assert seat_of(board, "Marker 2").deputies[0].holder is None
    assert [one.organisation for one in board.numbered_deputies] == ["Marker"]
    assert len(board.deputies) == 7


def test_who_is_away_and_who_acts(asking: Asking) -> None:
    seat = seat_of(asking("2022-03-01"), "Skiptvet 1")
    assert [(one.person, one.state) for one in (*seat.holders, *seat.acting)] == [
        ("T. Liksom", "on-leave"),
        ("Geir Gjetning", "acting"),
    ]
    assert seat_of(asking("2022-05-01"), "Skiptvet 1").acting == ()


def test_an_empty_seat_says_since_when_after_whom_and_until_when(asking: Asking) -> None:
    vacancy = seat_of(asking("2022-03-01"), "Skiptvet 2").vacancy
    assert vacancy is not None
    assert (vacancy.since, vacancy.until) == ("2022-01-15", "2022-03-23")
    assert (vacancy.last_person, vacancy.ground, vacancy.next_person) == ("Eva Utkast", "resigned", "Nils Narrestad")
    assert vacancy.ended_basis is not None
    assert (vacancy.ended_basis["reference"], vacancy.ended_recorded_on) == ("Brev", "2022-01-17")
    then = seat_of(asking("2022-03-01", "2022-03-01"), "Skiptvet 2").vacancy
    assert then is not None
    assert (then.until, then.next_person) == (None, None)


def test_bases_are_told_with_the_day_they_were_recorded(asking: Asking) -> None:
    board = asking("2022-03-01")
    kari = seat_of(board, "Indre Østfold 1").holders[0]
    assert (kari.basis.authority, kari.basis.reference, kari.basis.decided_on) == (
        "Kommunestyret",
        "KS 4/2020",
        "2020-01-29",
    )
    assert kari.recorded_on == "2020-02-03"
    assert seat_of(board, "Marker 2").holders[0].basis.is_missing
    assert seat_of(board, "vara Marker 1").holders[0].recorded_on == "2024-05-14"


def test_a_correction_does_not_move_the_day_on_which_it_was_first_known(asking: Asking) -> None:
    mona = seat_of(asking("2022-03-01"), "Indre Østfold 2").holders[0]
    assert (mona.recorded_on, mona.holding.term_from) == ("2021-06-21", "2021-06-16")
    then = seat_of(asking("2022-03-01", "2022-03-01"), "Indre Østfold 2").holders[0]
    assert (then.recorded_on, then.holding.term_from) == ("2021-06-21", "2021-06-01")


def test_as_it_was_known_then(asking: Asking) -> None:
    then = asking("2022-03-01", "2022-03-01")
    assert seat_of(then, "vara Marker 1").holder is None
    assert seat_of(then, "Skiptvet 1").holders[0].person == "Turid Liksom"
    assert told(asking("2021-06-10", "2021-06-20"))[2] == ("Indre Østfold", 2, ["Per Prototyp"])
    assert told(asking("2021-06-10", "2022-05-01"))[2] == ("Indre Østfold", 2, ["Mona Mønster"])
    assert told(asking("2021-06-10"))[2] == ("Indre Østfold", 2, [])
    assert asking("2022-03-01", "2000").seats == ()


def test_partial_dates_leave_it_open_who_sat(asking: Asking) -> None:
    sitter = seat_of(asking("2021-09-15"), "Marker 2").holders[0]
    assert (sitter.person, sitter.holding.certain, sitter.holding.term_from) == ("Bjørn Påfunn", False, "2021-09")
    assert seat_of(asking("2021-10-01"), "Marker 2").holders[0].holding.certain


def test_names_are_those_borne_that_day(asking: Asking) -> None:
    assert seat_of(asking("2019-12-31"), "Indre Østfold 1").organisation == "Askim"
    assert seat_of(asking("2024-02-01"), "Indre Østfold 2").holders[0].person == "Mona Ny"
    assert seat_of(asking("2023-12-31"), "Indre Østfold 2").holders[0].person == "Mona Mønster"


def test_what_the_public_may_not_see(asking: Asking) -> None:
    signed_in, public = asking("2022-03-01"), asking("2022-03-01", audience=PUBLIC)
    assert [one.person for one in seat_of(signed_in, "Skiptvet 2").nominated] == ["Ola Forslag"]
    assert seat_of(public, "Skiptvet 2").nominated == ()
    assert seat_of(signed_in, "nestleder").holders[0].basis.reference == "REG 2/2020"
    assert seat_of(public, "nestleder").holders[0].basis.is_hidden


def test_who_is_on_leave_sits_on_the_basis_of_the_election(asking: Asking) -> None:
    seat = seat_of(asking("2022-03-01"), "Skiptvet 1")
    assert seat.holders[0].basis.reference == "KS 52/2019"
    assert seat.acting[0].basis.is_missing


def test_who_sat_when_over_a_term(asking: Asking) -> None:
    tracks = {one.seat.id: one for one in tracks_between(*asking.of("2021-01-01", "2022-12-31"))}
    of_two = [(one.person, one.first, one.last) for one in tracks[the("Indre Østfold 2")].tenures]
    assert of_two == [
        ("Per Prototyp", "2021-01-01", "2021-05-31"),
        (None, "2021-06-01", "2021-06-15"),
        ("Mona Mønster", "2021-06-16", "2022-12-31"),
    ]
    of_marker = [(one.person, one.last, one.certain, one.has_basis) for one in tracks[the("Marker 2")].tenures]
    assert of_marker == [
        (None, "2021-08-31", True, True),
        ("Bjørn Påfunn", "2021-09-29", False, False),
        ("Bjørn Påfunn", "2022-12-31", True, False),
    ]
    of_leave = [(one.person, one.state, one.last) for one in tracks[the("Skiptvet 1")].tenures]
    assert of_leave == [
        ("T. Liksom", "sitting", "2022-01-31"),
        ("T. Liksom", "on-leave", "2022-04-30"),
        ("T. Liksom", "sitting", "2022-12-31"),
    ]
    assert [one.seat.role for one in tracks.values()][:2] == ["leader", "deputy-leader"]


def test_what_was_learned_about_a_day_after_it(asking: Asking) -> None:
    topics = [one.topic for one in asking.learned("2022-03-01", "2022-03-01")]
    assert topics == ["appointment.made", "appointment.corrected"]
    assert [one.topic for one in asking.learned("2022-03-01", "2023-01-01")] == ["appointment.made"]
    of_february = [one.topic for one in asking.learned("2022-02-15", "2022-02-01")]
    assert of_february == [
        "appointment.made",
        "appointment.corrected",
        "appointment.nominated",
        "appointment.deputy-stepped-in",
        "appointment.leave-granted",
    ]
    public = [one.topic for one in asking.learned("2022-02-15", "2022-02-01", PUBLIC)]
    assert public == [one for one in of_february if one != "appointment.nominated"]


def test_that_somebody_left_later_tells_nothing_new_of_a_day(asking: Asking) -> None:
    assert [one.topic for one in asking.learned("2021-05-01", "2021-05-02")] == []


def test_in_what_two_answers_differ(asking: Asking) -> None:
    found = differences(asking("2022-03-01", "2022-06-01"), asking("2022-03-01"))
    assert [(one.seat.seat.id, one.differs) for one in found] == [
        (the("Skiptvet 1"), (Differs.PERSON,)),
        (the("vara Marker 1"), (Differs.PERSON,)),
    ]
    earlier = differences(asking("2022-03-01", "2022-03-01"), asking("2022-03-01", "2022-06-01"))
    assert (the("Indre Østfold 2"), (Differs.DAYS,)) in [(one.seat.seat.id, one.differs) for one in earlier]
    of_none = differences(asking("2022-03-01", "2000"), asking("2022-03-01"))
    assert {one.differs for one in of_none} == {(Differs.SEAT,)}
    assert differences(asking("2022-03-01"), asking("2022-03-01")) == []


def test_no_more_is_asked_for_more_seats(asking: Asking) -> None:
    with statements() as of_many:
        asking("2022-03-01")
    with statements() as of_none:
        asking("2022-03-01", "2000")
    assert len(of_many) <= 17
    assert len(of_none) <= len(of_many)

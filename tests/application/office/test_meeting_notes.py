from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from application.office.errors import NoteChangedError, NoteTooLargeError
from application.office.meeting_notes import ATTENDANCE, MAX_BYTES, SEEN_FOR, MeetingNotes, part_of_item
from domain.clock import clock_set_to

TEN = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
KARI, ARNE = str(uuid4()), str(uuid4())


@pytest.fixture
def notes(office: Engine) -> MeetingNotes:
    return MeetingNotes(office)


def test_a_note_is_kept_with_who_wrote_it_and_grows_a_version_with_every_change(notes: MeetingNotes) -> None:
    meeting, part = uuid4(), part_of_item(3)
    with clock_set_to(TEN):
        first = notes.keep(meeting, part, {"text": "Rådet støtter …"}, version=0, by=KARI)
    second = notes.keep(meeting, part, {"text": "Rådet støtter økt frekvens."}, version=1, by=ARNE)
    assert (first.version, first.updated_at, first.updated_by) == (1, TEN, KARI)
    assert notes.get(meeting, part) == second
    assert (second.version, second.content, second.updated_by) == (2, {"text": "Rådet støtter økt frekvens."}, ARNE)
    assert notes.of(meeting) == {part: second}
    assert notes.of(uuid4()) == {}


def test_who_comes_last_is_told_and_writes_over_nothing(notes: MeetingNotes) -> None:
    meeting = uuid4()
    kept = notes.keep(meeting, ATTENDANCE, {"chair": "Kari Eksempel"}, version=0, by=KARI)
    for version in (0, 2):
        with pytest.raises(NoteChangedError) as told:
            notes.keep(meeting, ATTENDANCE, {"chair": "Turid Liksom"}, version=version, by=ARNE)
        assert told.value.values["version"] == "1"
    assert notes.get(meeting, ATTENDANCE) == kept


def test_the_same_again_changes_nothing_whatever_was_read(notes: MeetingNotes) -> None:
    meeting = uuid4()
    kept = notes.keep(meeting, ATTENDANCE, {"chair": "Kari Eksempel"}, version=0, by=KARI)
    assert notes.keep(meeting, ATTENDANCE, {"chair": "Kari Eksempel"}, version=0, by=ARNE) == kept


def test_a_note_too_large_is_refused(notes: MeetingNotes) -> None:
    meeting = uuid4()
    with pytest.raises(NoteTooLargeError):
        notes.keep(meeting, ATTENDANCE, {"chair": "å" * (MAX_BYTES // 2)}, version=0, by=KARI)
    assert notes.of(meeting) == {}


def test_others_are_in_a_part_as_long_as_they_were_seen_there(notes: MeetingNotes) -> None:
    meeting, part = uuid4(), part_of_item(3)
    with clock_set_to(TEN):
        notes.see(meeting, part, KARI)
        notes.see(meeting, ATTENDANCE, ARNE)
        notes.see(meeting, part, ARNE)
        assert notes.others(meeting, part, KARI) == [ARNE]
        assert notes.others(meeting, ATTENDANCE, KARI) == []
    with clock_set_to(TEN + SEEN_FOR + timedelta(seconds=1)):
        assert notes.others(meeting, part, KARI) == []


def test_notes_are_taken_away_for_good(notes: MeetingNotes) -> None:
    meeting, other = uuid4(), uuid4()
    for one in (meeting, other):
        notes.keep(one, ATTENDANCE, {"chair": "Kari Eksempel"}, version=0, by=KARI)
        notes.see(one, ATTENDANCE, ARNE)
    notes.forget(meeting)
    assert notes.of(meeting) == {}
    assert notes.others(meeting, ATTENDANCE, KARI) == []
    assert len(notes.of(other)) == 1

"""Calendars of municipalities: what is read of a file, and how it is kept until the next one comes."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from application.office.calendar_file import MOST_BYTES, read_calendar
from application.office.municipal_calendars import MunicipalCalendars, on_days
from domain.errors import InvalidValueError

OURS, OTHERS = UUID(int=1), UUID(int=2)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def a_calendar(*events: str, name: str = "Kommunestyret") -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"X-WR-CALNAME:{name}"]
    for number, event in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}", *event.strip().splitlines(), "END:VEVENT"]
    return "\r\n".join([*(line.strip() for line in lines), "END:VCALENDAR", ""]).encode()


def read(*events: str) -> list[tuple[str, str, str | None, str]]:
    found = read_calendar(a_calendar(*events), FIRST, LAST).meetings
    return [(one.starts_on, one.ends_on, one.starts_at, one.title) for one in found]


def test_days_and_times_are_those_at_the_office() -> None:
    assert read(
        "DTSTART:20260701T220000Z\nDTEND:20260701T230000Z\nSUMMARY:Formannskap",
        "DTSTART;TZID=Europe/Oslo:20260212T180000\nSUMMARY:Kommunestyre",
        "DTSTART;VALUE=DATE:20260223\nDTEND;VALUE=DATE:20260228\nSUMMARY:Vinterferie",
        "DTSTART:20250101T090000\nSUMMARY:I fjor",
    ) == [
        ("2026-02-12", "2026-02-12", "18:00", "Kommunestyre"),
        ("2026-02-23", "2026-02-27", None, "Vinterferie"),
        ("2026-07-02", "2026-07-02", "00:00", "Formannskap"),
    ]


def test_what_repeats_is_there_each_time_but_for_what_is_taken_out_moved_or_cancelled() -> None:
    repeated = "DTSTART;TZID=Europe/Oslo:20251106T170000\nRRULE:FREQ=MONTHLY;BYDAY=1TH;UNTIL=20260601T000000Z\n"
    repeated += "EXDATE;TZID=Europe/Oslo:20260205T170000\nSUMMARY:Kommunestyre"
    moved = "UID:0\nRECURRENCE-ID;TZID=Europe/Oslo:20260305T170000\nDTSTART;TZID=Europe/Oslo:20260310T170000"
    content = a_calendar(repeated, moved, "DTSTART:20260401T100000\nSTATUS:CANCELLED\nSUMMARY:Avlyst")
    found = read_calendar(content.replace(b"UID:1\r\nUID:0", b"UID:0"), FIRST, LAST).meetings
    assert [one.starts_on for one in found] == ["2026-01-01", "2026-03-10", "2026-04-02", "2026-05-07"]


def test_what_never_ends_is_read_for_the_years_asked_for_and_what_cannot_be_read_is_counted() -> None:
    weekly = "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;INTERVAL=26\nSUMMARY:Uke"
    file = read_calendar(
        a_calendar(weekly, "SUMMARY:Uten dag", "DTSTART:20260101T090000\nRRULE:FREQ=SECONDLY"), FIRST, LAST
    )
    assert [one.starts_on for one in file.meetings] == ["2026-01-05", "2026-07-06"]
    assert (file.not_read, file.name) == (2, "Kommunestyret")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"Dato;Tittel\n12.02.2026;Kommunestyre", "not-a-calendar"),
        (b"\xff\xfe\x00", "not-a-calendar"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no-meetings"),
        (b"x" * (MOST_BYTES + 1), "calendar-too-large"),
        (a_calendar(*["DTSTART:20260101T090000\nRRULE:FREQ=DAILY"] * 20), "too-many-meetings"),
    ],
)
def test_what_is_no_calendar_is_refused_with_why(content: bytes, problem: str) -> None:
    with pytest.raises(InvalidValueError) as error:
        read_calendar(content, FIRST, LAST)
    assert error.value.values["problem"] == problem


def test_a_calendar_takes_the_place_of_the_one_before_it_of_the_same_name(office: Engine) -> None:
    calendars, by = MunicipalCalendars(office), str(uuid4())
    one = "DTSTART;VALUE=DATE:20260212\nSUMMARY:Kommunestyre"
    other = "DTSTART;VALUE=DATE:20260219\nSUMMARY:Kommunestyre"
    for whose, name, event in ((OURS, "Politisk", one), (OTHERS, "Politisk", one), (OURS, "Politisk", other)):
        file = read_calendar(a_calendar(event, name=name), FIRST, LAST)
        calendars.take_in(whose, file, name="fil.ics", by=by)
    kept = {each.organisation_id: (each.name, each.meetings, each.first) for each in calendars.all()}
    assert kept == {OURS: ("Politisk", 1, "2026-02-19"), OTHERS: ("Politisk", 1, "2026-02-12")}
    found = calendars.between("2026-02-12", "2026-02-28")
    assert [each.organisation_id for each in found] == [OTHERS, OURS]
    assert [each.organisation_id for each in on_days(found, "2026-02-19", "2026-02-19")] == [OURS]
    calendars.take_away(calendars.all()[0].id)
    assert len(calendars.all()) == 1

"""Was an item of a meeting validly decided, asked of the registers."""

from application.opened import OpenArchive
from application.questions.item_validity import item_validity
from domain.access import Audience
from tests.application.filled import Filled
from tests.application.filled_meetings import items_of

*_, OFFICER = Audience


def test_each_item_is_judged_by_the_minutes(opened: OpenArchive, filled: Filled) -> None:
    with opened.stores.registers.connect() as connection:
        found = item_validity(connection, filled.meeting, 10_000, OFFICER)
        assert item_validity(connection, filled.planned_meeting, 10_000, OFFICER) == {}
    assert list(found) == items_of(opened.archive, filled.meeting)
    for one in found.values():
        assert [each.name for each in one.took_part] == ["Kari Eksempel", "Ola Eksempel"]
        assert one.took_part[1].deputy_for == "Turid Tenkt"
        assert one.quorum.members > 0
    assert sorted(one.doors.closed for one in found.values()) == [False, True]

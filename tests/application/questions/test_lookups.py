"""Records by what somebody types to name one."""

from uuid import uuid4

from application.commands.cases import OpenCase, open_case
from application.opened import OpenArchive
from application.questions.lookups import cases_named
from domain.access import Audience
from tests.application.filled import BY


def test_the_record_with_just_this_number_comes_first_where_many_begin_so(opened: OpenArchive) -> None:
    for sequence in (1, *range(10, 21)):
        told = OpenCase(case_id=uuid4(), reference=f"2031/{sequence}", title="Sak", opened_on="2031", by=BY)
        open_case(opened.archive, told)
    with opened.stores.registers.connect() as connection:
        found = [one.name for one in cases_named(connection, "2031/1", Audience.OFFICER)]
    assert found[:2] == ["2031/1", "2031/19"]

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4

import pytest

from application.archive import Archive, StaleVersionError
from application.commands.cases import OpenCase, open_case
from application.commands.journal import RegisterEntry, register_entry
from application.commands.numbering import first_free, made_once
from domain.cases import Case
from domain.journal import JournalEntry
from domain.references import ReferenceTakenError
from tests.application.filled import BY, Filled


def taken_until(free: int, tried: list[int]) -> None:
    def attempt(number: int) -> int:
        tried.append(number)
        if number < free:
            raise ReferenceTakenError(reference=number)
        return number * 10

    assert first_free(3, attempt) == free * 10


def test_the_first_free_number_is_taken() -> None:
    tried: list[int] = []
    taken_until(6, tried)
    assert tried == [3, 4, 5, 6]


def test_it_is_not_tried_for_ever() -> None:
    tried: list[int] = []
    with pytest.raises(ReferenceTakenError):
        taken_until(1_000_000, tried)
    assert len(tried) == 1000


def test_another_error_is_not_a_number_that_is_taken() -> None:
    def attempt(_: int) -> int:
        raise StaleVersionError(kind="case")

    with pytest.raises(StaleVersionError):
        first_free(1, attempt)


@pytest.mark.parametrize("error", [StaleVersionError, ReferenceTakenError])
def test_the_loser_of_a_race_finds_the_record_there(archive: Archive, error: type[Exception]) -> None:
    identity = uuid4()

    def lose() -> None:
        open_case(archive, OpenCase(case_id=identity, title="Ny", by=BY))
        raise error

    assert made_once(archive, identity, lose) is None  # type: ignore[func-returns-value]


def test_who_loses_to_another_record_is_told(archive: Archive) -> None:
    def lose() -> None:
        raise ReferenceTakenError

    with pytest.raises(ReferenceTakenError):
        made_once(archive, uuid4(), lose)  # type: ignore[func-returns-value]


def test_the_same_form_sent_many_times_at_once_makes_one_record(archive: Archive, ids: type[Filled]) -> None:
    case = OpenCase(case_id=uuid4(), title="Ny", by=BY)
    entry = RegisterEntry(entry_id=uuid4(), case_id=ids.case, kind="incoming", title="Brev", by=BY)
    with ThreadPoolExecutor(6) as threads:
        cases = list(threads.map(lambda _: open_case(archive, case), range(6)))
        entries = list(threads.map(lambda _: register_entry(archive, entry), range(6)))
    assert sum(position is not None for position in cases) == 1
    assert sum(position is not None for position in entries) == 1
    assert archive.load(Case, case.case_id).version == 1
    assert archive.load(JournalEntry, entry.entry_id).reference == "2024/1-1"


def test_those_who_want_a_number_at_once_get_one_each(archive: Archive, ids: type[Filled]) -> None:
    wanted = [uuid4() for _ in range(8)]

    def register(identity: UUID) -> None:
        register_entry(archive, RegisterEntry(entry_id=identity, case_id=ids.case, kind="incoming", title="B", by=BY))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(register, wanted))
    references = {archive.load(JournalEntry, identity).reference for identity in wanted}
    assert references == {f"2024/1-{number}" for number in range(1, 9)}

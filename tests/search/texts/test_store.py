"""The text store keeps what was read by SHA-256, and numbers completions so that an index can follow."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from search.extraction.packed import pack
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome, Page, Part
from search.texts import tables
from search.texts.queue import LEASE_S, MOST_ATTEMPTS, TextQueue
from search.texts.states import CUT_OFF, Progress
from search.texts.store import TextStore
from search.texts.times import ReadingTimes
from tests.engines.databases import engine_in

A, B, C = "a" * 64, "b" * 64, "c" * 64
INNER = ExtractionResult(Outcome.TEXT, pages=(Page(1, "fråsegn"),), language="nn")
RESULT = ExtractionResult(
    Outcome.TEXT,
    pages=(Page(1, "Møte på Ås 😀"), Page(2, "")),
    metadata={"title": "Årsmøte"},
    language="nb",
    parts=(Part("1", "vedlegg.txt", "text/plain", 7, INNER),),
)
FAILED = ExtractionResult(Outcome.FAILED, reason=Reason.DAMAGED)
SCANNED = ExtractionResult(Outcome.EMPTY, reason=Reason.NO_TEXT_LAYER, pages=(Page(1, ""),), wants_ocr=True)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def _database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with engine_in(request, "texts", tmp_path_factory.mktemp("texts")) as engine:
        yield engine


@pytest.fixture
def engine(_database: Engine) -> Iterator[Engine]:
    """An engine for texts that are not there yet, in either database."""
    yield _database
    tables.metadata.drop_all(_database)


@pytest.fixture
def texts(engine: Engine) -> TextStore:
    store = TextStore(engine)
    store.initialise()
    return store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queue(engine: Engine, texts: TextStore, clock: Clock) -> TextQueue:
    return TextQueue(engine, clock=clock)


def file(sha: str) -> tuple[str, str, str]:
    return (sha, "text/plain", "notat.txt")


def taken(queue: TextQueue, most: int = 10, *, ocr: bool = False) -> list[str]:
    return [claim.sha256 for claim in queue.take(most, ocr=ocr)]


# The store


def test_a_result_comes_back_whole(texts: TextStore) -> None:
    texts.put(A, RESULT)
    stored = texts.get(A)
    assert stored is not None
    assert stored.result == RESULT
    assert (stored.state.page_count, stored.state.part_count, stored.state.shown) == (2, 1, "text")
    assert texts.get(B) is None


def test_completions_are_numbered_and_a_new_reading_gets_a_new_number(texts: TextStore) -> None:
    first, second = texts.put(A, RESULT), texts.put(B, FAILED)
    assert texts.completed_after(0, 10) == [(first, A), (second, B)]
    third = texts.put(A, INNER)
    assert texts.completed_after(first, 10) == [(second, B), (third, A)]
    assert texts.completed_after(0, 1) == [(second, B)]
    assert texts.completed_after(third, 10) == []


def test_many_states_come_in_one_question(texts: TextStore, queue: TextQueue) -> None:
    texts.put(A, FAILED)
    queue.ask([file(B)])
    states = texts.states([A, B, C])
    assert {sha: state.shown for sha, state in states.items()} == {A: "failed", B: "waiting"}
    assert states[A].reason == Reason.DAMAGED
    assert set(texts.get_many([A, B, C])) == {A}


def test_beginning_again_changes_nothing(texts: TextStore) -> None:
    texts.put(A, RESULT)
    generation = texts.generation()
    texts.initialise()
    assert texts.get(A) is not None
    assert texts.generation() == generation


def test_another_version_is_begun_anew(texts: TextStore, engine: Engine) -> None:
    texts.put(A, RESULT)
    generation = texts.generation()
    with engine.begin() as connection:
        connection.execute(update(tables.facts).where(tables.facts.c.name == "version").values(value="0"))
    texts.initialise()
    assert texts.get(A) is None
    assert texts.completed_after(0, 10) == []
    assert texts.generation() != generation


def test_texts_that_were_deleted_are_begun_anew(texts: TextStore, engine: Engine) -> None:
    texts.put(A, RESULT)
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA texts CASCADE")
    else:
        Path(str(engine.url.database)).unlink()
    texts.initialise()
    assert texts.get(A) is None
    assert texts.put(B, INNER) == 1


# The queue


def test_a_file_is_asked_for_once_and_read_in_order(texts: TextStore, queue: TextQueue) -> None:
    assert queue.ask([file(B), file(A), file(B)]) == 2
    assert queue.ask([file(A), file(C)]) == 1
    assert taken(queue, 2) == [B, A]
    assert taken(queue) == [C]
    assert taken(queue) == []
    assert texts.states([A])[A].shown == "reading"


def test_what_was_read_is_not_asked_for_again(texts: TextStore, queue: TextQueue) -> None:
    texts.put(A, RESULT)
    assert queue.ask([file(A)]) == 0
    assert taken(queue) == []


def test_a_file_cut_off_before_its_first_page_is_not_counted_as_searchable(texts: TextStore) -> None:
    cut = ExtractionResult(Outcome.TRUNCATED, reason=Reason.FILE_CUT_OFF)
    texts.put(A, cut)
    texts.put(B, replace(cut, pages=(Page(1, "Det som kom fram."),)))
    assert {sha: state.shown for sha, state in texts.states([A, B]).items()} == {A: CUT_OFF, B: Outcome.TRUNCATED}
    assert texts.counts().with_text == 1


def test_a_worker_that_is_alone_takes_back_what_another_had_claimed(queue: TextQueue) -> None:
    queue.ask([("a" * 64, "text/plain", "a.txt"), ("b" * 64, "text/plain", "b.txt")])
    assert len(queue.take(1)) == 1
    assert queue.take_back() == 1
    assert len(queue.take(9)) == 2


def test_the_claims_of_a_killed_worker_come_back(queue: TextQueue, clock: Clock) -> None:
    queue.ask([file(A)])
    (claim,) = queue.take(1)
    clock.now += LEASE_S / 2
    queue.renew([claim])
    clock.now += LEASE_S * 0.9
    assert taken(queue) == []
    clock.now += LEASE_S
    assert taken(queue) == [A]


def test_a_file_that_takes_its_workers_down_is_given_up(texts: TextStore, queue: TextQueue, clock: Clock) -> None:
    queue.ask([file(A), file(B)])
    for _ in range(MOST_ATTEMPTS):
        assert taken(queue, 1) == [A]
        clock.now += LEASE_S + 1
    assert taken(queue, 1) == [B]
    assert texts.states([A])[A].reason == Reason.CRASHED
    assert queue.retry([A]) == 1
    assert taken(queue, 1) == [A]


def test_what_is_released_waits_again_and_counts_no_attempt(texts: TextStore, queue: TextQueue) -> None:
    queue.ask([file(A)])
    queue.release(queue.take(1))
    state = texts.states([A])[A]
    assert (state.shown, state.attempts) == ("waiting", 0)
    assert taken(queue) == [A]


def test_failures_are_retried_and_their_text_stays_until_then(texts: TextStore, queue: TextQueue) -> None:
    texts.put_many({A: pack(FAILED), B: pack(RESULT)}, kinds={A: ("text/plain", "a.txt")})
    assert texts.states([A])[A].may_be_retried
    assert not texts.states([B])[B].may_be_retried
    assert queue.retry() == 1
    assert texts.states([A])[A].shown == "waiting"
    assert texts.get(A) is not None
    (claim,) = queue.take(1)
    assert (claim.media_type, claim.name) == ("text/plain", "a.txt")
    assert queue.retry([B, C]) == 1


def test_scanned_files_wait_in_a_queue_of_their_own(texts: TextStore, queue: TextQueue) -> None:
    queue.ask([file(A)])
    queue.take(1)
    texts.put(A, SCANNED)
    assert texts.states([A])[A].shown == "ocr-waiting"
    assert taken(queue) == []
    assert taken(queue, ocr=True) == [A]
    texts.put(A, INNER)
    assert taken(queue, ocr=True) == []
    assert texts.states([A])[A].shown == "text"


def test_ocr_that_fails_leaves_the_text_that_is_there(texts: TextStore, queue: TextQueue) -> None:
    texts.put(A, SCANNED)
    queue.take(1, ocr=True)
    queue.fail_ocr(A, Reason.DEADLINE)
    state = texts.states([A])[A]
    assert (state.shown, state.ocr, state.ocr_reason) == ("empty", Progress.DONE, Reason.DEADLINE)
    assert state.may_be_retried
    assert queue.retry() == 1
    assert taken(queue) == [A]


def test_counts_say_where_files_are(texts: TextStore, queue: TextQueue) -> None:
    queue.ask([file(A), file(B), file(C)])
    queue.take(1)
    texts.put(C, SCANNED)
    counts = texts.counts()
    assert (counts.waiting, counts.reading, counts.ocr_waiting, counts.outstanding) == (1, 1, 1, 2)
    assert counts.outcomes == {Outcome.EMPTY: 1}


def test_workers_beside_each_other_never_share_a_file(engine: Engine, texts: TextStore) -> None:
    digests = [f"{number:064x}" for number in range(300)]
    TextQueue(engine).ask(file(sha) for sha in digests)

    def work(_worker: int) -> list[str]:
        queue, mine = TextQueue(engine), list[str]()
        while claims := queue.take(7):
            texts.put_many({claim.sha256: pack(INNER) for claim in claims})
            mine += [claim.sha256 for claim in claims]
        return mine

    with ThreadPoolExecutor(4) as workers:
        done = [sha for mine in workers.map(work, range(4)) for sha in mine]
    assert sorted(done) == digests
    numbers = [number for number, _ in texts.completed_after(0, 1000)]
    assert len(set(numbers)) == 300


def test_how_long_files_take_is_counted_for_all_workers(texts: TextStore, engine: Engine) -> None:
    ReadingTimes(engine).add([(Outcome.TEXT, 0.05), (Outcome.TEXT, 0.06), (Outcome.FAILED, 5000.0)], ocr=False)
    ReadingTimes(engine).add([(Outcome.TEXT, 0.01)], ocr=False)
    ReadingTimes(engine).add([(Outcome.TEXT, 12.0)], ocr=True)
    ReadingTimes(engine).add([], ocr=True)
    scanned, failed, read = texts.times().read()
    assert (scanned.is_ocr, scanned.outcome, sum(scanned.files), scanned.seconds) == (True, Outcome.TEXT, 1, 12.0)
    assert (failed.outcome, failed.files[-1], failed.seconds) == (Outcome.FAILED, 1, 5000.0)
    assert (read.outcome, read.files[:3]) == (Outcome.TEXT, (2, 1, 0))
    assert read.seconds == pytest.approx(0.12)

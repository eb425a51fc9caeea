"""The embedded engine meets the contract, and survives what happens to files and processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.engines import asking as asking_module
from search.engines import fields
from search.engines.protocol import Mark
from search.engines.tantivy import engine as engine_module
from search.engines.tantivy import folder, writing
from search.engines.tantivy.engine import TantivyEngine
from search.question import Question
from tests.search.engines import writes_index
from tests.search.engines.asked import A_MARK, fill, titles
from tests.search.engines.contract import EngineContract
from tests.search.engines.papers import PUBLIC, an_entry, asking, put_together

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[TantivyEngine]:
    engine = TantivyEngine(tmp_path / "index")
    yield engine
    engine.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[TantivyEngine]:
    """An engine on the same folder, as another process has one."""
    other = TantivyEngine(tmp_path / "index")
    yield other
    other.close()


def generations(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "index").glob("generation-*"))


def rebuild(engine: TantivyEngine, *entries: str, mark: Mark = A_MARK) -> None:
    fresh = engine.begin_rebuild()
    fresh.put(put_together(*(an_entry(one) for one in entries)), mark)
    engine.finish_rebuild(fresh)


class TestTantivy(EngineContract):
    """The contract."""


class TestLargeArchives:
    """In a large archive words that most records hold tell nothing beside one that few do."""

    @pytest.mark.parametrize("asked", ["kommune ferge", "kommune ferge takst rabatt"])
    def test_a_common_word_is_not_enough_where_a_telling_one_finds_plenty(
        self, engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch, asked: str
    ) -> None:
        monkeypatch.setattr(asking_module, "MANY", 2)
        both = [an_entry(f"Begge {number}", "kommune og ferge") for number in range(11)]
        fill(engine, *both, *(an_entry(f"En {number}", "kommune") for number in range(30)))
        answer = engine.search(asking(asked), PUBLIC, limit=50)
        assert answer.total == engine.count(asking(asked), PUBLIC) == 11
        assert {hit.title.split()[0] for hit in answer.hits} == {"Begge"}
        assert answer.facets["type"] == (("decision", 11),)

    def test_where_that_finds_little_any_word_will_do(
        self, engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking_module, "MANY", 2)
        fill(engine, an_entry("Ferge", "ferge"), *(an_entry(f"En {number}", "kommune") for number in range(30)))
        answer = engine.search(asking("kommune ferge"), PUBLIC)
        assert (answer.total, answer.hits[0].title) == (31, "Ferge")
        assert answer.facets["type"] == (("decision", 31),)


class TestProcesses:
    """One writes, any number read, and each can be killed."""

    def test_another_process_finds_what_this_one_wrote_at_once(
        self, engine: TantivyEngine, other: TantivyEngine
    ) -> None:
        fill(engine, an_entry("Første"))
        assert titles(other, Question()) == ["Første"]
        fill(engine, an_entry("Andre"))
        assert sorted(titles(other, Question())) == ["Andre", "Første"]
        rebuild(engine, "Tredje")
        assert titles(other, Question()) == ["Tredje"]

    def test_reading_does_not_wait_for_a_writer_and_writing_does_not_wait_for_ever(
        self, engine: TantivyEngine, other: TantivyEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writing, "_PATIENCE_S", 0.2)
        fill(engine, an_entry("Første"))
        assert titles(other, Question()) == ["Første"]
        with pytest.raises(OSError, match="LockBusy"):
            fill(other, an_entry("Andre"))
        assert titles(other, Question()) == ["Første"]
        engine.close()
        fill(other, an_entry("Andre"))
        assert sorted(titles(other, Question())) == ["Andre", "Første"]

    def test_a_writer_with_nothing_to_write_gives_its_place_to_others(
        self, engine: TantivyEngine, other: TantivyEngine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(engine, an_entry("Første"))
        monkeypatch.setattr(engine_module, "_IDLE_S", 0.0)
        assert engine.mark() == A_MARK
        fill(other, an_entry("Andre"))
        assert sorted(titles(engine, Question())) == ["Andre", "Første"]

    def test_a_killed_writer_leaves_an_index_that_holds_all_up_to_its_mark(self, tmp_path: Path) -> None:
        for turn in range(4):
            command = [sys.executable, writes_index.__file__, str(tmp_path / "index")]
            environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
            with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as writer:
                assert writer.stdout is not None
                reader = TantivyEngine(tmp_path / "index")
                said = int(writer.stdout.readline())
                time.sleep(0.11 * turn)
                writer.send_signal(signal.SIGKILL)
                said = max([said, *(int(line) for line in writer.stdout if line.endswith("\n"))])
            mark = reader.mark()
            assert mark is not None
            assert mark.events >= said
            assert reader.count(asking("ferge"), PUBLIC) == mark.events
            hit = reader.search(asking("ferge"), PUBLIC, offset=mark.events - 1).hits[0]
            assert hit.page == 1
            reader.close()

    def test_what_follows_from_the_mark_of_an_index_is_not_written_to_the_next(
        self, engine: TantivyEngine, other: TantivyEngine
    ) -> None:
        fill(engine, an_entry("Første"))
        assert engine.mark() == A_MARK
        rebuild(other, "Annen", mark=Mark(3, 1))
        engine.put(put_together(an_entry("Siden")), Mark(8, 3))
        assert titles(other, Question()) == ["Annen"]
        assert engine.mark() == Mark(3, 1)
        engine.put(put_together(an_entry("Siden")), Mark(8, 3))
        assert sorted(titles(other, Question())) == ["Annen", "Siden"]
        assert other.mark() == Mark(8, 3)


class TestFolder:
    """Generations beside each other, and what is left of them."""

    def test_the_old_generation_goes_when_the_new_is_live(self, engine: TantivyEngine, tmp_path: Path) -> None:
        fill(engine, an_entry("Første"))
        (old,) = generations(tmp_path)
        rebuild(engine, "Andre")
        (new,) = generations(tmp_path)
        assert new != old

    def test_a_rebuild_that_was_killed_is_cleared_away_and_one_at_work_is_not(
        self, engine: TantivyEngine, other: TantivyEngine, tmp_path: Path
    ) -> None:
        fill(engine, an_entry("Første"))
        left = tmp_path / "index" / "generation-left"
        (left / "records").mkdir(parents=True)
        at_work = other.begin_rebuild()
        assert not left.exists()
        fill(engine, an_entry("Andre"))
        assert len(generations(tmp_path)) == 2
        other.finish_rebuild(at_work)
        assert engine.mark() == Mark()

    def test_files_that_no_commit_names_are_removed(self, engine: TantivyEngine, tmp_path: Path) -> None:
        for number in range(40):
            fill(engine, an_entry("Samme", f"ferge {number}"))
        engine.close()
        (generation,) = generations(tmp_path)
        assert len(list(generation.rglob("*.store"))) <= 20

    def test_the_folder_can_be_deleted_while_the_engine_is_open(self, engine: TantivyEngine, tmp_path: Path) -> None:
        fill(engine, an_entry("Første"))
        assert engine.mark() == A_MARK
        remove(tmp_path / "index")
        engine.put(put_together(an_entry("Andre")), Mark(9, 9))
        assert engine.mark() is None
        assert titles(engine, Question()) == []
        rebuild(engine, "Første")
        assert titles(engine, Question()) == ["Første"]
        fill(engine, an_entry("Andre"))
        assert sorted(titles(engine, Question())) == ["Andre", "Første"]

    def test_an_index_of_another_format_counts_as_none(
        self, engine: TantivyEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fill(engine, an_entry("Første"))
        engine.close()
        monkeypatch.setattr(folder, "FORMAT", fields.FORMAT + 1)
        newer = TantivyEngine(tmp_path / "index")
        assert newer.mark() is None
        assert titles(newer, Question()) == []
        rebuild(newer, "Andre")
        assert titles(newer, Question()) == ["Andre"]
        newer.close()

    def test_an_empty_folder_and_a_file_in_its_place_are_no_index(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "file").write_text("x")
        for name in ("empty", "file"):
            engine = TantivyEngine(tmp_path / name)
            assert engine.mark() is None
            assert titles(engine, Question()) == []
            engine.close()


def remove(folder: Path) -> None:
    for file in sorted(folder.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def zero(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[: len(content) - 200] = bytes(max(len(content) - 200, 0))
    file.write_bytes(content)


def turn_bits(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(0, len(content) - 200, 7):
        content[place] ^= 0xFF
    file.write_bytes(content)


class TestDamage:
    """A damaged index counts as gone: nothing fails, and the worker fills it anew."""

    @pytest.mark.parametrize("pattern", ["live.json", "meta.json", "*.store", "*.idx", "*.term", "*.pos", "*.fast"])
    @pytest.mark.parametrize("harm", [Path.unlink, cut, lambda file: file.write_bytes(b"")])
    def test_a_file_that_is_gone_or_cut_is_found_out(
        self, engine: TantivyEngine, other: TantivyEngine, tmp_path: Path, pattern: str, harm: Callable[[Path], object]
    ) -> None:
        fill(engine, *(an_entry(f"Sak {number}", "ferge over fjorden", pages=("om ferge",)) for number in range(50)))
        engine.close()
        for file in list((tmp_path / "index").rglob(pattern)):
            harm(file)
        assert other.search(asking("ferge"), PUBLIC).total == 0
        assert other.suggest("sak", PUBLIC) == []
        assert other.mark() is None
        rebuild(other, "Hel")
        assert titles(other, Question()) == ["Hel"]

    @pytest.mark.parametrize("pattern", ["*.store", "*.term", "*.fast", "*.idx"])
    @pytest.mark.parametrize("harm", [zero, turn_bits])
    def test_content_that_changed_never_fails_a_search(
        self, engine: TantivyEngine, other: TantivyEngine, tmp_path: Path, pattern: str, harm: Callable[[Path], object]
    ) -> None:
        fill(engine, *(an_entry(f"Sak {number}", "ferge over fjorden", pages=("om ferge",)) for number in range(50)))
        engine.close()
        for file in list((tmp_path / "index").rglob(pattern)):
            harm(file)
        for question in (asking("ferge"), Question(), Question(prefixes=("fer",)), asking("fjordenn")):
            other.search(question, PUBLIC)
            other.count(question, PUBLIC)
            other.did_you_mean(question, PUBLIC)
        other.suggest("sak", PUBLIC)
        other.mark()
        rebuild(other, "Hel")
        assert titles(other, Question()) == ["Hel"]

    def test_damage_that_one_process_meets_is_known_to_all(
        self, engine: TantivyEngine, other: TantivyEngine, tmp_path: Path
    ) -> None:
        fill(engine, an_entry("Sak", "ferge", pages=("om ferge",)))
        engine.close()
        worker = TantivyEngine(tmp_path / "index")
        assert worker.mark() == A_MARK
        (generation,) = generations(tmp_path)
        for file in (generation / "pages").glob("*.store"):
            zero(file)
        other.search(asking("ferge"), PUBLIC)
        assert worker.mark() is None
        worker.close()

    def test_a_question_that_goes_wrong_is_no_damage(self, engine: TantivyEngine) -> None:
        fill(engine, an_entry("Sak", "ferge"))
        assert engine.search(Question(filters={"body": ("\ud800",)}), PUBLIC).total == 0
        assert engine.mark() == A_MARK
        assert titles(engine, "ferge") == ["Sak"]

    def test_a_live_file_that_names_a_place_outside_is_not_followed(
        self, engine: TantivyEngine, other: TantivyEngine, tmp_path: Path
    ) -> None:
        fill(engine, an_entry("Sak"))
        named = {"format": fields.FORMAT, "generation": "../../etc"}
        (tmp_path / "index" / "live.json").write_text(json.dumps(named))
        assert other.mark() is None

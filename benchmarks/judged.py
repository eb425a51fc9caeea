"""Sets of judged queries: what was asked, what is relevant, and something to ask."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from application.demo.build import build
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.opened import OpenArchive, open_archive
from application.settings import read_settings
from domain.access import Audience
from search.engines.opening import open_engine
from search.engines.protocol import Mark, SearchEngine
from search.entries import Attachment, Entry
from search.extraction.result import Page
from search.finder import Finder
from search.kinds import KINDS
from search.query.understanding import understand
from search.query.vocabulary import Vocabulary
from search.records import Sources
from search.texts.store import TextStore
from search.workers import worker_of

DEMO_QUERIES = Path(__file__).parent / "demo-queries.jsonl"
DEMO_DAY = date(2026, 11, 24)
"""The judged queries over the demo archive are about the one that ends here."""
AT_MOST = 10
"""So many hits are looked at."""
_IDS = UUID("0b0f3f1c-7d0a-5c39-9d43-0f3a5f4fbb10")

Ask = Callable[[str], list[str]]


@dataclass(frozen=True)
class Query:
    """A query, its category, and the names of what is relevant."""

    text: str
    category: str
    relevant: frozenset[str]


@dataclass(frozen=True)
class JudgedSet:
    """A set of queries, the texts they are judged over by name, and how ours is asked of each engine."""

    name: str
    queries: Sequence[Query]
    texts: dict[str, str]
    asks: Sequence[Ask]


@contextmanager
def passages(folder: Path, scratch: Path, searches: Sequence[str] = ("",)) -> Iterator[JudgedSet]:
    """Read the set in a folder: `judged.jsonl` beside `passages.jsonl`, each passage a record with one page.

    `searches` are values of the setting `search`: an engine each.
    """
    read = _lines(folder / "passages.jsonl")
    ids = {uuid5(_IDS, one["id"]): one["id"] for one in read}
    nobody = Vocabulary.of(())

    def asking(engine: SearchEngine) -> Ask:
        def ask(typed: str) -> list[str]:
            question = understand(typed, vocabulary=nobody).understood.question
            return [ids[hit.record_id] for hit in engine.search(question, Audience.PUBLIC, limit=AT_MOST).hits]

        return ask

    texts = {one["id"]: f"{one.get('title', '')}\n{one['text']}" for one in read}
    basic = {"secret_key": "s" * 40, "data": scratch}
    engines = [open_engine(read_settings(basic | {"search": search}, env_file=None)) for search in searches]
    for engine in engines:
        fresh = engine.begin_rebuild()
        fresh.put({uuid5(_IDS, one["id"]): [_entry(one)] for one in read}, Mark())
        engine.finish_rebuild(fresh)
    asks = [asking(engine) for engine in engines]
    yield JudgedSet(f"the passages in {folder.name}/", _queries(folder / "judged.jsonl"), texts, asks)
    for engine in engines:
        engine.close()


@contextmanager
def demo(scratch: Path, searches: Sequence[str] = ("",)) -> Iterator[JudgedSet]:
    """Make the demo archive, read and index it, and ask as somebody signed out does."""
    with demo_archive(scratch, searches) as (opened, engines):
        asks = [_finding(Finder(engine, opened.stores.registers)) for engine in engines]
        yield JudgedSet("the demo archive", _queries(DEMO_QUERIES), _public_texts(opened), asks)


@contextmanager
def demo_archive(scratch: Path, searches: Sequence[str] = ("",)) -> Iterator[tuple[OpenArchive, list[SearchEngine]]]:
    """Make the demo archive, and read and index it for an engine for each value of the setting `search`.

    Each engine is filled anew at the end: nothing of another set is left under the name of an index, and no entry that
    was replaced while files were read still counts for how rare a word is.
    """
    data = {"secret_key": "s" * 40, "data": scratch / "demo", "log_level": "error", "ocr": "off"}
    settings = read_settings(data, env_file=None)
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    with open_archive(settings) as opened:
        build(opened, today=DEMO_DAY, officers=("officer", "clerk"), publisher="publisher")
        engines = [open_engine(settings.model_copy(update={"search": search})) for search in searches]
        for engine in engines:
            worker = worker_of(opened, engine)
            worker.settle()
            worker.rebuild_index()
        yield opened, engines
        for engine in engines:
            engine.close()


def _finding(finder: Finder) -> Ask:
    def ask(typed: str) -> list[str]:
        return [hit.reference for hit in finder.find(typed, Audience.PUBLIC, limit=AT_MOST).answer.hits]

    return ask


def _entry(passage: dict[str, Any]) -> Entry:
    record_id = uuid5(_IDS, passage["id"])
    page = Attachment(record_id, 1, None, "", "txt", (Page(1, passage["text"]),))
    return Entry(
        record_id=record_id,
        audiences=frozenset(Audience),
        kind="decision",
        reference="",
        title=passage.get("title", ""),
        text="",
        attachments=(page,),
    )


def _public_texts(opened: OpenArchive) -> dict[str, str]:
    """Return all words of every record as the public sees it, by reference."""
    found: dict[str, str] = {}
    with opened.stores.registers.connect() as connection:
        sources = Sources(connection, TextStore(opened.stores.texts))
        for kind in KINDS:
            ids = kind.ids_after(connection, None, 100_000)
            for entries in kind.entries(sources, ids).values():
                found |= {one.reference: _words(one) for one in entries if Audience.PUBLIC in one.audiences}
    return found


def _words(entry: Entry) -> str:
    pages = (page.text for one in entry.attachments for page in one.pages)
    return "\n".join((entry.title, *entry.numbers, entry.text, *(one.name for one in entry.attachments), *pages))


def _queries(file: Path) -> list[Query]:
    return [Query(one["query"], one["category"], frozenset(one["relevant"])) for one in _lines(file)]


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]

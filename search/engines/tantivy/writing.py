"""Writing to one generation: one writer at a time, everything of a commit or nothing."""

import json
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import tantivy

from search.engines.protocol import Mark
from search.engines.tantivy.documents import entry_documents
from search.engines.tantivy.folder import PAGES, RECORDS
from search.engines.tantivy.results import stored
from search.engines.tantivy.schema import make_index, open_index, page_schema, record_schema
from search.entries import Entry

MARK = "mark"
_HEAP, _LARGE_HEAP = 40_000_000, 120_000_000
"""Bytes of terms that a writer holds before it writes them out, for each of its two indexes."""
_PATIENCE_S = 20.0


def make_generation(folder: Path) -> None:
    """Make the empty indexes of a generation."""
    make_index(record_schema(), folder / RECORDS)
    make_index(page_schema(), folder / PAGES)


class Writer:
    """Holds the write locks of a generation from its making until `close`. OSError when another holds them for long."""

    def __init__(self, generation: Path, *, much: bool = False) -> None:
        self.generation = generation
        heap = _LARGE_HEAP if much else _HEAP
        self._pages = _writer(open_index(generation / PAGES), heap)
        self._records = _writer(open_index(generation / RECORDS), heap)

    def replace(self, entries: Mapping[UUID, Sequence[Entry]]) -> None:
        """Put these entries in place of all that the records had; nobody sees it before `commit`."""
        for record_id, versions in entries.items():
            self._pages.delete_documents_by_term("record", record_id.hex)
            self._records.delete_documents_by_term("record", record_id.hex)
            for entry in versions:
                record, pages = entry_documents(entry)
                self._records.add_document(record)
                for page in pages:
                    self._pages.add_document(page)

    def commit(self, mark: Mark) -> None:
        """Make it durable, pages first: killed between the two, the mark is the old one and all is done again."""
        self._pages.commit()
        document = tantivy.Document()
        document.add_text("mark", MARK)
        document.add_bytes("stored", json.dumps([mark.events, mark.texts, mark.day]).encode())
        self._records.delete_documents_by_term("mark", MARK)
        self._records.add_document(document)
        self._records.commit()

    def sweep(self) -> None:
        """Remove files that no commit names any more."""
        self._pages.garbage_collect_files()
        self._records.garbage_collect_files()

    def close(self) -> None:
        """Wait for merges and give up the locks, once; what was not committed is gone."""
        for writer in (self._pages, self._records):
            with suppress(RuntimeError, ValueError, OSError):  # it was closed before, or its files are gone
                writer.wait_merging_threads()


def _writer(index: tantivy.Index, heap: int) -> tantivy.IndexWriter:
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return index.writer(heap, 1)
        except ValueError as error:
            if "LockBusy" not in str(error):
                raise
            if time.monotonic() > until:
                raise OSError(str(error)) from error
            time.sleep(0.05)


def read_mark(searcher: tantivy.Searcher, schema: tantivy.Schema) -> Mark:
    """Return the mark of the last commit."""
    found = searcher.search(tantivy.Query.term_query(schema, "mark", MARK), 1).hits
    if not found:
        return Mark()
    events, texts, day = stored(searcher, found[0][1])
    return Mark(events, texts, day)

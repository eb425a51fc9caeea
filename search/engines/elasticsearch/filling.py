"""An index being filled beside the live one: nothing is found in it until it is finished."""

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from uuid import UUID

from elasticsearch import ApiError, Elasticsearch, TransportError

from search.engines.elasticsearch.bulk import Done, IndexGoneError, send
from search.engines.elasticsearch.connection import answering
from search.engines.elasticsearch.documents import operations
from search.engines.elasticsearch.indexes import LEASE_S, Indexes, write_alias
from search.engines.elasticsearch.operation import Operation
from search.engines.errors import IndexIncompleteError, IndexRebuildRunningError
from search.engines.protocol import Mark
from search.entries import Entry


class Filling:
    """Takes entries in. While it lives it says so, that nobody takes the index for one that was left behind."""

    def __init__(self, client: Elasticsearch, indexes: Indexes) -> None:
        self._client, self._indexes = client, indexes
        self._index = indexes.begin_filling()
        self._version, self._documents, self._last = 0, 0, Mark()
        self._sending, self._sent = ThreadPoolExecutor(1, "filling"), Future[Done]()
        self._sent.set_result(Done())
        self._ended = threading.Event()
        self._saying = threading.Thread(target=self._say, name="being-filled", daemon=True)
        self._saying.start()

    def put(self, entries: Mapping[UUID, Sequence[Entry]], mark: Mark) -> None:
        """Take entries in, and send them while the next are being made. IndexRebuildRunningError if the index is gone.

        What went wrong with those before is told now; what is remembered at the end is the last mark.
        """
        self._version += 1  # only this one writes here
        ready = list(operations(entries, self._version))
        self._wait()
        self._sent = self._sending.submit(self._send, ready)
        self._last = mark

    def finish(self) -> str:
        """Check that all is there, and become live; return the name of the index. IndexIncompleteError."""
        self._wait()
        try:
            found = self._indexes.count(self._index)
            if found < self._documents:
                raise IndexIncompleteError(expected=self._documents, found=found)
            self._indexes.begin_sequence(self._index, self._version)
            self._indexes.write_mark(self._index, self._last, self._version)
        except IndexGoneError as error:
            raise IndexRebuildRunningError from error
        self._indexes.finish(self._index)
        self._end()
        return self._index

    def close(self) -> None:
        """Give it up."""
        self._end()
        with answering():
            self._indexes.give_up(self._index)

    def _say(self) -> None:
        while not self._ended.wait(LEASE_S / 6):
            with suppress(ApiError, TransportError, IndexGoneError):
                self._indexes.say_filling(self._index)

    def _wait(self) -> None:
        """Wait until what was put last is there."""
        sent, self._sent = self._sent, Future[Done]()
        self._sent.set_result(Done())
        self._documents += sent.result().created

    def _send(self, ready: Sequence[Operation]) -> Done:
        with answering():
            try:
                return send(self._client, write_alias(self._index), ready, refresh=False)
            except IndexGoneError as error:
                raise IndexRebuildRunningError from error

    def _end(self) -> None:
        self._sending.shutdown()
        self._ended.set()
        self._saying.join()

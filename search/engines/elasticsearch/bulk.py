"""Sends documents in portions of some megabytes, and those again that the server had no time for."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import ApiError, Elasticsearch, NotFoundError

from search.engines.elasticsearch.connection import WRITE_S, RefusedError, answering
from search.engines.elasticsearch.operation import Operation
from search.engines.errors import SearchAwayError

CHUNK_BYTES = 8_000_000
"""Bytes of one request; a document that is larger goes alone."""
CHUNK_DOCUMENTS = 2_000
PATIENCE_S = 60.0
"""So long a server that has too much to do is tried again."""
_BUSY = (429, 502, 503, 504)
_TOO_LARGE, _NEWER = 413, 409
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.2, 5.0


class IndexGoneError(Exception):
    """The index that was written to is not there any more."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of documents: how many were new, whether any replaced one, and ids of those that were too late."""

    created: int = 0
    replaced: bool = False
    late: tuple[str, ...] = ()

    def __add__(self, other: "Done") -> "Done":
        return Done(self.created + other.created, self.replaced or other.replaced, self.late + other.late)


def send(client: Elasticsearch, alias: str, operations: Iterable[Operation], *, refresh: bool) -> Done:
    """Put documents in the index behind an alias; with `refresh` they are found at once. IndexGoneError."""
    done, sent = Done(), None
    for chunk in _chunks(operations):
        if sent is not None:
            done += _send(client, alias, sent, refresh=False)
        sent = chunk
    return done + _send(client, alias, sent, refresh=refresh) if sent else done


def _chunks(operations: Iterable[Operation]) -> Iterator[list[Operation]]:
    chunk: list[Operation] = []
    size = 0
    for one in operations:
        if chunk and (size + one.size > CHUNK_BYTES or len(chunk) >= CHUNK_DOCUMENTS):
            yield chunk
            chunk, size = [], 0
        chunk.append(one)
        size += one.size
    if chunk:
        yield chunk


def _send(client: Elasticsearch, alias: str, chunk: Sequence[Operation], *, refresh: bool) -> Done:
    done, left = Done(), list(chunk)
    until, wait = time.monotonic() + PATIENCE_S, _FIRST_WAIT_S
    while True:
        try:
            items = _post(client, alias, left, refresh=refresh)
        except ApiError as error:
            if error.status_code == _TOO_LARGE and len(left) > 1:
                half = len(left) // 2
                first = _send(client, alias, left[:half], refresh=False)
                return done + first + _send(client, alias, left[half:], refresh=refresh)
            if error.status_code not in _BUSY or time.monotonic() > until:
                with answering():
                    raise
        else:
            done += _read(items)
            busy = [one for one, item in zip(left, items, strict=True) if item["status"] in _BUSY]
            if not busy:
                return done
            left = busy
            if time.monotonic() > until:
                raise SearchAwayError(problem=items[0])
        time.sleep(wait)
        wait = min(wait * 2, _LONGEST_WAIT_S)


def _post(client: Elasticsearch, alias: str, chunk: Sequence[Operation], *, refresh: bool) -> list[dict[str, Any]]:
    lines: list[Any] = [line for one in chunk for line in (one.action, one.document)]
    patient = client.options(request_timeout=WRITE_S)
    try:
        answer = patient.bulk(
            operations=lines,
            index=alias,
            require_alias=True,
            refresh=refresh,
            filter_path="items.*._id,items.*.status,items.*.result,items.*.error.type,items.*.error.reason",
        )
    except NotFoundError as error:
        raise IndexGoneError(alias) from error
    return [next(iter(item.values())) for item in answer["items"]]


def _read(items: Sequence[dict[str, Any]]) -> Done:
    late = []
    for item in items:
        if item["status"] == 404:
            raise IndexGoneError(item)
        if item["status"] == _NEWER:
            late.append(item["_id"])
        elif item["status"] >= 300 and item["status"] not in _BUSY:
            raise RefusedError(str(item))
    results = [item.get("result") for item in items]
    return Done(results.count("created"), "updated" in results, tuple(late))

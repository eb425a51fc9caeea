"""The indexes of an archive: NAME-000007 behind the alias NAME, swapped at one instant, and those being filled.

Each index has an alias of its own to be written to by: what is written late to one that is gone makes no new one. It
holds three documents about itself: how far it has come (`mark`), a sequence that each write takes a number of, and,
while it is being filled, when the one who fills it was last heard of.
"""

import json
import re
import time
from pathlib import Path
from typing import Any

import structlog
from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from search.engines.elasticsearch.bulk import IndexGoneError
from search.engines.elasticsearch.connection import WRITE_S
from search.engines.errors import IndexRebuildRunningError
from search.engines.fields import FORMAT
from search.engines.protocol import Mark

log = structlog.get_logger(__name__)

LEASE_S = 60.0
"""After so long without a sign of who fills an index, nobody does."""
_DEFINITION: dict[str, Any] = json.loads(Path(__file__).with_name("index.json").read_text(encoding="utf-8"))
_LIVE = {"refresh_interval": "10s", "auto_expand_replicas": "0-1", "translog": {"durability": "request"}}
"""Every write is refreshed by itself; a copy of the index where there are several nodes."""
_FILLED = {"refresh_interval": "-1", "auto_expand_replicas": False, "number_of_replicas": 0}
_FILLED |= {"translog": {"durability": "async"}}
_TRIES, _PAUSE_S = 50, 0.1
_MARK, _SEQUENCE, _FILLING = "mark", "sequence", "filling"


class Indexes:
    """Finds, makes and swaps the indexes that are called after one name."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self.client, self.name = client, name

    def live(self) -> tuple[str, Mark] | None:
        """Return the live index and how far it has come; None when there is none, or one of another format."""
        try:
            found = self.client.get(index=self.name, id=_MARK)
        except (NotFoundError, BadRequestError):  # a name for several indexes cannot be asked
            return None
        state = found["_source"]["state"]
        if state["format"] != FORMAT:
            return None
        return str(found["_index"]), Mark(state["events"], state["texts"], state["day"])

    def begin_live(self) -> str:
        """Make an empty live index, unless somebody else just does; return its name."""
        for _ in range(_TRIES):
            there = self.live()
            if there is not None:
                return there[0]
            made = self._make(_LIVE)
            if made is not None:
                self.write_mark(made, Mark(), 0)
                self._point_at(made)
                return made
            time.sleep(_PAUSE_S)
        raise IndexRebuildRunningError

    def begin_filling(self) -> str:
        """Make an index to be filled, and remove what killed ones left. IndexRebuildRunningError."""
        left = self._not_live()
        if any(self._is_being_filled(one) for one in left):
            raise IndexRebuildRunningError
        made = self._make(_FILLED)
        if made is None:
            raise IndexRebuildRunningError
        self._remove(left)
        return made

    def say_filling(self, index: str) -> None:
        """Say that an index is still being filled."""
        self._write(index, _FILLING, {"at": time.time()})

    def finish(self, index: str) -> None:
        """Let an index that was filled take the live one's place at one instant, and remove the old."""
        self.client.indices.put_settings(index=index, settings={"index": _LIVE})
        self.client.options(request_timeout=WRITE_S).indices.flush(
            index=index
        )  # what was put in is durable from now on
        self._point_at(index)
        self._remove([one for one in self._not_live() if one < index])

    def give_up(self, index: str) -> None:
        """Remove an index that will not be finished; one that is live stays."""
        self._remove([one for one in self._not_live() if one == index])

    def count(self, index: str) -> int:
        """Return how many documents an index holds."""
        patient = self.client.options(request_timeout=WRITE_S)
        patient.indices.refresh(index=index)
        return int(patient.count(index=index)["count"])

    def next_number(self, index: str) -> int:
        """Return the next number of an index's sequence: each is given once. IndexGoneError."""
        return self._write(index, _SEQUENCE, {})

    def begin_sequence(self, index: str, number: int) -> None:
        """Let the sequence of an index begin after a number."""
        self._write(index, _SEQUENCE, {}, version=max(number, 1))

    def write_mark(self, index: str, mark: Mark, version: int) -> None:
        """Remember how far an index has come, durably, unless a later write has said so already. IndexGoneError."""
        state = {"format": FORMAT, "events": mark.events, "texts": mark.texts, "day": mark.day}
        self._write(index, _MARK, state, version=version)

    def _write(self, index: str, identity: str, state: dict[str, object], version: int | None = None) -> int:
        how: dict[str, Any] = {} if version is None else {"version": version, "version_type": "external_gte"}
        try:
            written = self.client.options(ignore_status=409).index(
                index=write_alias(index), id=identity, document={"state": state}, require_alias=True, **how
            )
        except NotFoundError as error:
            raise IndexGoneError(index) from error
        return int(written.get("_version", 0))

    def _make(self, settings: dict[str, Any]) -> str | None:
        """Make the index with the next number; None when somebody else was faster."""
        every = self._every()
        number = int(every[-1].rpartition("-")[2]) + 1 if every else 1
        index = f"{self.name}-{number:06}"
        definition = _DEFINITION["settings"]
        try:
            self.client.options(request_timeout=WRITE_S).indices.create(
                index=index,
                settings={"index": definition["index"] | settings},
                mappings=_DEFINITION["mappings"],
                aliases={write_alias(index): {}},
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise
            return None
        return index

    def _point_at(self, index: str) -> None:
        old = [one for one in self._every() if one != index]
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": self.name}}]
        if old:
            actions.append({"remove": {"indices": old, "alias": self.name, "must_exist": False}})
        self.client.indices.update_aliases(actions=actions)

    def _every(self) -> list[str]:
        """Return every index that is called after the name, in order."""
        found = self.client.indices.get_settings(index=f"{self.name}-*", name="index.uuid", expand_wildcards="all")
        whole = re.compile(re.escape(self.name) + r"-\d{6,}")
        return sorted(one for one in found if whole.fullmatch(one))

    def _not_live(self) -> list[str]:
        found = self.client.indices.get_alias(index=f"{self.name}-*")
        return [one for one in self._every() if self.name not in found.get(one, {}).get("aliases", {})]

    def _is_being_filled(self, index: str) -> bool:
        """Return whether somebody fills an index: it was just made, or he was just heard of."""
        try:
            created = self.client.indices.get_settings(index=index)[index]["settings"]["index"]["creation_date"]
            heard = self.client.options(ignore_status=404).get(index=index, id=_FILLING)
        except NotFoundError:
            return False
        state = heard["_source"]["state"] if heard.get("found") else {"at": 0.0}
        return time.time() - max(int(created) / 1000, state["at"]) < LEASE_S

    def _remove(self, indexes: list[str]) -> None:
        for one in indexes:
            log.info("index_removed", index=one)
            self.client.options(ignore_status=404).indices.delete(index=one)


def write_alias(index: str) -> str:
    """Return the alias that an index is written to by."""
    return f"{index}-write"

"""One document on its way to an index, as it is sent."""

import json
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One document with what is to be done with it, as it is sent."""

    action: bytes
    document: bytes

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.action) + len(self.document) + 2


def operation(identity: str, document: Document, version: int | None) -> Operation:
    """Return what puts a document in: with a version, where there is no later one."""
    action: dict[str, Any] = {"_id": identity}
    if version is not None:
        action |= {"version": version, "version_type": "external"}
    return Operation(_json({"index": action}), _json(document))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")

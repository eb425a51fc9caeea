"""Values that events of several aggregates hold, checked: ids, numbers, texts by their hash, subject areas."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.base import optional_text
from domain.errors import InvalidValueError

_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST = 100_000


def hexed(field: str, value: Any) -> str | None:
    """Return an id as events hold it; None for nothing. InvalidValueError(problem=bad-id)."""
    if not value:
        return None
    try:
        return value.hex if isinstance(value, UUID) else UUID(str(value)).hex
    except ValueError as error:
        raise InvalidValueError(field=field, value=str(value), problem="bad-id") from error


def require_hexed(field: str, value: Any) -> str:
    """Return an id as events hold it; InvalidValueError(problem=missing) for none."""
    found = hexed(field, value)
    if found is None:
        raise InvalidValueError(field=field, value="", problem="missing")
    return found


def ids(field: str, values: Iterable[Any] | None) -> list[str]:
    """Return ids as events hold them, none twice."""
    found = (hexed(field, value) for value in values or ())
    return list(dict.fromkeys(one for one in found if one))


def count(field: str, value: Any, *, least: int = 1) -> int | None:
    """Return a whole number of at least `least`; None for nothing. InvalidValueError(problem=bad-number)."""
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,6}", str(value).strip(), re.ASCII):
        raise InvalidValueError(field=field, value=value, problem="bad-number", most=_MOST)
    found = int(value)
    if not least <= found <= _MOST:
        raise InvalidValueError(field=field, value=value, problem="bad-number", most=_MOST)
    return found


def require_count(field: str, value: Any, *, least: int = 1) -> int:
    """Return a whole number; InvalidValueError(problem=missing) for none."""
    found = count(field, value, least=least)
    if found is None:
        raise InvalidValueError(field=field, value="", problem="missing")
    return found


def texts(given: Iterable[Mapping[str, Any]] | None) -> list[dict[str, str]]:
    """Return texts, the main one first: ids of documents and what their bytes hash to. InvalidValueError."""
    found = []
    for one in given or ():
        sha256 = str(one.get("sha256") or "")
        if not _SHA256.fullmatch(sha256):
            raise InvalidValueError(field="texts", value=sha256, problem="bad-sha256")
        found.append({"document_id": require_hexed("texts", one.get("document_id")), "sha256": sha256})
    return found


def areas(given: Iterable[str | None] | None) -> list[str]:
    """Return subject areas by name, none twice."""
    return list(dict.fromkeys(filter(None, (optional_text(one, "subject_area") for one in given or ()))))

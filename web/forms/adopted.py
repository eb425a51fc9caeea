"""What forms of principles and action plans do alike with versions (domain/adopted.py)."""

from collections.abc import Mapping
from typing import Any

from domain.adopted import AdoptedInVersions
from domain.in_force import in_force, version_in, versions_of
from domain.recorded import Record

_WHOLE = ("title", "public_title", "about", "reference")


def version_values(values: Mapping[str, Any], **content: Any) -> dict[str, Any]:
    """Return values of a version as its command takes them; `content` is what it says."""
    given = {name: value for name, value in values.items() if name != "number"}
    return {
        **given,
        **content,
        "version": values.get("number"),
        "documents": tuple(one["document_id"] for one in values.get("documents") or ()),
        "files": tuple(values.get("files") or ()),
    }


def whole_values(values: dict[str, Any]) -> dict[str, Any]:
    """Take what is told of the whole out of the values of a form; return it."""
    return {name: values.pop(name, None) for name in _WHOLE}


def next_number(record: AdoptedInVersions) -> int:
    """Return the number of the next version."""
    return max(versions_of(record.facts), default=0) + 1


def last_version(record: AdoptedInVersions) -> Record | None:
    """Return what tells of the version that begins last, or of the last one where none is ever in force."""
    spans = in_force(record.facts)
    last = version_in(record.facts, spans[-1].fact if spans else next_number(record) - 1)
    return last[1] if last else None

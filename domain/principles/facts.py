"""What is known of principles, as a plain mapping: what their events make of it, for the aggregate and the register.

`{"reference": "2024/1", "title": …, "public_title": …, "about": …, "is_withdrawn": …, "records": {"2": {"kind":
"version", …}, …}}`, as domain/recorded.py tells; `version` in records is the number of a version.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from domain.base import require_text
from domain.errors import DomainError, InvalidRowsError, InvalidValueError, gathered
from domain.put_right import one_of_or_none
from domain.ways import AnsweringWay


class PrinciplesRecord(StrEnum):
    """What a record of principles tells."""

    VERSION = "version"
    REPEAL = "repeal"


_way = one_of_or_none(AnsweringWay)


def points(given: Iterable[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """Return points as events hold them: `{"number": "3", "text": …, "way": "jointly"|…|None}`, in the order given.

    One without a number gets that of its place. InvalidRowsError for those that are wrong, one number twice among them.
    """
    found: list[dict[str, Any]] = []
    wrong: dict[int, DomainError] = {}
    for place, one in enumerate(given or ()):
        try:
            point = _point(one, place)
            if any(point["number"] == other["number"] for other in found):
                raise InvalidValueError(field="number", value=point["number"], problem="number-twice")
            found.append(point)
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError("points", wrong)
    return found


def _point(one: Mapping[str, Any], place: int) -> dict[str, Any]:
    with gathered() as each:
        number = each(require_text, "point_number", str(one.get("number") or place + 1))
        text = each(require_text, "text", one.get("text"))
        way = each(_way, "answering_way", one.get("way"))
    return {"number": number, "text": text, "way": way}

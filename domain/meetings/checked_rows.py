"""Mappings and rows of mappings as minutes hold them: checked one by one, all that is wrong told together."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from domain.base import optional_text, require_text
from domain.errors import DomainError, InvalidRowsError, InvalidValueError
from domain.identity_numbers import refuse_identity_numbers

Check = Callable[[Mapping[str, Any], int], dict[str, Any]]
"""What a row must be: it is called with the row and its place, from 0, and returns what events hold."""


def rows(field: str, given: Any, check: Check) -> list[dict[str, Any]]:
    """Return the rows of a field, each checked; InvalidRowsError for those that are wrong."""
    found: list[dict[str, Any]] = []
    wrong: dict[int, DomainError] = {}
    for place, one in enumerate(_listed(field, given)):
        try:
            found.append(check(mapping(field, one), place))
        except DomainError as error:
            wrong[place] = error
    if wrong:
        raise InvalidRowsError(field, wrong)
    return found


def mapping(field: str, given: Any) -> Mapping[str, Any]:
    """Return what is a mapping; InvalidValueError(problem=not-a-mapping) for all else."""
    if not isinstance(given, Mapping):
        raise InvalidValueError(field=field, value=given, problem="not-a-mapping")
    return given


def known_keys(given: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise InvalidValueError(problem=unknown-key) for the first key that nothing is known by."""
    for key in given:
        if key not in frozenset(known):
            raise InvalidValueError(field=str(key), value=str(given[key]), problem="unknown-key")


def text(field: str, value: Any) -> str | None:
    """Return a text that the public may read, None for none; IdentityNumberError if it holds such a number."""
    found = optional_text(None if value is None else str(value), field)
    refuse_identity_numbers([(field, found)])
    return found


def required_text(field: str, value: Any) -> str:
    """Return a text that the public may read; InvalidValueError(problem=missing)."""
    found = require_text(field, None if value is None else str(value))
    refuse_identity_numbers([(field, found)])
    return found


def item_of(field: str, value: Any, items: Collection[int]) -> int | None:
    """Return an item of the agenda, None for none; InvalidValueError(problem=unknown-item)."""
    if value is None or value == "":
        return None
    found = next((item for item in items if str(item) == str(value).strip()), None)
    if found is None:
        raise InvalidValueError(field=field, value=value, problem="unknown-item")
    return found


def _listed(field: str, given: Any) -> Iterable[Any]:
    if given is None:
        return ()
    if isinstance(given, str | Mapping) or not isinstance(given, Iterable):
        raise InvalidValueError(field=field, value=given, problem="not-a-list")
    return given

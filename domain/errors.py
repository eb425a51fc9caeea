"""Rules that were broken; each error carries the values that broke it, and a code for those who translate."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import ClassVar, ParamSpec, TypeVar, cast

_LONGEST_VALUE = 200
"""So much of a value is told: somebody may have pasted a book."""

P = ParamSpec("P")
T = TypeVar("T")


class DomainError(Exception):
    """A rule of the domain was broken, and nothing was recorded.

    `code` is the rule's stable name; `values` are what a message about it needs, as plain strings, long ones cut.
    """

    code: ClassVar[str] = "rule-broken"

    def __init__(self, **values: object) -> None:
        self.values = {name: "" if value is None else _cut(str(value)) for name, value in values.items()}
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        super().__init__(f"{self.code}: {details}" if details else self.code)


class InvalidValueError(DomainError):
    """A value cannot be what it says it is. Values: `field`, `value`, and `problem`, a code of its own."""

    code = "invalid-value"


class InvalidValuesError(DomainError):
    """Several rules were broken at once: `errors`, in the order of the fields. Values: `fields`, named in a row."""

    code = "invalid-values"

    def __init__(self, errors: Iterable[DomainError]) -> None:
        self.errors = tuple(errors)
        super().__init__(fields=", ".join(filter(None, (one.values.get("field") for one in self.errors))))


class InvalidRowsError(DomainError):
    """Rules were broken in some rows of a field: `rows`, by their number from 0. Values: `field`."""

    code = "invalid-rows"

    def __init__(self, field: str, rows: Mapping[int, DomainError]) -> None:
        self.rows = dict(sorted(rows.items()))
        super().__init__(field=field)


class Gathered:
    """Calls checks, and keeps the rules they find broken until all have been called."""

    def __init__(self) -> None:
        self.errors: list[DomainError] = []

    def __call__(self, check: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what the check returns; None, which nobody will see, when it finds a rule broken."""
        try:
            return check(*args, **kwargs)
        except InvalidValuesError as error:
            self.errors += error.errors
        except DomainError as error:
            self.errors.append(error)
        return cast("T", None)


@contextmanager
def gathered() -> Iterator[Gathered]:
    """Let the checks of the block all be made, then raise what they found: the one error, or InvalidValuesError."""
    found = Gathered()
    yield found
    if len(found.errors) > 1:
        raise InvalidValuesError(found.errors)
    if found.errors:
        raise found.errors[0]


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"

"""Rules that were broken; each error carries the values that broke it, and a code for those who translate."""

from typing import ClassVar


class DomainError(Exception):
    """A rule of the domain was broken, and nothing was recorded.

    `code` is the rule's stable name; `values` are what a message about it needs, as plain strings.
    """

    code: ClassVar[str] = "rule-broken"

    def __init__(self, **values: object) -> None:
        self.values = {name: "" if value is None else str(value) for name, value in values.items()}
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        super().__init__(f"{self.code}: {details}" if details else self.code)


class InvalidValueError(DomainError):
    """A value cannot be what it says it is. Values: `field`, `value`, and `problem`, a code of its own."""

    code = "invalid-value"

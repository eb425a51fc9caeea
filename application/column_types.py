"""Column types that hold, sort and compare the same in both databases."""

from typing import Any

from sqlalchemy import BigInteger, Integer, String, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeEngine

WHOLE: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of 64 bits, such as a position: what SQLite calls INTEGER, which alone may stand for its rowid."""


class TextByCodePoints(Text):
    """PostgreSQL's text, of any length, in a column that sorts by code points whatever the database was made for."""


@compiles(TextByCodePoints, "postgresql")
def _as_column(_type: TextByCodePoints, _compiler: Any, *, type_expression: Any = None, **_: Any) -> str:
    """Say the collation where a column is made, but not where a value is compared with one: the column's holds."""
    return "TEXT" if type_expression is None else 'TEXT COLLATE "C"'


def plain(length: int | None = None) -> TypeEngine[Any]:
    """Return the type of text that sorts by code points, as on SQLite all does that does not say otherwise.

    `length` says how long it is at most; PostgreSQL, unlike SQLite, would refuse what is longer, so it is not told.
    """
    here = Text() if length is None else String(length)
    return here.with_variant(TextByCodePoints(), "postgresql")

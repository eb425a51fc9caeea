"""A list as JSON, in the shapes of the API: `{"data": [...], "next": null}`, for all of it is there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from flask import current_app
from marshmallow import Schema

MEDIA_TYPE = "application/json"


def json_file(schema: type[Schema], portions: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """Yield the file, a portion of rows at a time."""
    shape, between = schema(many=True), ""
    yield b'{"data": [\n'
    for rows in portions:
        for row in shape.dump(rows):
            yield (between + current_app.json.dumps(row)).encode()
            between = ",\n"
    yield b'\n], "next": null}\n'

"""Values are written in pages as Jinja writes them by itself."""

from typing import Any

import pytest
from jinja2 import Environment
from markupsafe import Markup

from web.written import Writing


class Loud(str):
    """A text of a kind of its own, with a character that must be escaped."""


class Shown:
    """Something that says itself how it is shown."""

    def __html__(self) -> str:
        return "<b>shown</b>"


@pytest.mark.parametrize(
    "value", ["<a & 'b'>", Markup("<b>bold</b>"), 12, -1.5, True, None, Loud("<loud>"), Shown(), ["<", 1], 2**70]
)
@pytest.mark.parametrize(
    "template",
    [
        "{{ value }}",
        "a{{ value }}b{% macro told(it) %}<i>{{ it }}</i>{% endmacro %}{{ told(value) }}{{ told(told(value)) }}",
        "{% set held %}{{ value }}!{% endset %}{{ held }}{{ value|string|upper }}",
        "{% autoescape false %}{{ value }}{% endautoescape %}{{ value|safe }}",
        "{% autoescape chosen %}{{ value }}{% endautoescape %}",
    ],
)
def test_values_are_written_as_jinja_writes_them(template: str, value: Any) -> None:
    plain, ours = Environment(autoescape=True), Environment(autoescape=True)
    ours.code_generator_class = Writing
    for chosen in (True, False):
        expected = plain.from_string(template).render(value=value, chosen=chosen)
        assert ours.from_string(template).render(value=value, chosen=chosen) == expected

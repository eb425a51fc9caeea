"""How templates write values: a page writes some two thousand, most of them markup already, and many numbers.

Jinja has each escaped by MarkupSafe, which makes markup of markup anew and looks into numbers. Both are written as they
are here; all else is escaped as before.
"""

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def written(value: object) -> str:
    """Return a value as a page holds it: markup and numbers as they are, everything else escaped."""
    if type(value) is Markup:
        return value
    return str(value) if type(value) in _NUMBERS else escape(value)


class Writing(CodeGenerator):
    """What makes Python of templates, and lets values be written by `written` where Jinja has `escape`."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Write what a template is as Python."""
        self.writeline(f"from {written.__module__} import {written.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write(f"{written.__name__}({finalize.src or ''}")
        else:
            super()._output_child_pre(node, frame, finalize)


_NUMBERS = frozenset({int, float})

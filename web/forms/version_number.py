"""The field that says which version of an agreement something is about."""

from flask_babel import lazy_gettext
from marshmallow import fields as plain


def version_number() -> plain.Integer:
    """The number of the version, which a page knows."""
    told = {"label": lazy_gettext("Version"), "widget": "line", "hidden": True}
    return plain.Integer(required=True, metadata=told)

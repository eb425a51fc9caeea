"""A field that names a record among those that a page offers: people choose one, programs send its id."""

from typing import Any
from uuid import UUID

from flask_babel import gettext
from marshmallow import ValidationError, fields

from web.forms.fields import missing


class Among(fields.Field[Any]):
    """A record among those that a page offers, as its id."""

    def _deserialize(self, value: Any, *_place: Any, **_more: Any) -> UUID | None:
        typed = str(value).strip()
        if not typed:
            if self.required:
                raise ValidationError(missing())
            return None
        try:
            return UUID(typed)
        except ValueError:
            raise ValidationError(gettext("Choose one of those on offer.")) from None

    def show(self, value: UUID | str) -> str:
        """Return how a form holds it."""
        return str(UUID(str(value)))

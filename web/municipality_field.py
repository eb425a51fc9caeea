"""Which municipality an account belongs to, chosen in a form: those of the council first, then the others."""

from typing import Any
from uuid import UUID

from flask_babel import gettext, lazy_gettext
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from application.questions.council import participants
from application.questions.organisations import list_organisations, organisations_by_id
from domain.organisations import OrganisationKind
from web.services import current_services

MOST = 500
"""So many are offered: Norway has fewer municipalities than that."""


class MunicipalityField(SelectField):
    """A choice among municipalities or none. `kept` is one that is chosen already, whatever became of it since."""

    data: Any

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, coerce=str, validate_choice=False, **kwargs)
        self.groups: list[tuple[Any, list[SelectChoice]]] = []

    @property
    def chosen(self) -> UUID | None:
        """The id of what is chosen, None when no municipality is."""
        written: str | None = self.data
        return UUID(written) if written else None

    def offer(self, kept: UUID | None = None) -> None:
        """Let these be chosen: municipalities that are there now, and the one that is chosen already."""
        with current_services().stores.registers.connect() as connection:
            page = list_organisations(connection, kind=str(OrganisationKind.MUNICIPALITY), limit=MOST)
            in_council = {one.organisation_id for one in participants(connection) if not one.left}
            before = organisations_by_id(connection, [kept] if kept else [])
        found = {one.id: one for one in page.items if one.merged_into is None} | before
        choices = [(one.id in in_council, SelectChoice(str(one.id), one.name)) for one in found.values()]
        self.groups = [
            (lazy_gettext("In the council"), [choice for inside, choice in choices if inside]),
            (lazy_gettext("Other municipalities"), [choice for inside, choice in choices if not inside]),
        ]
        none = SelectChoice("", gettext("None: the archive's own front page"))
        self.choices = [none, *(choice for _, group in self.groups for choice in group)]

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - the signature is that of the field
        """Refuse what is not offered."""
        if self.data not in [choice.value for choice in self.choices]:
            raise ValidationError(gettext("Choose one of the municipalities."))

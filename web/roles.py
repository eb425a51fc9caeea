"""What the roles of accounts and tokens are called."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from application.office.roles import Role

ROLE_NAMES = {
    Role.READER: lazy_gettext("Reader"),
    Role.OFFICER: lazy_gettext("Case officer"),
    Role.AUDITOR: lazy_gettext("Auditor"),
    Role.ADMINISTRATOR: lazy_gettext("Administrator"),
}
"""In a word."""

ROLES = {
    Role.READER: lazy_gettext("Reader: sees everything but what is shielded"),
    Role.OFFICER: lazy_gettext("Case officer: sees everything, and files"),
    Role.AUDITOR: lazy_gettext("Auditor: sees everything, and who opened what is shielded; changes nothing"),
    Role.ADMINISTRATOR: lazy_gettext("Administrator: sees everything, files, and looks after accounts"),
}
"""With what each may see and do."""


class RoleField(SelectField):
    """A choice among roles, each with what it may see and do."""

    def __init__(self, label: Any, roles: Iterable[Role] = tuple(Role), **kwargs: Any) -> None:
        super().__init__(label, coerce=str, validate_choice=False, **kwargs)
        self.offer(roles)

    def offer(self, roles: Iterable[Role]) -> None:
        """Let only these be chosen."""
        self.choices = [SelectChoice(str(role), ROLES[role]) for role in roles]

    def pre_validate(self, form: Any) -> None:  # noqa: ARG002 - the signature is that of the field
        """Refuse what is not offered."""
        if self.data not in [choice.value for choice in self.choices]:
            raise ValidationError(gettext("Choose one of the roles."))

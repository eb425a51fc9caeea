"""What the roles of accounts and tokens are called."""

from flask_babel import lazy_gettext

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

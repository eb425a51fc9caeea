"""What those who did something are called: accounts by name, and the archive's own commands by a word."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from flask_babel import gettext, lazy_gettext

from web.services import current_services

OWN = {
    "import": lazy_gettext("the import"),
    "init": lazy_gettext("the command init"),
    "publish": lazy_gettext("the command publish"),
    "demo": lazy_gettext("the demo archive"),
    "system": lazy_gettext("the system"),
}
"""What carries no account's id in `by`."""


def names_of(ids: Iterable[str | None]) -> Mapping[str, str]:
    """Return what each of these is called, in one query. What is no account's id is a name already."""
    wanted = {one for one in ids if one}
    accounts = current_services().accounts.names(one for one in wanted if _is_id(one))
    return {one: accounts.get(one) or _other(one) for one in wanted}


def _other(written: str) -> str:
    if written in OWN:
        return str(OWN[written])
    return gettext("an account that is gone") if _is_id(written) else written


def _is_id(written: str) -> bool:
    try:
        return str(UUID(written)) == written
    except ValueError:
        return False

"""Two versions of a document to compare, for those who may read what it holds."""

from collections.abc import Mapping

from flask_babel import gettext

from application.questions.documents import DocumentView, Version
from domain.access import Audience
from web.comparison.sides import FileAsked, Side, side_of
from web.document_facts import version_keys
from web.services import current_services


def keys_for(view: DocumentView, audience: Audience) -> dict[str, Version]:
    """Return the versions of a document by key, the latest first; none to those who may not read the original."""
    return version_keys(view) if audience >= view.content else {}


def document_sides(view: DocumentView, keys: Mapping[str, Version], old: str, new: str) -> tuple[Side, Side] | None:
    """Return two versions of a document to compare, None when there are none such among `keys`."""
    if old not in keys or new not in keys:
        return None
    texts = current_services().texts.get_many([keys[old].sha256, keys[new].sha256])
    asked = [FileAsked(view.id, keys[key], key) for key in (old, new)]
    first, second = (side_of(version_name(one.key), [one], texts) for one in asked)
    return first, second


def version_name(key: str) -> str:
    """Return what a version of a document is called: `versjon 2`."""
    number, _, public = key.partition("-")
    if public:
        return str(gettext("public version of %(number)s", number=number))
    return str(gettext("version %(number)s", number=number))

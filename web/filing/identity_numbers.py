"""National identity numbers in what is about to be made public: they stop it, and the form says where they stand."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask_babel import gettext

from application.incoming.item import Incoming
from domain.identity_numbers import holds_identity_number
from search.extraction.packed import Packed
from search.texts.numbers import numbers_in
from web.forms.form import Form
from web.messages import place_of_number


def refuse_numbers(
    form: Form, values: Mapping[str, Any], items: Sequence[Incoming], read: Mapping[UUID, Packed | None]
) -> None:
    """Stop what would make a national identity number public, and say where it stands."""
    for name in ("title", "public_title", "new_case"):
        if holds_identity_number(values.get(name)):
            form.errors.setdefault(name, []).append(
                gettext("This holds a national identity number, which is never published. Take it out.")
            )
    for item in items:
        if holds_identity_number(item.name):
            sentence = gettext(
                "The name of “%(name)s” holds a national identity number. Rename the file.", name=item.name
            )
            form.errors.setdefault("access", []).append(sentence)
        packed = read.get(item.id)
        if packed is None:
            sentence = gettext(
                "“%(name)s” is not read yet. Wait a moment, or file it unpublished and publish it later.",
                name=item.name,
            )
            form.errors.setdefault("access", []).append(sentence)
            continue
        for place in list(numbers_in(packed.result()))[:1]:
            where = place_of_number(place.page, place.part)
            sentence = gettext(
                "“%(name)s” holds a national identity number (%(where)s), which is never published. File it "
                "unpublished or exempt, or file a version without the number.",
                name=item.name,
                where=where,
            )
            form.errors.setdefault("access", []).append(sentence)

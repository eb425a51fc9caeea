"""Fields that name a party or a version of an agreement: people choose among those that the page is about.

A page tells which agreement it is about (`g.acting_on`); programs send ids and numbers.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import g
from flask_babel import gettext
from marshmallow import ValidationError, fields

from application.norwegian_order import norwegian_key
from application.questions.council import participants
from application.questions.documents import documents_by_id
from application.questions.organisations import organisations_by_id
from domain.agreements import Agreement, Records
from domain.agreements.facts import RecordKind
from web.formats import format_day
from web.forms.among import Among
from web.forms.fields import Several
from web.services import current_services


class SeveralAmong(Several):
    """Some of the records that a page offers, as their ids."""

    def _deserialize(self, value: Any, *place: Any, **more: Any) -> Any:
        found = fields.List._deserialize(self, value, *place, **more)
        try:
            return [UUID(str(one)) for one in found]
        except ValueError:
            raise ValidationError(gettext("Choose one of those on offer.")) from None


def party(label: Any, *, required: bool = False, **more: Any) -> Among:
    """One of the parties of the agreement."""
    metadata = {"label": label, "widget": "choice", "choices": parties_to_choose, **more}
    return Among(required=True, metadata=metadata) if required else Among(allow_none=True, metadata=metadata)


def several_parties(label: Any, choices: Any = None, **more: Any) -> SeveralAmong:
    """Some of the parties of the agreement."""
    choices = choices or parties_to_choose
    inner = fields.String(metadata={"label": label, "choices": choices})
    return SeveralAmong(
        inner, allow_none=True, metadata={"label": label, "widget": "several", "choices": choices} | more
    )


def among_versions(label: Any, *, required: bool = False, **more: Any) -> fields.Integer:
    """The number of one of the versions of the agreement."""
    metadata = {"label": label, "widget": "choice", "choices": versions_to_choose, **more}
    return (
        fields.Integer(required=True, metadata=metadata)
        if required
        else fields.Integer(allow_none=True, metadata=metadata)
    )


def text_of_version(label: Any, **more: Any) -> Among:
    """One of the texts of the version that the page is about."""
    return Among(allow_none=True, metadata={"label": label, "widget": "choice", "choices": texts_to_choose, **more})


def participants_today() -> Mapping[str, str]:
    """Return those who take part in the council now, id by name."""
    with current_services().stores.registers.connect() as connection:
        found = {one.organisation_id: one.name for one in participants(connection) if not one.left}
    return {str(identity): name for identity, name in found.items()}


def parties_to_choose() -> Mapping[str, str]:
    """Return the parties of the agreement that the page is about, id by name, in Norwegian order."""
    facts = _facts()
    if facts is None:
        return {}
    names = names_of(UUID(one) for one in Records(facts).parties)
    return dict(sorted(((str(one), name) for one, name in names.items()), key=lambda pair: norwegian_key(pair[1])))


def versions_to_choose() -> Mapping[str, str]:
    """Return the versions of the agreement that the page is about, the latest first."""
    facts = _facts()
    if facts is None:
        return {}
    records = Records(facts)
    return {str(one): version_words(one, records.version(one)) for one in reversed(records.versions)}


def texts_to_choose() -> Mapping[str, str]:
    """Return the texts of the version that the page is about, id by title, the main one first."""
    facts, number = _facts(), g.get("acting_version")
    if facts is None or number is None:
        return {}
    wanted = [UUID(one) for one in texts_of(facts, number)]
    with current_services().stores.registers.connect() as connection:
        found = documents_by_id(connection, wanted)
    return {str(one): found[one].title for one in wanted if one in found}


def texts_of(facts: Mapping[str, Any], number: int) -> list[str]:
    """Return the documents that are the texts of a version, as it was amended last."""
    records = Records(facts)
    amended = records.told_of(RecordKind.AMENDMENT, number)
    told = amended[-1][1] if amended else records.version(number)
    return [one["document_id"] for one in told["texts"]]


def version_words(number: int, record: Mapping[str, Any]) -> str:
    """Return what a version is called: `Version 2: After the hearing (01.03.2025)`."""
    words = gettext("Version %(number)s", number=number)
    if record["label"]:
        words += f": {record['label']}"
    return f"{words} ({format_day(record['drafted_on'])})" if record["drafted_on"] else words


def names_of(identities: Any) -> dict[UUID, str]:
    """Return what organisations are called now, by id."""
    with current_services().stores.registers.connect() as connection:
        return {one: view.name for one, view in organisations_by_id(connection, list(identities)).items()}


def _facts() -> Mapping[str, Any] | None:
    agreement = g.get("acting_on")
    return agreement.facts if isinstance(agreement, Agreement) else None

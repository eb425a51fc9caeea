"""What can be done with the versions of a statement: made, adopted, sent, published in a channel."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from flask_babel import gettext, lazy_gettext

from application.commands import statement_versions as commands
from domain import clock
from domain.consultations import Consultation, RecordKind
from domain.recorded import records_of
from domain.statements import AdoptedBy, SentHow, Statement, versions_of
from domain.statements.facts import version_record
from web.filing.written_text import filed_text, text_filed
from web.forms.action import Action
from web.forms.basis import PLACES as BASIS_PLACES
from web.forms.basis import rests_on
from web.forms.statement_fields import version_that_stands, version_to_adopt
from web.forms.statement_version_schemas import (
    AdoptStatementSchema,
    DraftStatementVersionSchema,
    PublishStatementSchema,
    SendStatementSchema,
)
from web.said_before import said_before
from web.services import current_services
from web.statement_recipients import reached

PLACES = {
    **BASIS_PLACES,
    "version": "of_version",
    "statement-version-taken": "number",
    "person": "person_id",
    "entry": "entry_id",
    "texts": "documents",
    "no-authority": "authority",
}
"""Where in a form of a version what is wrong is said."""


def is_there(view: Any) -> bool:
    """Return whether it was not registered by mistake."""
    return not view.withdrawn


def version_values(values: Mapping[str, Any], title: str, made_with: UUID) -> dict[str, Any]:
    """Return values of a version as its command takes them: a text that was written is filed where no file is."""
    documents = tuple(one["document_id"] for one in values.get("documents") or ())
    files, text = tuple(values.get("files") or ()), values.get("text")
    if text and not files and not documents:
        files = (filed_text(text, title, made_with),)
    apart = ("text", "number")
    told = {name: value for name, value in values.items() if name not in apart and value is not None}
    return {**told, "version": values.get("number"), "documents": documents, "files": files}


def _drafted(values: dict[str, Any], identity: UUID) -> dict[str, Any]:
    title = current_services().archive.load(Statement, identity).facts["title"]
    called = f"{title} – {values['label']}" if values.get("label") else title
    return version_values(values, called, uuid5(identity, f"version {values.get('number') or ''}"))


def _next_version(statement: Statement) -> Mapping[str, Any]:
    """Return what the next version begins with: the text of the latest, where that was written here."""
    latest = max(versions_of(statement.facts), default=0)
    record = version_record(statement.facts, latest)
    texts = record[1]["texts"] if record else ()
    text = text_filed(UUID(texts[0]["document_id"])) if texts else None
    return {"number": latest + 1, "drafted_on": clock.today().isoformat(), "text": text}


def _adoption_begun(statement: Statement) -> Mapping[str, Any]:
    return {"of_version": version_to_adopt(statement.facts), "adopted_by": AdoptedBy.DECISION}


def _sending_begun(statement: Statement) -> Mapping[str, Any]:
    """Return what a sending begins with: the version that stands, today, to whoever asked."""
    facts = statement.facts
    to = None
    if facts["consultation_id"]:
        to = current_services().archive.load(Consultation, UUID(facts["consultation_id"])).facts["sender_id"]
    return {
        "of_version": version_that_stands(facts),
        "how": SentHow.EMAIL,
        "sent_on": clock.today().isoformat(),
        "recipients": [{"organisation_id": to}] if to else [],
    }


def _publication_begun(statement: Statement) -> Mapping[str, Any]:
    return {"of_version": version_that_stands(statement.facts), "published_on": clock.today().isoformat()}


def _sent(values: dict[str, Any]) -> dict[str, Any]:
    to = tuple(one["organisation_id"] for one in values.get("recipients") or ())
    return of_version(values) | {"recipients": to}


def of_version(values: dict[str, Any]) -> dict[str, Any]:
    """Return values as commands of a version take them."""
    return rests_on(values) | {"version": values.get("of_version")}


def draft_to_record(identity: UUID) -> list[str]:
    """Say that a consultation does not know of a draft of its answer, if this statement is one."""
    waiting = _consultation_without(identity, RecordKind.DRAFT, RecordKind.ANSWER)
    if waiting is None:
        return []
    return [str(gettext("Record on consultation %(reference)s that a draft of the answer is made.", reference=waiting))]


def _answer_to_record(identity: UUID) -> list[str]:
    """Say that a consultation waits for its answer to be recorded, if this statement is that."""
    waiting = _consultation_without(identity, RecordKind.ANSWER)
    if waiting is None:
        return []
    return [str(gettext("Record on consultation %(reference)s that it is answered.", reference=waiting))]


def _consultation_without(identity: UUID, *kinds: RecordKind) -> str | None:
    """Return the reference of the consultation that a statement answers, if it has no record of these kinds."""
    archive = current_services().archive
    told = archive.load(Statement, identity).facts["consultation_id"]
    if not told:
        return None
    facts = archive.load(Consultation, UUID(told)).facts
    return None if any(True for _ in records_of(facts, *kinds)) else str(facts["reference"])


_COMMON: dict[str, Any] = {
    "identity": "statement_id",
    "kind": Statement,
    "places": PLACES,
    "fits": is_there,
    "shaped": lambda values, _: of_version(values),
}

DRAFT = Action(
    name="versions",
    path="versjon/ny",
    title=lazy_gettext("Make a new version"),
    button=lazy_gettext("Record the version"),
    done=lazy_gettext("The version is recorded as a draft. Record who adopts it, then send it."),
    schema=DraftStatementVersionSchema,
    command=commands.DraftStatementVersion,
    perform=commands.draft_statement_version,
    takes_files=True,
    template="statements/draft.html",
    told=lambda: said_before,
    begins=_next_version,
    **(_COMMON | {"places": {**PLACES, "version": "number"}, "shaped": _drafted}),
)
ADOPT = Action(
    name="adoptions",
    path="vedta",
    title=lazy_gettext("Record that it is adopted"),
    button=lazy_gettext("Record the adoption"),
    done=lazy_gettext("The adoption is recorded."),
    schema=AdoptStatementSchema,
    command=commands.AdoptStatement,
    perform=commands.adopt_statement,
    template="statements/adopt.html",
    begins=_adoption_begun,
    **_COMMON,
)
SEND = Action(
    name="sendings",
    path="send",
    title=lazy_gettext("Send the statement"),
    button=lazy_gettext("Record that it is sent"),
    done=lazy_gettext("It is recorded to whom the statement was sent."),
    intro=lazy_gettext("The archive sends nothing itself: send it from your own mail program, and record it here."),
    schema=SendStatementSchema,
    command=commands.SendStatement,
    perform=commands.send_statement,
    template="statements/send.html",
    told=lambda: reached,
    begins=_sending_begun,
    warns=_answer_to_record,
    **(_COMMON | {"shaped": lambda values, _: _sent(values)}),
)
PUBLISH = Action(
    name="publications",
    path="publiser-i-kanal",
    title=lazy_gettext("Record where it is published"),
    button=lazy_gettext("Record the publication"),
    done=lazy_gettext("It is recorded where the statement was published."),
    intro=lazy_gettext("In a newspaper, on a website, in social media. Everybody sees it here once it is made public."),
    schema=PublishStatementSchema,
    command=commands.PublishStatement,
    perform=commands.publish_statement,
    begins=_publication_begun,
    **_COMMON,
)

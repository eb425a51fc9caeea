"""`flask archive publish`: lets everybody see what is filed, as far as it is not shielded."""

import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from uuid import UUID

import click
from flask_babel import lazy_gettext
from sqlalchemy import Connection

from application.archive import Archive, StaleVersionError
from application.commands.access import Publish, publish
from application.errors import UnknownReferenceError
from application.questions.cases import case_by_reference
from application.questions.decisions import decision_by_slug
from application.questions.journal import entry_by_reference
from application.questions.unpublished import Unpublished, unpublished
from domain.access import Audience
from domain.errors import DomainError
from domain.identity_numbers import IdentityNumberError
from domain.references import slug
from web.cli.counting import counted
from web.cli.frame import LEFT_OUT, NOT_DONE, Command, argument, option, say
from web.cli.progress import progress
from web.cli.waiting import found_after, no_wait
from web.cli.words import gettext, ngettext
from web.labels import LABELS
from web.messages import message
from web.services import Services, current_services

BY = "publish"
"""Who the events are by."""

_WITH_TEXTS = ("agreement", "statement", "principles", "meeting-plan", "action-plan")
"""What becomes public with those of its texts that are not of drafts."""
_FOLLOWED_EVERY = 200
_MOST_TRIES = 5
_YES = frozenset({"ja", "j", "yes", "y"})


@click.command(
    "publish",
    cls=Command,
    words=lazy_gettext(
        'Let everybody see what is filed: whole cases (2025/17), journal entries (2025/17-3) or decisions ("RR '
        '23/2025"). With a case goes everything in it, with an entry or a decision its documents.\n\n'
        "What is shielded stays shielded: everybody sees that it exists and on what basis, and no more. What is "
        "published already stays as it is."
    ),
)
@argument(
    "references",
    nargs=-1,
    shown=lazy_gettext("REFERENCE"),
    words=lazy_gettext("What to publish, as many as you like. Put quotes around what has a blank in it."),
)
@option("--everything", is_flag=True, words=lazy_gettext("Publish all that is filed. It asks first."))
@option("--yes", is_flag=True, words=lazy_gettext("Do not ask."))
@option("--dry-run", is_flag=True, words=lazy_gettext("Only say how much would be published."))
@no_wait
def publish_records(references: Sequence[str], *, everything: bool, yes: bool, dry_run: bool, no_wait: bool) -> None:
    """Publish what was named, unless something unknown was, and say last how much it was."""
    if bool(references) is everything:
        raise click.UsageError(
            gettext("Name what to publish, or say --everything. Not both."), click.get_current_context()
        )
    services = current_services()
    services.follower.catch_up()
    with services.stores.registers.connect() as connection:
        found = unpublished(connection) if everything else _named(connection, references)
    if not found:
        say(gettext("Nothing was published: all of it is public already."))
        return
    counts = Counter(one.kind for one in found)
    if dry_run:
        say(gettext("%(counts)s would be published.", counts=counted(counts)), *_shielded(found))
        return
    if everything and not yes and not _agreed(gettext("%(counts)s become public.", counts=counted(counts))):
        say(gettext("Nothing was published."))
        click.get_current_context().exit(NOT_DONE)
    with nullcontext() if no_wait else found_after(services):
        refused = _publish(services, found)
    done = [one for one in found if one.record_id not in refused]
    for one in found:
        if one.record_id in refused:
            say(f"{one.reference} ({_kind(one)}): {message(refused[one.record_id])}")
    published = gettext("Published: %(counts)s.", counts=counted(Counter(one.kind for one in done)))
    say(*_shielded(done), published if done else gettext("Nothing was published."))
    if refused:
        click.get_current_context().exit(LEFT_OUT)


def _kind(one: Unpublished) -> str:
    return str(LABELS["kind"][one.kind]).lower()


def _named(connection: Connection, references: Sequence[str]) -> list[Unpublished]:
    """Return what is to be published, each once; UnknownReferenceError before anything is."""
    found: dict[UUID, Unpublished] = {}
    for reference in references:
        case = case_by_reference(connection, reference, Audience.OFFICER)
        if case is not None:
            chosen = unpublished(connection, case_id=case.id)
        else:
            record = entry_by_reference(connection, reference, Audience.OFFICER) or decision_by_slug(
                connection, slug(reference), Audience.OFFICER
            )
            if record is None:
                raise UnknownReferenceError(reference=reference)
            chosen = unpublished(connection, record_id=record.id)
        found |= {one.record_id: one for one in chosen}
    return list(found.values())


def _publish(services: Services, found: Sequence[Unpublished]) -> dict[UUID, DomainError]:
    """Publish one record after another; return those that hold what is never published, with what that is."""
    archive, refused = services.opened.for_much(), dict[UUID, DomainError]()
    with progress(gettext("Publishing")) as show:
        for done, one in enumerate(found, start=1):
            try:
                _publish_one(archive, one)
            except IdentityNumberError as error:
                refused[one.record_id] = error
            if done % _FOLLOWED_EVERY == 0:
                services.follower.catch_up()
            show(done, len(found))
    services.follower.catch_up()
    return refused


def _publish_one(archive: Archive, one: Unpublished) -> None:
    command = Publish(kind=one.kind, record_id=one.record_id, by=BY, with_documents=one.kind in _WITH_TEXTS)
    for tries_left in reversed(range(_MOST_TRIES)):
        try:
            publish(archive, command)
        except StaleVersionError:  # somebody else changed it in the same instant
            if not tries_left:
                raise
        else:
            return


def _shielded(found: Sequence[Unpublished]) -> list[str]:
    count = sum(one.shielded for one in found)
    if not count:
        return []
    return [
        ngettext(
            "One of them is shielded: everybody sees that it exists and on what basis, and no more.",
            "%(count)s of them are shielded: everybody sees that they exist and on what basis, and no more.",
            count,
        )
    ]


def _agreed(what: str) -> bool:
    """Ask on standard error, so that standard output holds the answer alone."""
    click.echo(f"{what} {gettext('Write yes to go on:')} ", err=True, nl=False)
    return sys.stdin.readline().strip().casefold() in _YES


COMMANDS = (publish_records,)

"""`flask archive verify-index`: whether the search index holds every record as the registers have it."""

import click
from flask_babel import lazy_gettext

from search.verifying import Difference, Wrong, verify_index
from web.cli.frame import NOT_DONE, Command, say
from web.cli.progress import progress
from web.cli.words import gettext, ngettext
from web.formats import format_count
from web.labels import label
from web.services import current_services

MOST = 100
"""So many records are named; the others are counted."""

_SAID = {
    Wrong.MISSING: lazy_gettext("missing"),
    Wrong.STALE: lazy_gettext("outdated"),
    Wrong.TOO_MANY: lazy_gettext("should not be there"),
}


@click.command(
    "verify-index",
    cls=Command,
    words=lazy_gettext(
        "Compare every record in the search index with the registers: whether any is missing, outdated, or should not "
        "be there. The archive can be used meanwhile; what differs is looked at again before it is told. Exit code 1 "
        "when something differs: `flask archive rebuild --index` fills the index anew."
    ),
)
def verify_index_command() -> None:
    """Compare, and say what differs."""
    services = current_services()
    services.follower.catch_up()
    with progress(gettext("Comparing records")) as show:
        found = verify_index(services.engine, services.stores.registers, services.texts, lambda done: show(done, done))
    count = len(found.differences)
    if not count:
        say(
            ngettext(
                "The search index holds the %(count)s record as it is.",
                "The search index holds all %(count)s records as they are.",
                found.records,
            )
        )
        return
    say(*map(_line, found.differences[:MOST]))
    if count > MOST:
        say(gettext("… and %(count)s more.", count=format_count(count - MOST)))
    say(
        "",
        ngettext(
            "%(count)s record of %(compared)s differs. If that lasts, run `flask archive rebuild --index`.",
            "%(count)s records of %(compared)s differ. If that lasts, run `flask archive rebuild --index`.",
            count,
            compared=format_count(found.records),
        ),
    )
    click.get_current_context().exit(NOT_DONE)


def _line(one: Difference) -> str:
    kind = label("kind", one.kind) if one.kind else ""
    return "  ".join(part for part in (str(_SAID[one.wrong]), kind, one.reference or str(one.record_id)) if part)


COMMANDS = (verify_index_command,)

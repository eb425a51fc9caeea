"""How the archive stands: for everybody whether all is well, for those who file papers what could not be read."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext, ngettext
from werkzeug.wrappers import Response

from application.checks.finding import Part, State, gravest
from application.checks.space import LOW_ON_SPACE
from application.office.roles import Role
from domain.access import Audience
from search.checks.everything import examine
from search.extraction.result import Outcome
from search.standing import FilesStanding, standing
from search.texts.queue import TextQueue
from web.asked import asked_number
from web.check_words import PARTS, STATES, advice, found
from web.formats import format_count
from web.services import current_services
from web.signed_in import asker, needs
from web.unread_files import Unread, unread_files

blueprint = Blueprint("status", __name__)

FILES_A_PAGE = 50

COLOURS = {State.OK: "success", State.WARNING: "warning", State.WRONG: "danger"}


@blueprint.get("/status")
def index() -> str:
    """Show how the archive stands."""
    services, who = current_services(), asker()
    now = standing(services.opened, services.engine, services.recent_counts.now())
    files: list[Unread] = []
    onward = None
    if who.audience >= Audience.OFFICER:
        files, onward = unread_files(asked_number("before"), limit=FILES_A_PAGE)
    return render_template(
        "status/index.html",
        now=now,
        summary=_summary(now.files),
        files=files,
        before=asked_number("before"),
        onward=onward,
        sees_files=who.audience >= Audience.OFFICER,
        may_retry=who.has(Role.OFFICER, Role.ADMINISTRATOR),
        sees_machine=who.has(Role.ADMINISTRATOR),
        is_low=now.free_bytes < LOW_ON_SPACE,
    )


@blueprint.get("/status/kontroll")
@needs(Role.ADMINISTRATOR)
def check() -> str:
    """Ask every engine how it is, and show what it says: see `flask archive check`."""
    findings = list(examine(current_services().settings, thorough=False))
    lines = [
        (PARTS[one.part], found(one), advice(one), STATES[one.state], COLOURS[one.state])
        for one in sorted(findings, key=lambda one: list(Part).index(one.part))
    ]
    return render_template("status/check.html", lines=lines, worst=gravest(findings))


@blueprint.post("/status/les-igjen")
@needs(Role.OFFICER, Role.ADMINISTRATOR)
def retry() -> Response:
    """Have every file read again whose reading failed."""
    again = TextQueue(current_services().stores.texts).retry()
    if again:
        words = ngettext(
            "%(count)s file will be read again.", "%(count)s files will be read again.", again, count=again
        )
        flash(words, "success")
    else:
        flash(gettext("There is nothing to read again: no file has failed."), "info")
    return redirect(url_for("status.index"), code=303)


def _summary(files: FilesStanding) -> str:
    """Return `12 av 14 filer er søkbare, 1 kryptert, 1 feilet`."""
    words = ngettext(
        "%(read)s of %(count)s file can be searched",
        "%(read)s of %(count)s files can be searched",
        files.total,
        read=format_count(files.searchable),
        count=format_count(files.total),
    )
    return ", ".join([words, *(_counted(outcome, count) for outcome, count in sorted(files.without_text.items()))])


def _counted(outcome: Outcome, count: int) -> str:
    number = format_count(count)
    match outcome:
        case Outcome.ENCRYPTED:
            return str(ngettext("%(number)s encrypted", "%(number)s encrypted", count, number=number))
        case Outcome.EMPTY:
            return str(gettext("%(number)s without text", number=number))
        case Outcome.UNSUPPORTED:
            return str(gettext("%(number)s cannot be read", number=number))
        case Outcome.TRUNCATED:
            return str(gettext("%(number)s cut off", number=number))
        case Outcome.TIMED_OUT:
            return str(gettext("%(number)s took too long", number=number))
        case _:
            return str(gettext("%(number)s failed", number=number))

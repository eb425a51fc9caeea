"""`flask archive status`: how the archive stands, for a person or as JSON for programs that watch it."""

import json
from typing import Any

import click
from flask_babel import lazy_gettext

from search.extraction.result import Outcome
from search.standing import Standing, standing
from web.cli.frame import NOT_DONE, Command, option, say, table
from web.cli.words import gettext, ngettext
from web.formats import format_count, format_moment, format_size
from web.services import current_services

OUTCOMES = {
    Outcome.TEXT: lazy_gettext("with text"),
    Outcome.TRUNCATED: lazy_gettext("cut off before the first page"),
    Outcome.EMPTY: lazy_gettext("without text"),
    Outcome.ENCRYPTED: lazy_gettext("encrypted"),
    Outcome.UNSUPPORTED: lazy_gettext("of a kind that cannot be read"),
    Outcome.FAILED: lazy_gettext("damaged or failed"),
    Outcome.TIMED_OUT: lazy_gettext("took too long"),
}


@click.command(
    "status",
    cls=Command,
    words=lazy_gettext(
        "Show how the archive stands: what is filed, whether lists and search index are up to date, and what could "
        "not be read. Exit code 1 when something needs attention."
    ),
)
@option("--json", "as_json", is_flag=True, words=lazy_gettext("Write one JSON object and nothing else."))
def status(as_json: bool) -> None:
    """Say how it stands, and whether somebody should look at it."""
    services = current_services()
    now = standing(services.opened, services.engine)
    if as_json:
        say(json.dumps({"name": services.archive_name, **_as_json(now)}, ensure_ascii=False, indent=2))
    else:
        say(services.archive_name, "", *table(_rows(now)), "", _last_line(now))
    if _needs_attention(now):
        click.get_current_context().exit(NOT_DONE)


def _needs_attention(now: Standing) -> bool:
    failed = any(one.state == "failed" for one in now.registers)
    is_away = now.tika_away_since is not None or now.index.away_since is not None
    return failed or is_away or (not now.is_settled and not now.worker_alive)


def _rows(now: Standing) -> list[tuple[str, str]]:
    rows = [
        (gettext("Events"), format_count(now.events)),
        (
            gettext("Files"),
            gettext(
                "%(total)s, %(ready)s searchable",
                total=format_count(now.files.total),
                ready=format_count(now.files.searchable),
            ),
        ),
    ]
    rows += [("", f"{count} {OUTCOMES[outcome]}") for outcome, count in now.files.without_text.items()]
    if now.files.unread:
        rows.append(("", gettext("%(count)s still to be read", count=now.files.unread)))
    scanned = now.files.queue.ocr_waiting + now.files.queue.ocr_reading
    if scanned:
        rows.append(("", gettext("%(count)s scanned, waiting for character recognition", count=scanned)))
    rows += [(gettext("Register %(name)s", name=one.name), _register(one.state, one.behind)) for one in now.registers]
    rows.append((gettext("Search index"), _index(now)))
    rows.append((gettext("Worker"), gettext("at work") if now.worker_alive else gettext("not running")))
    if now.tika_away_since:
        since = format_moment(now.tika_away_since)
        rows.append(("Tika", gettext("has not answered since %(since)s; files that need it wait", since=since)))
    rows.append((gettext("Free space"), format_size(now.free_bytes)))
    return rows


def _register(state: str, behind: int) -> str:
    if state == "failed":
        return gettext("stopped by an error: run `flask archive rebuild`, and report what the log says")
    if state == "outdated":
        return gettext("is being made anew by the worker")
    if behind:
        return ngettext("%(count)s event behind", "%(count)s events behind", behind)
    return gettext("up to date")


def _index(now: Standing) -> str:
    if now.index.away_since:
        return gettext("has not answered since %(time)s", time=format_moment(now.index.away_since))
    if not now.index.exists:
        return gettext("not made yet")
    behind = now.index.events_behind + now.index.texts_behind
    return ngettext("%(count)s change behind", "%(count)s changes behind", behind) if behind else gettext("up to date")


def _last_line(now: Standing) -> str:
    if any(one.state == "failed" for one in now.registers):
        return gettext("A register has stopped. Nothing that was filed is lost: run `flask archive rebuild`.")
    if now.tika_away_since:
        return gettext("Tika does not answer, so some files are not read yet. See that it runs and can be reached.")
    if now.index.away_since:
        return gettext("The search engine does not answer. Nothing is lost: `flask archive check` says what is wrong.")
    if now.is_settled:
        return gettext("Everything that is filed can be found.")
    if now.worker_alive:
        return gettext("The worker is at it. Look again in a while.")
    return gettext("Not everything can be found yet, and no worker is running: start `flask archive worker`.")


def _as_json(now: Standing) -> dict[str, Any]:
    queue = now.files.queue
    return {
        "settled": now.is_settled,
        "events": now.events,
        "files": {
            "total": now.files.total,
            "searchable": now.files.searchable,
            "unread": now.files.unread,
            "ocr_waiting": queue.ocr_waiting + queue.ocr_reading,
            "outcomes": {str(outcome): count for outcome, count in sorted(queue.outcomes.items())},
        },
        "registers": [
            {"name": one.name, "state": one.state, "position": one.position, "behind": one.behind, "error": one.error}
            for one in now.registers
        ],
        "index": {
            "exists": now.index.exists,
            "events_behind": now.index.events_behind,
            "texts_behind": now.index.texts_behind,
        },
        "worker": now.worker_alive,
        "tika_away_since": now.tika_away_since.isoformat() if now.tika_away_since else None,
        "free_bytes": now.free_bytes,
    }


COMMANDS = (status,)

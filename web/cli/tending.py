"""`flask archive worker`, `rebuild` and `retry`: looking after what is derived from the facts."""

import signal
import threading

import click
from flask_babel import lazy_gettext

from application.registers import REGISTERS
from search.checks.everything import refusals
from search.texts.queue import TextQueue
from search.workers import worker_of
from web.check_words import told
from web.cli.frame import NOT_DONE, Command, option, say
from web.cli.progress import progress
from web.cli.words import gettext, ngettext
from web.formats import format_count
from web.services import current_services


@click.command(
    "worker",
    cls=Command,
    words=lazy_gettext(
        "Read files, and keep registers and search index up to date, until stopped. `make run` starts it; start it "
        "yourself beside a web server of your own. Of several for one archive one works and the others wait."
    ),
)
def worker() -> None:
    """Work until SIGTERM or Ctrl-C."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    services = current_services()
    refusal = next(refusals(services.settings), None)
    if refusal is not None:  # waiting would not help: a setting is wrong
        click.echo(told(refusal), err=True)
        click.get_current_context().exit(NOT_DONE)
    worker_of(services.opened, services.engine).run(stop)


@click.command(
    "rebuild",
    cls=Command,
    words=lazy_gettext(
        "Make registers and search index anew from the facts, beside those in use, which they then replace. Nothing "
        "that was filed is touched, and the archive can be used meanwhile. Without options everything is made anew."
    ),
)
@option(
    "--register",
    "registers",
    multiple=True,
    type=click.Choice([register.name for register in REGISTERS]),
    words=lazy_gettext("Only this register; may be given several times."),
)
@option("--index", is_flag=True, words=lazy_gettext("Only the search index."))
def rebuild(registers: tuple[str, ...], index: bool) -> None:
    """Rebuild, and say how much that was."""
    services = current_services()
    if registers or not index:
        with progress(gettext("Registers")) as show:
            read = services.follower.rebuild(list(registers) or None, show)
        count = len(registers) or len(REGISTERS)
        made = ngettext("%(count)s register was made anew", "%(count)s registers were made anew", count)
        say(gettext("%(made)s from %(events)s events.", made=made, events=format_count(read)))
    if index or not registers:
        with progress(gettext("Search index")) as show:
            records = worker_of(services.opened, services.engine).rebuild_index(lambda done: show(done, done))
        say(
            ngettext(
                "The search index was made anew: %(count)s record.",
                "The search index was made anew: %(count)s records.",
                records,
            )
        )


@click.command(
    "retry",
    cls=Command,
    words=lazy_gettext(
        "Read again the files that could not be read: those that failed, took too long, or whose scanned pages "
        "failed. The worker does it in the background. The text there is stays until the new one is there."
    ),
)
def retry() -> None:
    """Put failed files in the queue."""
    services = current_services()
    services.texts.initialise()  # it may have been deleted: it is derived
    again = TextQueue(services.stores.texts).retry()
    if again:
        say(ngettext("%(count)s file will be read again.", "%(count)s files will be read again.", again))
    else:
        say(gettext("There is nothing to read again: no file has failed."))


COMMANDS = (worker, rebuild, retry)

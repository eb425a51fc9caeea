"""Waiting until all that was filed can be found: what import and demo do unless `--no-wait` is said."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click
from flask_babel import lazy_gettext

from search.standing import standing
from search.workers import worker_of
from web.cli.frame import option
from web.cli.progress import progress
from web.cli.words import gettext, ngettext
from web.services import Services

no_wait = option(
    "--no-wait",
    is_flag=True,
    words=lazy_gettext(
        "Return at once when it is recorded, and leave it to the worker that all of it can be found by a search."
    ),
)
"""The option, as a decorator."""


@contextmanager
def found_after(services: Services) -> Iterator[None]:
    """Read and index beside the block, and leave it when everything recorded can be found; scanned pages may wait."""
    services.texts.initialise()  # it may have been deleted since the archive was begun
    with ExitStack() as stack:
        show, most = None, 0

        def tell(waiting: int) -> None:
            nonlocal show, most
            show = show or stack.enter_context(progress(gettext("Reading files")))
            most = max(most, waiting)
            show(most - waiting, most)

        with worker_of(services.opened, services.engine).beside(tell):
            yield
    if left := unread(services):
        warning = ngettext(
            "One file is not read yet, because Tika does not answer. The worker reads it when Tika is back.",
            "%(count)s files are not read yet, because Tika does not answer. The worker reads them when Tika is back.",
            left,
        )
        click.echo(warning, err=True)


def unread(services: Services) -> int:
    """Return how many files are not read yet: none, but where Tika does not answer, once all was waited for."""
    return standing(services.opened, services.engine).files.unread

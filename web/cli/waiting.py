"""Waiting until all that was filed can be found: what import and demo do unless `--no-wait` is said."""

from flask_babel import lazy_gettext

from search.worker import Worker
from web.cli.frame import option
from web.cli.progress import progress
from web.cli.words import gettext
from web.services import Services

no_wait = option(
    "--no-wait",
    is_flag=True,
    words=lazy_gettext("Return when all is filed, and leave it to the worker to read it, so that it can be found."),
)
"""The option, as a decorator."""


def wait(services: Services) -> None:
    """Return when everything recorded can be found; scanned pages are left to the worker."""
    most = 0
    with progress(gettext("Reading")) as show:

        def tell(waiting: int) -> None:
            nonlocal most
            most = max(most, waiting)
            show(most - waiting, most)

        Worker(services.opened, services.engine).settle(tell)

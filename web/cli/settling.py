"""Waiting until all that a command filed can be found."""

from search.worker import Worker
from web.cli.progress import progress
from web.cli.words import gettext
from web.services import Services


def wait_until_found(services: Services) -> None:
    """Read new files and bring the index along, or wait for the worker that is at it; show how far it has come."""
    most = 0
    services.texts.initialise()  # it may have been deleted since the archive was begun
    with progress(gettext("Reading files")) as show:

        def told(waiting: int) -> None:
            nonlocal most
            most = max(most, waiting)
            if most:
                show(most - waiting, most)

        Worker(services.opened, services.engine).settle(told)

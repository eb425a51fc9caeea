"""Making anew what is derived, where events and files came from elsewhere: registers, index, and texts."""

import time
from collections.abc import Callable

from application.errors import RebuildRunningError
from search.engines.errors import IndexRebuildRunningError
from search.workers import worker_of
from web.cli.progress import progress
from web.cli.waiting import found_after
from web.cli.words import gettext
from web.services import Services

_PAUSE_S = 0.5


def derive_anew(services: Services, *, wait: bool) -> None:
    """Fill the registers from all events; read and index every file too, or leave that to the worker."""
    with progress(gettext("Registers")) as show:
        _once_free(lambda: services.follower.rebuild(None, show))
    if services.engine.reached() is not None:  # an index of what was here before
        with progress(gettext("Search index")) as show:
            worker = worker_of(services.opened, services.engine)
            _once_free(lambda: worker.rebuild_index(lambda done: show(done, done)))
    derive_the_rest(services, wait=wait)


def derive_the_rest(services: Services, *, wait: bool) -> None:
    """Bring along what came since; read and index new files too, or leave that to the worker."""
    services.follower.catch_up()
    if outdated := services.follower.outdated():
        with progress(gettext("Registers")) as show:
            _once_free(lambda: services.follower.rebuild(outdated, show))
    if wait:
        with found_after(services):
            pass


def _once_free(rebuild: Callable[[], object]) -> None:
    """Rebuild, once the worker that may be there already, and rebuilds, has done so."""
    while True:
        try:
            rebuild()
        except (RebuildRunningError, IndexRebuildRunningError):
            time.sleep(_PAUSE_S)
        else:
            return

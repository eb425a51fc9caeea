"""Making anew what is derived, where events and files came from elsewhere: registers, index, and texts."""

from search.worker import Worker
from web.cli.progress import progress
from web.cli.waiting import found_after
from web.cli.words import gettext
from web.services import Services


def derive_anew(services: Services, *, wait: bool) -> None:
    """Fill the registers from all events; read and index every file too, or leave that to the worker."""
    with progress(gettext("Registers")) as show:
        services.follower.rebuild(None, show)
    if services.engine.reached() is not None:  # an index of what was here before
        with progress(gettext("Search index")) as show:
            Worker(services.opened, services.engine).rebuild_index(lambda done: show(done, done))
    derive_the_rest(services, wait=wait)


def derive_the_rest(services: Services, *, wait: bool) -> None:
    """Bring along what came since; read and index new files too, or leave that to the worker."""
    services.follower.catch_up()
    if outdated := services.follower.outdated():
        with progress(gettext("Registers")) as show:
            services.follower.rebuild(outdated, show)
    if wait:
        with found_after(services):
            pass

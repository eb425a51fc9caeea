"""Lets everything that is filed in an archive for tests be found."""

from search.indexing import Indexer
from search.texts.queue import TextQueue
from web.services import Services


def index_all(services: Services) -> None:
    """Bring the index to the end of the events and texts."""
    queue = TextQueue(services.stores.texts)
    indexer = Indexer(services.engine, services.follower, services.stores.registers, services.texts, queue)
    while indexer.follow():
        pass

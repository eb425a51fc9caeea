"""From settings to the search engine: the one place that knows which there are."""

from application.settings import Settings
from search.engines.protocol import SearchEngine


def open_engine(settings: Settings) -> SearchEngine:
    """Return the engine that holds the archive's index; nothing is opened yet."""
    if settings.search:
        from search.engines.elasticsearch.away import Away
        from search.engines.elasticsearch.connection import address_of, connect
        from search.engines.elasticsearch.engine import ElasticsearchEngine

        away = Away(settings.data / "search-away")
        return ElasticsearchEngine(connect(settings), address_of(settings)[1], away)
    from search.engines.tantivy.engine import TantivyEngine

    return TantivyEngine(settings.index_folder)

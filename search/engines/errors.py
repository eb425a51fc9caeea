"""What can go wrong with a search engine: it is not there, or somebody fills its index already."""

from datetime import UTC, datetime

from application.errors import ApplicationError


class SearchAwayError(ApplicationError):
    """The search engine does not answer, or lets nobody in; nothing is lost.

    Values: `problem`, for the log, and `since`, a time in ISO 8601.
    """

    code = "search-away"

    @property
    def since(self) -> datetime:
        """When it was first noticed."""
        return datetime.fromisoformat(self.values["since"]) if self.values.get("since") else datetime.now(UTC)


class IndexRebuildRunningError(ApplicationError):
    """The index is being filled anew by somebody else; nothing was done."""

    code = "index-rebuild-running"


class IndexIncompleteError(ApplicationError):
    """An index that was filled anew does not hold what was put in; the live one stays. Values: `expected`, `found`."""

    code = "index-incomplete"

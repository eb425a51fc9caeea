"""Which events are told with what they hold."""

from application.questions.history import HistoryEvent
from domain.access import Audience

_HARMLESS_OF_ENTRIES = frozenset({"kind", "document_date", "received_on", "sent_on"})


def may_hide_names(event: HistoryEvent) -> bool:
    """Return whether the event may hold a name that was shielded by other means than the record's own shielding."""
    if event.topic == "journal-entry.corrected":  # parties are shielded, and titles made harmless, by a correction
        return not event.details["changes"].keys() <= _HARMLESS_OF_ENTRIES
    # A record that a document belongs to may have shielded its file names, which its own events do not tell.
    return event.topic in (
        "document.corrected",
        "document.filed",
        "document.version-filed",
        "document.public-version-filed",
    )


def shows_titles(event: HistoryEvent, audience: Audience) -> bool:
    """Return whether an event of a case may be told with what it holds: it may be of a title that is not public."""
    if audience >= Audience.OFFICER or event.topic not in ("case.retitled", "case.corrected"):
        return True
    if event.topic == "case.corrected":
        return not event.details["changes"].keys() & {"title", "public_title"}
    return event.details["public_title"] is None and event.details["before"]["public_title"] is None


def shows_nomination(event: HistoryEvent, audience: Audience) -> bool:
    """Return whether an event may be told with what it holds: a correction may be of a nomination."""
    if audience > Audience.PUBLIC or event.topic != "appointment.corrected":
        return True
    return not event.details["changes"].keys() & {"nominated_on", "nomination_basis"}

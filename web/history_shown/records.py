"""The history of journal entries, decisions and documents, and of what has no drafts."""

from uuid import UUID

from sqlalchemy import Connection

from application.questions.history import history_with_documents
from domain.access import Audience
from web.history_shown.shown import MOST, Shown, in_words
from web.history_shown.standing import readable, seen_then
from web.history_words import Step

MOST_READ = 2000
"""So many events are read to know what was published and shielded when."""


def record_history(connection: Connection, record_id: UUID, audience: Audience, *, sees_content: bool) -> list[Step]:
    """Return the history of a journal entry, a decision or a document; nothing unless all it holds is for the asker.

    With that of its documents, as far as their content is for the asker too.
    """
    if not sees_content:
        return []
    if audience >= Audience.OFFICER:
        events = history_with_documents(connection, record_id, limit=MOST)
        return in_words(connection, [Shown(one, with_details=True) for one in events], audience)
    events = history_with_documents(connection, record_id, limit=MOST_READ)
    if len(events) == MOST_READ:  # what was published and shielded when is not known of a part
        return []
    return in_words(connection, seen_then(readable(connection, events, record_id, audience), audience)[:MOST], audience)

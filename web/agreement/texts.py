"""The documents of an agreement: the texts of each version by the bytes it was made of, and what else is filed."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from application.questions.agreement_facts import texts_of_none
from application.questions.agreement_versions import VersionOnDay
from domain.access import Audience
from search.texts.store import TextStore
from web.numbered_texts import Texts, numbered_texts


def texts_of(
    connection: Connection,
    texts: TextStore,
    agreement_id: UUID,
    versions: Iterable[VersionOnDay],
    audience: Audience,
) -> Texts:
    """Return the documents of an agreement as far as they are for the asker, by a constant number of questions.

    What is only a text of versions that the public knows nothing of is not told of either, if it is public itself.
    """
    named = {version.number: version.texts for version in versions}
    hidden = texts_of_none(connection, agreement_id, named) if audience == Audience.PUBLIC else frozenset()
    return numbered_texts(connection, texts, agreement_id, named, hidden, audience)

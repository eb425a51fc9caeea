"""The history of cases."""

from sqlalchemy import Connection

from application.questions.cases import CaseView
from application.questions.history import history_about, history_of
from domain.access import Audience
from web.history_shown.details import shows_titles
from web.history_shown.public import of_seen_records
from web.history_shown.shown import MOST, Shown, in_words
from web.history_words import Step

_PUBLIC_OF_CASES = frozenset(
    {"case.opened", "case.opening-corrected", "case.corrected", "case.closed", "case.reopened"}
)


def case_history(connection: Connection, case: CaseView, audience: Audience) -> list[Step]:
    """Return the history of a case, with what was registered and decided in it for those who are signed in."""
    if not case.sees_title:
        return []
    if audience == Audience.PUBLIC:
        own = [one for one in history_of(connection, case.id, limit=MOST) if one.topic in _PUBLIC_OF_CASES]
        return in_words(connection, [Shown(one, one.topic == "case.opened") for one in own], audience)
    events = of_seen_records(connection, history_about(connection, [case.id], limit=MOST), audience)
    return in_words(connection, [Shown(one, shows_titles(one, audience)) for one in events], audience)

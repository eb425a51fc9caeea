"""What the public got to know last of what was said."""

from uuid import UUID

from sqlalchemy import Connection, case, func, select

from application.questions.seen import seen_by
from application.questions.statements import StatementView, line_seen_by, statements_by_id
from application.registers.access import access
from application.registers.history import history
from application.registers.statement_tables import statements
from domain.access import Audience

_TOLD_TO_ALL = [
    f"statement.{happened}"
    for happened in ("version-adopted", "version-sent", "version-published", "answered", "retracted")
]


def statements_told_last(connection: Connection, *, limit: int = 50) -> list[tuple[StatementView, str]]:
    """Return the statements of which the public got to know something last, with when, the latest first; two queries.

    That is when one was published here, or when it was adopted, sent, published in a channel, answered or retracted
    since. Of what is only drafted, or shielded, there is nothing.
    """
    told = select(history.c.record_id, func.max(history.c.recorded_at).label("moment"))
    last = told.where(history.c.topic.in_(_TOLD_TO_ALL)).group_by(history.c.record_id).subquery()
    moment = case((last.c.moment > access.c.published_at, last.c.moment), else_=access.c.published_at)
    asked = select(statements.c.id, moment.label("moment")).join(access, access.c.record_id == statements.c.id)
    asked = asked.join(last, last.c.record_id == statements.c.id, isouter=True)
    seen = [*line_seen_by(Audience.PUBLIC), seen_by(Audience.PUBLIC), statements.c.withdrawn.is_(False)]
    rows = connection.execute(asked.where(*seen).order_by(moment.desc(), statements.c.id.desc()).limit(limit)).all()
    views = statements_by_id(connection, [UUID(row.id) for row in rows], Audience.PUBLIC)
    return [(views[UUID(row.id)], row.moment) for row in rows if UUID(row.id) in views]

"""The files whose text cannot be found, or not all of it: for those who can do something about them."""

from sqlalchemy import Engine, select

from search.texts.tables import TROUBLED, states


def troubled(engine: Engine, *, before: int | None = None, limit: int = 50) -> list[tuple[int, str]]:
    """Return number and SHA-256 of files that were read with something amiss, the latest first, below `before`.

    Files that wait to be read again are not among them; those whose scanned pages wait for the slow queue are.
    """
    statement = select(states.c.number, states.c.sha256).where(TROUBLED)
    if before is not None:
        statement = statement.where(states.c.number < before)
    with engine.connect() as connection:
        return [
            (row.number, row.sha256)
            for row in connection.execute(statement.order_by(states.c.number.desc()).limit(limit))
        ]

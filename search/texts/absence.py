"""Since when reading rests because no Tika Server answers: one line in the text store, for all workers to see."""

from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from application.database import writing
from search.texts.tables import facts

_NAME = "tika-away-since"


class TikaAbsence:
    """What is known in the database of `engine` of Tika being away; nothing where there is no Tika Server."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def since(self) -> datetime | None:
        """Return since when no server answers; None when reading goes on."""
        with self._engine.connect() as connection:
            said = connection.scalar(select(facts.c.value).where(facts.c.name == _NAME))
        return None if said is None else datetime.fromisoformat(said)

    def begin(self) -> bool:
        """Note that no server answers, unless that is known already; return whether it was news."""
        try:
            with writing(self._engine) as connection:
                connection.execute(insert(facts), [{"name": _NAME, "value": datetime.now(UTC).isoformat()}])
        except IntegrityError:
            return False
        return True

    def end(self) -> bool:
        """Note that a server answers; return whether that was news."""
        with writing(self._engine) as connection:
            return bool(connection.execute(delete(facts).where(facts.c.name == _NAME)).rowcount)

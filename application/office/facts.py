"""What kind of archive this is: a demo or a real one, and whose."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Engine, insert, select, update

from application.database import writing
from application.office.errors import InvalidNameError, MixedArchiveError, NotBegunError
from application.office.tables import FACTS
from domain import clock

_LONGEST_NAME = 200


class ArchiveKind(StrEnum):
    """Demo archives are marked on every page, and never become real ones."""

    DEMO = "demo"
    REAL = "real"


@dataclass(frozen=True)
class ArchiveFacts:
    """The facts about the archive, written once when it is begun."""

    engine: Engine

    def begin(self, kind: ArchiveKind, name: str) -> None:
        """Write the kind and the council's name; nothing is changed if they are there already.

        MixedArchiveError when the archive is of the other kind.
        """
        with writing(self.engine) as connection:
            known = _facts(connection)
            if not known:
                now = clock.now().isoformat()
                rows = {"kind": str(kind), "name": name, "created_at": now}
                connection.execute(insert(FACTS), [{"key": key, "value": value} for key, value in rows.items()])
            elif known["kind"] != kind:
                raise MixedArchiveError(is_kind=known["kind"], asked_kind=kind, name=known["name"])

    def rename(self, name: str) -> None:
        """Write another name of the council. InvalidNameError, NotBegunError."""
        name = name.strip()
        if not 0 < len(name) <= _LONGEST_NAME:
            raise InvalidNameError(name=name)
        with writing(self.engine) as connection:
            if connection.execute(update(FACTS).where(FACTS.c.key == "name").values(value=name)).rowcount == 0:
                raise NotBegunError(fact="name")

    @property
    def has_begun(self) -> bool:
        """Whether the archive knows its kind."""
        with self.engine.connect() as connection:
            return bool(_facts(connection))

    def kind(self) -> ArchiveKind:
        """Return whether it is a demo or a real archive. NotBegunError."""
        return ArchiveKind(self._fact("kind"))

    def name(self) -> str:
        """Return the council's name. NotBegunError."""
        return self._fact("name")

    def created_at(self) -> datetime:
        """Return when the archive was begun, with time zone. NotBegunError."""
        return datetime.fromisoformat(self._fact("created_at"))

    def _fact(self, key: str) -> str:
        with self.engine.connect() as connection:
            facts = _facts(connection)
        if key not in facts:
            raise NotBegunError(fact=key)
        return facts[key]


def _facts(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(FACTS))}

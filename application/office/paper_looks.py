"""How the council's papers look: head, foot and colour, whom to tell of absence, and templates of its own for DOCX.

They are settings, not facts: what was sent is kept as it was made.
"""

import base64
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.postgresql import insert  # its ON CONFLICT is SQLite's, too

from application.errors import ApplicationError
from application.office.tables import PAPER_LOOKS
from domain import clock

ACCENT = "#0b4f9e"
"""The colour of papers whose council has chosen none."""

MOST_LINES, LONGEST_LINE = 4, 120
LEAST_CONTRAST = 4.5
"""Of a colour against white, so that headings in it can be read (WCAG 2.1, 1.4.3)."""

_LETTERHEAD, _TEMPLATE = "letterhead", "template:"
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class PaperLookError(ApplicationError):
    """Papers cannot look like that. Values: `field`, `problem`: `bad-colour`, `faint-colour`, `too-long`."""

    code = "paper-look"


@dataclass(frozen=True)
class Look:
    """What is at the head and the foot of papers made as PDF, and their colour; whom notices say to tell of absence."""

    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    accent: str = ACCENT
    absence_to: str = ""


@dataclass(frozen=True)
class OwnTemplate:
    """A template that the council has chosen for a kind of paper; `content` is a DOCX file."""

    kind: str
    name: str
    content: bytes
    updated_at: datetime


@dataclass(frozen=True)
class PaperLooks:
    """How papers look, in the office database."""

    engine: Engine

    def look(self) -> Look:
        """Return how papers look; ours where nothing is chosen."""
        with self.engine.connect() as connection:
            kept = connection.execute(
                select(PAPER_LOOKS.c.content).where(PAPER_LOOKS.c.key == _LETTERHEAD)
            ).scalar_one_or_none()
        if kept is None:
            return Look()
        told = json.loads(kept)
        return Look(tuple(told["header"]), tuple(told["footer"]), told["accent"], told.get("absence_to", ""))

    def choose(
        self, *, header: Iterable[str], footer: Iterable[str], accent: str, by: str, absence_to: str = ""
    ) -> None:
        """Let papers look like this from now on. PaperLookError."""
        lines = {"header": _lines("header", header), "footer": _lines("footer", footer)}
        told = {**lines, "accent": _colour(accent), "absence_to": " ".join(_lines("absence_to", [absence_to]))}
        self._keep(_LETTERHEAD, "", json.dumps(told, ensure_ascii=False), by)

    def template(self, kind: str) -> OwnTemplate | None:
        """Return the council's own template for a kind of paper; None where ours is used."""
        with self.engine.connect() as connection:
            row = connection.execute(select(PAPER_LOOKS).where(PAPER_LOOKS.c.key == _TEMPLATE + kind)).one_or_none()
        if row is None:
            return None
        content, at = base64.b64decode(row.content), datetime.fromisoformat(row.updated_at)
        return OwnTemplate(kind, row.name, content, at)

    def choose_template(self, kind: str, *, name: str, content: bytes, by: str) -> None:
        """Use a DOCX file that was looked over for papers of a kind."""
        self._keep(_TEMPLATE + kind, name[:200], base64.b64encode(content).decode(), by)

    def reset_template(self, kind: str) -> None:
        """Use ours again."""
        with self.engine.begin() as connection:
            connection.execute(delete(PAPER_LOOKS).where(PAPER_LOOKS.c.key == _TEMPLATE + kind))

    def _keep(self, key: str, name: str, content: str, by: str) -> None:
        row = {"name": name, "content": content, "updated_at": clock.now().isoformat(), "updated_by": by}
        statement = insert(PAPER_LOOKS).values(key=key, **row)
        with self.engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=[PAPER_LOOKS.c.key], set_=row))


def contrast_with_white(colour: str) -> float:
    """Return the contrast of a colour like `#0b4f9e` against white, from 1 to 21, as WCAG 2.1 reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _lines(field: str, given: Iterable[str]) -> list[str]:
    lines = [" ".join(line.split()) for line in given]
    kept = [line for line in lines if line]
    if len(kept) > MOST_LINES or any(len(line) > LONGEST_LINE for line in kept):
        raise PaperLookError(field=field, problem="too-long")
    return kept


def _colour(given: str) -> str:
    written = given.strip().casefold() or ACCENT
    written = written if written.startswith("#") else f"#{written}"
    if not _COLOUR.fullmatch(written):
        raise PaperLookError(field="accent", problem="bad-colour")
    if contrast_with_white(written) < LEAST_CONTRAST:
        raise PaperLookError(field="accent", problem="faint-colour")
    return written

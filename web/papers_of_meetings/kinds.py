"""The papers of a meeting that a council can have templates of its own for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext


class PaperKind(StrEnum):
    """A kind of paper."""

    NOTICE = "notice"
    MINUTES = "minutes"
    EXTRACT = "extract"


PATHS = {PaperKind.NOTICE: "innkalling", PaperKind.MINUTES: "protokoll", PaperKind.EXTRACT: "saksutskrift"}
"""What kinds are called in addresses and names of files."""

NAMES: Mapping[PaperKind, Any] = {
    PaperKind.NOTICE: lazy_gettext("Notice and agenda"),
    PaperKind.MINUTES: lazy_gettext("Minutes"),
    PaperKind.EXTRACT: lazy_gettext("Extract of the minutes"),
}

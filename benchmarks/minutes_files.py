"""Minutes as files of real kinds, made from the texts in benchmarks/minutes: PDF and DOCX.

Texts are lines as benchmarks/written_files.py tells. Beside each text is what a careful reader takes from it, in JSON;
`first words … last words` there is that stretch.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.written_files import as_docx, as_pdf, quoted

FOLDER = Path(__file__).parent / "minutes"
SETS = ("open", "later", "held-out")
"""Rules were written with the first in sight, and changed for the second; no rule was changed for the third."""

_TO = " … "
_NUMBERED = "Side #here().page() av #counter(page).final().first()"


@dataclass(frozen=True)
class WrittenMinutes:
    """Minutes as they are written in the repository: `right` is what a careful reader would take from them."""

    name: str
    form: str
    about: str
    text: str
    right: Mapping[str, Any]
    header: str = ""
    has_page_numbers: bool = False

    @property
    def file_name(self) -> str:
        return f"{self.name}.{self.form}"

    def content(self) -> bytes:
        """Return the bytes of the file."""
        if self.form == "docx":
            return as_docx(self.text)
        above = f"header: text({quoted(self.header)}), " if self.header else ""
        below = f"footer: context [{_NUMBERED}], " if self.has_page_numbers else ""
        return as_pdf(self.text, f"{above}{below}width: 21cm", _columns)

    def whole(self, written: str) -> str:
        """Return a text of the gold, with what `…` stands for."""
        if _TO not in written:
            return written
        first, last = written.split(_TO)
        text = " ".join(re.sub(r"[|]|^# |====", " ", self.text, flags=re.MULTILINE).split())
        met = re.finditer(rf"(?={re.escape(first)} )(?=(?P<whole>.*?{re.escape(last)}))", text)
        found = [match["whole"] for match in met]
        if not found:
            raise ValueError(f"{self.name}: {written}")
        return min(found, key=len)


def minutes(of: str) -> list[WrittenMinutes]:
    """Return the minutes of one set, by name."""
    return [_minutes(path) for path in sorted((FOLDER / of).glob("*.json"))]


def _minutes(path: Path) -> WrittenMinutes:
    read = json.loads(path.read_text(encoding="utf-8"))
    return WrittenMinutes(
        name=path.stem,
        form=read["form"],
        about=read["about"],
        text=path.with_suffix(".txt").read_text(encoding="utf-8"),
        right=read["right"],
        header=read.get("header", ""),
        has_page_numbers=read.get("footer", False),
    )


def _columns(count: int) -> str:
    return f"columns: ({'auto, ' * count}), column-gutter: 2em"

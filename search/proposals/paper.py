"""A file as proposals are read from it: its headers, its name, and the first lines of it and of what lies inside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from search.extraction.result import ExtractionResult
from search.proposals.proposed import Proposed, Where

_FIRST = 60
"""So many lines with anything in them are looked at."""
LONGEST = 160
"""So many characters of a line are shown."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a file; `headers` are those of a mail, empty for other files."""

    name: str
    lines: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, name: str, result: ExtractionResult | None) -> "Paper":
        """Return what reading a file gave; without a result there is the name."""
        if result is None:
            return cls(name)
        headers = result.metadata if "from" in result.metadata else {}
        return cls(name, tuple(_lines(result, is_mail=bool(headers))), headers)

    def header(self, key: str) -> Proposed | None:
        """Return a header of a mail with the line that shows it."""
        value = self.headers.get(key, "").strip()
        return Proposed(value, Where.HEADER, shortened(f"{key.capitalize()}: {value}")) if value else None


def shortened(line: str) -> str:
    """Return a line as it is shown: in one piece and not too long."""
    plain = " ".join(line.split())
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST].rstrip()} …"


def _lines(result: ExtractionResult, *, is_mail: bool) -> Iterator[str]:
    for page in result.pages[:2]:
        text = page.text.partition("\n\n")[2] if is_mail else page.text
        written = [" ".join(line.split()) for line in text[:20_000].splitlines()]
        yield from [line for line in written if line][:_FIRST]
    for part in result.parts[:3]:
        yield from _lines(part.result, is_mail="from" in part.result.metadata)

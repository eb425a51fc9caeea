"""How well a hearing letter is read: precision and recall of each field, with the line it was read from.

`python -m benchmarks.letters` writes benchmarks/results/letters.md; with `--missed` and the name of a set it says what
is read wrong in that set, and writes nothing. The letters are invented, and written for this: their texts, and what a
careful reader takes from them, are in benchmarks/letters. They are made into PDF, DOCX and mail, read as any file is,
and read with a small register of organisations. Two halves were written before the rules. The rules were then written
with one in sight; the other was held back, and measured once they were done. Two more sets were written after that, the
first to be hard. The same hand wrote letters and rules: letters of others will be read less well. Precision is how many
of the proposed values are right, recall how many of the values there are were proposed. A letter with two deadlines has
none to propose: a proposed one is wrong, and both must be told.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from application import media
from benchmarks.letter_files import FOLDER, SETS, Letter, letters, organisations
from benchmarks.report import table, write_report
from search.extraction.limits import Budget, Limits
from search.extraction.result import ExtractionResult
from search.extraction.routes import read_source
from search.extraction.source import Source
from search.proposals.hearing.found import Doubt, Found, HearingProposals, Told
from search.proposals.hearing.names import Names
from search.proposals.hearing.proposing import propose_hearing
from search.proposals.parties import Known
from search.proposals.proposed import Where
from search.query.vocabulary import ORGANISATION, Named, Vocabulary

FIELDS = ("sender", "organisation", "reference", "deadline", "title", "dated")
KINDS = {"pdf": media.PDF, "docx": media.DOCX, "eml": media.EML}
_ABOUT = {
    "open": "The half the rules were written with",
    "held-out": "The half that was held back",
    "later": "Letters written after the rules, to be hard",
    "last": "Letters written last",
}
ZONE = ZoneInfo("Europe/Oslo")
_IDS = UUID("7f3e1c52-64f5-5b0e-9d39-0a53a0c1d7b4")


@dataclass
class Counts:
    """Of one field: how many values were proposed, are right, and are there to be found."""

    proposed: int = 0
    right: int = 0
    there: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, letter: Letter, proposed: str, right: Sequence[str]) -> None:
        """Count what was proposed, empty when nothing was, beside what is right, empty when there is nothing."""
        is_right = bool(proposed) and proposed in [_plain(one) for one in right]
        self.proposed += bool(proposed)
        self.right += is_right
        self.there += bool(right)
        if (proposed or right) and not is_right:
            self.misses.append(f"{letter.name}: proposed {proposed!r}, right is {list(right)}")

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


@dataclass
class Measured:
    """One set of letters: its fields, what else was told, and how long a letter took once it was extracted."""

    letters: int
    fields: dict[str, Counts]
    told: dict[str, tuple[int, int]]
    seconds: float


def known_organisations() -> Names:
    """Return the names that the letters are read with."""
    written = organisations()
    named = [
        Named(
            key=uuid5(_IDS, one["name"]).hex,
            facets=(ORGANISATION,),
            label=one["name"],
            names=(*one.get("earlier", ()), one["name"]),
            kind=one["kind"],
        )
        for one in written["organisation"]
    ]
    return Names(Known(written["own"], Vocabulary.of(named)))


def extracted(letter: Letter) -> ExtractionResult:
    """Make the file of a letter, and read it as any file."""
    source = Source(KINDS[letter.form], letter.file_name, data=letter.content())
    return read_source(source, Budget(Limits()))


def measured(half: Sequence[Letter], names: Names) -> Measured:
    """Read every letter of a set and count."""
    fields = {name: Counts() for name in FIELDS}
    told: dict[str, list[bool]] = {}
    seconds = 0.0
    for letter in half:
        result = extracted(letter)
        begun = time.perf_counter()
        found = propose_hearing(letter.file_name, result, names, ZONE, date(2026, 12, 11))
        seconds += time.perf_counter() - begun
        for name, counts in fields.items():
            counts.add(letter, _plain(proposed(found, name)), _right(letter, name))
        for what, is_so in _told(letter, found, result):
            told.setdefault(what, []).append(is_so)
    return Measured(len(half), fields, {what: (sum(so), len(so)) for what, so in told.items()}, seconds)


def proposed(found: HearingProposals, name: str) -> str:
    """Return what is proposed for a field."""
    if name == "organisation":
        return (found.sender.best.organisation or "") if found.sender.best else ""
    told: Told = getattr(found, name)
    return told.value


def _right(letter: Letter, name: str) -> list[str]:
    right = letter.right.get(name, [])
    return right if isinstance(right, list) else [right]


def _told(letter: Letter, found: HearingProposals, result: ExtractionResult) -> Iterator[tuple[str, bool]]:
    """Yield what else must hold for a letter, and whether it does."""
    yield "known for a hearing letter, or for none", (found.asks is not None) is letter.is_hearing
    deadline = found.deadline
    if several := letter.right.get("deadlines"):
        days = {one.value for one in deadline.others}
        yield "two deadlines are both told, none chosen", days == set(several) and Doubt.DIFFER in deadline.doubts
    if letter.is_hearing and not (letter.right.keys() & {"deadline", "deadlines", "doubt"}):
        yield "without a deadline, it is said that none was found", deadline.doubts == (Doubt.NOT_FOUND,)
    if doubt := letter.right.get("doubt"):
        yield "a doubtful deadline is told", Doubt(doubt) in deadline.doubts
    for told in (found.sender, found.reference, deadline, found.title, found.dated):
        for one in [told.best] if told.best else []:
            yield "the line stands on the page that is named", _stands(one, result)


def _stands(one: Found, result: ExtractionResult) -> bool:
    """Whether the line that a value was read from is in the file, on the page it is said to be on."""
    if one.line.where is Where.HEADER:
        return one.line.text.partition(": ")[2].rstrip(" …") in " ".join(result.metadata.values())
    read = next((part.result for part in result.parts if part.name == one.line.file), result)
    page = next((page.text for page in read.pages if page.number == one.line.page), "")
    return one.line.text.rstrip(" …") in " ".join(page.split())


def _plain(value: str) -> str:
    return " ".join(value.replace("–", "-").split()).casefold()


def section(half: str, of: Measured) -> str:
    """Return the figures of one set."""
    rows = [
        [name, str(one.there), str(one.proposed), str(one.right), f"{one.precision:.2f}", f"{one.recall:.2f}"]
        for name, one in of.fields.items()
    ]
    head = ["field", "there", "proposed", "right", "precision", "recall"]
    told = "\n".join(f"- {what}: {so} of {all_}" for what, (so, all_) in of.told.items())
    about = f"{_ABOUT[half]}: {of.letters} letters"
    speed = f"{of.seconds / of.letters * 1000:.1f} ms a letter, once its text is extracted."
    return f"## {about}\n\n{table(head, rows)}\n\n{told}\n\n{speed}"


def main() -> None:
    """Read all letters and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", choices=SETS, help="print what is read wrong in one set, and write nothing")
    asked = parser.parse_args()
    names = known_organisations()
    if asked.missed:
        found = measured(letters(asked.missed), names)
        print(section(asked.missed, found))
        print("\n".join(f"{name}: {miss}" for name, one in found.fields.items() for miss in one.misses))
        return
    sections = [section(half, measured(letters(half), names)) for half in SETS]
    first = (FOLDER / "first-measured.md").read_text(encoding="utf-8").strip()
    write_report("letters", __doc__ or "", "\n\n".join(sections), first)


if __name__ == "__main__":
    main()

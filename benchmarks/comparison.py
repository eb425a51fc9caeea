"""How long it takes to compare two versions of a long agreement, and how much memory, beside difflib.

`python -m benchmarks.comparison [--rounds 3]` writes benchmarks/results/comparison.md. Versions are invented: sections
with headings, paragraphs of sentences whose words are as common as in Norwegian, 400 words a page. What is measured is
the whole comparison, from the text of pages to marked words. Beside it the standard library's difflib is given the
words of the same two texts, and stopped after ten seconds; it finds no sections, and nothing that was moved. Each is
measured in a process of its own; memory is what that took at the most beyond what it had with both texts read.
"""

import argparse
import difflib
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from application.comparison import Text, compare
from application.comparison.words import words_of
from benchmarks.large_archive import Words, norwegian_words
from benchmarks.report import table, write_report

PAGE_WORDS, SENTENCE_WORDS = 400, 14
PARAGRAPHS, SENTENCES = 5, 3
"""Of a section, and of a paragraph."""

TARGETS = {100: 1.0, 300: 5.0}
"""Seconds that two versions of so many pages may take."""

DEADLINE = 10.0
Section = list[str]
Measured = tuple[float, float, float]
"""Seconds on the clock and of the processor, and megabytes."""


@dataclass(frozen=True)
class Making:
    """What texts are invented from."""

    words: Words
    chance: random.Random

    def some(self, count: int) -> list[str]:
        """Return words, common ones more often."""
        return self.words.some(count, self.chance)


def a_version(pages: int, making: Making) -> list[Section]:
    """Return the sections of an agreement, each a heading and paragraphs."""
    of_section = PARAGRAPHS * SENTENCES * SENTENCE_WORDS
    return [a_section(number, making) for number in range(1, pages * PAGE_WORDS // of_section + 1)]


def a_section(number: int, making: Making) -> Section:
    title = " ".join(making.some(3)).capitalize()
    return [f"§ {number} {title}", *(a_paragraph(making) for _ in range(PARAGRAPHS))]


def a_paragraph(making: Making) -> str:
    sentences = (" ".join(making.some(SENTENCE_WORDS)).capitalize() for _ in range(SENTENCES))
    return ". ".join(sentences) + "."


def revised(sections: list[Section], making: Making) -> list[Section]:
    """Return the next version: one section in ten new, one in ten gone, and words of one paragraph in three changed."""
    kept = [section for section in sections if making.chance.random() > 0.1]
    for at in sorted(making.chance.sample(range(len(kept)), len(kept) // 10), reverse=True):
        kept.insert(at, a_section(0, making))
    changed = [[heading, *(_edited(each, making) for each in rest)] for heading, *rest in kept]
    return [[f"§ {at} {heading.split(' ', 2)[2]}", *rest] for at, (heading, *rest) in enumerate(changed, 1)]


def _edited(paragraph: str, making: Making) -> str:
    if making.chance.random() > 1 / 3:
        return paragraph
    found = paragraph.split(" ")
    at = making.chance.randrange(len(found))
    return " ".join([*found[:at], *making.some(3), *found[at + 2 :]])


def everything_moved(sections: list[Section], making: Making) -> list[Section]:
    return making.chance.sample(sections, len(sections))


def paragraphs_moved(sections: list[Section], making: Making) -> list[Section]:
    """Return the same paragraphs in other sections."""
    every = [each for section in sections for each in section[1:]]
    making.chance.shuffle(every)
    return [[section[0], *every[at * PARAGRAPHS : (at + 1) * PARAGRAPHS]] for at, section in enumerate(sections)]


def nothing_alike(sections: list[Section], making: Making) -> list[Section]:
    return [a_section(at, making) for at in range(1, len(sections) + 1)]


def a_word_everywhere(sections: list[Section], making: Making) -> list[Section]:
    return [[heading, *(f"{making.some(1)[0]} {each}" for each in rest)] for heading, *rest in sections]


def one_paragraph(sections: list[Section], making: Making) -> list[Section]:
    return [[" ".join(each for section in revised(sections, making) for each in section[1:])]]


CASES: dict[str, Callable[[list[Section], Making], list[Section]]] = {
    "a usual revision": revised,
    "every section moved": everything_moved,
    "every paragraph moved": paragraphs_moved,
    "a word put into every paragraph": a_word_everywhere,
    "nothing alike": nothing_alike,
    "one giant paragraph": one_paragraph,
}


def as_text(sections: list[Section]) -> Text:
    """Return sections on pages."""
    pages: list[list[str]] = [[]]
    length = 0
    for line in (line for section in sections for line in section):
        pages[-1].append(line)
        length += len(line.split())
        if length >= PAGE_WORDS:
            pages.append([])
            length = 0
    return Text("avtale.docx", tuple("\n".join(page) for page in pages if page))


def measured(old: Text, new: Text, *, by_difflib: bool) -> Measured | None:
    """Return what one comparison takes in a process of its own, None when it is not done within DEADLINE."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(old, new, by_difflib, theirs))
    process.start()
    theirs.close()
    found: Measured | None = ours.recv() if ours.poll(DEADLINE) else None
    process.kill()
    process.join()
    return found


def _measure(old: Text, new: Text, by_difflib: bool, out: Connection) -> None:
    words = [[word for page in text.pages for word in words_of(page)] for text in (old, new)] if by_difflib else []
    before = _most_memory(anew=True)
    began, busy = time.perf_counter(), time.process_time()
    if by_difflib:
        difflib.SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes()
    else:
        compare([old], [new])
    taken, busy = time.perf_counter() - began, time.process_time() - busy
    out.send((taken, busy, _most_memory() - before))


def _most_memory(*, anew: bool = False) -> float:
    """Return the most memory this process has had, in megabytes; `anew` counts from now on."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def row(pages: int, name: str, words: Words, rounds: int) -> list[str]:
    making = Making(words, random.Random(pages))
    sections = a_version(pages, making)
    changed = CASES[name](sections, making)
    if name == "one giant paragraph":
        sections = [[" ".join(each for section in sections for each in section[1:])]]
    old, new = as_text(sections), as_text(changed)
    times = [found for _ in range(rounds) if (found := measured(old, new, by_difflib=False))]
    plain = measured(old, new, by_difflib=True)
    clock, busy, memory = (statistics.median(column) for column in zip(*times, strict=True))
    shown = (f"{plain[1]:.1f}", f"{plain[2]:.0f}") if plain else (f"over {DEADLINE:.0f}", "")
    return [str(pages), name, f"{clock:.2f}", f"{busy:.2f}", f"{memory:.0f}", *shown]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    words = norwegian_words(random.Random(1))
    rows = [row(pages, name, words, asked.rounds) for pages in TARGETS for name in CASES]
    head = [
        *("pages of each", "what was changed", "on the clock, s", "of processor, s", "memory, MB"),
        *("difflib: of processor, s", "difflib: memory, MB"),
    ]
    wanted = " and ".join(f"{seconds:.0f} s for {pages} pages" for pages, seconds in TARGETS.items())
    notes = (
        f"Median of {asked.rounds} rounds. Target: {wanted}. A second of processor is one that nobody else had the "
        "core in: on a machine that is shared, the clock says less."
    )
    write_report("comparison", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

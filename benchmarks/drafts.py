"""How well what is like a draft is found: judged drafts over the demo archive, on each search engine.

`python -m benchmarks.drafts [--search http://HOST:9200/NAME] [--missed]` writes benchmarks/results/drafts.md. The
drafts (benchmarks/drafts.jsonl) were written for it, in other words than what is filed, and name the cases and the
agreements that are about the same; some are about what no record is about. They are asked as the secretary does, who
sees all, for decisions and agreements and for papers in cases. `right` is how many of the first three that are given
are about the same, of those given; `found` is how many are given of three, or of as many as there are. The drafts held
out were written when all figures were set. One thing was changed after they had been asked: what a text calls itself
(`høringssvar`) is no longer looked for.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from application.registers.agreement_tables import agreements
from application.registers.cases import cases
from application.registers.decision_tables import decisions
from application.registers.journal import journal_entries
from benchmarks.judged import demo_archive
from benchmarks.report import table, write_report
from domain.access import Audience
from search.engines.protocol import Hit
from search.finder import Finder

DRAFTS = Path(__file__).parent / "drafts.jsonl"
FIRST = 3
"""So many that are given are looked at."""
KINDS = {"decisions and agreements": ("decision", "agreement"), "papers in cases": ("journal-entry",)}

References = Mapping[str, defaultdict[str, set[str]]]


@dataclass(frozen=True)
class JudgedDraft:
    """A text, and what is about the same: references by kind of record."""

    name: str
    category: str
    text: str
    relevant: Mapping[str, frozenset[str]]


@dataclass
class Counted:
    """What was given of what there is."""

    given: int = 0
    right: int = 0
    there: int = 0

    def add(self, hits: Sequence[Hit], relevant: Mapping[str, frozenset[str]], kinds: Sequence[str]) -> list[str]:
        """Take in what a draft was given; return what of the first of them is wrong."""
        wrong = [hit.reference for hit in hits if hit.reference not in relevant[hit.kind]]
        self.given += len(hits)
        self.right += len(hits) - len(wrong)
        self.there += min(sum(len(relevant[kind]) for kind in kinds), FIRST)
        return wrong

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(self.given + other.given, self.right + other.right, self.there + other.there)

    @property
    def shown(self) -> str:
        """In words."""
        return f"{self.right} of {self.given} right, {self.right} of {self.there} found"


def drafts(connection: Connection) -> list[JudgedDraft]:
    """Read the drafts, with all decisions and papers in the cases that they name."""
    by_case: References = {kind: defaultdict(set) for kind in ("decision", "journal-entry")}
    filed = {
        "decision": select(cases.c.reference, decisions.c.reference).join(decisions, decisions.c.case_id == cases.c.id),
        "journal-entry": select(cases.c.reference, journal_entries.c.reference).join(
            journal_entries, journal_entries.c.case_id == cases.c.id
        ),
    }
    for kind, statement in filed.items():
        for case, reference in connection.execute(statement):
            by_case[kind][case].add(reference)
    agreed = frozenset(connection.execute(select(agreements.c.reference)).scalars())
    return [_judged(json.loads(line), by_case, agreed) for line in DRAFTS.read_text(encoding="utf-8").splitlines()]


def _judged(draft: Mapping[str, object], by_case: References, agreed: frozenset[str]) -> JudgedDraft:
    named = {name: [str(one) for one in draft[name]] for name in ("cases", "agreements")}  # type: ignore[attr-defined]
    relevant = {
        kind: frozenset[str]().union(*(each[case] for case in named["cases"])) for kind, each in by_case.items()
    }
    ways = {"nb nb": "in its language", "nn nn": "in its language"}
    way = f"{draft['asked']} {draft['answered']}"
    category = f"{draft['set']}, {ways.get(way, way.replace(' ', ' asked, ') + ' filed')}"
    return JudgedDraft(
        name=str(draft["name"]),
        category=str(draft["set"]) if draft["set"] == "nothing there" else category,
        text=str(draft["text"]),
        relevant=relevant | {"agreement": agreed.intersection(named["agreements"])},
    )


def rows(judged: Sequence[JudgedDraft], finders: Sequence[Finder], missed: list[str]) -> Iterator[list[str]]:
    """Yield a row for each category and kind of record, with a column for each engine."""
    for name, kinds in KINDS.items():
        everything = [Counted() for _ in finders]
        for category in dict.fromkeys(one.category for one in judged):
            asked = [one for one in judged if one.category == category]
            counted = [Counted() for _ in finders]
            for one in asked:
                for finder, count in zip(finders, counted, strict=True):
                    hits = finder.like(one.text, kinds, Audience.OFFICER, FIRST).hits
                    wrong = count.add(hits, one.relevant, kinds)
                    missed.append(f"{one.name} ({name}): {[hit.reference for hit in hits]}, wrong {wrong}")
            yield [category, name, str(len(asked)), *(count.shown for count in counted)]
            everything = [one + other for one, other in zip(everything, counted, strict=True)]
        yield ["**all**", name, str(len(judged)), *(f"**{count.shown}**" for count in everything)]


def main() -> None:
    """Make the archive, ask, and write what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--search", default="", metavar="ADDRESS")
    parser.add_argument("--missed", action="store_true", help="also print what each draft is given")
    asked = parser.parse_args()
    searches = ["", *([asked.search] if asked.search else [])]
    missed: list[str] = []
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch,
        demo_archive(Path(scratch), searches) as (opened, engines),
    ):
        with opened.stores.registers.connect() as connection:
            judged = drafts(connection)
        finders = [Finder(engine, opened.stores.registers) for engine in engines]
        found = list(rows(judged, finders, missed))
    head = ["drafts", "asked for", "number", *["embedded", "Elasticsearch"][: len(searches)]]
    write_report("drafts", __doc__ or "", table(head, found), "Of the first three given.")
    if asked.missed:
        print("\n".join(missed))


if __name__ == "__main__":
    main()

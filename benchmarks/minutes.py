"""How well old minutes are read: precision and recall of each field, on minutes made into PDF and DOCX.

`python -m benchmarks.minutes` writes benchmarks/results/minutes.md; with `--missed` and the name of a set it says what
is read wrong in that set, and writes nothing. The minutes are invented, and written for this: their texts, and what a
careful reader takes from them, are in benchmarks/minutes. They are made into files, extracted as any file is, and read
without a register. The rules were written with one set in sight. A harder set was written after them and measured; then
what was read wrong in it was mended. A third was held back: no rule was changed for it, and nobody looked at what was
read wrong in it. The same hand wrote minutes and rules: minutes of others will be read less well. A text is right when
it is the same from its first word to its last; a person when name and presence are; a role when also who they met for
is; a vote when its counts and a casting vote are; a task when what, who and when are. Precision is how many of the
proposed values are right, recall how many of the values there are were proposed.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from application import media
from benchmarks.minutes_files import FOLDER, SETS, WrittenMinutes, minutes
from benchmarks.report import table, write_report
from domain.votes import VoteMethod
from search.extraction.limits import Budget, Limits
from search.extraction.result import ExtractionResult
from search.extraction.routes import read_source
from search.extraction.source import Source
from search.proposals.minutes.found import Item, MinutesProposals, Person, Spot, Task, Vote
from search.proposals.minutes.mapping import proposed_minutes
from search.proposals.minutes.proposing import propose_minutes

_ONE = ("body", "date", "opened", "closed", "place")
FIELDS = {
    "body": "body",
    "date": "date",
    "opened": "times",
    "closed": "times",
    "place": "place",
    "name": "attendance: name and presence",
    "role": "attendance: role and deputy",
    "number": "item number",
    "title": "item title",
    "recommendation": "recommendation",
    "proposer": "proposer",
    "vote": "vote",
    "decision": "decision text",
    "task": "tasks",
}
_ABOUT = {
    "open": "The set the rules were written with",
    "later": "Written after the rules, to be harder, and then mended for",
    "held-out": "The set that was held back",
}
_KINDS = {"pdf": media.PDF, "docx": media.DOCX}


@dataclass
class Counts:
    """Of one field: how many values were proposed, are right, and are there to be found."""

    proposed: int = 0
    right: int = 0
    there: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, proposed: Iterable[str], right: Iterable[str]) -> None:
        """Count what was proposed beside what is right; each value counts as often as it is there."""
        told, gold = Counter(map(_plain, proposed)), Counter(map(_plain, right))
        both = told & gold
        self.proposed += told.total()
        self.there += gold.total()
        self.right += both.total()
        self.misses += [f"{name}: proposed {one!r}" for one in (told - both).elements()]
        self.misses += [f"{name}: missed   {one!r}" for one in (gold - both).elements()]

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0


@dataclass
class Measured:
    """One set: its fields, what else must hold, and how long one took once it was extracted."""

    minutes: int
    fields: dict[str, Counts]
    told: dict[str, tuple[int, int]]
    seconds: float


def extracted(one: WrittenMinutes) -> ExtractionResult:
    """Make the file, and read it as any file."""
    return read_source(Source(_KINDS[one.form], one.file_name, data=one.content()), Budget(Limits()))


def measured(of: Sequence[WrittenMinutes]) -> Measured:
    """Read every minutes file of a set and count."""
    fields = {name: Counts() for name in dict.fromkeys(FIELDS.values())}
    told: dict[str, list[bool]] = {}
    seconds = 0.0
    for one in of:
        result = extracted(one)
        begun = time.perf_counter()
        found = propose_minutes(result)
        seconds += time.perf_counter() - begun
        proposed, right = values(found), gold(one)
        for name, called in FIELDS.items():
            fields[called].add(f"{one.name} ({name})", proposed[name], right[name])
        for what, is_so in _told(found, result):
            told.setdefault(what, []).append(is_so)
    return Measured(len(of), fields, {what: (sum(so), len(so)) for what, so in told.items()}, seconds)


def values(found: MinutesProposals) -> dict[str, list[str]]:
    """Return what is proposed for each field, written as the gold is."""
    head, items = found.head, found.items
    return {
        **{name: [told.value] if (told := getattr(head, name)).value else [] for name in _ONE},
        "name": [f"{one.name}|{'present' if one.is_present else 'absent'}" for one in found.attendance],
        "role": [_role(one) for one in found.attendance],
        "number": [one.number.value for one in items],
        "title": [f"{one.number.value}: {one.title.value}" for one in items],
        "recommendation": [f"{one.number.value}: {one.recommendation.text}" for one in items if one.recommendation],
        "proposer": [f"{one.number.value}: {motion.proposer}" for one in items for motion in one.motions],
        "vote": [f"{one.number.value}: {written(vote)}" for one in items for vote in one.votes],
        "decision": [f"{one.number.value}: {one.decision.text}" for one in items if one.decision],
        "task": [f"{one.number.value}: {_task(task)}" for one in items for task in one.tasks],
    }


def gold(one: WrittenMinutes) -> dict[str, list[str]]:
    """Return what is right for each field."""
    right, items = one.right, one.right["items"]
    people = [person.split("|") for person in right["people"]]
    return {
        **{name: [right[name]] if right.get(name) else [] for name in _ONE},
        "name": [f"{person[0]}|{'absent' if 'absent' in person[1] else 'present'}" for person in people],
        "role": ["|".join([person[0], person[1].removesuffix(" absent"), *(person[2:] or [""])]) for person in people],
        "number": [item["number"] for item in items],
        "title": [f"{item['number']}: {item['title']}" for item in items],
        "recommendation": list(_texts(one, "recommendation")),
        "proposer": [f"{item['number']}: {who}" for item in items for who in item.get("proposers", ())],
        "vote": [f"{item['number']}: {vote}" for item in items for vote in item.get("votes", ())],
        "decision": list(_texts(one, "decision")),
        "task": [f"{item['number']}: {task}" for item in items for task in item.get("tasks", ())],
    }


def written(vote: Vote) -> str:
    """Return a vote as the gold writes it: `unanimous`, `6-2`, `?-2` when one side was not counted, `2-2*` if cast."""
    if vote.method is VoteMethod.UNANIMOUS:
        return "unanimous"
    counts = dict(vote.counts)
    return "-".join(str(counts.get(option, "?")) for option in vote.options) + "*" * bool(vote.casting)


def section(name: str, of: Measured) -> str:
    """Return the figures of one set."""
    rows = [
        [called, str(one.there), str(one.proposed), str(one.right), f"{one.precision:.2f}", f"{one.recall:.2f}"]
        for called, one in of.fields.items()
    ]
    head = ["field", "there", "proposed", "right", "precision", "recall"]
    told = "\n".join(f"- {what}: {so} of {all_}" for what, (so, all_) in of.told.items())
    speed = f"{of.seconds / of.minutes * 1000:.1f} ms a file, once its text is extracted."
    return f"## {_ABOUT[name]}: {of.minutes} minutes\n\n{table(head, rows)}\n\n{told}\n\n{speed}"


def main() -> None:
    """Read all minutes and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", choices=SETS, help="print what is read wrong in one set, and write nothing")
    asked = parser.parse_args()
    if asked.missed:
        found = measured(minutes(asked.missed))
        print(section(asked.missed, found))
        print("\n".join(f"{name}: {miss}" for name, one in found.fields.items() for miss in one.misses))
        return
    sections = [section(name, measured(minutes(name))) for name in SETS]
    first = (FOLDER / "first-measured.md").read_text(encoding="utf-8").strip()
    write_report("minutes", __doc__ or "", "\n\n".join(sections), first)


def _texts(one: WrittenMinutes, name: str) -> Iterator[str]:
    for item in one.right["items"]:
        if item.get(name):
            yield f"{item['number']}: {one.whole(item[name])}"


def _role(one: Person) -> str:
    return f"{one.name}|{one.role}|{one.deputy_for or ''}"


def _task(one: Task) -> str:
    return f"{one.text}|{one.responsible or ''}|{one.due or ''}"


def _told(found: MinutesProposals, result: ExtractionResult) -> Iterator[tuple[str, bool]]:
    """Yield what else must hold, and whether it does."""
    pages = {page.number: " ".join(page.text.split()) for page in result.pages}
    for spot in _spots(found):
        yield "the line stands on the page that is named", spot.text in pages.get(spot.page, "")
    minutes = proposed_minutes(found)
    keys = {one["key"] for one in minutes["attendance"]}
    met_for = [one["deputy_for"] for one in minutes["attendance"] if one["deputy_for"]]
    yield "whoever is met for is in the list", keys.issuperset(met_for)


def _spots(found: MinutesProposals) -> Iterator[Spot]:
    head = found.head
    for told in (head.body, head.date, head.opened, head.closed, head.place, head.chair, head.secretary):
        if told.best:
            yield told.best.spot
    yield from (one.spot for one in found.attendance)
    for item in found.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Spot]:
    yield item.number.spot
    for block in (item.recommendation, item.decision, item.discussion, item.case_paper):
        if block:
            yield block.first
    yield from (vote.spot for vote in item.votes)


def _plain(value: str) -> str:
    return " ".join(value.replace("–", "-").split()).casefold()


if __name__ == "__main__":
    main()

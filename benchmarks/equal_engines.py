"""Whether both search engines find the same: records and every facet count, for generated questions and askers.

`python -m benchmarks.equal_engines http://HOST:9200/NAME [--records 5000] [--queries 200]` fills the embedded engine in
a scratch folder and Elasticsearch under the name given, which must not be in use, and asks both. The askers are the
public, a reader, an officer, and a public from whom records are kept that were closed a moment ago. Of what finds more
than so many records (`--hits`) the newest and the oldest are compared one by one, and all of it by total and facets.
Long texts are put to both too (`--drafts`), for what is like them: records, their order and passages are compared. Exit
code 1, and what differs, when anything does.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from uuid import UUID

from application.settings import read_settings
from benchmarks.large_archive import BODIES, KINDS, SUBJECTS, Words, entries, norwegian_words
from benchmarks.search import classes
from domain.access import Audience
from search.draft import Draft, telling
from search.engines.opening import open_engine
from search.engines.protocol import Alike, Answer, Mark, SearchEngine
from search.entries import Entry
from search.query.understanding import understand
from search.query.vocabulary import Vocabulary
from search.question import Name, Question, Sort

PORTION = 500
SHIELDED_EACH, CLOSED_EACH, HELD_EACH = 7, 11, 5
"""One record in so many looks different to who may not see it in full, one in so many was just closed, and one in so
many tells what people hold."""
HELD = ("person", "appointment", "finding")

Asker = tuple[str, Audience, frozenset[UUID]]


def records(count: int, words: Words, chance: random.Random) -> Iterator[list[Entry]]:
    """Yield the entries of `count` records; some look different to different audiences."""
    for number, filed in enumerate(entries(count, words, chance)):
        entry = filed if number % HELD_EACH else _held(filed, HELD[number // HELD_EACH % len(HELD)])
        if number % SHIELDED_EACH or len(entry.audiences) < 3:
            yield [entry]
        else:
            others = entry.audiences - {Audience.OFFICER}
            shown = replace(entry, title=f"Skjermet {words.some(1, chance)[0]}", text="", attachments=())
            facets = {name: keys for name, keys in (entry.facets or {}).items() if name in ("year", "case")}
            yield [
                replace(shown, audiences=others, facets=facets),
                replace(entry, audiences=frozenset({Audience.OFFICER})),
            ]


def _held(entry: Entry, kind: str) -> Entry:
    """Return an entry as one of what people hold: without files, and only an appointment has a day."""
    facets = {name: keys for name, keys in (entry.facets or {}).items() if name in ("year", "organisation")}
    bodies = tuple(one.hex for one in BODIES[: entry.record_id.int % 3 + 1])
    return replace(
        entry,
        kind=kind,
        reference="",
        numbers=(),
        attachments=(),
        on=entry.on if kind == "appointment" else None,
        facets=facets | {"body": bodies},
    )


def fill(engine: SearchEngine, filed: Sequence[Sequence[Entry]]) -> None:
    """Fill an engine anew."""
    fresh = engine.begin_rebuild()
    for start in range(0, len(filed), PORTION):
        fresh.put({one[0].record_id: one for one in filed[start : start + PORTION]}, Mark())
    engine.finish_rebuild(fresh)


def questions(count: int, words: Words, chance: random.Random) -> list[Question]:
    """Return `count` questions of every kind: words, phrases, numbers, names, exclusions, filters and days."""
    nobody = Vocabulary.of(())
    typed = [query for kind in classes(words, count // 9 + 1, chance).values() for query, _ in kind]
    chance.shuffle(typed)
    return [_varied(understand(query, vocabulary=nobody).understood.question, words, chance) for query in typed[:count]]


def _varied(question: Question, words: Words, chance: random.Random) -> Question:
    """Return the question, or it with something more asked."""
    match chance.randrange(10):
        case 0:
            return replace(question, filters={**question.filters, "body": tuple(one.hex for one in BODIES[:3])})
        case 1:
            return replace(question, filters={**question.filters, "subject": SUBJECTS[:2], "type": ("decision",)})
        case 2:
            return replace(question, since=date(2007, 1, 1), until=date(2012, 6, 30))
        case 3:
            return replace(question, without_words=tuple(words.rank(10, 300, 2, chance)))
        case 4:
            return replace(question, without_prefixes=(words.rank(100, 1_000, 1, chance)[0][:4],))
        case 5 if question.words:
            others = tuple((one,) for one in words.rank(50, 5_000, 2, chance))
            return replace(question, names=(Name(0, 1, (*others, tuple(words.rank(10, 100, 2, chance)))),))
        case 6:
            return Question(filters={"year": ("2007", "2008")})
    return question


def askers(filed: Sequence[Sequence[Entry]]) -> list[Asker]:
    """Return four kinds of asker."""
    closed = frozenset(one[0].record_id for one in filed[::CLOSED_EACH])
    each: list[Asker] = [(one.name.lower(), one, frozenset()) for one in Audience]
    return [*each, ("public, some just closed", Audience.PUBLIC, closed)]


def differences(
    one: SearchEngine, other: SearchEngine, asked: Sequence[Question], who: Sequence[Asker], most: int
) -> Iterator[str]:
    """Yield what one engine answers otherwise than the other."""
    for number, question in enumerate(asked):
        for name, audience, without in who:
            put = replace(question, without_records=without)
            where = f"question {number} ({name}): {question}"
            first, second = (engine.search(put, audience, limit=0) for engine in (one, other))
            if first.total != second.total:
                yield f"{where}\n  finds {first.total} and {second.total}"
            for facet, counts in first.facets.items():
                if counts != second.facets[facet]:
                    yield f"{where}\n  counts {facet} {set(counts) ^ set(second.facets[facet])}"
            for sort in (Sort.NEWEST, Sort.OLDEST) if first.total > most else (Sort.RELEVANCE,):
                answers = (engine.search(replace(put, sort=sort), audience, limit=most) for engine in (one, other))
                found = [_told_apart(answer, most) for answer in answers]
                if found[0] != found[1]:
                    yield f"{where}\n  finds other records ({sort}): {found[0] ^ found[1]}"
            if one.count(put, audience) != other.count(put, audience):
                yield f"{where}\n  counts other numbers of records"


def drafts(filed: Sequence[Sequence[Entry]], count: int, chance: random.Random) -> list[str]:
    """Return long texts, each of some pages that are filed."""
    texts = [page.text for one in filed for attachment in one[-1].attachments for page in attachment.pages]
    return ["\n".join(chance.sample(texts, 5)) for _ in range(count)]


def other_likes(
    one: SearchEngine, other: SearchEngine, texts: Sequence[str], who: Sequence[Asker], kinds: Sequence[str]
) -> Iterator[str]:
    """Yield where one engine finds other records like a draft, in another order, or by another passage."""
    for number, text in enumerate(texts):
        for name, audience, without in who:
            draft = Draft(telling(text), tuple(kinds), without)
            first, second = (_shown(engine.like(draft, audience)) for engine in (one, other))
            if first != second:
                yield f"draft {number} ({name})\n  finds {first}\n  and {second}"


def _shown(alike: Alike) -> list[object]:
    hits = [(hit.record_id, hit.document_id, hit.page, hit.snippet, round(hit.score, 9)) for hit in alike.hits]
    return [alike.words, *hits]


def _told_apart(answer: Answer, most: int) -> set[UUID]:
    """Return the records that were found, but of many those whose place beside the last one nothing tells."""
    if answer.total <= most:
        return {hit.record_id for hit in answer.hits}
    return {hit.record_id for hit in answer.hits if hit.reference or hit.on != answer.hits[-1].on}


def main() -> None:
    """Fill both engines, ask both, and say what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("search", help="http://HOST:9200/NAME of an Elasticsearch without that name")
    parser.add_argument("--records", type=int, default=5_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--drafts", type=int, default=50)
    parser.add_argument("--hits", type=int, default=200)
    given = parser.parse_args()
    chance = random.Random(5)
    words = norwegian_words(chance)
    filed = list(islice(records(given.records, words, chance), given.records))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        basic = {"secret_key": "s" * 40, "data": Path(scratch)}
        settings = [read_settings(basic | {"search": search}, env_file=None) for search in ("", given.search)]
        one, other = (open_engine(each) for each in settings)
        for engine in (one, other):
            fill(engine, filed)
        who, asked = askers(filed), questions(given.queries, words, chance)
        found = list(differences(one, other, asked, who, given.hits))
        texts = drafts(filed, given.drafts, chance)
        found += other_likes(one, other, texts, who, KINDS)
        one.close()
        other.close()
    print("\n".join(found))
    put = f"{len(asked)} questions and {len(texts)} drafts by {len(who)} askers"
    print(f"{put} of {len(filed)} records: {len(found)} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

"""A large invented archive: records with pages of text whose words are as common as in Norwegian."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import exp
from uuid import UUID

from domain.access import Audience
from search.entries import Attachment, Entry
from search.extraction.result import Page
from search.words.lexicon import lexicon

PAGES = 4
"""Of every record."""

PASSAGE_WORDS, PASSAGES_A_PAGE, PASSAGES = 40, 3, 30_000
SUBJECTS = ("Samferdsel", "Utdanning", "Næring", "Reiseliv", "Klima og miljø", "Helse", "Kultur", "Beredskap")
KINDS = ("decision", "journal-entry", "case")
OUTCOMES = ("as-recommended", "amended", "noted", "postponed")
FILE_TYPES = ("pdf", "pdf", "pdf", "docx", "xlsx")
BODIES = tuple(UUID(int=1_000 + number) for number in range(12))
ORGANISATIONS = tuple(UUID(int=2_000 + number) for number in range(60))
MUNICIPALITIES = ORGANISATIONS[:8]
EVERYBODY, SIGNED_IN, OFFICERS = (
    frozenset(Audience),
    frozenset({Audience.READER, Audience.OFFICER}),
    frozenset({Audience.OFFICER}),
)


@dataclass(frozen=True)
class Words:
    """Words with how common they are, and passages made of them."""

    written: list[str]
    cumulative: list[float]
    passages: list[str]

    def some(self, count: int, chance: random.Random) -> list[str]:
        """Return words, common ones more often."""
        return chance.choices(self.written, cum_weights=self.cumulative, k=count)

    def rank(self, first: int, last: int, count: int, chance: random.Random) -> list[str]:
        """Return words among those that are the `first` to the `last` commonest."""
        return chance.choices(self.written[first:last], k=count)


def norwegian_words(chance: random.Random) -> Words:
    """Return the words of the compiled word data with their frequencies."""
    costs = sorted((cost, word) for word, cost in lexicon().wholes.items() if word.isalpha())
    written = [word for _, word in costs]
    cumulative = list(accumulate(exp(-cost) for cost, _ in costs))
    words = Words(written, cumulative, [])
    words.passages.extend(" ".join(words.some(PASSAGE_WORDS, chance)).capitalize() + "." for _ in range(PASSAGES))
    return words


def entries(count: int, words: Words, chance: random.Random) -> Iterator[Entry]:
    """Yield `count` records of PAGES pages; nine of ten are public, the others not published or shielded."""
    for number in range(count):
        yield _entry(number, words, chance)


def _entry(number: int, words: Words, chance: random.Random) -> Entry:
    kind = KINDS[number % len(KINDS)]
    on = date(2006, 1, 1) + timedelta(days=number * 7_500 // 200_000 % 7_500)
    case = f"{on.year}/{number // 3 + 1}"
    body = chance.choice(BODIES)
    reference = {"decision": f"RR {number}/{on.year}", "journal-entry": f"{case}-1", "case": case}[kind]
    identity = UUID(int=10_000_000 + number)
    file_type = chance.choice(FILE_TYPES)
    pages = tuple(
        Page(page, "\n".join(chance.choices(words.passages, k=PASSAGES_A_PAGE))) for page in range(1, PAGES + 1)
    )
    attachment = Attachment(UUID(int=50_000_000 + number), 1, None, f"Vedlegg {number}.{file_type}", file_type, pages)
    parties = chance.sample(ORGANISATIONS, 2)
    facets: dict[str, Sequence[str]] = {
        "year": (str(on.year),),
        "subject": (chance.choice(SUBJECTS),),
        "case": (case,),
        "organisation": [one.hex for one in parties],
        "municipality": [one.hex for one in parties if one in MUNICIPALITIES],
        "filetype": (file_type,),
        "body": (body.hex,) if kind == "decision" else (),
    }
    return Entry(
        record_id=identity,
        audiences=(
            EVERYBODY,
            EVERYBODY,
            EVERYBODY,
            EVERYBODY,
            EVERYBODY,
            EVERYBODY,
            EVERYBODY,
            EVERYBODY,
            SIGNED_IN,
            OFFICERS,
        )[number % 10],
        kind=kind,
        reference=reference,
        title=" ".join(words.some(6, chance)).capitalize(),
        text=chance.choice(words.passages),
        numbers=(reference,),
        on=on,
        facets={name: tuple(keys) for name, keys in facets.items() if keys},
        attachments=(attachment,),
    )

"""What an index holds of a search entry, whatever the engine: the terms of its texts, facets, days, what is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from domain.access import Audience
from search.engines.terms import Terms, analyse, keys, tokens
from search.entries import Attachment, Entry
from search.words.references import owned_terms, references_in

FORMAT = 6
"""Raised when what is indexed changes; an index of another format counts as none and is filled anew."""

FACETS = ("type", "body", "year", "subject", "municipality", "organisation", "filetype")
"""What is counted; `type` is the kind of record."""
FILTERS = (*FACETS, "case")
"""What can be filtered on."""

IN_FORCE = "in-force"
"""What the field `standing` holds of a version of an agreement that is in force."""

CHUNK = 6_000
"""Characters of a page that are looked at as one; a longer page is several with the same number."""
EDGE = 15
_UNDATED_LAST = 1 << 62
_TIE_BITS = 24


@dataclass(frozen=True, slots=True)
class PageFields:
    """A page of an attachment, or a piece of a long one; `terms` are its own, and its file's name's on the first.

    `page` is None for an attachment without text.
    """

    number: int
    attachment: Attachment
    page: int | None
    text: str
    terms: tuple[Terms, ...]


@dataclass(frozen=True, slots=True)
class RecordFields:
    """An entry: `own` are the terms of its title, text and numbers, `attached` of names and pages of its attachments.

    No phrase runs from one text into the next. `title` are keys of the title, `edges` beginnings of its words,
    `numbers` of its references; `newest` and `oldest` are days in order, with a place for what has no date;
    `standing` is IN_FORCE where it is that.
    """

    entry: Entry
    key: str
    own: tuple[Terms, ...]
    attached: tuple[Terms, ...]
    owned: str
    title: str
    edges: str
    numbers: str
    facets: dict[str, tuple[str, ...]]
    newest: int
    oldest: int
    standing: tuple[str, ...]

    @property
    def texts(self) -> tuple[Terms, ...]:
        """The terms of all texts that hold any."""
        return tuple(one for one in (*self.own, *self.attached) if one.exact)


def facet_field(facet: str) -> str:
    """Return the field that holds the keys of a facet."""
    return f"facet_{facet}"


def audience_term(audience: Audience) -> str:
    """Return what an entry holds that an audience may see; nobody asks an index of another format."""
    return f"{FORMAT}.{int(audience)}"


def entry_key(entry: Entry) -> str:
    """Return what tells an entry apart from the others of its record and of all records."""
    return f"{entry.record_id.hex}{''.join(str(int(one)) for one in sorted(entry.audiences))}"


def group_of(key: str) -> int:
    """Return a number for an entry's key, small enough for a float to hold."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big")


def entry_fields(entry: Entry) -> tuple[RecordFields, list[PageFields]]:
    """Return what is held of an entry, and of the pages of its attachments."""
    pages: list[PageFields] = []
    names: list[Terms] = []
    texts: list[Terms] = []
    for number, attachment in enumerate(entry.attachments):
        names.append(analyse(attachment.name))
        chunks = list(_chunks(attachment))
        for place, (page, text) in enumerate(chunks or [(None, "")]):
            terms = analyse(text)
            texts.append(terms)
            name = () if place else (names[-1],)
            pages.append(PageFields(number, attachment, page, text, (*name, terms)))
    return _record(entry, (*names, *texts)), pages


def _record(entry: Entry, attached: tuple[Terms, ...]) -> RecordFields:
    numbers = list(dict.fromkeys(one for one in (*entry.numbers, entry.reference) if one))
    facets: dict[str, tuple[str, ...]] = {"type": (entry.kind,)}
    facets |= {facet: tuple(values) for facet, values in (entry.facets or {}).items() if facet in FILTERS}
    newest = _day(entry.on) << _TIE_BITS | _tie(entry.reference)
    return RecordFields(
        entry=entry,
        key=entry_key(entry),
        own=tuple(analyse(text) for text in (entry.title, entry.text, " ".join(numbers))),
        attached=attached,
        owned=" ".join(term for number in numbers for term in owned_terms(number)),
        title=keys(entry.title),
        edges=" ".join(_edges(tokens(entry.title))),
        numbers=" ".join(number_edges(numbers)),
        facets=facets,
        newest=newest,
        oldest=newest if entry.on else _UNDATED_LAST,
        standing=(IN_FORCE,) if entry.is_in_force else (),
    )


def _chunks(attachment: Attachment) -> Iterator[tuple[int, str]]:
    """Return the pages of an attachment with their numbers, long ones cut between words where that can be."""
    for page in attachment.pages:
        rest = page.text
        while len(rest) > CHUNK:
            cut = rest.rfind(" ", CHUNK // 2, CHUNK)
            cut = cut + 1 if cut > 0 else CHUNK
            yield page.number, rest[:cut]
            rest = rest[cut:]
        if rest and not rest.isspace():
            yield page.number, rest


def day_range(since: date | None, until: date | None) -> tuple[int, int]:
    """Return the values of `newest` from the first day to the last, both included; what has no date is outside."""
    first = _day(since) if since else 1
    last = _day(until) if until else date.max.toordinal()
    return first << _TIE_BITS, (last + 1 << _TIE_BITS) - 1


def number_edges(numbers: Sequence[str]) -> Iterator[str]:
    """Return the beginnings of numbers, with and without the body before them."""
    for number in numbers:
        yield from _edges([plain_number(number), *(plain_number(number[one.start :]) for one in references_in(number))])


def plain_number(number: str) -> str:
    """Return a number in small letters without spaces, and with the same strokes however it is typed."""
    return "".join(number.lower().split()).replace("–", "-").encode("utf-8", "replace").decode()


def _edges(words: Sequence[str]) -> Iterator[str]:
    seen = dict.fromkeys(one[:length] for one in words for length in range(1, min(len(one), EDGE) + 1))
    return iter(seen)


def _day(on: date | None) -> int:
    return on.toordinal() if on else 0


def _tie(reference: str) -> int:
    """Return a number that puts what has the same date in the order of its numbers."""
    for found in references_in(reference, typed=True):
        return (min(found.number, (1 << 14) - 1) << 10) | min(found.entry or 0, (1 << 10) - 1)
    return 0

"""From what was typed and ticked to what is asked: any text at all is understood somehow, and what is not is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from search.found import Ignored, Understood, Why
from search.query.common_words import is_common
from search.query.language import cleaned
from search.query.reading import Part, PartKind, Phrase, Reader, Word
from search.query.values import SINCE, UNTIL, Values
from search.query.vocabulary import Vocabulary
from search.question import Name, Question, Sort
from search.words.norwegian import WORD

MOST_WORDS = 40
"""So many words are looked for."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as it was understood, and where in `text` its parts are; `spans` are those of the question's words."""

    text: str
    understood: Understood
    spans: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()


def understand(
    typed: str,
    *,
    vocabulary: Vocabulary,
    chosen: Mapping[str, Sequence[str]] | None = None,
    sort: Sort = Sort.RELEVANCE,
    subjects: Callable[[], Sequence[str]] = tuple,
) -> Reading:
    """Return how a query is understood. Never raises, whatever was typed or ticked.

    `chosen` maps facets (and `since`, `until`) to ticked keys; `subjects` gives the subject areas the asker may see.
    """
    text, cut = cleaned(typed)
    reader = Reader(text, Values(vocabulary, subjects))
    reader.read()
    if cut:
        reader.ignore(f"{cut} …", Why.TOO_LONG)
    for facet, keys in (chosen or {}).items():
        for key in keys:
            value = reader.values.ticked(facet, key)
            if isinstance(value, Why):
                reader.ignore(f"{facet}:{key}", value)
            else:
                reader.choose(facet, value)
    _narrow(reader)
    return _finished(reader, vocabulary, sort)


def _finished(reader: Reader, vocabulary: Vocabulary, sort: Sort) -> Reading:
    words, names, others = _named(reader, vocabulary)
    beginnings = list({word.written.lower(): word for word in reader.words if word.is_beginning}.values())
    question = Question(
        words=tuple(word.written.lower() for word in words),
        phrases=tuple(dict.fromkeys(phrase.words for phrase in reader.phrases)),
        prefixes=tuple(word.written.lower() for word in beginnings),
        references=tuple(dict.fromkeys(one.asked for one in reader.references)),
        names=names,
        without_words=tuple(one.words[0] for one in reader.without if _is_word(one)),
        without_phrases=tuple(one.words for one in reader.without if len(one.words) > 1),
        without_prefixes=tuple(one.words[0] for one in reader.without if one.is_beginning),
        filters=_filters(reader),
        since=_day(reader, SINCE),
        until=_day(reader, UNTIL),
        sort=sort,
    )
    if reader.text.strip() and not (question.asks_for_text or reader.without or reader.chosen or reader.ignored):
        reader.ignore(reader.text, Why.NOTHING_THERE)
    numbers = [reader.text[one.start : one.end] for one in reader.references]
    understood = Understood(
        question=question,
        words=(*(word.written for word in words), *(f"{word.written}*" for word in beginnings), *numbers),
        phrases=tuple(dict.fromkeys(phrase.shown for phrase in reader.phrases)),
        without=tuple(dict.fromkeys(one.shown for one in reader.without)),
        names=others,
        chosen=tuple(reader.chosen.values()),
        ignored=tuple(dict.fromkeys(reader.ignored)),
    )
    spans = tuple((word.start, word.end) for word in words)
    return Reading(reader.text, understood, spans, _parts(reader))


def _named(reader: Reader, vocabulary: Vocabulary) -> tuple[list[Word], tuple[Name, ...], tuple[str, ...]]:
    """Return the words to look for, without common ones unless nothing else is left; the names among them, and others.

    Names are found first, for they may hold common words: `Råd for klima og miljø`.
    """
    words = [word for word in reader.words if not word.is_beginning]
    found = vocabulary.names_in([word.written for word in words])
    single = {name.start for name in found if name.end == name.start + 1}
    kept = [at for at, word in enumerate(words) if at in single or not is_common(word.written)]
    if not (kept or len(words) < len(reader.words) or reader.phrases or reader.references):
        kept = list(range(len(words)))
    held = set(kept)
    reader.ignored += [Ignored(word.written, Why.COMMON_WORD) for at, word in enumerate(words) if at not in held]
    if len(kept) > MOST_WORDS:
        reader.ignore(" ".join(words[at].written for at in kept[MOST_WORDS : MOST_WORDS + 8]) + " …", Why.TOO_LONG)
        kept = kept[:MOST_WORDS]
    place = {at: number for number, at in enumerate(kept)}
    names: list[Name] = []
    others: dict[str, None] = {}
    for name in found:
        inside = [place[at] for at in range(name.start, name.end) if at in place]
        if inside and name.others:
            alternatives = tuple(dict.fromkeys(tuple(WORD.findall(other.lower())) for other in name.others))
            names.append(Name(inside[0], inside[-1] + 1, alternatives))
            others |= dict.fromkeys(name.others)
    return [words[at] for at in kept], tuple(names), tuple(others)


def _narrow(reader: Reader) -> None:
    """Of several first or last days the narrowest is in force."""
    for facet, keep in ((SINCE, max), (UNTIL, min)):
        days = [key for name, key in reader.chosen if name == facet]
        for day in days:
            if day != keep(days):
                del reader.chosen[facet, day]


def _filters(reader: Reader) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for facet, key in reader.chosen:
        if facet not in (SINCE, UNTIL):
            found[facet] = (*found.get(facet, ()), key)
    return found


def _day(reader: Reader, facet: str) -> date | None:
    return next((date.fromisoformat(key) for name, key in reader.chosen if name == facet), None)


def _is_word(one: Phrase) -> bool:
    return len(one.words) == 1 and not one.is_beginning


def _parts(reader: Reader) -> tuple[Part, ...]:
    """Return the parts that can be left out; pieces of one reference are one part."""
    parts = list(reader.parts)
    for number in reader.references:
        touched = [part for part in parts if number.start < part.end and part.start < number.end]
        start = min([number.start, *(part.start for part in touched)])
        end = max([number.end, *(part.end for part in touched)])
        kind = touched[0].kind if len(touched) == 1 else PartKind.WORD
        parts = [part for part in parts if part not in touched]
        parts.append(Part(kind, start, end))
    return tuple(sorted(dict.fromkeys(parts), key=lambda part: (part.start, part.end)))

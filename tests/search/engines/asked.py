"""Putting entries in an engine and questions to it, in one line."""

from domain.access import Audience
from search.engines.protocol import Hit, Mark, SearchEngine
from search.entries import Entry
from search.question import Question
from tests.search.engines.papers import PUBLIC, asking, put_together

A_MARK = Mark(events=7, texts=3)


def fill(engine: SearchEngine, *entries: Entry) -> None:
    engine.put(put_together(*entries), A_MARK)


def titles(engine: SearchEngine, asked: str | Question, audience: Audience = PUBLIC) -> list[str]:
    """Return the titles of the hits, best first."""
    question = asking(asked) if isinstance(asked, str) else asked
    return [hit.title for hit in engine.search(question, audience).hits]


def the_hit(engine: SearchEngine, asked: str | Question, audience: Audience = PUBLIC) -> Hit:
    """Return the only hit."""
    question = asking(asked) if isinstance(asked, str) else asked
    (hit,) = engine.search(question, audience).hits
    return hit


def marked(hit: Hit) -> list[str]:
    """Return the words that a hit's snippet marks."""
    return [hit.snippet.text[start:end] for start, end in hit.snippet.marks]

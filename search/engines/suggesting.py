"""Completions while typing: people, bodies and organisations first, then numbers or titles, each text once.

Appointments and findings are none of them: who types a name means the person or the body.
"""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from domain.access import Audience
from search.engines.dialect import Dialect, Q
from search.engines.fields import EDGE, audience_term, facet_field, plain_number
from search.engines.protocol import Suggestion
from search.engines.terms import tokens
from search.words.references import OWNED, references_in, strength

SPARE = 4
"""How many times what is wanted is looked at: a case and its papers often have one title."""
_DIRECTORY = ("body", "organisation", "person")
_NOT_OFFERED = ("appointment", "finding")


def completions(dialect: Dialect[Q], text: str, audience: Audience, without: Collection[UUID] = ()) -> Iterator[Q]:
    """Return queries in the order in which their answers are shown."""
    words = tokens(text)
    if not words:
        return
    titles = dialect.all_of(dialect.term("edges", one[:EDGE]) for one in words)
    numbers = _numbers(dialect, text)
    directory = dialect.any_term(facet_field("type"), _DIRECTORY)
    seen = dialect.any_term("audience", [audience_term(audience)])
    left_out = [dialect.any_term("record", sorted(one.hex for one in without))] if without else []
    yield dialect.together(must=[dialect.any_of([titles, numbers])], only=[seen, directory], without=left_out)
    left_out.append(dialect.any_term(facet_field("type"), (*_DIRECTORY, *_NOT_OFFERED)))
    if any(character.isdigit() for character in text):
        yield dialect.together(must=[numbers], only=[seen], without=left_out)
    yield dialect.together(must=[titles], only=[seen], without=left_out)


def _numbers(dialect: Dialect[Q], text: str) -> Q:
    """Return what finds records by the beginning of their number, or by the whole of it in another spelling."""
    typed = dialect.term("numbers", plain_number(text)[:EDGE])
    owned = [one for found in references_in(text, typed=True) for one in found.asked if one.startswith(OWNED)]
    spelt = [dialect.constant(dialect.term("references", one), strength(one)) for one in owned]
    return dialect.best_of([typed, *spelt], 0.1)


def distinct(found: Iterable[Suggestion], limit: int) -> list[Suggestion]:
    """Return the first suggestions, each text once; two people of one name are two."""
    kept: dict[tuple[str, UUID | None], Suggestion] = {}
    for one in found:
        kept.setdefault((one.text.casefold(), one.record_id if one.kind == "person" else None), one)
        if len(kept) == limit:
            break
    return list(kept.values())

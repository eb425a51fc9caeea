"""What was found, as lines for a terminal: hits with marked words, how the query was understood, and ways on."""

import sys
import unicodedata
from collections.abc import Iterator

import click

from search.engines.protocol import Hit, Snippet
from search.found import Found, Way
from web.cli.words import gettext, ngettext
from web.formats import format_count, format_day, quoted
from web.labels import label
from web.searching.told import ignored, told


def lines(found: Found) -> Iterator[str]:
    """Yield what is shown of a search."""
    answer = found.answer
    yield ngettext("%(count)s hit", "%(count)s hits", answer.total) if answer.total else gettext("No hits.")
    for one in told(found):
        yield f"{one.label} {', '.join(_plain(value) for value in one.values)}"
    unused = ", ".join(f"{quoted(_plain(text))} ({why})" for text, why in ignored(found))
    if unused:
        yield gettext("Not used: %(pieces)s", pieces=unused)
    for number, hit in enumerate(answer.hits, start=1):
        yield ""
        yield from _hit(number, hit)
    if len(answer.hits) < answer.total:
        yield ""
        yield gettext("Shown are the first %(shown)s. Show more with --limit.", shown=format_count(len(answer.hits)))
    if found.meant:
        yield gettext("Did you mean: %(way)s", way=_way(found.meant))
    if found.ways:
        yield gettext("Ways on:")
        yield from (f"  {_way(way)}" for way in found.ways)


def _hit(number: int, hit: Hit) -> Iterator[str]:
    facts = " · ".join(
        fact for fact in (f"{label('kind', hit.kind)} {_plain(hit.reference)}".strip(), format_day(hit.on)) if fact
    )
    title = _plain(hit.title) or gettext("Exempt from public access")
    yield f"{number:>3}. {_bold(title)}"
    yield f"     {facts}"
    if hit.snippet.text.strip():
        yield f"     {_marked(hit.snippet)}"
    if hit.document_name:
        page = gettext("page %(number)s", number=hit.page) if hit.page else ""
        where = ", ".join(part for part in (_plain(hit.document_name), page) if part)
        place = gettext("In the file:")
        yield f"     {place} {where}"


def _way(way: Way) -> str:
    hits = ngettext("%(count)s hit", "%(count)s hits", way.count)
    return f"{_plain(way.query)} ({hits})"


def _marked(snippet: Snippet) -> str:
    pieces, at = [], 0
    for start, end in sorted(snippet.marks):
        if start >= at:
            pieces += [_plain(snippet.text[at:start], ends=False), _mark(_plain(snippet.text[start:end]))]
            at = end
    return "".join([*pieces, _plain(snippet.text[at:], ends=False)]).strip()


def _mark(word: str) -> str:
    """Return a word that was found: bold on a terminal, between stars elsewhere."""
    return click.style(word, bold=True) if sys.stdout.isatty() else f"*{word}*"


def _bold(text: str) -> str:
    return click.style(text, bold=True) if sys.stdout.isatty() else text


def _plain(text: str, *, ends: bool = True) -> str:
    """Return text on one line, without what could steer the terminal: titles and texts come from files."""
    spaced = "".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in text)
    line = " ".join(spaced.split())
    if ends or not line:
        return line or ("" if ends else " " * bool(spaced))
    return f"{' ' * spaced[0].isspace()}{line}{' ' * spaced[-1].isspace()}"

"""What was found, as lines for a terminal: hits with marked words, how the query was understood, and ways on."""

import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click
from flask_babel import lazy_gettext

from search.engines.protocol import Hit, Snippet
from search.found import Chosen, Found, Understood, Way, Why
from web.cli.words import gettext, ngettext
from web.formats import format_count, format_day
from web.labels import label

_FACETS: Mapping[str, Any] = {
    "type": lazy_gettext("Type"),
    "body": lazy_gettext("Body"),
    "municipality": lazy_gettext("Municipality"),
    "organisation": lazy_gettext("Organisation"),
    "year": lazy_gettext("Year"),
    "subject": lazy_gettext("Subject area"),
    "filetype": lazy_gettext("File type of attachments"),
    "case": lazy_gettext("Case"),
    "since": lazy_gettext("From"),
    "until": lazy_gettext("To"),
}

_REASONS: Mapping[Why, Any] = {
    Why.COMMON_WORD: lazy_gettext("common word"),
    Why.UNKNOWN_FIELD: lazy_gettext("unknown field"),
    Why.UNKNOWN_VALUE: lazy_gettext("there is no such thing here"),
    Why.BAD_DATE: lazy_gettext("not a date"),
    Why.NOT_EXCLUDABLE: lazy_gettext("only words can be left out"),
    Why.NOTHING_THERE: lazy_gettext("nothing comes after it"),
    Why.TOO_LONG: lazy_gettext("the search is too long"),
}
_GROUPS = {"type": "kind", "filetype": "file"}


def lines(found: Found) -> Iterator[str]:
    """Yield what is shown of a search."""
    answer = found.answer
    yield ngettext("%(count)s hit", "%(count)s hits", answer.total) if answer.total else gettext("No hits.")
    for name, values in _told(found.understood):
        yield f"{name} {', '.join(_plain(one) for one in values)}"
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
        yield from (f"  {_way(one)}" for one in found.ways)


def _told(understood: Understood) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield how the query was understood: what each is called, and what it is."""
    for name, values in (
        (gettext("Searched for:"), understood.words),
        (gettext("Together, in this order:"), tuple(f"«{one}»" for one in understood.phrases)),
        (gettext("Without:"), understood.without),
        (gettext("Also by the names:"), understood.names),
    ):
        if values:
            yield name, values
    chosen: dict[str, list[str]] = {}
    for one in understood.chosen:
        chosen.setdefault(one.facet, []).append(_chosen(one))
    for facet, keys in chosen.items():
        yield f"{_FACETS.get(facet, facet)}:", keys
    if understood.ignored:
        yield gettext("Not used:"), [f"«{one.text}» ({_REASONS[one.why]})" for one in understood.ignored]


def _chosen(one: Chosen) -> str:
    if one.facet in ("since", "until"):
        return format_day(one.key)
    group = _GROUPS.get(one.facet)
    return label(group, one.key) if group else one.label or one.key


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
        place = gettext("In an attachment:")
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

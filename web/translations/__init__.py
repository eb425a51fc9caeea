"""Translations: English texts in the code, one catalogue a language, compiled when it is newer than what was compiled.

`python -m web.translations` compiles; `python -m web.translations update` first brings the catalogues up to date with
the code: new texts come in empty, texts no longer used go.
"""

import os
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).parent
_ROOM = FOLDER.parent
_METHODS = [
    ("translations/**", "ignore"),
    ("static/**", "ignore"),
    ("**.py", "python"),
    ("templates/**.html", "jinja2"),
]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def extract() -> Catalog:
    """Return a catalogue of every text in the code and the templates."""
    catalog = Catalog(project="Regionarkiv", charset="utf-8")
    options = {"templates/**.html": {"trimmed": "true", "silent": "false", "extensions": "jinja2.ext.i18n"}}
    found = extract_from_dir(
        _ROOM, method_map=_METHODS, options_map=options, keywords=_KEYWORDS, comment_tags=("Translators:",)
    )
    for _file, _line, text, comments, context in found:
        catalog.add(text, auto_comments=comments, context=context)
    return catalog


def catalogues() -> Iterator[Path]:
    """Yield the file of each language."""
    yield from sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))


def read(path: Path) -> Catalog:
    """Return a language's catalogue."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def missing(path: Path) -> list[str]:
    """Return the texts that a language lacks, or has marked as doubtful."""
    catalog = read(path)
    lacking = []
    for message in extract():
        if not message.id:
            continue
        known = catalog.get(message.id, message.context)
        if known is None or known.fuzzy or not _is_whole(known):
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def _is_whole(message: Message) -> bool:
    return bool(message.string) if isinstance(message.string, str) else all(message.string or ("",))


def update() -> None:
    """Bring every language's catalogue up to date with the code."""
    template = extract()
    for path in catalogues():
        catalog = read(path)
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        # No line numbers and in order of the texts, so that changes stay small.
        written = BytesIO()
        write_po(written, catalog, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
        _replace(path, written.getvalue())


def compile_stale() -> list[Path]:
    """Compile the catalogues that changed since they were compiled, and return them."""
    stale = [path for path in catalogues() if not _is_fresh(path)]
    for path in stale:
        written = BytesIO()
        write_mo(written, read(path))
        _replace(path.with_suffix(".mo"), written.getvalue())
    return stale


def _is_fresh(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= path.stat().st_mtime_ns


def _replace(path: Path, content: bytes) -> None:
    # Several processes may start at once: nobody must see half a file.
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(path)

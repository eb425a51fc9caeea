"""Everything the other routes do not read: Tika, compiled to native code, in this very process."""

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from search.extraction.draft import Draft, UnreadableError, damaged, encrypted
from search.extraction.limits import Budget
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.extraction.source import Source
from search.extraction.webpage import text_of_html

_CHUNK = 1024 * 1024
_MARK_UP = 8
"""Bytes of its XML read for each character that may still be kept."""

_PASSWORD_SIGNS = ("encrypted", "password")
_MEMORY_SIGNS = ("outofmemory", "out of memory", "java heap")
_KEPT = {
    "dc:title": "title",
    "dc:creator": "author",
    "dc:subject": "subject",
    "dcterms:created": "created",
    "dcterms:modified": "modified",
    "meta:last-author": "editor",
}
_LOCKED = ("pdf:encrypted", "protected")
_NOT_READ = "org.apache.tika.parser.EmptyParser"


def read_by_tika(source: Source, budget: Budget) -> Draft:
    """Read any file that Tika knows. UnreadableError: a password, a damaged file, or a kind that it does not know."""
    with source.on_disk() as path:
        try:
            reader, found = _extractor().extract_file(str(path))
            markup, was_cut = _all_of(reader, budget.characters * _MARK_UP + _CHUNK)
        except TypeError as error:  # the only kind of error there is before reading begins, whatever happened
            raise _told(str(error)) from error
        except OSError as error:  # while reading no cause is given: ask in the way that gives one
            raise _told(_cause(path)) from error
    metadata = {key: values for key, values in found.items() if values}
    _require_read(metadata)
    texts = _pages(markup)
    is_locked = any(metadata.get(key, [""])[0].lower() == "true" for key in _LOCKED)
    if is_locked and not any(text.strip() for text in texts):
        raise encrypted()
    return Draft(
        texts=texts,
        metadata={name: "; ".join(metadata[key]) for key, name in _KEPT.items() if key in metadata},
        cut_off=Reason.CUT_AT_LIMIT if was_cut else None,
    )


@cache
def _extractor() -> Any:
    from iscc_tika import Extractor

    return Extractor().set_xml_output(True)


def _cause(path: Path) -> str:
    try:
        _extractor().extract_file_to_string(str(path))
    except TypeError as error:
        return str(error)
    return ""


def _all_of(reader: Any, most: int) -> tuple[bytes, bool]:
    data = bytearray()
    while chunk := reader.read(_CHUNK):
        data += chunk
        if len(data) > most:
            return bytes(data), True
    return bytes(data), False


def _told(message: str) -> Exception:
    low = message.lower()
    if any(sign in low for sign in _MEMORY_SIGNS):
        return MemoryError(message)
    return encrypted() if any(sign in low for sign in _PASSWORD_SIGNS) else damaged()


def _require_read(metadata: dict[str, list[str]]) -> None:
    """Tika keeps silent about much that went wrong: the metadata tells."""
    problems = " ".join(" ".join(values) for key, values in metadata.items() if key.startswith("X-TIKA:EXCEPTION"))
    if problems:
        raise _told(problems)
    readers = metadata.get("X-TIKA:Parsed-By", [])
    if not readers or _NOT_READ in readers:
        raise UnreadableError(Outcome.UNSUPPORTED, Reason.UNKNOWN_TYPE)


def _pages(markup: bytes) -> list[str]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(markup, parser) if markup.strip() else None
    if root is None:
        return []
    pages = [element for element in root.iter("{*}div") if element.get("class") == "page"]
    body = next(root.iter("{*}body"), root)
    return [_text(element) for element in pages or [body]]


def _text(element: etree._Element) -> str:
    return text_of_html(etree.tostring(element, encoding="unicode", with_tail=False))[0]

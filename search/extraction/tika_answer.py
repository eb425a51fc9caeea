"""What Tika says of a file, built in or on a server, in our terms: its pages, or what was wrong."""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from search.extraction.draft import Draft, UnreadableError, damaged, encrypted
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.extraction.webpage import text_of

MARK_UP = 8
"""Bytes of its XML read for each character that may still be kept."""

CUT = "X-TIKA:EXCEPTION:write_limit_reached"
"""The metadata that says that there was more text than was asked for."""

_WARNING = "X-TIKA:EXCEPTION:warn"
"""Something was amiss, and reading went on: a fault only where it left nothing."""

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
_NAMESPACE = b' xmlns="http://www.w3.org/1999/xhtml"'
_NOT_READ = "org.apache.tika.parser.EmptyParser"
_EXCEPTION, _TRACE = "X-TIKA:EXCEPTION", "\tat "
_NOT_OFFICE = "application/x-tika-ooxml"
"""The media type of an Office file that no reader of Office files could open: all that is left is its XML."""


def draft_of(documents: Iterable[bytes], found: Mapping[str, Sequence[str]], *, was_cut: bool) -> Draft:
    """Make a draft of the XML of a file, that of documents embedded in it after its own, and its metadata.

    UnreadableError, or MemoryError, when the metadata tells that it was not read: Tika itself keeps silent.
    """
    metadata = {key: values for key, values in found.items() if values}
    _require_read(metadata)
    texts = _pages(documents)
    has_text = any(text.strip() for text in texts)
    if not has_text and _WARNING in metadata:
        raise _told(metadata[_WARNING])
    is_locked = any(metadata.get(key, [""])[0].lower() == "true" for key in _LOCKED)
    if is_locked and not has_text:
        raise encrypted()
    return Draft(
        texts=texts,
        metadata={name: "; ".join(metadata[key]) for key, name in _KEPT.items() if key in metadata},
        cut_off=Reason.CUT_AT_LIMIT if was_cut else None,
    )


def told(message: str) -> Exception:
    """Return the error for what an exception of Tika's says."""
    low = message.lower()
    if any(sign in low for sign in _MEMORY_SIGNS):
        return MemoryError(message)
    return encrypted() if any(sign in low for sign in _PASSWORD_SIGNS) else damaged()


def _told(problems: Sequence[str]) -> Exception:
    """Return the error for these, whatever methods they passed through are called."""
    lines = "\n".join(problems).splitlines()
    return told(" ".join(line for line in lines if not line.startswith(_TRACE)))


def _require_read(metadata: Mapping[str, Sequence[str]]) -> None:
    kinds = [key for key in metadata if key.startswith(_EXCEPTION) and key not in (CUT, _WARNING)]
    if kinds:
        raise _told([value for key in kinds for value in metadata[key]])
    if _NOT_OFFICE in metadata.get("Content-Type", []):
        raise damaged()
    readers = metadata.get("X-TIKA:Parsed-By", [])
    if not readers or _NOT_READ in readers:
        raise UnreadableError(Outcome.UNSUPPORTED, Reason.UNKNOWN_TYPE)


def _pages(documents: Iterable[bytes]) -> list[str]:
    """Return the pages of the first document; where it has none, all there is as one."""
    roots = [root for document in documents if (root := _root(document)) is not None]
    if not roots:
        return []
    pages = [element for element in roots[0].iter("div") if element.get("class") == "page"]
    if pages:
        return [text_of(element) for element in pages]
    return ["\n".join(text_of(next(root.iter("body"), root)) for root in roots)]


def _root(markup: bytes) -> etree._Element | None:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(markup.replace(_NAMESPACE, b"", 1), parser) if markup.strip() else None

"""Text of ODT: paragraphs, tables, notes, headers and footers, page by page as LibreOffice last broke them."""

from lxml import etree

from search.extraction.draft import Draft, encrypted
from search.extraction.limits import Budget
from search.extraction.packed_xml import PackedXml, named_texts, opened
from search.extraction.source import Source

_OD = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE, _STYLE = f"{{{_OD}text:1.0}}", f"{{{_OD}table:1.0}}", f"{{{_OD}style:1.0}}"
_OFFICE = f"{{{_OD}office:1.0}}"
_FO = f"{{{_OD}xsl-fo-compatible:1.0}}"
_PARAGRAPHS = frozenset([f"{_TEXT}p", f"{_TEXT}h"])
_KEPT = {
    "title": "title",
    "subject": "subject",
    "description": "description",
    "initial-creator": "author",
    "creator": "editor",
    "creation-date": "created",
    "date": "modified",
    "generator": "program",
}
_UNSEEN = frozenset([f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_OFFICE}binary-data"])


def read_odt(source: Source, budget: Budget) -> Draft:
    """Read an ODT. Without any page break, explicit or left by LibreOffice, all of it is page 1."""
    with opened(source, budget) as packed:
        manifest = packed.optional("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
            raise encrypted()
        root = packed.root("content.xml")
        texts = _pages(root)
        above, below = _edges(packed)
        texts[0] = "\n".join([*above, texts[0]])
        texts[-1] = "\n".join([texts[-1], *below])
        return Draft(texts=texts, metadata=_metadata(packed))


def _pages(root: etree._Element) -> list[str]:
    breaking = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(child.get(f"{_FO}break-before") == "page" for child in style)
    }
    body = next(root.iter(f"{_OFFICE}body"), root)
    pages: list[list[str]] = [[]]
    skipping: etree._Element | None = None
    for step, element in etree.iterwalk(body, events=("start", "end")):
        if step == "start":
            if skipping is None and element.tag in _UNSEEN:
                skipping = element
            if skipping is None:
                if _breaks(element, breaking) and "".join(pages[-1]).strip():
                    pages.append([])
                pages[-1].append(_before(element))
                pages[-1].append(element.text or "")
        else:
            if skipping is element:
                skipping = None
            elif skipping is None and element.tag in _PARAGRAPHS and not _ends_cell(element):
                pages[-1].append("\n")
            if skipping is None:
                pages[-1].append(_after(element))
    return ["".join(page) for page in pages]


def _breaks(element: etree._Element, breaking: set[str | None]) -> bool:
    if element.tag == f"{_TEXT}soft-page-break":
        return True
    return element.tag in _PARAGRAPHS and element.get(f"{_TEXT}style-name") in breaking


def _ends_cell(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == f"{_TABLE}table-cell" and paragraph.getnext() is None


def _before(element: etree._Element) -> str:
    if element.tag == f"{_TEXT}s":
        return " " * min(int(element.get(f"{_TEXT}c", "1") or 1), 80)
    if element.tag == f"{_TEXT}tab":
        return "\t"
    if element.tag in (f"{_TEXT}line-break", f"{_TABLE}table-row"):
        return "\n"
    if element.tag in (f"{_TEXT}note", f"{_OFFICE}annotation"):
        return " "
    return "\t" if element.tag == f"{_TABLE}table-cell" and element.getprevious() is not None else ""


def _after(element: etree._Element) -> str:
    """Return what stands after an element: space between blocks is only layout, words in a paragraph are not."""
    parent = element.getparent()
    is_in_line = parent is not None and not str(parent.tag).startswith((_OFFICE, _TABLE))
    return (element.tail or "") if is_in_line else ""


def _edges(packed: PackedXml) -> tuple[list[str], list[str]]:
    styles = packed.optional("styles.xml")
    above: list[str] = []
    below: list[str] = []
    for texts, name in ((above, "header"), (below, "footer")):
        for element in () if styles is None else styles.iter(f"{_STYLE}{name}"):
            text = "\n".join("".join(map(str, line.itertext())) for line in element.iter(*_PARAGRAPHS)).strip()
            if text and text not in texts:
                texts.append(text)
    return above, below


def _metadata(packed: PackedXml) -> dict[str, str]:
    meta = packed.optional("meta.xml")
    inner = None if meta is None else next(meta.iter(f"{_OFFICE}meta"), None)
    return {} if inner is None else named_texts(inner, _KEPT)

"""Text of DOCX: paragraphs, tables, headers, footers and notes, page by page as Word last broke them."""

from collections.abc import Mapping

from lxml import etree

from search.extraction.draft import Draft, damaged
from search.extraction.limits import Budget
from search.extraction.packed_xml import PackedXml, core_metadata, opened
from search.extraction.source import Source

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes", "commentReference": "comments"}
_WANTED = (
    *("t", "p", "tab", "br", "cr", "tr", "tc", "noBreakHyphen", "lastRenderedPageBreak", "pageBreakBefore"),
    *_NOTES,
)
_EXPLICIT, _RENDERED = "explicit", "rendered"


def read_docx(source: Source, budget: Budget) -> Draft:
    """Read a DOCX. Without any page break, explicit or left by Word, all of it is page 1."""
    with opened(source, budget) as packed:
        main = _main_member(packed)
        root = packed.root(main)
        namespace = _STRICT if _STRICT in (root.nsmap.values() if root.nsmap else ()) else _USUAL
        pages = _Pages(namespace, _notes(packed, main, namespace))
        pages.read(root)
        edges = _edges(packed, main, namespace)
        texts = pages.finish()
        texts[0] = "\n".join([*edges["header"], texts[0]])
        texts[-1] = "\n".join([texts[-1], *edges["footer"]])
        return Draft(texts=texts, metadata=core_metadata(packed))


class _Pages:
    """Collects text in the order of the document, and begins a new page at each break."""

    def __init__(self, namespace: str, notes: Mapping[tuple[str, str], str]) -> None:
        self._w = f"{{{namespace}}}"
        self._notes = notes
        self._done: list[str] = []
        self._page: list[str] = []
        self._below: list[str] = []
        self._last_break: str | None = None
        self._cell_begins = False

    def read(self, root: etree._Element) -> None:
        w = self._w
        _drop(root, _FALLBACK, f"{w}moveFrom")
        is_rendered = next(root.iter(f"{w}lastRenderedPageBreak"), None) is not None
        for element in root.iter(*(w + name for name in _WANTED)):
            name = str(element.tag)[len(w) :]
            if name == "t":
                self._add(element.text or "")
            elif name == "p":
                self._begin_paragraph()
            elif name == "tr":
                self._page.append("\n")
                self._cell_begins = True  # no tab before the first cell
            elif name == "tc":
                self._begin_cell(element)
            elif name == "br" and element.get(f"{w}type") == "page":
                self._break(_EXPLICIT)
            elif name in ("br", "cr"):
                self._page.append("\n")
            elif name == "tab":
                if etree.QName(element.getparent()).localname != "tabs":
                    self._page.append("\t")
            elif name == "noBreakHyphen":
                self._add("-")
            elif name == "lastRenderedPageBreak":
                self._break(_RENDERED)
            elif name == "pageBreakBefore":
                if not is_rendered and element.get(f"{w}val") not in ("0", "false"):
                    self._break(_EXPLICIT)
            else:
                self._below.append(self._notes.get((_NOTES[name], element.get(f"{w}id", "")), ""))

    def finish(self) -> list[str]:
        """Return the pages; at least one."""
        self._turn()
        return self._done

    def _add(self, text: str) -> None:
        if text:
            self._page.append(text)
            self._cell_begins = False
            if text.strip():
                self._last_break = None

    def _begin_paragraph(self) -> None:
        if not self._cell_begins:
            self._page.append("\n")
        self._cell_begins = False

    def _begin_cell(self, cell: etree._Element) -> None:
        if cell.getprevious() is not None and etree.QName(cell.getprevious()).localname == "tc":
            self._page.append("\t")
        self._cell_begins = True

    def _break(self, kind: str) -> None:
        """Begin a page, unless this is Word's own mark of a break that was just made, or of the very first page."""
        if kind == _RENDERED and (self._last_break is not None or not (self._done or "".join(self._page).strip())):
            return
        self._turn()
        self._last_break = kind

    def _turn(self) -> None:
        self._done.append("".join(self._page) + "".join(f"\n{note}" for note in self._below if note))
        self._page, self._below = [], []


def _main_member(packed: PackedXml) -> str:
    for target in packed.related("").values():
        if target.startswith("word/document"):
            return target
    if "word/document.xml" in packed.names:
        return "word/document.xml"
    raise damaged()


def _notes(packed: PackedXml, main: str, namespace: str) -> dict[tuple[str, str], str]:
    found = {}
    for kind in _NOTES.values():
        root = packed.optional(f"{main.rpartition('/')[0]}/{kind}.xml")
        if root is not None:
            for note in root:
                found[kind, note.get(f"{{{namespace}}}id", "")] = _flat(note, namespace)
    return found


def _edges(packed: PackedXml, main: str, namespace: str) -> dict[str, list[str]]:
    """Return the texts of headers and of footers, each once however many sections repeat it."""
    edges: dict[str, list[str]] = {"header": [], "footer": []}
    for member in sorted(packed.related(main).values()):
        file = member.rpartition("/")[2]
        for kind, texts in edges.items():
            if file.startswith(kind) and member in packed.names:
                text = _flat(packed.root(member), namespace)
                if text and text not in texts:
                    texts.append(text)
    return edges


def _flat(element: etree._Element, namespace: str) -> str:
    pages = _Pages(namespace, {})
    pages.read(element)
    return "\n".join(pages.finish()).strip()


def _drop(root: etree._Element, *tags: str) -> None:
    """Empty what would be read twice: the drawing for old programs, and the place a text was moved from."""
    for element in list(root.iter(*tags)):
        tail = element.tail
        element.clear()
        element.tail = tail

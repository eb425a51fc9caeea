"""Text of PPTX: each slide is a page, with its notes, in the order of the presentation."""

from lxml import etree

from search.extraction.draft import Draft, damaged
from search.extraction.limits import Budget
from search.extraction.packed_xml import RELATIONSHIP, PackedXml, core_metadata, opened
from search.extraction.source import Source

_PRESENTATION = "ppt/presentation.xml"
_SKIPPED_FIELDS = frozenset(["slidenum"])


def read_pptx(source: Source, budget: Budget) -> Draft:
    """Read a PPTX; hidden slides too."""
    with opened(source, budget) as packed:
        if _PRESENTATION not in packed.names:
            raise damaged()
        members = packed.related(_PRESENTATION)
        order = [members.get(slide.get(RELATIONSHIP, ""), "") for slide in packed.root(_PRESENTATION).iter("{*}sldId")]
        texts = [_slide(packed, member) if member in packed.names else "" for member in order]
        return Draft(texts=texts, metadata=core_metadata(packed))


def _slide(packed: PackedXml, member: str) -> str:
    text = _paragraphs(packed.root(member))
    for related in packed.related(member).values():
        if "/notesSlides/" in f"/{related}" and related in packed.names:
            text += "\n\n" + _paragraphs(packed.root(related))
    return text


def _paragraphs(root: etree._Element) -> str:
    lines = []
    for paragraph in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
        words = []
        for element in paragraph.iter("{*}t", "{*}br", "{*}tab"):
            name = etree.QName(element).localname
            parent = element.getparent()
            if name == "t" and (parent is None or parent.get("type") not in _SKIPPED_FIELDS):
                words.append(element.text or "")
            elif name == "br":
                words.append("\n")
        lines.append("".join(words))
    return "\n".join(lines)

"""Lists in a DOCX document: real ones, each of which begins at 1, in a template that has none of its own too."""

from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.text.paragraph import Paragraph

_EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering {nsdecls("w")}/>'


class Lists:
    """The lists of a document."""

    def __init__(self, document: Document) -> None:
        self._root = _numbering(document).element
        self._kinds: dict[bool, int] = {}

    def begin(self, *, numbered: bool) -> int:
        """Begin a list, and return its number for `put`."""
        kind = self._kinds.get(numbered)
        if kind is None:
            kind = self._kinds[numbered] = self._described(numbered)
        number = self._next("w:num", "w:numId")
        anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if numbered else ""
        xml = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{anew}</w:num>'
        self._root.append(parse_xml(xml))
        return number

    def put(self, paragraph: Paragraph, number: int) -> None:
        """Make a paragraph an item of a list."""
        properties: Any = paragraph._p.get_or_add_pPr()
        listed = properties.get_or_add_numPr()
        listed.get_or_add_ilvl().val = 0
        listed.get_or_add_numId().val = number

    def _described(self, numbered: bool) -> int:
        kind = self._next("w:abstractNum", "w:abstractNumId")
        form, text = ("decimal", "%1.") if numbered else ("bullet", "\N{BULLET}")
        described = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>'
        )
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(described)
        else:
            first.addprevious(described)
        return kind

    def _next(self, tag: str, attribute: str) -> int:
        taken = [int(one.get(qn(attribute), "0")) for one in self._root.findall(qn(tag))]
        return max(taken, default=0) + 1


def _numbering(document: Document) -> NumberingPart:
    part = document.part
    for relation in part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and isinstance(relation.target_part, NumberingPart):
            return relation.target_part
    name, package = PackURI("/word/numbering.xml"), part.package
    assert package is not None
    made = NumberingPart.load(name, CONTENT_TYPE.WML_NUMBERING, _EMPTY.encode(), package)
    assert isinstance(made, NumberingPart)
    part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
    return made

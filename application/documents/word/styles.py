"""The styles that a paper is written with: real headings, so that it can be read aloud."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

QUIET, SMALL, BOX_LABEL, BOX = "Paper quiet", "Paper small", "Paper box label", "Paper box"
MAIN_LABEL, MAIN = "Paper decision label", "Paper decision"
"""Our own styles, added to every template."""

_LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
_INK, _GREY, _LINE = "1E2B3C", "4A5565", "B9C1CB"


@dataclass(frozen=True)
class _Look:
    size: float
    before: float = 0
    after: float = 6
    bold: bool = False
    colour: str = _INK
    level: int | None = None


def heading_style(level: int) -> str:
    """Return the name of the style of headings of a level."""
    return f"Heading {level}"


def dress(document: Document, *, language: str, accent: str, plain: bool) -> None:
    """Give a document the styles that it lacks, and its language; a `plain` one of ours all of them anew."""
    tint = accent.lstrip("#").upper()
    looks = {
        "Heading 1": _Look(21, 0, 10, True, _INK, 0),
        "Heading 2": _Look(14, 18, 6, True, tint, 1),
        "Heading 3": _Look(12, 12, 4, True, _INK, 2),
        "Heading 4": _Look(11, 10, 4, True, _INK, 3),
    }
    ours = {QUIET: _Look(9.5, colour=_GREY), SMALL: _Look(8.5, after=0, colour=_GREY)}
    boxes = {BOX_LABEL: _Look(9.5, 8, 2, True, _GREY), BOX: _Look(11, 0, 4)}
    main = {MAIN_LABEL: _Look(12, 10, 3, True, tint), MAIN: _Look(11, 0, 4)}
    if plain:
        normal = document.styles["Normal"]
        assert isinstance(normal, ParagraphStyle)
        _form(normal, _Look(11))
        _font(normal, "Calibri")
        normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
        normal.paragraph_format.line_spacing = 1.15
    for name, look in (looks | ours | boxes | main).items():
        style, added = _style(document, name)
        if added or plain:
            _form(style, look)
            if plain:
                _font(style, "Calibri")
        if added and name in boxes | main:
            _mark(style, tint if name in main else _LINE, shaded=name in main)
    _speak(document, _LANGUAGES.get(language, "nb-NO"))


def _style(document: Document, name: str) -> tuple[ParagraphStyle, bool]:
    for one in document.styles:
        if one.name == name and isinstance(one, ParagraphStyle):
            return one, False
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("Heading"))
    assert isinstance(made, ParagraphStyle)
    normal = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    if isinstance(normal, ParagraphStyle):
        made.base_style = made.next_paragraph_style = normal
    return made, True


def _form(style: ParagraphStyle, look: _Look) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.widow_control = True
    if look.level is not None:
        form.keep_with_next = form.keep_together = True
        properties = style.element.get_or_add_pPr()
        if properties.find(qn("w:outlineLvl")) is None:
            outline = OxmlElement("w:outlineLvl")
            outline.set(qn("w:val"), str(look.level))
            properties.append(outline)


def _font(style: ParagraphStyle, name: str) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), name)


def _mark(style: ParagraphStyle, tint: str, *, shaded: bool) -> None:
    """Put a bar to the left of what the eye is to find, a ground behind it if asked, as the schema orders them."""
    style.paragraph_format.left_indent = Pt(10)
    properties = style.element.get_or_add_pPr()
    bars = OxmlElement("w:pBdr")
    bar = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", tint)):
        bar.set(qn(f"w:{name}"), value)
    bars.append(bar)
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F2F5F8")):
        ground.set(qn(f"w:{name}"), value)
    place = next(
        (at for at, one in enumerate(properties) if one.tag in (qn("w:spacing"), qn("w:ind"))), len(properties)
    )
    if shaded:
        properties.insert(place, ground)
    properties.insert(place, bars)


def _speak(document: Document, language: str) -> None:
    """Say which language the document is in: its default, and none of its styles another."""
    styles = document.styles.element
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = OxmlElement("w:docDefaults")
        styles.insert(0, defaults)
    whole = defaults.find(qn("w:rPrDefault"))
    if whole is None:
        whole = OxmlElement("w:rPrDefault")
        defaults.insert(0, whole)
    properties = whole.find(qn("w:rPr"))
    if properties is None:
        properties = OxmlElement("w:rPr")
        whole.append(properties)
    spoken = properties.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        properties.append(spoken)
    spoken.set(qn("w:val"), language)

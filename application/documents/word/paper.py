"""Sets a paper as DOCX: on a page of ours, or in a template of the council."""

import io
import zipfile
from datetime import UTC

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from application.documents.paper import Paper
from application.documents.word.blocks import Writer
from application.documents.word.placeholders import TITLE, content_place, fill, names_in
from application.documents.word.styles import SMALL, dress, heading_style
from application.documents.word.texts import clean

_LONGEST_PROPERTY = 255
_OLDEST = (1980, 1, 1, 0, 0, 0)
_NARROWEST = Cm(5)


def paper_as_docx(paper: Paper, template: bytes | None = None) -> bytes:
    """Return a paper as DOCX. The same paper gives the same bytes.

    `template` is a DOCX file that `template.require_usable` has accepted: its styles, header, footer and pictures
    stay, the paper stands where it says `{{innhold}}`, and the fields of the paper where it names them.
    """
    document = docx.Document(io.BytesIO(template)) if template else docx.Document()
    dress(document, language=paper.language, accent=paper.letterhead.accent, plain=template is None)
    _require_page(document)
    _forget_where_it_came_from(document)
    body = document.element.body
    before = set(body)
    titled = template is not None and TITLE in names_in(body)
    if template is None:
        begin_page(document, paper)
    _write(document, paper, with_title=not titled)
    if template is not None:
        _move_into_place(document, before)
        fill(document, {"tittel": paper.title, **dict(paper.fields)})
    _describe(document, paper)
    made = io.BytesIO()
    document.save(made)
    return _always_alike(made.getvalue())


def _write(document: Document, paper: Paper, *, with_title: bool) -> None:
    writer = Writer(document, _width(document))
    if paper.demo:
        writer.paragraph(paper.demo).runs[0].bold = True
    if with_title:
        writer.paragraph(paper.title, heading_style(1))
    writer.facts(paper.facts)
    writer.write(paper.blocks)


def begin_page(document: Document, paper: Paper) -> None:
    """Give a document of ours its page, head and foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    letterhead, header = paper.letterhead, section.header.paragraphs[0]
    if letterhead.logo:
        shown = header.add_run().add_picture(io.BytesIO(letterhead.logo), height=Cm(1.2))
        shown._inline.docPr.set("descr", clean(paper.council))
        header.add_run("  ")
    header.add_run(clean(paper.council)).bold = True
    header.add_run(f"  \N{MIDDLE DOT}  {clean(paper.kind)}")
    header.paragraph_format.space_after = Pt(2)
    for line in letterhead.header:
        section.header.add_paragraph(clean(line), SMALL)
    footer = section.footer.paragraphs[0]
    footer.style = SMALL
    footer.paragraph_format.tab_stops.add_tab_stop(_width(document), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{clean(paper.footer)}\t")
    _count_pages(footer, paper.page)
    for line in letterhead.footer:
        section.footer.add_paragraph(clean(line), SMALL)


def _count_pages(footer: WordParagraph, words: str) -> None:
    before, _, rest = words.partition("{number}")
    between, _, after = rest.partition("{count}")
    footer.add_run(before)
    _field(footer, "PAGE")
    footer.add_run(between)
    if "{count}" in words:
        _field(footer, "NUMPAGES")
    footer.add_run(after)


def _field(paragraph: WordParagraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    paragraph._p.append(field)


def _forget_where_it_came_from(document: Document) -> None:
    """Let no reader look for the template that a template was made from: it lies on somebody's machine."""
    for settings in [one.target_part for one in document.part.rels.values() if one.reltype.endswith("/settings")]:
        for named in settings.element.findall(qn("w:attachedTemplate")):
            settings.element.remove(named)
        for relation in [one for one in settings.rels.values() if one.reltype.endswith("/attachedTemplate")]:
            del settings.rels[relation.rId]


def _require_page(document: Document) -> None:
    """Give a document the page that it does not describe: A4."""
    described = document.element.body.get_or_add_sectPr()
    section = document.sections[-1]
    assert section._sectPr is described
    section.page_width, section.page_height = section.page_width or Cm(21), section.page_height or Cm(29.7)
    for margin in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        if getattr(section, margin) is None:
            setattr(section, margin, Cm(2.4))


def _width(document: Document) -> Length:
    """Return how wide the text is on a page."""
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return Length(max(width - (section.gutter or 0), _NARROWEST))


def _move_into_place(document: Document, before: set[object]) -> None:
    body = document.element.body
    place = content_place(document)
    for element in [one for one in body if one not in before]:
        place.addprevious(element)
    body.remove(place)


def _describe(document: Document, paper: Paper) -> None:
    known = document.core_properties
    made = paper.made.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    known.title, known.subject = clean(paper.title)[:_LONGEST_PROPERTY], clean(paper.kind)[:_LONGEST_PROPERTY]
    known.author = known.last_modified_by = clean(paper.council)[:_LONGEST_PROPERTY]
    known.language, known.comments, known.keywords, known.revision = paper.language, "", "", 1
    known.created = known.modified = made


def _always_alike(content: bytes) -> bytes:
    """Return the file with the same time on each of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(zipfile.ZipInfo(one.filename, _OLDEST), old.read(one), zipfile.ZIP_DEFLATED)
    return made.getvalue()

"""Papers for tests, made as they are needed: small, in Norwegian, each of a real kind."""

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

import typst
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfReader, PdfWriter

BOKMAAL = "Representantskapet har ikke vedtatt noe om samarbeidsavtalen, og saken blir utsatt til neste møte. Blåbær 😀"
NYNORSK = (
    "Representantskapet har ikkje vedteke noko om samarbeidsavtalen, og saka vert utsett. Dei gjev fråsegn frå Ås."
)
ENGLISH = "The council has not decided on the agreement between the municipalities, and this will be postponed."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OD = "urn:oasis:names:tc:opendocument:xmlns:"


def a_pdf(*pages: str, title: str = "Protokoll") -> bytes:
    body = "\n#pagebreak()\n".join(pages or (BOKMAAL,))
    source = f'#set document(title: "{title}")\n#set page(width: 15cm, height: 10cm)\n#set text(lang: "nb")\n{body}'
    return bytes(typst.compile(source.encode()))


def a_locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(a_pdf())))
    writer.encrypt("hemmelig", algorithm="AES-256")
    packed = io.BytesIO()
    writer.write(packed)
    return packed.getvalue()


def a_picture(text: str, kind: str = "PNG") -> bytes:
    lines = text.replace("\n", " \\\n")
    source = f"#set page(width: 15cm, height: 5cm)\n#set text(size: 20pt)\n{lines}"
    drawn = typst.compile(source.encode(), format="png", ppi=200)
    if kind == "PNG":
        return bytes(drawn)
    packed = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        picture.convert("L").save(packed, format=kind, resolution=200)
    return packed.getvalue()


def zipped(members: dict[str, bytes | str], *, compress: bool = True) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


def a_docx(body: str, **others: str) -> bytes:
    """A DOCX with this XML in its body; `others` are further members of word/, by their names (`footnotes`)."""
    relations = "".join(f'<Relationship Id="r{name}" Target="{name}.xml"/>' for name in others)
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": '<Relationships><Relationship Id="r1" Target="word/document.xml"/></Relationships>',
        "docProps/core.xml": '<c xmlns:dc="d"><dc:title>Saksframlegg</dc:title><dc:creator>Åse</dc:creator></c>',
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
    }
    for name, xml in others.items():
        members[f"word/{name}.xml"] = f'<w:part xmlns:w="{_W}">{xml}</w:part>'
    return zipped(members)


def p(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def an_odt(body: str, *, styles: str = "", manifest: str = "<manifest/>", meta: str = "") -> bytes:
    names = f'xmlns:office="{_OD}office:1.0" xmlns:text="{_OD}text:1.0" xmlns:table="{_OD}table:1.0"'
    names += f' xmlns:style="{_OD}style:1.0" xmlns:fo="{_OD}xsl-fo-compatible:1.0"'
    document = f"<office:document-content {names}>{styles}<office:body><office:text>{body}</office:text></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "content.xml": document + "</office:document-content>",
            "meta.xml": f'<m xmlns:office="{_OD}office:1.0" xmlns:dc="d"><office:meta>{meta}</office:meta></m>',
            "styles.xml": f"<s {names}><style:header><text:p>Brevhode</text:p></style:header></s>",
        }
    )


def an_xlsx(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def a_pptx(*slides: str) -> bytes:
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    ids = "".join(f'<p:sldId xmlns:r="{r}" r:id="r{n}"/>' for n in reversed(range(len(slides))))
    links = "".join(f'<Relationship Id="r{n}" Target="slides/s{n}.xml"/>' for n in range(len(slides)))
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f'<p:presentation xmlns:p="p"><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>',
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{links}</Relationships>",
    }
    for number, text in enumerate(slides):
        members[f"ppt/slides/s{number}.xml"] = f'<s xmlns:a="{a}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></s>'
    return zipped(members)


def a_mail(
    *attachments: tuple[str, bytes], subject: str = "Møte på Ås 😀", body: str = BOKMAAL, html: str | None = None
) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Kåre Ødegård <kare@example.org>", "post@example.org"
    message["Date"] = "Tue, 04 Mar 2025 10:00:00 +0100"
    message.set_content(body)
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()

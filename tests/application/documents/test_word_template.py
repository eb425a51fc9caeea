"""A template of the council: its letterhead stays, the paper stands in its place, and a bad one is refused."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.opc.constants import NAMESPACE, RELATIONSHIP_TYPE

from application.documents.word.paper import paper_as_docx
from application.documents.word.template import LARGEST, TemplateRefusedError, require_usable, template_to_begin_with
from tests.application.documents.papers import HOSTILE, a_paper

PAPER = a_paper()


def saved(document: Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def a_template(change: Callable[[Document], object] = lambda _: None, content: str = "{{innhold}}") -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Brevhode for {{organ}}"
    split = document.add_paragraph("Møtet ")
    for piece in ("er {", "{da", "to}", "} i {{sted}}", ", {{sak}}."):
        split.add_run(piece).bold = True
    document.add_paragraph(content)
    document.add_paragraph("Med hilsen")
    change(document)
    return saved(document)


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def test_the_paper_stands_in_its_place_and_fields_are_filled_in() -> None:
    template = a_template()
    require_usable(template, PAPER)
    made = opened(paper_as_docx(PAPER, template))
    texts = [one.text for one in made.paragraphs]
    assert texts[0] == "Møtet er 12.03.2026 i Kari Eksempel, ."
    assert texts[1] == PAPER.title
    assert texts[-1] == "Med hilsen"
    assert "Saksliste" in texts
    assert made.sections[0].header.paragraphs[0].text == "Brevhode for Regionrådet"
    assert "{{" not in "".join(texts)


def test_a_template_that_places_the_title_has_it_once() -> None:
    template = a_template(lambda document: document.add_paragraph("{{ Tittel }}", "Title"))
    texts = [one.text for one in opened(paper_as_docx(PAPER, template)).paragraphs]
    assert texts.count(PAPER.title) == 1
    assert texts[-1] == PAPER.title


def test_ours_to_begin_with_can_be_used() -> None:
    template = template_to_begin_with(PAPER)
    require_usable(template, PAPER)
    made = opened(paper_as_docx(PAPER, template))
    assert made.paragraphs[0].text == PAPER.title
    assert "Saksliste" in [one.text for one in made.paragraphs]


def test_what_people_write_is_no_field() -> None:
    made = opened(paper_as_docx(a_paper(HOSTILE), a_template()))
    assert any("{{innhold}}" in one.text for one in made.paragraphs)


def test_a_template_without_page_styles_or_lists_will_do() -> None:
    kind = RELATIONSHIP_TYPE.OFFICE_DOCUMENT
    links = f'<Relationship Id="rId1" Type="{kind}" Target="word/document.xml"/>'
    bare = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as old, zipfile.ZipFile(bare, "w") as new:
        whole = old.read("word/document.xml")
        body = b"<w:body><w:p><w:r><w:t>{{innhold}}</w:t></w:r></w:p></w:body></w:document>"
        new.writestr("[Content_Types].xml", old.read("[Content_Types].xml"))
        new.writestr("word/document.xml", whole[: whole.index(b"<w:body>")] + body)
        new.writestr("_rels/.rels", f'<Relationships xmlns="{NAMESPACE.OPC_RELATIONSHIPS}">{links}</Relationships>')
    require_usable(bare.getvalue(), PAPER)
    assert opened(paper_as_docx(PAPER, bare.getvalue())).paragraphs[0].text == PAPER.title


def test_it_forgets_which_file_a_template_was_made_from() -> None:
    def attach(document: Document) -> None:
        kind = f"{RELATIONSHIP_TYPE.SETTINGS.removesuffix('settings')}attachedTemplate"
        document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).relate_to("file:///C:/maler", kind, is_external=True)

    template = a_template(attach)
    require_usable(template, PAPER)
    with zipfile.ZipFile(io.BytesIO(paper_as_docx(PAPER, template))) as made:
        assert not [name for name in made.namelist() if b"C:/maler" in made.read(name)]


def _linked(document: Document) -> None:
    document.part.relate_to("https://example.no/picture.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)


def _in_a_table(document: Document) -> None:
    document.add_table(1, 1).cell(0, 0).text = "{{innhold}}"


def _with_macros(content: bytes) -> bytes:
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as file:
        file.writestr("word/vbaProject.bin", b"x")
    return made.getvalue()


def _cut(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[: 300 if name == "word/document.xml" else None])
    return made.getvalue()


REFUSED = {
    "too-large": lambda: b"PK" + b"x" * LARGEST,
    "not-word": lambda: b"%PDF-1.7",
    "macros": lambda: _with_macros(a_template()),
    "damaged": lambda: _cut(a_template()),
    "linked": lambda: a_template(_linked),
    "no-content": lambda: a_template(content="Innhold"),
    "content-twice": lambda: a_template(lambda document: document.add_paragraph("{{innhold}}")),
    "content-inside": lambda: a_template(_in_a_table, content=""),
    "unknown-field": lambda: a_template(lambda document: document.add_paragraph("{{noe annet}}")),
    "open-braces": lambda: a_template(lambda document: document.add_paragraph("{{dato")),
}


@pytest.mark.parametrize("problem", REFUSED)
def test_a_bad_template_is_refused_with_what_is_wrong(problem: str) -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        require_usable(REFUSED[problem](), PAPER)
    assert refused.value.values["problem"] == problem
    if problem == "unknown-field":
        assert refused.value.values["name"] == "noe annet"


def test_content_with_words_beside_it_is_refused() -> None:
    with pytest.raises(TemplateRefusedError) as refused:
        require_usable(a_template(content="Her: {{innhold}}"), PAPER)
    assert refused.value.values["problem"] == "content-inside"

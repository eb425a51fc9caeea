"""Rows of documents, and the files of other rows: who reads which bytes."""

from application.imports.report import Outcome
from application.opened import OpenArchive
from application.questions.decisions import decision_by_slug
from application.questions.documents import DocumentView, documents_of
from application.questions.journal import entry_by_reference
from domain.access import Audience
from tests.application.imports.manifests import CASE, DECISION, ENTRY, RR, Cells, Papers, codes, imported, positions

FILES = {"a.txt": "alt", "b.txt": "sladdet", "c.txt": "vedlegg"}
OPEN = ENTRY | {"publisert": "ja"}
PART = OPEN | {"fil": "a.txt", "offentlig versjon": "b.txt", "hjemmel": "offl. § 23", "offentlig tittel": "Tilbud"}


def documents(opened: OpenArchive) -> list[DocumentView]:
    """The documents of the entry 2019/4-1, main document first."""
    with opened.stores.registers.connect() as connection:
        entry = entry_by_reference(connection, "2019/4-1", Audience.OFFICER)
        assert entry is not None
        return documents_of(connection, [entry.id]).get(entry.id, [])


def readable(opened: OpenArchive, audience: Audience) -> list[str | None]:
    found = [one.readable(audience) for one in documents(opened)]
    return [one.name if one else None for one in found]


def test_the_public_reads_the_public_version_of_what_is_shielded_in_part(opened: OpenArchive, papers: Papers) -> None:
    rows = [CASE, PART | {"vedlegg": "c.txt"}]
    assert codes(imported(opened, papers(FILES), rows)) == {}
    assert readable(opened, Audience.PUBLIC) == ["b.txt", None]
    assert readable(opened, Audience.READER) == ["b.txt", None]
    assert readable(opened, Audience.OFFICER) == ["a.txt", "c.txt"]
    before = positions(opened)
    imported(opened, papers(FILES), rows)
    assert positions(opened) == before


def test_a_document_shielded_alone_leaves_the_rest_open(opened: OpenArchive, papers: Papers) -> None:
    shielded: Cells = {"type": "dokument", "hører til": "2019/4-1", "fil": "c.txt", "hjemmel": "offl. § 26"}
    rows = [CASE, OPEN | {"fil": "b.txt"}, shielded]
    assert codes(imported(opened, papers({"b.txt": "brev", "c.txt": "vedlegg"}), rows)) == {}
    assert readable(opened, Audience.PUBLIC) == ["b.txt", None]
    assert readable(opened, Audience.OFFICER) == ["b.txt", "c.txt"]


def test_a_document_is_published_as_what_it_belongs_to_unless_its_row_says_no(
    opened: OpenArchive, papers: Papers
) -> None:
    one: Cells = {"type": "dokument", "hører til": "2019/4-1", "fil": "b.txt"}
    rows = [CASE, OPEN | {"fil": "a.txt"}, one, one | {"fil": "c.txt", "publisert": "nei"}]
    assert codes(imported(opened, papers(FILES), rows)) == {}
    assert readable(opened, Audience.PUBLIC) == ["a.txt", "b.txt", None]
    imported(opened, papers(FILES), rows, publish=True)
    assert readable(opened, Audience.PUBLIC) == ["a.txt", "b.txt", None]


def test_a_main_document_may_come_in_a_row_of_its_own_but_only_one(opened: OpenArchive, papers: Papers) -> None:
    one: Cells = {"type": "dokument", "hører til": "2019/4-1", "fil": "b.txt", "rolle": "hoveddokument"}
    rows = [CASE, OPEN | {"vedlegg": "c.txt"}, one, one | {"fil": "a.txt"}]
    assert codes(imported(opened, papers(FILES), rows)) == {"5": "main-document-taken"}
    assert readable(opened, Audience.PUBLIC) == ["b.txt", "c.txt"]


def test_a_document_that_another_row_has_filed_already_is_there(opened: OpenArchive, papers: Papers) -> None:
    row: Cells = {"type": "dokument", "hører til": "2019/4-1", "fil": "c.txt"}
    report = imported(opened, papers({"c.txt": "vedlegg"}), [CASE, OPEN | {"vedlegg": "c.txt"}, row])
    assert report.kinds(Outcome.THERE) == {"document": 1}
    assert len(documents(opened)) == 1


def test_what_a_decision_holds_is_shielded_with_it(opened: OpenArchive, papers: Papers) -> None:
    hidden = DECISION | {"publisert": "ja", "hjemmel": "offl. § 23", "fil": "a.txt", "offentlig tittel": "Kjøp"}
    rows = [RR, CASE, hidden | {"vedtakstekst": "Kjøpesummen er ti kroner."}]
    assert codes(imported(opened, papers({"a.txt": "alt"}), rows)) == {}
    with opened.stores.registers.connect() as connection:
        public = decision_by_slug(connection, "RR-23-2019", Audience.PUBLIC)
        assert public is not None
        (document,) = documents_of(connection, [public.id])[public.id]
    assert (public.title, public.text or None, public.access.basis) == ("Kjøp", None, "offl. § 23")
    assert document.readable(Audience.PUBLIC) is None
    assert document.readable(Audience.OFFICER) is not None

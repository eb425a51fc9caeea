"""The index follows what happens: each audience finds what it may see, under old names and new, and nothing else."""

from dataclasses import replace
from uuid import UUID

import pytest
from sqlalchemy import select

from application.commands.bodies import EstablishBody, RenameBody, establish_body, rename_body
from application.commands.cases import (
    ClassifyCase,
    CorrectCase,
    RetitleCase,
    classify_case,
    correct_case,
    retitle_case,
)
from application.commands.documents import MoveDocument, move_document
from application.commands.journal import MoveEntry, move_entry
from application.commands.organisations import (
    MergeOrganisation,
    RegisterOrganisation,
    merge_organisation,
    register_organisation,
)
from application.commands.withdrawing import Restore, Withdraw, restore, withdraw
from application.registers.documents import document_versions
from domain.access import Audience
from domain.journal import party
from search.texts.store import TextStore
from tests.search.conftest import Indexed
from tests.search.extraction.papers import a_pdf
from tests.web.filing import text, the

PUBLIC, READER, OFFICER = Audience.PUBLIC, Audience.READER, Audience.OFFICER


def seen(indexed: Indexed, typed: str) -> dict[Audience, set[str]]:
    return {audience: indexed.references(typed, audience) for audience in Audience}


def a_letter(indexed: Indexed, words: str = "Sykkelveien er ferdig", *, reference: str = "2025/1-1") -> None:
    """A case with one letter that has a PDF of two pages, not published."""
    case = reference.partition("-")[0]
    indexed.filing.case(case, "Gang og ferdsel")
    paper = indexed.filing.paper(
        f"{reference}.pdf", a_pdf("Forside", words), title="Melding", role="main", read=text("Forside", words)
    )
    indexed.filing.entry(
        reference, "incoming", "Brev om trase", senders=(party("Liksom Maskin AS"),), documents=(paper,)
    )


def a_body(indexed: Indexed, name: str, abbreviation: str) -> UUID:
    body = EstablishBody(body_id=the(abbreviation), name=name, abbreviation=abbreviation, kind="political", by="kari")
    establish_body(indexed.opened.archive, body)
    return the(abbreviation)


def test_nothing_has_happened_in_an_empty_archive(indexed: Indexed) -> None:
    assert indexed.engine.mark() is None
    indexed.follow()
    assert indexed.engine.mark() is not None
    assert indexed.indexer.follow() == 0
    assert indexed.answer("").total == 0


def test_a_page_of_an_attachment_is_found_with_its_record(indexed: Indexed) -> None:
    a_letter(indexed)
    indexed.follow()
    hit = indexed.answer("sykkelvei", READER).hits[0]
    assert (hit.kind, hit.reference, hit.title) == ("journal-entry", "2025/1-1", "Brev om trase")
    assert (hit.document_name, hit.page) == ("Melding", 2)
    assert "Sykkelveien" in hit.snippet.text
    assert indexed.references("sykkelvei", READER) == {"2025/1-1"}  # the case itself does not answer for its pages
    assert indexed.references("trase", READER) == {"2025/1", "2025/1-1"}


def test_publishing_lets_everybody_find_it(indexed: Indexed) -> None:
    a_letter(indexed)
    indexed.follow()
    inside = {"2025/1-1"}
    assert seen(indexed, "sykkelvei") == {PUBLIC: set(), READER: inside, OFFICER: inside}
    assert indexed.references("ferdsel") == set()
    indexed.filing.publish("journal-entry", "2025/1-1")
    indexed.follow()
    assert seen(indexed, "sykkelvei") == {PUBLIC: inside, READER: inside, OFFICER: inside}
    assert indexed.references("ferdsel") == {"2025/1"}


def test_shielding_takes_title_parties_and_pages_from_all_but_officers(indexed: Indexed) -> None:
    a_letter(indexed)
    indexed.filing.publish("journal-entry", "2025/1-1")
    indexed.follow()
    indexed.filing.shield("journal-entry", "2025/1-1")
    indexed.follow()
    for typed in ("sykkelvei", "trase", "melding", '"Brev om trase"', "filtype:pdf"):
        found = seen(indexed, typed)
        assert found[PUBLIC] == found[READER] == set(), typed
        assert "2025/1-1" in found[OFFICER], typed
    assert "2025/1-1" in indexed.references("2025/1-1")
    hit = next(one for one in indexed.answer("2025/1-1").hits if one.reference == "2025/1-1")
    assert (hit.title, hit.document_name) == ("", None)
    assert indexed.find("sykkelvei filtype:pdf").facets.get("filetype", ())[0].count == 0
    indexed.filing.lift("journal-entry", "2025/1-1", "Saken er over")
    indexed.follow()
    assert indexed.references("sykkelvei") == {"2025/1-1"}


def test_a_public_version_is_what_others_find(indexed: Indexed) -> None:
    a_letter(indexed, "Prisen er nitti kroner")
    indexed.filing.publish("journal-entry", "2025/1-1")
    indexed.filing.public_version("2025/1-1.pdf", "sladdet.pdf", a_pdf("Sladdet"), text("Prisen er fjernet"))
    indexed.filing.shield("journal-entry", "2025/1-1", scope="part")
    indexed.follow()
    assert seen(indexed, "nitti") == {PUBLIC: set(), READER: set(), OFFICER: {"2025/1-1"}}
    assert seen(indexed, "fjernet") == {PUBLIC: {"2025/1-1"}, READER: {"2025/1-1"}, OFFICER: set()}
    assert indexed.answer("fjernet").hits[0].document_name == "sladdet.pdf"


def test_one_shielded_document_does_not_hide_the_others(indexed: Indexed) -> None:
    filing = indexed.filing
    filing.case("2025/1", "Gang og ferdsel")
    papers = (
        filing.paper("a.pdf", a_pdf("a"), read=text("Sykkelveien er bred")),
        filing.paper("b.pdf", a_pdf("b"), read=text("Helseopplysninger om naboen")),
    )
    filing.entry("2025/1-1", "incoming", "Brev", documents=papers)
    filing.publish("journal-entry", "2025/1-1")
    filing.shield("document", "b.pdf")
    indexed.follow()
    assert indexed.references("sykkelvei") == {"2025/1-1"}
    assert seen(indexed, "helseopplysninger") == {PUBLIC: set(), READER: set(), OFFICER: {"2025/1-1"}}
    hit = next(one for one in indexed.answer("brev", OFFICER).hits if one.kind == "journal-entry")
    assert hit.title == "Brev"


def test_the_same_bytes_filed_twice_have_each_their_own_access(indexed: Indexed) -> None:
    a_letter(indexed, reference="2025/1-1")
    indexed.filing.case("2025/2", "En annen sak")
    with indexed.opened.stores.registers.connect() as connection:
        (digest,) = connection.execute(select(document_versions.c.sha256)).scalars()
    with indexed.opened.stores.files.open(digest) as stream:
        again = indexed.filing.paper("kopi.pdf", stream.read(), title="Kopi")
    assert again.sha256 == digest
    indexed.filing.entry("2025/2-1", "internal", "Notat", documents=(again,))
    indexed.filing.publish("journal-entry", "2025/2-1")
    indexed.follow()
    assert indexed.references("sykkelvei") == {"2025/2-1"}
    assert indexed.references("sykkelvei", READER) == {"2025/1-1", "2025/2-1"}


def test_a_text_that_comes_later_is_found_when_it_has_come(indexed: Indexed) -> None:
    indexed.follow()
    filing = indexed.filing
    filing.case("2025/1", "Gang og ferdsel")
    paper = filing.paper("sen.pdf", a_pdf("x"), title="Sent lest")
    filing.entry("2025/1-1", "incoming", "Brev", documents=(paper,))
    indexed.follow()
    assert indexed.references("overvann", READER) == set()
    assert indexed.texts.counts().waiting == 1
    indexed.texts.put(paper.sha256, text("Overvann i kjelleren"), media_type=paper.media_type, name=paper.name)
    indexed.follow()
    assert indexed.references("overvann", READER) == {"2025/1-1"}


def test_a_new_version_takes_the_place_of_the_one_before(indexed: Indexed) -> None:
    a_letter(indexed, "Broen er blå")
    indexed.follow()
    digest = indexed.filing.version("2025/1-1.pdf", "ny.pdf", a_pdf("Ny"))
    indexed.texts.put(digest, text("Broen er grønn"), media_type="application/pdf", name="ny.pdf")
    indexed.follow()
    assert indexed.references('"broen er grønn"', READER) == {"2025/1-1"}
    assert indexed.references('"broen er blå"', READER) == set()


def test_a_renamed_body_is_found_by_each_of_its_names(indexed: Indexed) -> None:
    archive = indexed.opened.archive
    a_body(indexed, "Arbeidsutvalget", "AU")
    indexed.filing.case("2021/3", "Vann")
    indexed.filing.decision("AU 4/2021", "2021/3", "2021-05-04", "Vannverk", "as-recommended", text="Ja.")
    indexed.filing.publish("decision", "AU 4/2021")
    indexed.follow()
    command = RenameBody(
        body_id=the("AU"), name="Ordførerutvalget", abbreviation="OU", valid_from="2024-01-01", by="kari"
    )
    rename_body(archive, command)
    indexed.follow()
    for typed in ("arbeidsutvalget", "AU", "ordførerutvalget", "OU", "ordførarutvalet"):
        assert "Ordførerutvalget" in indexed.references(typed), typed
    for typed in ("vannverk organ:AU", "organ:Ordførerutvalget vannverk", "organ:OU", "AU 4/2021", "4/2021"):
        assert "AU 4/2021" in indexed.references(typed), typed
    assert "AU 4/2021" in indexed.references("ordførerutvalget")
    assert indexed.find("vannverk").facets["body"][0].label == "Ordførerutvalget"


def test_a_merged_municipality_is_found_by_its_new_name(indexed: Indexed) -> None:
    archive = indexed.opened.archive
    for name in ("Tenkeby", "Storprøve"):
        command = RegisterOrganisation(
            organisation_id=the(name), name=f"{name} kommune", kind="municipality", by="kari"
        )
        register_organisation(archive, command)
    filing = indexed.filing
    filing.case("2019/2", "Skole")
    filing.entry("2019/2-1", "incoming", "Brev om skole", senders=(party("Tenkeby kommune", the("Tenkeby")),))
    filing.publish("journal-entry", "2019/2-1")
    merge_organisation(archive, MergeOrganisation(organisation_id=the("Tenkeby"), into_id=the("Storprøve"), by="kari"))
    indexed.follow()
    for typed in ("storprøve", "Storprøve kommune", "kommune:Storprøve", "kommune:tenkeby skole", "tenkeby"):
        assert "2019/2-1" in indexed.references(typed), typed


def test_a_case_is_found_by_its_new_title_and_its_papers_by_its_new_subject_area(indexed: Indexed) -> None:
    a_letter(indexed)
    archive = indexed.opened.archive
    indexed.follow()
    retitle_case(archive, RetitleCase(case_id=the("2025/1"), title="Fortau", by="kari", reason="Klarere"))
    classify_case(archive, ClassifyCase(case_id=the("2025/1"), subject_areas=("Samferdsel",), by="kari"))
    indexed.follow()
    assert indexed.references("fortau", READER) == {"2025/1"}
    assert indexed.references("ferdsel -samferdsel", READER) == set()
    assert indexed.references("fag:samferdsel", READER) == {"2025/1", "2025/1-1"}
    assert indexed.find("fag:samferdsel").understood.question.filters == {}  # nothing in it is published


def test_a_correction_is_found_and_what_it_corrects_is_not(indexed: Indexed) -> None:
    a_body(indexed, "Regionrådet", "RR")
    indexed.filing.case("2025/1", "Vei")
    indexed.filing.decision("RR 1/2025", "2025/1", "2025-01-15", "Vei", "as-recommended", text="Broen males gul.")
    indexed.filing.publish("decision", "RR 1/2025")
    indexed.follow()
    assert indexed.references("gul") == {"RR 1/2025"}
    indexed.filing.correct("RR 1/2025", "Skrivefeil", text="Broen males rød.")
    indexed.follow()
    assert (indexed.references("gul"), indexed.references("rød")) == (set(), {"RR 1/2025"})


@pytest.mark.parametrize("typed", ["23/2025", "23-2025", "sak 23/25", "RR 23/2025", "rr23/2025", '"RR 23/2025"'])
def test_a_decision_is_found_by_its_number_in_every_spelling(indexed: Indexed, typed: str) -> None:
    a_body(indexed, "Regionrådet", "RR")
    indexed.filing.case("2025/7", "Vei")
    for number in (22, 23, 24):
        reference = f"RR {number}/2025"
        indexed.filing.decision(reference, "2025/7", "2025-09-26", "Vei", "as-recommended", text="Ja.")
        indexed.filing.publish("decision", reference)
    indexed.follow()
    assert indexed.answer(typed).hits[0].reference == "RR 23/2025"


def test_an_index_made_anew_answers_as_the_one_that_followed(indexed: Indexed) -> None:
    a_letter(indexed)
    a_body(indexed, "Regionrådet", "RR")
    indexed.filing.decision("RR 1/2025", "2025/1", "2025-01-15", "Sykkelvei", "as-recommended", text="Ja til vei.")
    indexed.follow()
    indexed.filing.publish("decision", "RR 1/2025")
    indexed.filing.shield("journal-entry", "2025/1-1")
    indexed.follow()
    asked = [(typed, audience) for typed in ("", "sykkelvei", "rr", "type:vedtak", "brev") for audience in Audience]
    before = [_plain(indexed, *one) for one in asked]
    mark = indexed.engine.mark()
    done: list[int] = []
    assert indexed.indexer.rebuild(done.append) == 4
    assert done[-1] == 4
    assert [_plain(indexed, *one) for one in asked] == before
    assert indexed.engine.mark() == mark
    assert indexed.indexer.follow() == 0


def test_a_text_store_begun_anew_is_indexed_anew(indexed: Indexed) -> None:
    a_letter(indexed, "Broen er blå")
    indexed.follow()
    with indexed.opened.stores.texts.begin() as connection:
        for (table,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.exec_driver_sql(f'DROP TABLE "{table}"')
    TextStore(indexed.opened.stores.texts).initialise()
    indexed.follow()
    with indexed.opened.stores.registers.connect() as connection:
        (digest,) = connection.execute(select(document_versions.c.sha256)).scalars()
    indexed.texts.put(digest, text("Broen er lest igjen"), media_type="application/pdf", name="2025/1-1.pdf")
    indexed.follow()
    assert indexed.references("igjen", READER) == {"2025/1-1"}


def test_making_the_index_anew_forgets_no_file_that_is_to_be_read(indexed: Indexed) -> None:
    filing = indexed.filing
    filing.case("2025/1", "Gang og ferdsel")
    filing.entry("2025/1-1", "incoming", "Brev", documents=(filing.paper("a.pdf", a_pdf("a")),))
    indexed.indexer.rebuild()
    assert indexed.indexer.follow() == 0
    assert indexed.texts.counts().waiting == 1


def test_files_that_nobody_asked_to_read_are_asked_for(indexed: Indexed) -> None:
    filing = indexed.filing
    filing.case("2025/1", "Gang og ferdsel")
    papers = tuple(filing.paper(f"{n}.pdf", a_pdf(str(n))) for n in range(3))
    filing.entry("2025/1-1", "incoming", "Brev", documents=papers)
    assert indexed.indexer.ask_for_texts() == 3
    assert indexed.indexer.ask_for_texts() == 0
    assert indexed.texts.counts().waiting == 3


def _plain(indexed: Indexed, typed: str, audience: Audience) -> object:
    """An answer without what depends on how the index happens to lie on disk."""
    answer = indexed.answer(typed, audience)
    hits = sorted((replace(hit, score=0.0) for hit in answer.hits), key=lambda hit: (hit.kind, hit.record_id))
    return answer.total, hits, answer.facets


def test_what_is_withdrawn_is_found_by_its_number_alone_until_it_is_restored(indexed: Indexed) -> None:
    a_letter(indexed)
    indexed.filing.publish("journal-entry", "2025/1-1")
    indexed.follow()
    given = {"kind": "journal-entry", "record_id": the("2025/1-1"), "by": "kari"}
    withdraw(indexed.opened.archive, Withdraw(reason="Feilsendt", **given))  # type: ignore[arg-type]
    indexed.follow()
    for typed in ("sykkelvei", "trase", "melding", "filtype:pdf"):
        assert seen(indexed, typed) == {PUBLIC: set(), READER: set(), OFFICER: set()}, typed
    assert "2025/1-1" in indexed.references("2025/1-1")
    restore(indexed.opened.archive, Restore(reason="Riktig likevel", **given))  # type: ignore[arg-type]
    indexed.follow()
    assert indexed.references("sykkelvei") == {"2025/1-1"}


def test_what_is_moved_is_found_where_it_is_now_and_by_the_number_it_had(indexed: Indexed) -> None:
    a_letter(indexed)
    indexed.filing.case("2025/2", "Vann")
    indexed.follow()
    move = MoveEntry(entry_id=the("2025/1-1"), case_id=the("2025/2"), reason="Feil sak", by="kari")
    move_entry(indexed.opened.archive, move)
    indexed.follow()
    assert indexed.references("trase", READER) == {"2025/2", "2025/2-1"}
    assert "2025/2-1" in indexed.references("2025/1-1", READER)


def test_a_document_is_found_with_the_record_it_was_moved_to(indexed: Indexed) -> None:
    a_letter(indexed)
    indexed.filing.entry("2025/1-2", "incoming", "Neste brev")
    indexed.follow()
    moved = MoveDocument(
        document_id=the("2025/1-1.pdf"),
        kind="journal-entry",
        record_id=the("2025/1-1"),
        to_kind="journal-entry",
        to_id=the("2025/1-2"),
        reason="Feil post",
        by="kari",
    )
    move_document(indexed.opened.archive, moved)
    indexed.follow()
    assert indexed.references("sykkelvei", READER) == {"2025/1-2"}


def test_papers_are_found_by_a_subject_area_put_right(indexed: Indexed) -> None:
    a_letter(indexed)
    indexed.follow()
    changes = {"subject_areas": ("Samferdsel",)}
    correct_case(indexed.opened.archive, CorrectCase(case_id=the("2025/1"), changes=changes, reason="Glemt", by="kari"))
    indexed.follow()
    assert indexed.references("fag:samferdsel", READER) == {"2025/1", "2025/1-1"}

"""What is proposed about a file, each value with the line it was read from."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from application.commands.organisations import RegisterOrganisation, register_organisation
from domain.journal import party
from search.extraction.result import ExtractionResult, Outcome, Page, Part
from search.finder import Finder
from search.proposals.hearing.found import Doubt
from search.proposals.proposed import Proposals, Proposed, ProposedCase, Where
from search.proposals.proposing import Proposing
from tests.search.conftest import Indexed
from tests.web.filing import the

LETTER = """Skiptvet kommune
Rådmannen

Prøveregionen
Postboks 1

Vår dato: 12.03.2025   Deres dato: 01.02.2025
Vår ref: 2024/99   Deres ref: 2025/17-2

Høringssvar om nytt rutetilbud på jernbanen

Vi viser til møtet 4. mars 2025."""


def text(*pages: str, **more: object) -> ExtractionResult:
    numbered = tuple(Page(number, page) for number, page in enumerate(pages, 1))
    return ExtractionResult(Outcome.TEXT, pages=numbered, **more)  # type: ignore[arg-type]


@pytest.fixture
def proposing(indexed: Indexed) -> Proposing:
    filing = indexed.filing
    with filing.at("2025-02-01T10:00"):
        for name, number in (("Skiptvet", "3015"), ("Våler", "3018")):
            command = RegisterOrganisation(
                organisation_id=the(name),
                name=f"{name} kommune",
                kind="municipality",
                number_kind="municipality-number",
                number=number,
                by="kari",
            )
            register_organisation(filing.opened.archive, command)
        filing.case("2025/17", "Nytt rutetilbud på jernbanen")
        filing.case("2024/99", "Noe ganske annet")
        filing.case("2025/18", "Felles legevakt i regionen")
        filing.entry("2025/18-1", "incoming", "Innspill om felles legevakt", senders=(party("Våler kommune"),))
    indexed.follow()
    registers = filing.opened.stores.registers
    finder = Finder(indexed.engine, registers)
    return Proposing(registers, finder, own="Prøveregionen", zone=ZoneInfo("Europe/Oslo"))


def references(found: Proposals) -> list[str]:
    return [one.reference for one in found.cases]


def test_a_letter_tells_its_sender_its_day_and_our_case(proposing: Proposing) -> None:
    found = proposing.propose("scan0001.pdf", text(LETTER))
    assert found.sender == Proposed("Skiptvet kommune", Where.TEXT, "Skiptvet kommune")
    assert found.kind == Proposed("incoming", Where.TEXT, "Skiptvet kommune")
    day = found.document_date
    assert day == Proposed("2025-03-12", Where.TEXT, "Vår dato: 12.03.2025 Deres dato: 01.02.2025")
    assert found.cases[0] == ProposedCase(
        the("2025/17"),
        "2025/17",
        "Nytt rutetilbud på jernbanen",
        Where.TEXT,
        "Vår ref: 2024/99 Deres ref: 2025/17-2",
    )
    assert "2024/99" not in references(found)  # that is a number of their archive


def test_a_letter_of_our_own_goes_out_and_its_own_number_counts(proposing: Proposing) -> None:
    found = proposing.propose("svar.docx", text(LETTER.replace("Skiptvet kommune", "Prøveregionen")))
    assert found.kind is not None
    assert found.kind.value == "outgoing"
    assert references(found)[0] == "2024/99"


def test_a_mail_is_told_by_its_headers(proposing: Proposing) -> None:
    headers = {
        "subject": "SV: Innspill til sak 2025/17",
        "from": '"Per Hansen" <per.hansen@vaaler.kommune.no>',
        "to": "Prøveregionen <post@example.org>",
        "date": "Tue, 04 Mar 2025 23:30:00 +0000",
    }
    body = "Subject: SV: Innspill til sak 2025/17\n\nHei, se vedlegg."
    found = proposing.propose("melding.eml", text(body, metadata=headers))
    assert found.title == Proposed("Innspill til sak 2025/17", Where.HEADER, "Subject: SV: Innspill til sak 2025/17")
    assert found.document_date is not None
    assert found.document_date.value == "2025-03-05"  # it was past midnight here
    assert found.recipient is not None
    assert found.recipient.value == "Prøveregionen"
    assert found.kind is not None
    assert found.kind.value == "incoming"
    assert references(found)[0] == "2025/17"


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        ('"Per Hansen" <per@skiptvet.kommune.no>', "Skiptvet kommune"),
        ("Postmottak Våler kommune <post@example.org>", "Våler kommune"),
        ("Per Hansen <per@example.org>", "Per Hansen"),
        ("per@example.org", "example.org"),
    ],
)
def test_a_sender_is_named_and_never_by_an_address(proposing: Proposing, header: str, sender: str) -> None:
    found = proposing.propose("melding.eml", text("From: x\n\nHei", metadata={"from": header}))
    assert found.sender is not None
    assert found.sender.value == sender


def test_a_letter_inside_a_mail_is_read_too(proposing: Proposing) -> None:
    headers = {"from": "Per <per@example.org>", "subject": "Brev"}
    inside = Part("1", "brev.pdf", "application/pdf", 10, text(LETTER))
    found = proposing.propose("melding.eml", text("Subject: Brev\n\nHei", metadata=headers, parts=(inside,)))
    assert references(found)[0] == "2025/17"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Innkalling_23.11.2026.pdf", "case-paper"),
        ("Saksfremlegg jernbane.docx", "case-paper"),
        ("Møteprotokoll 2019.pdf", "case-paper"),
        ("Notat om noe.docx", "internal"),
    ],
)
def test_a_file_name_tells_the_kind(proposing: Proposing, name: str, kind: str) -> None:
    found = proposing.propose(name, None)
    assert found.kind == Proposed(kind, Where.NAME, name)


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("Innkalling_23.11.2026.pdf", "Innkalling 23.11.2026", "2026-11-23"),
        ("2025-03-12 Brev.pdf", "2025-03-12 Brev", "2025-03-12"),
        ("20250312_brev.pdf", "20250312 brev", "2025-03-12"),
        ("SV_ Innspill fra Skiptvet.eml", "Innspill fra Skiptvet", None),
        ("2025-31-12 Brev.pdf", "2025-31-12 Brev", None),
    ],
)
def test_a_file_name_tells_title_and_day(proposing: Proposing, name: str, title: str, day: str | None) -> None:
    found = proposing.propose(name, None)
    assert found.title == Proposed(title, Where.NAME, name)
    assert (found.document_date.value if found.document_date else None) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Mysen, 12. mars 2025", "2025-03-12"),
        ("Dato: 1.9.2024", "2024-09-01"),
        ("Høringsfrist 12.03.2025", None),
        ("Møtedato: 3. desember 2024 kl. 10", "2024-12-03"),
        ("Dato: 31.02.2025", None),
    ],
)
def test_days_are_read_as_people_write_them(proposing: Proposing, line: str, day: str | None) -> None:
    found = proposing.propose("brev.pdf", text(f"Brev\n{line}\nHei"))
    assert (found.document_date.value if found.document_date else None) == day


def test_a_case_with_papers_like_it_is_proposed(proposing: Proposing) -> None:
    found = proposing.propose("Merknader om felles legevakt.pdf", text("Vi har merknader."))
    assert references(found) == ["2025/18"]
    assert found.cases[0].where is Where.ARCHIVE


def test_a_case_that_is_not_there_is_not_proposed(proposing: Proposing) -> None:
    assert references(proposing.propose("brev.pdf", text("Deres ref: 2031/5"))) == []


@pytest.mark.parametrize("result", [None, ExtractionResult(Outcome.ENCRYPTED), ExtractionResult(Outcome.EMPTY)])
def test_what_cannot_be_read_is_known_by_its_name(proposing: Proposing, result: ExtractionResult | None) -> None:
    found = proposing.propose("låst brev.pdf", result)
    assert found.title == Proposed("låst brev", Where.NAME, "låst brev.pdf")
    assert (found.sender, found.document_date, found.cases) == (None, None, ())


def test_a_hearing_letter_is_read_with_the_names_in_the_register(proposing: Proposing) -> None:
    hearing = f"{LETTER.replace('Høringssvar', 'Høring')}\n\nVi ber om uttalelse innen 15. april 2025."
    found = proposing.hearing("brev.pdf", text(hearing), today=date(2025, 5, 1))
    assert found.sender.best is not None
    assert found.sender.best.organisation_id == the("Skiptvet")
    assert (found.reference.value, found.deadline.value) == ("2024/99", "2025-04-15")
    assert found.deadline.doubts == (Doubt.PASSED,)

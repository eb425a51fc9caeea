"""What is proposed about a hearing letter: each value with its line and page, and what differs told."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from search.extraction.result import ExtractionResult, Outcome, Page, Part
from search.proposals.hearing.found import Doubt, HearingProposals, Note, ReadLine
from search.proposals.hearing.names import Names
from search.proposals.hearing.proposing import propose_hearing
from search.proposals.parties import Known
from search.proposals.proposed import Where
from search.query.vocabulary import ORGANISATION, Named, Vocabulary

SKIPTVET, DIRECTORATE = UUID(int=1), UUID(int=2)
NAMES = Names(
    Known(
        "Prøveregionen",
        Vocabulary.of(
            [
                Named(SKIPTVET.hex, (ORGANISATION,), "Skriveby kommune", ("Skriveby kommune",), "municipality"),
                Named(
                    DIRECTORATE.hex,
                    (ORGANISATION,),
                    "Direktoratet for nye ting",
                    ("Tingdirektoratet", "Direktoratet for nye ting"),
                ),
            ]
        ),
    )
)
HEAD = "Skriveby kommune\n\nPrøveregionen\n\nVår ref.: 26/12\nDeres ref.: 25/7\nDato: 12.10.2026\n\n"
TITLE = "Høring – forslag til ny plan for prøver"


def read(
    *pages: str, parts: Sequence[Part] = (), headers: dict[str, str] | None = None, today: date | None = None
) -> HearingProposals:
    numbered = tuple(Page(number, page) for number, page in enumerate(pages, 1))
    result = ExtractionResult(Outcome.TEXT, pages=numbered, metadata=headers or {}, language="nb", parts=tuple(parts))
    return propose_hearing("brev.pdf", result, NAMES, ZoneInfo("Europe/Oslo"), today)


def a_letter(body: str) -> HearingProposals:
    return read(f"{HEAD}{TITLE}\n\n{body}")


def test_each_value_has_the_line_and_the_page_it_was_read_from() -> None:
    found = read(f"{HEAD}{TITLE}\n\nVi ber om uttalelse.", "Frist for uttalelse er\n15. januar 2027.")
    assert (found.sender.value, found.sender.best and found.sender.best.organisation_id) == (
        "Skriveby kommune",
        SKIPTVET,
    )
    assert found.reference.best is not None
    assert (found.reference.value, found.reference.best.line) == ("26/12", ReadLine("Vår ref.: 26/12", page=1))
    assert found.deadline.best is not None
    assert found.deadline.value == "2027-01-15"
    assert found.deadline.best.line == ReadLine("Frist for uttalelse er 15. januar 2027.", page=2)
    assert (found.title.value, found.dated.value, found.language) == (TITLE, "2026-10-12", "nb")
    assert found.asks == ReadLine(TITLE, page=1)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Høringsfrist: 15. januar 2027", "2027-01-15"),
        ("Høringsfristen er satt til fredag den 15. januar 2027.", "2027-01-15"),
        ("Vi ber om uttalelse innen 15.01.2027.", "2027-01-15"),
        ("Uttalelser må være mottatt senest 15.1.27 kl. 12.00.", "2027-01-15"),
        ("Innen 15. januar 2027 ber vi om innspill til planen.", "2027-01-15"),
        ("Fråsegn kan sendast innan 15. januar.", "2027-01-15"),
        ("Merknader skal vere komne fram seinast 2027-01-15.", "2027-01-15"),
        ("Planen ligger ute til høring i perioden 1. november 2026 – 15. januar 2027.", "2027-01-15"),
        ("Planen er på høring fram til 15. januar 2027.", "2027-01-15"),
        ("Høyringsfristen går ut 15. januar 2027.", "2027-01-15"),
        ("Frist for å gi høringssvar er åtte uker fra dags dato.", "2026-12-07"),
        ("Høringsfristen er tre måneder fra dagens dato.", "2027-01-12"),
        ("Vi ber om svar innen 6 uker fra brevets dato.", "2026-11-23"),
        ("Vi ber om merknader innen utgangen av februar 2027.", "2027-02-28"),
        ("Vi ber om innspill innen utgangen av november.", "2026-11-30"),
        ("Vi ønsker uttalelse fra rådet. Den må vi ha innen 15. januar 2027.", "2027-01-15"),
        ("The deadline for comments is 15 January 2027.", "2027-01-15"),
        ("Please send your views by January 15, 2027.", "2027-01-15"),
        ("Høringsfristen er utsatt fra 1. desember 2026 til 15. januar 2027.", "2027-01-15"),
        ("Høringsfristen var 1. desember 2026. Ny frist for uttalelse er 15. januar 2027.", "2027-01-15"),
        ("Forrige høring hadde frist 1. mars 2025. Frist for uttalelse nå er 15. januar 2027.", "2027-01-15"),
        ("Åpent møte 3. desember 2026\nFrist for merknader 15. januar 2027\nVedtak mai 2027", "2027-01-15"),
        ("Svar bes sendt innen 15.01 til postmottaket.", "2027-01-15"),
        ("Høring om flytting av skolen fra 1. mars 2028: frist for uttalelse er 15. januar 2027.", "2027-01-15"),
        ("Fristen for uttalelse, 1. desember 2026, er forlenget til 15. januar 2027.", "2027-01-15"),
        ("Uttalelser til søknaden om konsesjon sendes innen kl. 12.00 den 15. januar 2027.", "2027-01-15"),
        ("Loven skal tre i kraft 1. juli 2028. Uttalelser sendes innen 15. januar 2027.", "2027-01-15"),
    ],
)
def test_deadlines_are_read_as_letters_write_them(said: str, day: str) -> None:
    found = a_letter(said)
    assert found.deadline.value == day
    assert found.deadline.doubts == ()


@pytest.mark.parametrize(
    "said",
    [
        "Vi ønsker innspill. Påmelding til møtet innen 3. november 2026.",
        "Planen behandles i kommunestyret 18. mars 2027.",
        "Klagefristen er 1. desember 2026.",
        "Vi viser til vårt brev 1. september 2026 om saken.",
    ],
)
def test_other_days_are_no_deadlines(said: str) -> None:
    found = a_letter(said)
    assert (found.deadline.best, found.deadline.doubts) == (None, (Doubt.NOT_FOUND,))


def test_deadlines_that_differ_are_told_and_none_is_chosen() -> None:
    told = a_letter("Høringsfristen er 15. januar 2027.\n\nMerknader sendes innen 25. januar 2027.").deadline
    assert (told.best, told.doubts) == (None, (Doubt.DIFFER,))
    assert [(one.value, one.line.text) for one in told.others] == [
        ("2027-01-15", "Høringsfristen er 15. januar 2027."),
        ("2027-01-25", "Merknader sendes innen 25. januar 2027."),
    ]


def test_the_same_deadline_twice_is_one() -> None:
    told = a_letter("Høringsfristen er 15. januar 2027.\n\nMerknader sendes innen 15.01.2027.").deadline
    assert (told.value, told.others, told.doubts) == ("2027-01-15", (), ())


def test_what_a_day_was_worked_out_from_is_told() -> None:
    counted, ended, without_year = (
        a_letter(said).deadline.best
        for said in (
            "Frist for uttalelse er seks uker fra dags dato.",
            "Vi ber om uttalelse innen utgangen av januar 2027.",
            "Vi ber om uttalelse innen 5. januar.",
        )
    )
    assert counted is not None
    assert ended is not None
    assert without_year is not None
    assert [counted.note, ended.note, without_year.note] == [Note.COUNTED, Note.END_OF_PERIOD, Note.YEAR_ADDED]


def test_a_time_that_no_day_follows_from_is_shown_and_not_guessed() -> None:
    told = a_letter("Frist for uttalelse er tre uker etter at dere mottok dette brevet.").deadline
    assert (told.best, told.doubts) == (None, (Doubt.UNCOUNTED,))
    assert told.unread[0].text == "Frist for uttalelse er tre uker etter at dere mottok dette brevet."
    undated = read(f"Skriveby kommune\n\n{TITLE}\n\nFrist for uttalelse er seks uker fra dags dato.").deadline
    assert (undated.best, undated.doubts) == (None, (Doubt.UNCOUNTED,))


def test_a_deadline_that_cannot_be_is_proposed_with_its_doubt() -> None:
    assert a_letter("Høringsfristen er mandag 15. januar 2027.").deadline.doubts == (Doubt.WEEKDAY,)
    assert a_letter("Høringsfristen er 15. januar 2026.").deadline.doubts == (Doubt.BEFORE_LETTER,)
    late = read(f"{HEAD}{TITLE}\n\nHøringsfristen er 15. januar 2027.", today=date(2027, 2, 1))
    assert late.deadline.doubts == (Doubt.PASSED,)


@pytest.mark.parametrize(
    ("head", "reference"),
    [
        ("Deres ref.: 25/7   Vår ref.: 26/12-3   Dato: 12.10.2026", "26/12-3"),
        ("Deres ref Vår ref Dato\n25/7 26/12-3 12. oktober 2026", "26/12-3"),
        ("Deres ref Vår ref Dato\n26/12-3 12. oktober 2026", "26/12-3"),
        ("Saksbehandler\tVår ref\tDeres ref\tDato\nKari\t26/12\t25/7\t12.10.2026", "26/12"),
        ("Vår dato: 12.10.2026\nDykkar ref: 25/7\nVår ref: 2026/1234", "2026/1234"),
        ("Saksnr.: 26/12\nDeres referanse: 25/7", "26/12"),
        ("Arkivsaknr:\t2026/12\nDeres saksnr: 25/7", "2026/12"),
        ("Vår referanse:\n202612345-6\nDeres referanse:\n25/7", "202612345-6"),
        ("Our ref.: ABC-2026-14\nYour ref.: 25/7", "ABC-2026-14"),
        ("Deres ref.: 25/7", ""),
    ],
)
def test_their_reference_is_not_ours(head: str, reference: str) -> None:
    assert read(f"Skriveby kommune\n\n{head}\n\n{TITLE}\n\nVi ber om uttalelse.").reference.value == reference


def test_a_reference_to_be_named_in_the_answer_is_theirs() -> None:
    found = read(
        f"Skriveby kommune\n\n{TITLE}\n\nKommunestyret vedtok i sak 87/26 å høre oss. Merk svaret med sak 26/415."
    )
    assert found.reference.value == "26/415"


def test_a_name_that_the_sender_had_before_is_matched_and_told() -> None:
    best = read(f"TINGDIREKTORATET\n\n{TITLE}\n\nVi ber om uttalelse.").sender.best
    assert best is not None
    assert (best.value, best.organisation, best.organisation_id) == (
        "Tingdirektoratet",
        "Direktoratet for nye ting",
        DIRECTORATE,
    )
    assert best.note is Note.OLDER_NAME


def test_whom_a_letter_is_to_did_not_send_it() -> None:
    found = read(
        f"Skriveby kommune\nDiktby kommune\nPrøveregionen\n\n{TITLE}\n\nVi ber om uttalelse.\n\nMed hilsen\n"
        "Kari Nordprøve\nTilsynet for øving"
    )
    assert found.sender.value == "Tilsynet for øving"


def test_a_mail_and_the_letter_that_came_with_it_are_read_together() -> None:
    letter = ExtractionResult(Outcome.TEXT, pages=(Page(1, f"{HEAD}{TITLE}\n\nHøringsfristen er 15. januar 2027."),))
    plan = ExtractionResult(Outcome.TEXT, pages=(Page(1, "Utkast til plan\nFrist for merknader: 1. mars 2022"),))
    headers = {
        "from": "Per <post@skriveby.example>",
        "to": "Prøveregionen <post@example.org>",
        "subject": "Høringsbrev",
        "date": "Tue, 13 Oct 2026 23:30:00 +0000",
    }
    found = read(
        "Subject: Høringsbrev\n\nSe vedlagte brev.",
        headers=headers,
        parts=[
            Part("1", "plan.pdf", "application/pdf", 1, plan),
            Part("2", "Brev til partene.pdf", "application/pdf", 1, letter),
        ],
    )
    assert found.deadline.best is not None
    assert found.deadline.best.line == ReadLine(
        "Høringsfristen er 15. januar 2027.", page=1, file="Brev til partene.pdf"
    )
    assert (found.title.value, found.sender.value, found.dated.value) == (TITLE, "Skriveby kommune", "2026-10-12")
    assert [one.value for one in found.dated.others] == ["2026-10-14"]  # the mail was sent past midnight here


def test_a_mail_is_told_by_its_head() -> None:
    headers = {"from": "Skriveby kommune <post@skriveby.example>", "subject": f"VS: {TITLE} (26/12)", "date": "x"}
    found = read("Subject: x\n\nFrist for innspill: 15.01.2027", headers=headers)
    assert found.title.best is not None
    assert (found.title.value, found.title.best.line.where) == (TITLE, Where.HEADER)
    assert (found.sender.value, found.reference.value, found.dated.doubts) == (
        "Skriveby kommune",
        "26/12",
        (Doubt.NOT_FOUND,),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Høringsuttalelse om ny plan\n\nVi viser til høring med frist 15. januar 2027.",
        "Faktura\n\nFrist for betaling er 15. januar 2027.",
        "Møtereferat\n\nTransportplanen har frist for uttalelse 15. januar 2027.",
        "Takk for sist\n\nVi møtes igjen 15. januar 2027.",
    ],
)
def test_a_paper_that_asks_for_nothing_has_no_deadline(text: str) -> None:
    found = read(f"Skriveby kommune\n\n{text}")
    assert (found.asks, found.deadline.best, found.sender.value) == (None, None, "Skriveby kommune")


@pytest.mark.parametrize("result", [None, ExtractionResult(Outcome.ENCRYPTED), ExtractionResult(Outcome.EMPTY)])
def test_of_a_file_that_cannot_be_read_nothing_is_proposed(result: ExtractionResult | None) -> None:
    found = propose_hearing("brev.pdf", result, NAMES, ZoneInfo("Europe/Oslo"))
    fields = (found.sender, found.reference, found.deadline, found.title, found.dated)
    assert all(one.best is None and one.doubts == (Doubt.NOT_FOUND,) for one in fields)

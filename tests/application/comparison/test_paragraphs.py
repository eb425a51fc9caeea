"""Texts as files are read: lines that end where the page did, running heads, parted words, tables and lists."""

import pytest

from application.comparison import Text
from application.comparison.paragraphs import sections_of
from tests.application.comparison.agreements import SECOND, compared, written

IN_LINES = """Representantskapet er rådets øverste organ og består av medlemmer
fra alle deltakende kommuner. Hver kommune velger ett medlem og like
mange varamedlemmer. Medlemmene velges for fire år om gangen, og kan
byttes ut når som helst i perioden."""


def read(*pages: str) -> list[tuple[str, list[str]]]:
    return [
        (one.heading.label, [f"{each.marker} {each.text}".strip() for each in one.paragraphs])
        for one in sections_of([Text("avtale.pdf", pages)])[0]
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("§ 7 Kostnadsfordeling", "§ 7 Kostnadsfordeling"),
        ("§7. Kostnadsfordeling", "§ 7 Kostnadsfordeling"),
        ("§ 4 - 2 Valg av leder", "§ 4-2 Valg av leder"),
        ("§ 3 a Sekretariat", "§ 3 a Sekretariat"),
        ("Kapittel 2 Økonomi", "Kapittel 2 Økonomi"),
        ("KAPITTEL IV: ØKONOMI", "Kapittel IV ØKONOMI"),
        ("Vedlegg 1: Budsjett", "Vedlegg 1 Budsjett"),
        ("4. Formål", "4 Formål"),
        ("3.1 Møter i rådet", "3.1 Møter i rådet"),
        ("2 – Faste møtearenaer", "2 Faste møtearenaer"),
    ],
)
def test_headings_are_known_however_they_are_written(line: str, label: str) -> None:
    assert read(f"{line}\nRådet møtes fire ganger i året.") == [(label, ["Rådet møtes fire ganger i året."])]


@pytest.mark.parametrize(
    "line",
    [
        "§ 18-4 gjelder tilsvarende.",
        "1. januar 2026 trer avtalen i kraft.",
        "4. Partene skal hvert år møtes for å drøfte samarbeidet.",
        "Vedlegg 2 er en del av avtalen.",
        "2026 Granvik kommune",
    ],
)
def test_sentences_that_begin_like_headings_are_none(line: str) -> None:
    assert [label for label, _ in read(f"{line}\nRådet møtes fire ganger i året.")] == [""]


def test_a_reference_at_the_beginning_of_a_line_is_no_heading() -> None:
    text = (
        IN_LINES
        + "\nAvtalen kan endres etter reglene som står i kommuneloven, og etter\n§ 18-4 Punktene der vedtas av alle.\n"
    )
    assert [label for label, _ in read(text)] == [""]


def test_lines_of_a_page_are_put_together_to_paragraphs() -> None:
    assert read(f"§ 4 Organer\n{IN_LINES}\nStyret har fem medlemmer.") == [
        ("§ 4 Organer", [IN_LINES.replace("\n", " "), "Styret har fem medlemmer."])
    ]


def test_other_line_breaks_and_parted_words_are_no_change() -> None:
    words = IN_LINES.replace("deltakende", "delta-\nkende").replace("gangen, og kan\n", "gangen, og\nkan ")
    assert compared(f"§ 4 Organer\n{IN_LINES}", f"§ 4 Organer\r\n{words}").is_same
    assert compared(f"§ 4 Organer\n{IN_LINES}", "§ 4 Organer\n" + IN_LINES.replace("\n", " ")).is_same


def test_a_hyphen_that_belongs_to_the_word_is_kept() -> None:
    lines = "Kommunene samarbeider om et felles arkiv og felles innkjøp av nærings-\nog miljøtjenester i hele regionen."
    assert read(lines)[0][1] == [lines.replace("\n", " ")]


def test_running_heads_and_page_numbers_are_left_out_and_a_sentence_goes_on_over_the_page() -> None:
    first, second = IN_LINES.split("\n")[:2], IN_LINES.split("\n")[2:]
    pages = ["\n".join(["Fjellbygdene regionråd", "Samarbeidsavtale", *lines]) for lines in (first, second)]
    numbered = [f"{page}\nSide {number} av 2" for number, page in enumerate(pages, 1)]
    assert read(*numbered) == [("", [IN_LINES.replace("\n", " ")])]
    assert read(*(f"{page}\n\n{number + 7}" for number, page in enumerate(pages))) == [
        ("", [IN_LINES.replace("\n", " ")])
    ]


def test_a_paragraph_that_begins_every_page_is_no_running_head() -> None:
    pages = [f"§ {number}\nRegel nummer {word}." for number, word in ((1, "en"), (2, "to"), (3, "tre"))]
    assert [label for label, _ in read(*pages)] == ["§ 1", "§ 2", "§ 3"]


def test_text_that_moved_to_another_page_is_no_change() -> None:
    lines = SECOND.splitlines()
    once = ["\n".join(lines[:9]), "\n".join(lines[9:])]
    again = ["\n".join([*lines[:14], "1"]), "\n".join([*lines[14:], "2"])]
    assert compared(once, again).is_same


def test_a_list_of_short_numbered_lines_is_no_row_of_sections() -> None:
    assert read("§ 3 Deltakere\nDeltakere er:\n1. Granvik kommune\n2. Lidal kommune\n3. Sørmo kommune") == [
        ("§ 3 Deltakere", ["Deltakere er:", "1. Granvik kommune", "2. Lidal kommune", "3. Sørmo kommune"])
    ]


def test_a_table_of_contents_is_read_without_its_page_numbers() -> None:
    contents = "Innhold\n§ 1 Navn ........ 2\n§ 2 Formål ...... 3\n"
    text = "§ 1 Navn\nRådets navn.\n§ 2 Formål\nRådets formål."
    found = read(contents + text)
    assert [label for label, _ in found] == ["", "§ 1 Navn", "§ 2 Formål"]
    assert found[0][1] == ["Innhold", "§ 1 Navn", "§ 2 Formål"]
    assert compared(contents + text, contents.replace("3", "4") + text).is_same


def test_titles_without_numbers_are_headings_where_there_are_no_others() -> None:
    text = "Formål\nRådet skal fremme felles interesser.\nMøter\nRådet møtes fire ganger i året."
    assert [label for label, _ in read(text)] == ["Formål", "Møter"]


def test_rows_of_a_table_stay_rows() -> None:
    old = "§ 6 Kostnader\nKommune\tAndel\nGranvik\t40 prosent\nLidal\t60 prosent"
    changed = compared(old, old.replace("40", "45").replace("60", "55")).sections[0]
    assert len(changed.passages) == 3
    assert [one.spans[-1].text for one in changed.passages] == ["Kommune\tAndel", "prosent", "prosent"]


def test_a_table_read_from_another_kind_of_file_is_no_change() -> None:
    rows = [f"{name}\t{share} prosent\tkommunedirektøren\tved årsskiftet" for name, share in _SHARES]
    apart = "\n".join(["§ 6 Kostnader", *rows])
    together = "\n".join(["§ 6 Kostnader", " ".join(row.replace("\t", " ") for row in rows)])
    assert compared(apart, together).is_same
    changed = compared(together, apart.replace("20", "25")).sections[0]
    assert [written(changed)[at].count("{+25+}") for at in range(5)] == [0, 1, 0, 0, 0]


def test_a_running_head_is_known_from_the_other_text() -> None:
    first, second = IN_LINES.split("\n")[:2], IN_LINES.split("\n")[2:]
    pages = ["\n".join(["Samarbeidsavtale, versjon 1", *lines]) for lines in (first, second)]
    assert compared(pages, f"Samarbeidsavtale, versjon 2\n{' '.join(IN_LINES.splitlines())}").is_same


_SHARES = (("Granvik", 40), ("Lidal", 20), ("Sørmo", 15), ("Ytterås", 15), ("Fylkeskommunen", 10))

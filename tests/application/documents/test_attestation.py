"""An attestation as PDF: it holds what was asked, keeps its standards, and nothing that somebody wrote breaks it."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from application.documents.attestation import Attestation, Section, Table
from application.documents.pdf import attested
from application.documents.printable import _SHOWN, MISSING, print_picture, printable
from tests.application.documents.papers import HOSTILE, LONG, a_picture, text_of
from tests.engines.server import EngineMissingError
from tests.engines.verapdf import found_wanting


def an_attestation(name: str = "Kari Eksempel", *, rows: int = 3) -> Attestation:
    row = (("Marker 1", "Medlem"), (name, "01.01.2020–30.09.2023"), (f"{name}: KS 4/2020",))
    return Attestation(
        language="nb",
        council="Prøveregionen",
        kind="Attest",
        title=f"Regionrådet 1. mars 2022, {name}",
        asked=(("Spørsmål", f"Satt {name} i Regionrådet?"), ("Gjelder den dagen", "1. mars 2022")),
        sections=(
            Section(
                "Plasser", (f"Én plass: {name}.",), Table(("Plass", "Medlem", "Grunnlag"), (1, 2, 2), [row] * rows)
            ),
            Section(name, ("Ingen varamedlemmer.",)),
        ),
        origin_heading="Slik er attesten laget",
        origin=(("Hendelseslogg", "nr. 48 190"), ("Laget av", name)),
        closing=("Attesten gjelder uten underskrift.",),
        address_words="Spør igjen:",
        address="https://arkiv.example.no/organ/RR?on=2022-03-01&known=nr48190",
        footer=f"Prøveregionen, {name}",
        page="Side {number} av {count}",
        unprinted="Tegn som ikke kan skrives ut, vises som {mark}.",
        made=datetime(2026, 11, 28, 12, 0, 0, 123456, tzinfo=UTC),
    )


def test_it_says_what_was_asked_and_answered_from_which_position_and_how_to_ask_again() -> None:
    said = text_of(attested(an_attestation()))
    for words in ("Prøveregionen", "Satt Kari Eksempel i Regionrådet?", "Marker 1", "KS 4/2020", "nr. 48 190"):
        assert words in said
    assert "https://arkiv.example.no/organ/RR?on=2022-03-01&known=nr48190" in said
    assert "Side 1 av 1" in said
    assert "DEMO" not in said


def test_the_same_attestation_is_the_same_file() -> None:
    assert attested(an_attestation()) == attested(an_attestation())


def test_what_somebody_wrote_stays_text() -> None:
    said = text_of(attested(an_attestation(HOSTILE)))
    assert '"#panic("x")] \\ $a$ *b* _c_ `d` @e <f> = //g /* \\u{1F600} {number}' in said
    assert f"Tegn som ikke kan skrives ut, vises som {MISSING}." in said
    assert "Side 1 av" in said
    assert LONG[:200] in text_of(attested(an_attestation(LONG))).replace(" ", "")


def test_every_letter_that_is_called_printable_can_be_printed() -> None:
    first_and_last = re.findall(r"\\u([0-9a-f]{4})(?:-\\u([0-9a-f]{4}))?", _SHOWN)
    letters = [chr(code) for a, b in first_and_last for code in range(int(a, 16), int(b or a, 16) + 1)]
    shown = "".join(letter for letter in letters if letter.isprintable())
    lines = [" ".join(shown[start : start + 40]) for start in range(0, len(shown), 40)]
    attested(replace(an_attestation(), sections=(Section("Tegn", tuple(lines)),)))
    assert printable("Bjørn\tPåfunn\nÅse\u00ad\u200bŠ e\u0301") == "Bjørn Påfunn ÅseŠ é"


def test_a_picture_that_cannot_be_read_is_left_out() -> None:
    assert print_picture(b"no picture") is None
    for kind, mode in (("PNG", "RGBA"), ("JPEG", "CMYK"), ("WEBP", "RGB"), ("PNG", "L")):
        picture = print_picture(a_picture(kind, mode))
        assert picture is not None
        assert attested(replace(an_attestation(), logo=picture)).startswith(b"%PDF")


@pytest.mark.slow
def test_it_keeps_the_standards(tmp_path: Path) -> None:
    demo = {"demo": "Demoarkiv: alt er oppdiktet.", "demo_mark": "DEMO", "logo": print_picture(a_picture())}
    kinds = {
        "plain": an_attestation(),
        "many": replace(an_attestation(rows=40), **demo),  # type: ignore[arg-type]
        "hostile": an_attestation(HOSTILE),
        "long": replace(an_attestation(LONG), language="nn"),
        "english": replace(an_attestation(rows=0), language="en"),
    }
    files = []
    for name, attestation in kinds.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(attested(attestation))
    try:
        wanting = found_wanting(files)
    except EngineMissingError as error:
        pytest.skip(str(error))
    assert wanting == []

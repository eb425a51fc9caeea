"""Where records are: the same from pages, commands and below another root."""

from uuid import UUID

import pytest
from flask import Flask

from domain.errors import InvalidValueError
from search.kinds import KINDS
from web.addresses import address_of, file_address

ID = UUID("0b6f6d4e-3c1d-4a0e-9a53-6f1e0a8f2b11")


@pytest.mark.parametrize(
    ("kind", "reference", "address"),
    [
        ("case", "2025/17", "/sak/2025/17"),
        ("journal-entry", "2025/17-3", "/sak/2025/17/3"),
        ("decision", "RR 23/2025", "/vedtak/RR-23-2025"),
        ("decision", "RR-23-2025", "/vedtak/RR-23-2025"),
        ("decision", "ØU 1/2024", "/vedtak/%C3%98U-1-2024"),
        ("document", "", f"/dokument/{ID}"),
        ("body", "RR", "/organ/RR"),
        ("organisation", "812345678", f"/organisasjon/{ID}"),
    ],
)
def test_every_kind_of_record_has_an_address(kind: str, reference: str, address: str) -> None:
    assert address_of(kind, reference, ID) == address


def test_every_kind_of_record_that_is_found_has_an_address() -> None:
    references, told_elsewhere = {"journal-entry": "2025/17-3"}, {"finding"}  # findings are no record: their body is
    assert all(
        address_of(kind.name, references.get(kind.name, "2025/17"), ID)
        for kind in KINDS
        if kind.name not in told_elsewhere
    )


def test_what_has_no_page_or_no_reference_has_no_address() -> None:
    with pytest.raises(ValueError, match="no page shows a dream"):
        address_of("dream", "1", ID)
    for reference in ("2025", "2025/17", "17-3", "2025/17-x"):
        with pytest.raises(InvalidValueError):
            address_of("journal-entry", reference, ID)


def test_a_file_may_be_an_earlier_version_opened_at_a_page() -> None:
    assert file_address(ID) == f"/dokument/{ID}/fil"
    assert file_address(ID, page=4) == f"/dokument/{ID}/fil#page=4"
    assert file_address(ID, version=2, page=4) == f"/dokument/{ID}/fil?versjon=2#page=4"


def test_addresses_stand_below_the_root_that_the_archive_is_served_at(app: Flask) -> None:
    with app.test_request_context("/", base_url="https://example.org/arkiv"):
        assert address_of("case", "2025/17", ID) == "/arkiv/sak/2025/17"

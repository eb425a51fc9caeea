"""Attestations of agreements: what bound a municipality on a day, and whom an agreement bound."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.engines.server import EngineMissingError
from tests.engines.verapdf import found_wanting
from tests.web.agreed import DAY
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.pages.reading import Reading
from tests.web.pages.test_attestations import said as said_with_hyphens

TENKEBY = f"/attest/avtaler/{the('Tenkeby')}"
PRØVDAL = f"/attest/avtaler/{the('Prøvdal')}"


def said(client: FlaskClient, address: str) -> str:
    return said_with_hyphens(client, address).replace(" \xad ", "")


def test_it_says_what_bound_a_municipality_why_and_by_which_decision(reading_agreements: Reading) -> None:
    told = said(reading_agreements(None), f"{TENKEBY}?on={DAY}")
    for words in (
        "Hva som bandt Tenkeby kommune 23. november 2026",
        "Hvilke avtaler bandt Tenkeby kommune?",
        "1 avtale bandt den. Avtaler som ikke er offentlige, er utelatt.",
        "Samarbeidsavtale for Prøveregionen Samarbeidsavtale 2024/1",
        "Versjon 2 Forbehold: § 7 tas ikke i bruk I stedet: § 7 fra versjon 1",
        "01.07.2025–31.12.2028",
        "hadde gjort det 18.06.2025",
        "18.06.2025 Tenkeby kommunestyre, KS 45/2025",
        "Versjon 3 31.12.2026 10.12.2026 Tenkeby kommunestyre",
        "Den viser det som er offentlig.",
        f"{TENKEBY}?on={DAY}&known=nr",
        "samarbeidsavtale",
    ):
        assert words in told, words
    assert "SHA-256" in told
    assert "Liksomfylket" not in told  # declined


def test_it_answers_on_both_axes_and_says_plainly_that_nothing_bound(reading_agreements: Reading) -> None:
    client = reading_agreements(None)
    before = said(client, f"{TENKEBY}?on=2025-07-01&known=2026-03-15")
    assert "Versjon 1" in before
    assert "Versjon 2 Forbehold" not in before
    for address in (f"{TENKEBY}?on=2018-01-01", f"{TENKEBY}?on={DAY}&known=2020"):
        told = said(client, address)
        assert "Arkivet kjente ikke til noen avtale som bandt den den dagen." in told
        assert "Arkivet kjente ikke til noen versjon som ventet på vedtak der den dagen." in told


def test_only_what_the_asker_may_see_is_told_and_what_is_not_public_is_warned_of(reading_agreements: Reading) -> None:
    public, officer = (said(reading_agreements(role), f"{PRØVDAL}?on={DAY}") for role in (None, Role.OFFICER))
    reader = said(reading_agreements(Role.READER), f"{PRØVDAL}?on={DAY}")
    assert [HIDDEN in told or UNPUBLISHED in told for told in (public, reader)] == [False, False]
    assert HIDDEN in officer
    assert "Avtaler som er skjermet, er utelatt." in reader
    assert "er utelatt." not in officer.partition("Tekstene")[0]
    assert "Den viser også det som ikke er offentlig." in officer
    assert "Den viser det som er offentlig." in public


def test_an_agreement_says_whom_it_bound_and_who_had_adopted_what(reading_agreements: Reading) -> None:
    told = said(reading_agreements(None), f"/attest/avtale/2024/1?on={DAY}")
    for words in (
        "Samarbeidsavtale for Prøveregionen 23. november 2026",
        "Prøvdal kommune Deltaker Versjon 2",
        "Har vedtatt versjon 3",
        "Versjon 3 · Venter på vedtak",
        "Venter, møte 10.12.2026",
        "Prøvdal kommunestyre, KS 88/2026, 21.10.2026",
    ):
        assert words in told, words
    assert UNPUBLISHED not in told


def test_the_page_of_an_agreement_leads_to_it_with_the_same_dates(reading_agreements: Reading) -> None:
    dates = f"on={DAY}&amp;known=nr190"
    shown = reading_agreements(None).get(f"/avtale/2024/1?on={DAY}&known=nr190").get_data(as_text=True)
    assert f"/attest/avtale/2024/1?{dates}" in shown


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"/attest/avtaler/{the('nothing')}", 404),
        (f"{PRØVDAL}?on=i-fjor", 400),
        ("/attest/avtale/2024/99", 404),
        ("/attest/avtale/2025/3", 404),
        ("/attest/avtale/2025/1", 302),  # shielded: its page says so
        ("/attest/avtale/2024/1?known=2020", 404),
    ],
)
def test_what_is_not_there_or_not_for_the_asker(reading_agreements: Reading, address: str, status: int) -> None:
    assert reading_agreements(None).get(address).status_code == status


@pytest.mark.slow
def test_they_keep_the_standards(reading_agreements: Reading, tmp_path: Path) -> None:
    files = []
    for number, address in enumerate((f"{TENKEBY}?on={DAY}", f"{TENKEBY}?on=2018", f"/attest/avtale/2024/1?on={DAY}")):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(reading_agreements(None).get(address, headers={"Accept-Language": "nn"}).data)
    try:
        assert found_wanting(files) == []
    except EngineMissingError as error:
        pytest.skip(str(error))

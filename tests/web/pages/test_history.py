"""The history in plain words, on each record's page and of the whole archive."""

import re

import pytest
from flask import Flask
from sqlalchemy import event as listening

import domain
from application.office.roles import Role
from domain.base import ArchiveAggregate
from domain.journal import party
from domain.references import Claim
from tests.web.archive_ntp import BEFORE
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.pages.reading import Reading, following, section, words
from web.history_words import TELLERS, TOPICS
from web.services import EXTENSION


def topics() -> set[str]:
    """The stored names of all events of the domain but claims, which are no facts of their own."""
    found: set[str] = set()
    waiting = [ArchiveAggregate.Event]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if "TOPIC" in vars(kind) and kind.__module__.startswith(domain.__name__):
            found.add(vars(kind)["TOPIC"])
    return {one for one in found if not one.startswith(f"{Claim.TOPIC}.")}


def history(page: str) -> str:
    """The words of the history on a page."""
    return section(page, "history")


def test_every_event_of_the_domain_has_words_and_a_name_in_the_filter() -> None:
    assert topics() == set(TELLERS) == set(TOPICS)


def test_a_correction_shows_before_and_after_why_who_and_how_late(reading: Reading) -> None:
    page = reading(Role.OFFICER).get("/vedtak/RR-23-2025").text
    told = history(page)
    assert "Vedtaket rettet av Navn officer" in told
    assert "3 dager etter at det ble registrert" in told
    assert "Vedtakstekst, punkt 1" in told
    assert "Hvorfor: Feil dato i utkastet til protokoll." in told
    assert "<del>2025</del>" in page
    assert "<ins>2026</ins>" in page
    assert "Uttalelsen sendes fylket" not in told, "what did not change is not repeated"
    assert "Vedtaket registrert av Navn officer" in told
    assert "Vedtatt 31.10.2025. Registrert samme dag" in told


def test_signed_out_one_sees_corrections_of_what_was_public_without_names(reading: Reading) -> None:
    told = history(reading(None).get("/vedtak/RR-23-2025").text)
    assert BEFORE.splitlines()[0].removeprefix("1. ").replace("2025.", "")[:30] in told
    assert "Hvorfor: Feil dato i utkastet til protokoll." in told
    assert "Navn" not in told
    assert "Oppfølging" not in told


def test_what_was_corrected_before_publication_was_never_public(reading: Reading) -> None:
    public, reader = (history(reading(role).get("/vedtak/OU-2-2024").text) for role in (None, Role.READER))
    assert UNPUBLISHED not in public
    assert "Skrivefeil" not in public
    assert "Publisert" in public
    assert f"Vi sier {UNPUBLISHED}." in reader


def test_what_was_corrected_while_it_was_shielded_stays_with_officers(reading: Reading) -> None:
    for role in (None, Role.READER):
        told = history(reading(role).get("/vedtak/OU-3-2024").text)
        assert "Vedtaket rettet" in told
        assert "Skjermingen opphevet" in told
        assert HIDDEN not in told
        assert "Saken er avsluttet" not in told
    assert HIDDEN in history(reading(Role.OFFICER).get("/vedtak/OU-3-2024").text)


@pytest.mark.parametrize("path", ["/vedtak/OU-6-2025", "/sak/2025/19", "/sak/2025/19/1", "/sak/2025/17/3"])
def test_what_holds_something_shielded_has_no_history_for_others(reading: Reading, path: str) -> None:
    for role in (None, Role.READER):
        assert 'id="history"' not in reading(role).get(path).text
    assert 'id="history"' in reading(Role.AUDITOR).get(path).text


def test_a_case_tells_what_was_filed_and_decided_in_it_to_those_who_are_signed_in(reading: Reading) -> None:
    reader = history(reading(Role.READER).get("/sak/2025/17").text)
    assert "Journalposten registrert av Navn officer Journalpost 2025/17-3 Brev fra privatperson" in reader
    assert "Vedtak RR 23/2025 Indre-NTP: uttalelse fra regionen" in reader
    public = history(reading(None).get("/sak/2023/4").text)
    assert "Saken registrert" in public
    assert "Saken avsluttet" in public
    assert "Ferdig behandlet" not in public


def test_an_earlier_title_that_said_too_much_is_told_to_officers_only(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    filing.case("2025/20", f"Sak om {HIDDEN}", public_title="Sak om noe")
    filing.retitle("2025/20", "Sak om noe annet", reason=f"{HIDDEN} sto i tittelen")
    reader = history(reading(Role.READER).get("/sak/2025/20").text)
    assert "Saken fikk ny tittel av importen" in reader
    assert HIDDEN not in reader
    assert f"Sak om {HIDDEN}" in history(reading(Role.OFFICER).get("/sak/2025/20").text)


def test_what_an_entry_was_called_before_it_was_corrected_is_told_to_officers_only(
    filled_app: Flask, reading: Reading
) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    filing.correct_entry("2025/17-1", f"{HIDDEN} skal ikke nevnes", senders=(party("Ingen"),), title="Høring")
    filing.correct_entry("2025/17-2", "Feil dato", document_date="2025-08-17")
    for role in (None, Role.READER):
        told = history(reading(role).get("/sak/2025/17/1").text)
        assert "Journalposten rettet" in told
        assert "Ingen" not in told
        assert HIDDEN not in told
        assert "Etter 17.08.2025" in history(reading(role).get("/sak/2025/17/2").text)
    officer = history(reading(Role.OFFICER).get("/sak/2025/17/1").text)
    assert "Liksomfylket" in officer
    assert "Hvorfor: " in officer


def test_bodies_and_organisations_tell_their_history_to_all_and_names_of_accounts_to_the_signed_in(
    reading: Reading,
) -> None:
    body, merged = "/organ/OU", f"/organisasjon/{the('Eksempelvik')}"
    public, reader = (history(reading(role).get(body).text) for role in (None, Role.READER))
    assert "Organet fikk nytt navn" in public
    assert "Arbeidsutvalget" in public
    assert "Navn officer" not in public
    assert "Organet fikk nytt navn av Navn officer" in reader
    assert "Ble del av en annen organisasjon" in history(reading(None).get(merged).text)


def test_a_document_tells_its_history_without_file_names_that_may_have_been_shielded(reading: Reading) -> None:
    path = f"/dokument/{the('brev-fra-fylket.pdf')}"
    public, officer = (history(reading(role).get(path).text) for role in (None, Role.OFFICER))
    assert "Dokumentet lagt inn" in public
    assert "Publisert" in public
    assert "brev-fra-fylket.pdf" not in public
    assert "Dokumentet lagt inn av Navn officer brev-fra-fylket.pdf" in officer
    shielded = f"/dokument/{the(f'avtale-{HIDDEN}.pdf')}"
    assert 'id="history"' not in reading(None).get(shielded).text
    assert "Offentlig versjon lagt inn" in history(reading(Role.OFFICER).get(shielded).text)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("import", "importen"),
        ("demo", "demoarkivet"),
        ("system", "systemet"),
        ("0b6f3a52-8f0e-4b43-9d27-5a3d9f5d8c11", "en konto som ikke finnes lenger"),
    ],
)
def test_what_is_no_account_is_told_in_words(filled_app: Flask, reading: Reading, by: str, said: str) -> None:
    Filing(filled_app.extensions[EXTENSION].opened, by).case("2022/1", "Sak")
    assert f"Saken registrert av {said}" in history(reading(Role.OFFICER).get("/sak/2022/1").text)


def test_a_long_history_is_folded_after_the_latest(filled_app: Flask, reading: Reading) -> None:
    filing = Filing(filled_app.extensions[EXTENSION].opened, "import")
    for number in range(20):
        filing.correct("RR 22/2025", "Skrivefeil", text=f"Saken utsettes {number} dager.")
    page = reading(Role.OFFICER).get("/vedtak/RR-22-2025").text
    assert "12 tidligere hendelser" in history(page)
    assert history(page).count("Vedtaket rettet") == 20


def test_the_whole_history_is_for_those_who_see_everything(reading: Reading) -> None:
    assert reading(None).get("/hendelser").status_code == 302
    assert reading(Role.READER).get("/hendelser").status_code == 403
    assert "/hendelser" not in reading(Role.READER).get("/saker").text
    for role in (Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR):
        page = reading(role).get("/hendelser").text
        assert "Oppfølging notert" in page
        assert 'href="/hendelser"' in reading(role).get("/saker").text


def test_the_history_goes_on_page_by_page_to_the_first_event(reading: Reading) -> None:
    client, path, seen = reading(Role.AUDITOR), "/hendelser", []
    for _ in range(20):
        page = client.get(path).text
        seen += re.findall(r'<time datetime="([^"]+)"', page)
        path = following(page) or ""
        if not path:
            break
    assert seen == sorted(seen, reverse=True)
    assert seen[-1].startswith("2023-01-02")
    assert len(seen) > 100


def test_the_history_is_chosen_by_kind_and_by_person(reading: Reading) -> None:
    client = reading(Role.OFFICER)
    corrected = client.get("/hendelser?kind=decision.corrected").text
    assert len(re.findall("<time", corrected)) == 4
    assert "Vedtaket rettet" in corrected
    imported = client.get("/hendelser?by=import").text
    assert "Vedtak KDU 2019-05 Felles arkiv" in imported
    assert "RR 23/2025" not in imported
    assert "Det er ingen slike hendelser." in client.get("/hendelser?by=import&kind=decision.corrected").text


@pytest.mark.parametrize("query", ["kind=x", "by=x", "after=x", "after=-1", "after=9999999999999999999999", "kind=%00"])
def test_a_query_that_makes_no_sense_is_left_aside(reading: Reading, query: str) -> None:
    assert reading(Role.OFFICER).get(f"/hendelser?{query}", follow_redirects=True).status_code == 200


def test_the_words_are_found_with_few_queries_whatever_the_number_of_events(
    filled_app: Flask, reading: Reading
) -> None:
    assert the("2025/17")  # the archive is filed
    client = reading(Role.OFFICER)
    client.get("/hendelser")
    registers = filled_app.extensions[EXTENSION].stores.registers
    asked: list[str] = []
    listening.listen(registers, "before_cursor_execute", lambda *given: asked.append(given[2]))
    client.get("/hendelser")
    assert len(asked) < 25, "\n".join(asked)


def test_the_history_is_chosen_by_days_record_and_kind_of_record(reading: Reading) -> None:
    client = reading(Role.OFFICER)
    november = client.get("/hendelser?since=2025-11-03&until=2025-11-03").text
    assert "Vedtaket rettet" in november
    assert set(re.findall(r'<time datetime="(.{10})', november)) == {"2025-11-03"}
    assert words(client.get("/hendelser?type=organisation").text).count("Organisasjonen registrert") == 6
    record = client.get(f"/hendelser?record={the('RR 23/2025')}").text
    assert "Fjern: Vedtak RR 23/2025" in words(record)
    assert "Dokumentet lagt inn" in words(record)
    assert "OU 6/2025" not in record


def test_a_record_tells_what_was_done_with_its_documents_as_far_as_they_are_for_the_asker(reading: Reading) -> None:
    path = "/sak/2025/17/1"
    public, officer = (history(reading(role).get(path).text) for role in (None, Role.OFFICER))
    for told in (public, officer):
        assert "Dokumentet lagt inn" in told
    assert "Brev fra fylket" in officer
    for role in (None, Role.READER):
        for other in ("/vedtak/RR-23-2025", "/sak/2025/17/5", path):
            assert HIDDEN not in reading(role).get(other).text


def test_from_a_record_officers_go_on_to_all_its_events(reading: Reading) -> None:
    link = f"/hendelser?record={the('2025/17')}"
    assert link in reading(Role.AUDITOR).get("/sak/2025/17").text
    for role in (None, Role.READER):
        assert "/hendelser" not in reading(role).get("/sak/2025/17").text

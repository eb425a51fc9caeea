"""What records look like to those who see them alike: nothing is in an entry that its audience may not see."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import read_settings
from domain.access import Audience
from search.entries import Entry
from search.kinds import KINDS, kind_named
from search.records import Kind, Sources
from tests.web.agreed import agree
from tests.web.archive import fill
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, the
from tests.web.met import meet
from tests.web.planned import plan
from tests.web.said import say
from tests.web.year_planned import plan_years
from web.services import Services

SEATED = ("person", "appointment", "finding")
"""Kinds of which test_people_and_appointments.py asks."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sources]:
    """An archive with a record in every state (tests/web/archive.py, and tests/web/agreed.py, said.py, planned.py)."""
    folder = tmp_path_factory.mktemp("kinds") / "archive"
    settings = read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    services = Services(settings)
    fill(services)
    agree(Filing(services.opened, "kari"))
    say(Filing(services.opened, "kari"))
    plan(Filing(services.opened, "kari"))
    meet(Filing(services.opened, "kari"))
    plan_years(Filing(services.opened, "kari"))
    with services.stores.registers.connect() as connection:
        yield Sources(connection, services.texts)
    services.close()


def all_ids(kind: Kind, sources: Sources) -> list[UUID]:
    found: list[UUID] = []
    while more := kind.ids_after(sources.connection, found[-1] if found else None, 3):
        found += more
    return found


def entries_of(sources: Sources, kind: str, name: str) -> dict[Audience, Entry]:
    entries = kind_named(kind).entries(sources, [the(name)])[the(name)]
    return {audience: entry for entry in entries for audience in entry.audiences}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_nothing_is_in_an_entry_that_its_audience_may_not_see(kind: Kind, sources: Sources) -> None:
    ids = all_ids(kind, sources)
    assert len(ids) == len(set(ids))
    assert len(ids) > 2 or kind.name in SEATED
    for identity, entries in kind.entries(sources, ids).items():
        audiences = [audience for entry in entries for audience in entry.audiences]
        assert len(audiences) == len(set(audiences)), identity
        assert Audience.OFFICER in audiences or kind.name == "agreement"  # who sees versions finds those alone
        for entry in entries:
            assert (entry.record_id, entry.kind) == (identity, kind.name)
            assert entry.on is None or isinstance(entry.on, date)
            told = repr(entry).lower()
            if Audience.PUBLIC in entry.audiences:
                assert UNPUBLISHED not in told
            if entry.audiences != {Audience.OFFICER}:
                assert HIDDEN not in told


def test_one_that_all_see_alike_is_one_entry(sources: Sources) -> None:
    entries = kind_named("journal-entry").entries(sources, [the("2025/17-1")])[the("2025/17-1")]
    assert [entry.audiences for entry in entries] == [frozenset(Audience)]
    (entry,) = entries
    assert [(one.name, one.file_type, len(one.pages)) for one in entry.attachments] == [
        ("Brev fra fylket", "pdf", 2),
        ("merknader.docx", "docx", 1),
    ]
    assert entry.numbers == ("2025/17-1",)
    assert entry.facets is not None
    assert entry.facets["case"] == ("2025/17",)
    assert entry.facets["organisation"] == (the("fylket").hex,)
    assert "municipality" not in entry.facets


def test_what_is_not_published_is_there_for_the_signed_in(sources: Sources) -> None:
    assert set(entries_of(sources, "journal-entry", "2025/17-4")) == {Audience.READER, Audience.OFFICER}
    assert set(entries_of(sources, "case", "2025/18")) == {Audience.READER, Audience.OFFICER}


def test_a_shielded_entry_keeps_its_line_with_the_public_title(sources: Sources) -> None:
    seen = entries_of(sources, "journal-entry", "2025/17-3")
    assert seen[Audience.PUBLIC] == seen[Audience.READER]
    public, officer = seen[Audience.PUBLIC], seen[Audience.OFFICER]
    assert (public.title, public.attachments, public.reference) == ("Brev fra privatperson", (), "2025/17-3")
    assert HIDDEN in officer.title
    assert [len(one.pages) for one in officer.attachments] == [1]


def test_a_decision_is_found_by_the_votes_and_by_what_its_body_was_called_then(sources: Sources) -> None:
    seen = entries_of(sources, "decision", "AU 5/2023")[Audience.PUBLIC]
    assert seen.numbers == ("AU 5/2023",)
    assert "Arbeidsutvalget" in seen.text
    whole = entries_of(sources, "decision", "RR 23/2025")[Audience.PUBLIC]
    assert whole.facets is not None
    assert set(whole.facets["municipality"]) == {
        the(name).hex for name in ("Prøvdal", "Eksempelvik", "Tenkeby", "Liksomnes")
    }
    assert whole.facets["year"] == ("2025",)


def test_a_case_is_found_by_titles_in_it_and_not_by_pages(sources: Sources) -> None:
    case = entries_of(sources, "case", "2025/17")[Audience.PUBLIC]
    assert "Høring: Indre-NTP" in case.text
    assert case.attachments == ()
    assert "Svarfrist" not in case.text


def test_a_plan_is_found_by_each_measure_and_by_what_was_told_of_it(sources: Sources) -> None:
    public = entries_of(sources, "action-plan", "handlingsplan 2025/1")[Audience.PUBLIC]
    for words in ("T4 Bygge et enkelt bildearkiv", "Utkast er laget", "Drift av tjenester", "Plante trær langs veiene"):
        assert words in public.text
    assert public.facets is not None
    assert public.facets["year"] == ("2025", "2026")
    assert public.facets["subject"] == ("Samferdsel", "Utdanning og kompetanse", "Klima")
    assert public.attachments == (), "the paper came after the plan was published"
    officer = entries_of(sources, "action-plan", "handlingsplan 2025/1")[Audience.OFFICER]
    assert [one.name for one in officer.attachments] == ["Plan 2026"]


def test_a_meeting_plan_is_found_by_its_body_its_year_and_its_places(sources: Sources) -> None:
    seen = entries_of(sources, "meeting-plan", "møteplan 2026 RR")[Audience.PUBLIC]
    assert seen.title == "Møteplan 2026 Regionrådet"
    assert "15.09.2026 Studietur" in seen.text
    assert "Rådhuset i Prøvdal" in seen.text
    assert seen.facets == {"year": ("2026",), "body": (the("RR").hex,)}
    assert Audience.PUBLIC not in entries_of(sources, "meeting-plan", "møteplan 2027 OU")


def test_a_meeting_is_found_by_its_items_and_by_minutes_that_are_out(sources: Sources) -> None:
    public = entries_of(sources, "meeting", "møte 2026/1")[Audience.PUBLIC]
    told = ("OU 51/2026", "Nytt rutetilbud på jernbanen", "to avganger i timen", "Bjørn Påfunn", "Vi ville ha ventet")
    for words in (*told, "Forhandlinger om tomt", "Jernbanedirektoratet", "Arbeidsutvalget"):
        assert words in public.text
    assert HIDDEN not in public.text
    assert HIDDEN not in entries_of(sources, "meeting", "møte 2026/1")[Audience.READER].text
    assert HIDDEN in entries_of(sources, "meeting", "møte 2026/1")[Audience.OFFICER].text
    assert public.facets is not None
    assert public.facets["year"] == ("2026",)
    assert sorted(one.name for one in public.attachments) == ["protokoll-mai", "saksframlegg-tog"]
    drafted = entries_of(sources, "meeting", "møte 2026/4")
    assert UNPUBLISHED not in drafted[Audience.PUBLIC].text
    assert UNPUBLISHED in drafted[Audience.READER].text


def test_a_record_that_is_not_there_has_no_entries(sources: Sources) -> None:
    for kind in KINDS:
        assert not kind.entries(sources, [the("nothing")]).get(the("nothing"))
    with pytest.raises(KeyError):
        kind_named("nothing")

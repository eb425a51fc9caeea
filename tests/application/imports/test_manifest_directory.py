"""Bodies and organisations of a manifest: names and numbers over time, and how other rows find them."""

from application.imports.report import Outcome
from application.opened import OpenArchive
from application.questions.bodies import all_bodies
from application.questions.decisions import list_decisions
from application.questions.journal import entry_by_reference
from application.questions.organisations import all_organisations
from domain.access import Audience
from tests.application.imports.manifests import (
    CASE,
    DECISION,
    ENTRY,
    Cells,
    Papers,
    codes,
    imported,
    positions,
    remarks,
)

OLD: Cells = {"type": "organisasjon", "nøkkel": "ny", "tittel": "Liksomnes kommune", "referanse": "0103"}
NEW: Cells = OLD | {"tittel": "Nye Liksomnes kommune", "referanse": "3199", "dato": "01.01.2024"}

AU: Cells = {"type": "organ", "nøkkel": "ou", "tittel": "Arbeidsutvalget", "slag": "politisk", "forkortelse": "AU"}
OU: Cells = AU | {"tittel": "Ordførerutvalget", "forkortelse": "OU", "dato": "01.06.2016"}


def names(opened: OpenArchive) -> list[list[str]]:
    """All names of each body and organisation, the name now first."""
    with opened.stores.registers.connect() as connection:
        known = [*all_bodies(connection), *all_organisations(connection)]
    return [[one.name, *(name.name for name in one.names if name.name != one.name)] for one in known]


def test_a_row_of_a_later_date_renames_and_numbers_anew(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers({}), [NEW, OLD])
    assert [(line.place, line.outcome) for line in report.lines] == [("2", Outcome.CHANGED), ("3", Outcome.FILED)]
    assert names(opened) == [["Nye Liksomnes kommune", "Liksomnes kommune"]]
    with opened.stores.registers.connect() as connection:
        (view,) = all_organisations(connection)
    assert [(one.number, one.valid_from) for one in view.numbers] == [("0103", None), ("3199", "2024-01-01")]
    before = positions(opened)
    assert {line.outcome for line in imported(opened, papers({}), [NEW, OLD]).lines} == {Outcome.THERE}
    assert positions(opened) == before


def test_a_number_joins_rows_as_a_key_does(opened: OpenArchive, papers: Papers) -> None:
    rows: list[Cells] = [
        {"type": "organisasjon", "tittel": "Prøvdal kommune", "referanse": "0101; 3101"},
        {"type": "organisasjon", "tittel": "Stor-Prøvdal kommune", "referanse": "3101", "dato": "2024"},
    ]
    imported(opened, papers({}), rows)
    assert names(opened) == [["Stor-Prøvdal kommune", "Prøvdal kommune"]]


def test_a_name_added_later_is_a_new_name_or_an_earlier_one(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers({}), [OU])
    imported(opened, papers({}), [AU | {"dato": "2003"}, OU, OU | {"tittel": "Formannskapet", "dato": "2020"}])
    assert names(opened) == [["Formannskapet", "Arbeidsutvalget", "Ordførerutvalget"]]


def test_another_name_without_a_date_of_its_own_is_told_and_changes_nothing(
    opened: OpenArchive, papers: Papers
) -> None:
    imported(opened, papers({}), [OLD])
    before = positions(opened)
    report = imported(opened, papers({}), [OLD | {"tittel": "Liksomsnes kommune"}])
    assert remarks(report) == {"2": ["import-differs"]}
    assert positions(opened) == before


def test_decisions_keep_the_abbreviation_of_their_day(opened: OpenArchive, papers: Papers) -> None:
    rows = [
        AU,
        OU,
        CASE | {"dato": "2010"},
        DECISION | {"referanse": "1/2015", "organ": "Ordførerutvalget", "dato": "2015"},
        DECISION | {"referanse": "1/2017", "organ": "ou", "dato": "2017"},
        DECISION | {"referanse": "2/2015", "organ": "AU", "dato": "2015"},
        DECISION | {"referanse": "au 3-15", "organ": "", "dato": "2015"},
        DECISION | {"referanse": "4/2012", "organ": "OU", "forkortelse": "RAU", "dato": "2012"},
    ]
    assert codes(imported(opened, papers({}), rows)) == {}
    with opened.stores.registers.connect() as connection:
        found = {one.reference for one in list_decisions(connection, Audience.READER).items}
        (body,) = all_bodies(connection)
    assert found == {"AU 1/2015", "OU 1/2017", "AU 2/2015", "AU 3/2015", "RAU 4/2012"}
    assert body.abbreviation == "OU"


def test_old_minutes_without_numbers_have_several_decisions_a_day(opened: OpenArchive, papers: Papers) -> None:
    plain = DECISION | {"referanse": "", "dato": "12.05.2003"}
    rows = [AU, CASE | {"dato": "2003"}, plain | {"organ": "AU"}, plain | {"organ": "AU", "tittel": "En annen"}]
    assert codes(imported(opened, papers({}), rows)) == {}
    with opened.stores.registers.connect() as connection:
        found = {one.reference for one in list_decisions(connection, Audience.READER).items}
    assert found == {"AU 2003-05-12", "AU 2003-05-12 (2)"}
    before = positions(opened)
    imported(opened, papers({}), rows)
    assert positions(opened) == before


def test_parties_are_organisations_where_that_is_certain_and_plain_names_else(
    opened: OpenArchive, papers: Papers
) -> None:
    rows: list[Cells] = [
        OLD,
        NEW,
        {"type": "organisasjon", "nøkkel": "a", "tittel": "Veilaget", "slag": "lag"},
        {"type": "organisasjon", "nøkkel": "b", "tittel": "Veilaget", "slag": "lag"},
        CASE,
        ENTRY | {"avsender": "Liksomnes; nye liksomnes  kommune; 0103; Kari Eksempel; Veilaget"},
    ]
    assert codes(imported(opened, papers({}), rows)) == {}
    with opened.stores.registers.connect() as connection:
        entry = entry_by_reference(connection, "2019/4-1", Audience.READER)
        ids = [one.id for one in all_organisations(connection) if one.name == "Nye Liksomnes kommune"]
    assert entry is not None
    assert [(one.name, one.organisation_id in ids) for one in entry.senders] == [
        ("Liksomnes", True),
        ("nye liksomnes  kommune", True),
        ("Nye Liksomnes kommune", True),
        ("Kari Eksempel", False),
        ("Veilaget", False),
    ]


def test_a_merger_may_stand_before_what_it_leads_to(opened: OpenArchive, papers: Papers) -> None:
    rows: list[Cells] = [
        {
            "type": "organisasjon",
            "tittel": "Prøvdal kommune",
            "referanse": "0101",
            "gått inn i": "ny",
            "avsluttet": "2024",
        },
        OLD,
        {"type": "organisasjon", "tittel": "Tenkeby kommune", "referanse": "0102", "gått inn i": "finnes ikke"},
    ]
    report = imported(opened, papers({}), rows)
    assert codes(report) == {"4": "row-unknown-organisation"}
    with opened.stores.registers.connect() as connection:
        found = {one.name: one.merged_on for one in all_organisations(connection) if one.merged_into}
    assert found == {"Prøvdal kommune": "2024"}
    before = positions(opened)
    imported(opened, papers({}), rows)
    assert positions(opened) == before


def test_a_body_that_was_dissolved_has_decisions_from_before(opened: OpenArchive, papers: Papers) -> None:
    rows = [
        AU | {"avsluttet": "2015"},
        CASE | {"dato": "2010"},
        DECISION | {"referanse": "1/2014", "organ": "AU", "dato": "2014"},
        DECISION | {"referanse": "1/2016", "organ": "AU", "dato": "2016"},
    ]
    assert codes(imported(opened, papers({}), rows)) == {"5": "body-dissolved"}


def test_two_bodies_never_share_an_abbreviation(opened: OpenArchive, papers: Papers) -> None:
    rows = [AU, AU | {"nøkkel": "annet", "tittel": "Arkivutvalget"}]
    assert codes(imported(opened, papers({}), rows)) == {"3": "reference-taken"}
    assert names(opened) == [["Arbeidsutvalget"]]


def test_the_same_row_twice_is_told(opened: OpenArchive, papers: Papers) -> None:
    assert codes(imported(opened, papers({}), [OLD, OLD, AU, AU])) == {"3": "row-same-as", "5": "row-same-as"}

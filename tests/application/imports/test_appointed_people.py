"""Whom rows of appointments mean: nobody is taken for another without a person's word."""

from uuid import UUID

from application.commands.people import RenamePerson, rename_person
from application.imports.report import Outcome, Report
from application.opened import OpenArchive
from application.questions.holdings import same_person
from application.questions.known import last_position
from application.questions.people import list_people
from tests.application.imports.appointments import BODIES, KARI, sat
from tests.application.imports.manifests import Cells, Papers, codes, imported, positions, remarks

IN_RR: Cells = KARI | {"organ": "RR"}
FOR_LIKSOMNES: Cells = IN_RR | {"organisasjon": "Liksomnes"}


def people(opened: OpenArchive) -> list[str]:
    with opened.stores.registers.connect() as connection:
        return [one.name for one in list_people(connection).items]


def identity_of(opened: OpenArchive, name: str) -> UUID:
    with opened.stores.registers.connect() as connection:
        (found,) = (one.id for one in list_people(connection).items if one.name == name)
    return found


def alike(report: Report) -> dict[str, list[tuple[str, str]]]:
    """Who is told to be alike, by row: the name and why."""
    return {
        line.place: told
        for line in report.lines
        if (told := [(one.values["other"], one.values["why"]) for one in line.remarks if "alike" in one.code])
    }


def test_the_very_same_name_for_the_same_organisation_or_in_the_same_body_is_one_person(
    opened: OpenArchive, papers: Papers
) -> None:
    later = KARI | {"person": "EKSEMPEL, KARI", "organisasjon": "", "fra og med": "2024", "til og med": "2027"}
    report = imported(opened, papers({}), [*BODIES, KARI, IN_RR | {"person": "Ordfører Kari Eksempel (Ap)"}, later])
    assert codes(report) == {}
    assert alike(report) == {}
    assert people(opened) == ["Kari Eksempel"]


def test_the_same_name_elsewhere_is_a_new_person_and_told(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers({}), [*BODIES, KARI, FOR_LIKSOMNES])
    assert alike(report) == {"8": [("Kari Eksempel", "same")]}
    assert people(opened) == ["Kari Eksempel"] * 2
    report = imported(opened, papers({}), [*BODIES, FOR_LIKSOMNES | {"samme som": "ny", "fra og med": "2011"}])
    assert (codes(report), alike(report)) == ({}, {})
    assert people(opened) == ["Kari Eksempel"] * 3
    report = imported(opened, papers({}), [*BODIES, FOR_LIKSOMNES | {"fra og med": "2001", "til og med": "2005"}])
    assert codes(report) == {"7": "row-several-people"}


def test_names_that_are_like_others_are_told_with_the_reasons(opened: OpenArchive, papers: Papers) -> None:
    names = ["K. Eksempel", "Kari Eksempl", "Kari Tenkt-Eksempel", "Kaari Eksempel", "Kari Liksom"]
    imported(opened, papers({}), [*BODIES, KARI])
    report = imported(opened, papers({}), [*BODIES, *(FOR_LIKSOMNES | {"person": name} for name in names)])
    told = alike(report)
    assert [("Kari Eksempel", "initial") in told["7"], ("Kari Eksempel", "typo") in told["8"]] == [True, True]
    assert ("Kari Eksempel", "double") in told["9"]
    assert "11" not in told
    (first, *_) = (one for line in report.lines for one in line.remarks if one.code == "import-person-alike")
    assert first.values["id"] == str(identity_of(opened, "Kari Eksempel"))
    assert first.values["where"] == "OU (Prøvdal kommune)"


def test_somebody_says_who_it_is_by_id_address_or_name(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers({}), [*BODIES, KARI])
    kari = identity_of(opened, "Kari Eksempel")
    words = [str(kari), f"https://arkiv.example/person/{kari}", "Eksempel, Kari"]
    rows = [
        FOR_LIKSOMNES
        | {"person": "K. Eksempel", "samme som": said, "fra og med": f"200{place}", "til og med": f"200{place}"}
        for place, said in enumerate(words, start=1)
    ]
    report = imported(opened, papers({}), [*BODIES, *rows])
    assert (codes(report), alike(report)) == ({}, {})
    assert people(opened) == ["Kari Eksempel"]
    assert {name for name, *_ in sat(opened, "RR")} == {"Kari Eksempel"}


def test_a_word_that_comes_after_the_import_is_recorded_as_found_the_same(opened: OpenArchive, papers: Papers) -> None:
    initial = FOR_LIKSOMNES | {"person": "K. Eksempel"}
    imported(opened, papers({}), [*BODIES, KARI, initial])
    kari, other = identity_of(opened, "Kari Eksempel"), identity_of(opened, "K. Eksempel")
    said = [*BODIES, KARI, initial | {"samme som": str(kari)}]
    report = imported(opened, papers({}), said)
    assert [line.outcome for line in report.lines[-2:]] == [Outcome.THERE, Outcome.CHANGED]
    with opened.stores.registers.connect() as connection:
        assert same_person(connection, other, last_position(connection)) == (kari, [kari, other])
    before = positions(opened)
    assert {line.outcome for line in imported(opened, papers({}), said).lines} == {Outcome.THERE}
    assert positions(opened) == before
    report = imported(opened, papers({}), [*BODIES, initial | {"fra og med": "2011", "til og med": "2015"}])
    assert (codes(report), alike(report)) == ({}, {})


def test_an_earlier_name_is_a_name_and_organisations_that_merged_are_one(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers({}), [*BODIES, KARI | {"organisasjon": "0102"}])
    kari = identity_of(opened, "Kari Eksempel")
    rename_person(opened.archive, RenamePerson(person_id=kari, name="Kari Liksom", valid_from="2022", by="ola"))
    merged: Cells = {
        "type": "organisasjon",
        "referanse": "0102",
        "tittel": "Liksomnes kommune",
        "gått inn i": "0101",
        "avsluttet": "2020",
    }
    report = imported(opened, papers({}), [merged, IN_RR])
    assert codes(report) == {}
    assert remarks(report) == {"3": ["import-seat-made"]}
    assert people(opened) == ["Kari Liksom"]

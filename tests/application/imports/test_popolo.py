"""Popolo JSON: what an archive gives out another takes in, and what other programs write."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest

from application.imports.errors import ManifestEmptyError, ManifestUnreadableError
from application.imports.manifest import import_manifest
from application.imports.report import Outcome, Report
from application.opened import OpenArchive
from application.questions.people import list_people
from domain.appointments import Appointment
from tests.application.imports.appointments import BODIES, KARI, sat
from tests.application.imports.manifests import Papers, codes, imported, positions, remarks

IDS = UUID("a0a0a0a0-0000-4000-8000-000000000000")


def the(name: str) -> str:
    return str(uuid5(IDS, name))


def of_an_archive() -> dict[str, Any]:
    """What an archive gives out of its own."""
    post = {"organization_id": the("RR"), "start_date": None, "end_date": None}
    member = {"organization_id": the("RR"), "on_behalf_of_id": the("Prøvdal"), "start_date": "2019-10"}
    theirs = {
        "kind": "other",
        "authority": "Prøvdal kommunestyre",
        "reference": "KS 7/2019",
        "decided_on": "2019-09-20",
    }
    ours = {"kind": "decision", "reference": "RR 23/2019", "decided_on": "2019-06-12"}
    return {
        "persons": [{"id": the(name), "name": name} for name in ("Kari Eksempel", "Ola Tenkt", "Per Påfunn")],
        "organizations": [
            {
                "id": the("RR"),
                "name": "Regionrådet",
                "classification": "political",
                "identifiers": [{"scheme": "abbreviation", "identifier": "RR"}],
            },
            {
                "id": the("Prøvdal"),
                "name": "Prøvdal kommune",
                "classification": "municipality",
                "identifiers": [{"scheme": "municipality", "identifier": "0101"}],
            },
        ],
        "posts": [
            post | {"id": the("leader"), "role": "leader", "number": 1, "deputy_for": None},
            post | {"id": the("seat"), "role": "member", "number": 2, "deputy_for": None},
            post | {"id": the("deputy"), "role": "personal-deputy", "number": 1, "deputy_for": the("seat")},
        ],
        "memberships": [
            member
            | {"id": the("3"), "person_id": the("Per Påfunn"), "post_id": the("deputy"), "role": "personal-deputy"},
            member
            | {"id": the("1"), "person_id": the("Kari Eksempel"), "post_id": the("seat"), "role": "member"}
            | {"end_date": "2021-03-04", "end_reason": "resigned", "basis": theirs},
            member
            | {"id": the("2"), "person_id": the("Kari Eksempel"), "post_id": the("leader"), "role": "leader"}
            | {"end_date": "2023", "basis": ours},
        ],
    }


def taken_in(opened: OpenArchive, folder: Path, told: object) -> Report:
    path = folder / "popolo.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return import_manifest(opened, None, path)


def test_what_an_archive_gives_out_another_takes_in_with_its_ids(opened: OpenArchive, tmp_path: Path) -> None:
    report = taken_in(opened, tmp_path, of_an_archive())
    assert codes(report) == {}
    assert sat(opened, "RR") == [
        ("Kari Eksempel", "leader", 1, "2019-10", "2023"),
        ("Kari Eksempel", "member", 2, "2019-10", "2021-03-04"),
        ("Per Påfunn", "personal-deputy", 1, "2019-10", ""),
    ]
    facts = opened.archive.load(Appointment, UUID(the("1"))).facts
    assert facts["person_id"] == UUID(the("Kari Eksempel")).hex
    assert (facts["ground"], facts["basis"]["reference"]) == ("resigned", "KS 7/2019")
    assert opened.archive.load(Appointment, UUID(the("2"))).facts["basis"]["authority"] == "RR"
    before = positions(opened)
    again = taken_in(opened, tmp_path, of_an_archive())
    assert {line.outcome for line in again.lines} == {Outcome.THERE}
    assert remarks(again) == {}
    assert positions(opened) == before


def test_people_of_the_file_are_those_of_the_archive_by_the_same_rule(
    opened: OpenArchive, papers: Papers, tmp_path: Path
) -> None:
    imported(opened, papers({}), [*BODIES, KARI])
    report = taken_in(opened, tmp_path, of_an_archive())
    assert codes(report) == {}
    with opened.stores.registers.connect() as connection:
        assert [one.name for one in list_people(connection).items] == ["Kari Eksempel", "Per Påfunn"]


def test_what_other_programs_write_is_read_by_names(opened: OpenArchive, papers: Papers, tmp_path: Path) -> None:
    imported(opened, papers({}), BODIES)
    told = {
        "persons": [{"id": "p1", "name": "Eksempel, Kari"}],
        "organizations": [{"id": "o1", "name": "Ordførerutvalget"}, {"id": "o2", "name": "Prøvdal"}],
        "posts": [{"id": "s1", "label": "Nestleder", "organization_id": "o1"}],
        "memberships": [
            {
                "person_id": "p1",
                "organization_id": "o1",
                "on_behalf_of_id": "o2",
                "role": "Medlem",
                "start_date": "2019",
            },
            {"id": "m2", "person_id": "p1", "post_id": "s1", "start_date": "2020-01-01", "end_date": "2020-12-31"},
            {"person": {"name": "Vakant"}, "organization_id": "o1", "role": "medlem", "start_date": "2019"},
            {"person_id": "p9", "organization_id": "o1", "role": "medlem", "start_date": "2019"},
            {"person_id": "p1", "organization_id": "o3", "role": "medlem", "start_date": "20x9"},
        ],
    }
    report = taken_in(opened, tmp_path, told)
    assert codes(report) == {"4": "invalid-value", "5": "row-unknown-body"}
    assert [line.outcome for line in report.lines if line.place == "3"] == [Outcome.SKIPPED]
    assert sat(opened) == [
        ("Kari Eksempel", "member", 1, "2019", ""),
        ("Kari Eksempel", "deputy-leader", 1, "2020-01-01", "2020-12-31"),
    ]
    before = positions(opened)
    taken_in(opened, tmp_path, told)
    assert positions(opened) == before


@pytest.mark.parametrize("told", [[], {}, {"memberships": 3}, 7, {"memberships": [7, []]}])
def test_what_is_no_popolo_is_refused(opened: OpenArchive, tmp_path: Path, told: object) -> None:
    with pytest.raises((ManifestUnreadableError, ManifestEmptyError)) as caught:
        taken_in(opened, tmp_path, {"memberships": []} if told == 7 else told)
    assert caught.value.values["name"] == "popolo.json"

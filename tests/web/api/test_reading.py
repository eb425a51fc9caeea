"""Lists and single records as JSON: what is there, page by page, and what is not for everybody."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select

from application.questions.documents import documents_by_id, list_documents
from application.registers.documents import documents
from domain.access import Audience
from tests.web.api.conftest import Reader
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from web.services import EXTENSION

LISTS = ("cases", "journal-entries", "decisions", "documents", "bodies", "organisations")


def references(items: list[Any]) -> list[str]:
    return [one["reference"] for one in items]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_paged_through_with_everything_exactly_once(api: Reader, path: str) -> None:
    whole = api.json(path)
    assert set(whole) == {"data", "next"}
    assert whole["next"] is None
    assert whole["data"]
    assert all(one["id"] and "reference" in one for one in whole["data"])
    for limit in (1, 2, 100):
        assert api.all(path, limit=limit) == whole["data"]


def test_what_is_published_is_listed_and_nothing_else(api: Reader) -> None:
    assert references(api.json("cases")["data"]) == ["2025/19", "2025/17", "2024/3", "2023/4", "2019/1"]
    assert sorted(references(api.json("journal-entries")["data"])) == [
        "2025/17-1",
        "2025/17-2",
        "2025/17-3",
        "2025/17-5",
        "2025/17-6",
        "2025/19-1",
    ]
    assert "OU 5/2025" not in references(api.json("decisions")["data"])
    assert {"RR 23/2025", "KDU 2019-05", "OU 6/2025"} <= set(references(api.json("decisions")["data"]))


def test_bodies_and_organisations_are_in_norwegian_order_with_their_names(api: Reader) -> None:
    assert references(api.json("bodies")["data"]) == ["KDU", "OU", "RR"]
    assert [one["name"] for one in api.json("bodies/OU")["names"]] == ["Arbeidsutvalget", "Ordførerutvalget"]
    assert api.json("bodies/au")["id"] == str(the("OU"))
    municipalities = api.json("organisations", kind="municipality")["data"]
    assert [one["name"] for one in municipalities] == [
        f"{name} kommune" for name in ("Bortevik", "Eksempelvik", "Liksomnes", "Prøvdal", "Tenkeby")
    ]
    assert references(municipalities) == ["9905", "9902", "9904", "9901", "9903"]
    assert api.json("organisations/9905")["merged_into"] == str(the("Eksempelvik"))
    assert api.json(f"organisations/{the('Eksempelvik')}")["merged_from"] == [str(the("Bortevik"))]
    assert [one["name"] for one in api.json("organisations", kind="county")["data"]] == ["Liksomfylket"]
    assert api.json("bodies", kind="network")["data"] == []


@pytest.mark.parametrize(
    ("by_id", "by_reference"),
    [
        (f"cases/{the('2025/17')}", "cases/2025/17"),
        (f"journal-entries/{the('2025/17-1')}", "journal-entries/2025/17-1"),
        (f"decisions/{the('RR 23/2025')}", "decisions/RR-23-2025"),
        (f"decisions/{the('KDU 2019-05')}", "decisions/kdu-2019-05"),
        (f"bodies/{the('RR')}", "bodies/RR"),
        (f"organisations/{the('Tenkeby')}", "organisations/9903"),
    ],
)
def test_a_record_is_read_by_its_id_and_by_its_reference(api: Reader, by_id: str, by_reference: str) -> None:
    assert api.json(by_id) == api.json(by_reference)


def test_a_case_says_who_treated_it_and_what_is_in_it(api: Reader) -> None:
    case = api.json("cases/2025/17")
    assert (case["title"], case["subject_areas"]) == ("Indre-NTP: uttalelse om jernbanen", ["Næring", "Samferdsel"])
    assert [(one["reference"], one["outcome"]) for one in case["decisions"]] == [
        ("KDU 3/2025", "noted"),
        ("OU 4/2025", "as-recommended"),
        ("RR 22/2025", "postponed"),
        ("RR 23/2025", "amended"),
    ]
    assert references(case["journal_entries"]) == [f"2025/17-{number}" for number in (1, 2, 3, 5, 6)]
    assert case["address"] == "/sak/2025/17"


def test_a_decision_has_its_texts_votes_papers_and_documents(api: Reader) -> None:
    decision = api.json("decisions/RR-23-2025")
    assert "31.12.2026" in decision["text"]
    assert decision["recommendation"]
    assert decision["ballots"][1]["counts"] == {"for": 6, "against": 2}
    assert references(decision["papers"]) == ["2025/17-2"]
    titles = [one["title"] for one in decision["documents"]]
    assert titles[:2] == ["Protokoll", "Kostnader"]
    assert titles[-1] is None
    protocol = decision["documents"][0]
    assert protocol["file"]["state"] == "text"
    assert (protocol["file"]["pages"], protocol["file"]["file_type"]) == (2, "pdf")
    assert {one["file"]["state"] for one in decision["documents"] if one["file"]} >= {"encrypted", "failed", "waiting"}
    assert api.json("decisions/AU-5-2023")["ended_by"]["reference"] == "RR 9/2024"


def test_a_document_says_where_its_bytes_are_to_those_who_may_read_them(api: Reader) -> None:
    letter = api.json(f"documents/{the('brev-fra-fylket.pdf')}")
    assert (letter["reference"], letter["title"]) == ("2025/17-1", "Brev fra fylket")
    with api.client.get(letter["file"]["address"]) as answer:
        assert answer.status_code == 200
    public = api.json(f"documents/{the(f'avtale-{HIDDEN}.pdf')}")
    assert public["file"]["is_public_version"] is True
    assert public["title"] == public["file"]["name"] == "avtale-sladdet.pdf"
    shielded = api.json(f"documents/{the(f'vurdering-{HIDDEN}.pdf')}")
    assert (shielded["title"], shielded["file"]) == (None, None)
    assert shielded["access"]["shielded"] == "whole"
    assert api.get(f"documents/{the(f'{HIDDEN}.pdf')}").status_code == 404


def test_nothing_shielded_or_unpublished_is_in_any_answer(api: Reader) -> None:
    paths = [*LISTS]
    for path in LISTS:
        paths += [f"{path}/{one['id']}" for one in api.json(path)["data"]]
    assert len(paths) > 40
    for path in paths:
        text = api.get(path).get_data(as_text=True).lower()
        assert HIDDEN not in text, path
        assert UNPUBLISHED not in text, path
        for name in ("2025/17-4", "2025/18", "OU 5/2025"):
            assert str(the(name)) not in text, path


@pytest.mark.parametrize(
    "path",
    [
        f"cases/{the('2025/18')}",
        "cases/2025/18",
        "cases/2025/99999999999999999999999",
        f"journal-entries/{the('2025/17-4')}",
        "journal-entries/2025/17-4",
        f"decisions/{the('OU 5/2025')}",
        "decisions/OU-5-2025",
        f"documents/{the('nothing')}",
        "bodies/TULL",
        "organisations/000000000",
        "decisions/%00%FF",
        "nonsense",
        "cases/2025",
        "",
    ],
)
def test_what_is_not_there_for_the_asker_is_not_found(api: Reader, path: str) -> None:
    response = api.get(path)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert response.json is not None
    assert response.json["status"] == 404


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        *((path, {"cursor": "tull"}, "cursor") for path in LISTS),
        *((path, {"cursor": ""}, "cursor") for path in LISTS),
        *((path, {"limit": "0"}, "limit") for path in LISTS),
        ("cases", {"limit": "101"}, "limit"),
        ("cases", {"limit": "mange"}, "limit"),
        ("cases", {"year": "99999999999999999999"}, "year"),
        ("cases", {"yaer": "2025"}, "yaer"),
        ("decisions", {"body_id": "RR"}, "body_id"),
        ("journal-entries", {"since": "i går"}, "since"),
        ("organisations", {"kind": "tull"}, "kind"),
        ("bodies", {"kind": "municipality"}, "kind"),
        ("search", {"cursor": "-1"}, "cursor"),
        ("search", {"limit": "1000"}, "limit"),
        ("search", {"sort": "beste"}, "sort"),
        ("search", {"type": "tull"}, "type"),
        ("search", {"body": "Fotballaget"}, "body"),
        ("search", {"since": "i går"}, "since"),
        ("search", {"organ": "RR"}, "organ"),
    ],
)
def test_bad_input_names_the_field(api: Reader, path: str, query: dict[str, str], field: str) -> None:
    response = api.get(path, **query)
    assert response.status_code == 400, response.text
    assert response.mimetype == "application/problem+json"
    assert response.json is not None
    assert list(response.json["errors"]["query"]) == [field]


def test_lists_are_narrowed(api: Reader) -> None:
    assert references(api.json("cases", year=2024)["data"]) == ["2024/3"]
    decided = api.json("decisions", body_id=the("OU"), year=2025)["data"]
    assert references(decided) == ["OU 6/2025", "OU 4/2025"]
    assert references(api.json("journal-entries", since="2025-08-20")["data"]) == ["2025/19-1", "2025/17-6"]


def test_nobody_writes_without_a_token_and_other_methods_are_refused(api: Reader) -> None:
    assert api.client.post("/api/v1/cases", json={}).status_code == 401
    response = api.client.delete("/api/v1/cases", json={})
    assert response.status_code == 405
    assert response.mimetype == "application/problem+json"


@pytest.mark.parametrize("audience", list(Audience))
def test_documents_are_listed_by_the_rule_of_single_ones(filled_app: Flask, audience: Audience) -> None:
    with filled_app.extensions[EXTENSION].stores.registers.connect() as connection:
        everything = [UUID(one) for one in connection.execute(select(documents.c.id)).scalars()]
        expected = {one.id for one in documents_by_id(connection, everything).values() if one.is_listed(audience)}
        assert {one.id for one in list_documents(connection, audience).items} == expected
        assert expected

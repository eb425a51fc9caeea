"""Agreements as JSON: what binds whom on a day, and nothing that is not for whoever asks."""

import pytest
from flask import Flask

from tests.web.agreed import DAY
from tests.web.api.conftest import Reader
from tests.web.filing import HIDDEN, UNPUBLISHED, the

AGREEMENT = the("avtale 2024/1")


@pytest.fixture
def api(agreed_app: Flask) -> Reader:
    return Reader(agreed_app)


def test_they_are_listed_a_page_at_a_time_and_narrowed(api: Reader) -> None:
    whole = api.json("agreements", on=DAY)["data"]
    assert [one["reference"] for one in whole] == ["2025/2", "2025/1", "2024/2", "2024/1", "2020/1"]
    assert api.all("agreements", on=DAY, limit=2) == whole
    cooperation = whole[3]
    assert (cooperation["version"], cooperation["since"], cooperation["until"]) == (2, "2025-07-01", "2028-12-31")
    assert (cooperation["awaiting_version"], cooperation["awaiting"]) == (3, 2)
    assert [one["reference"] for one in api.json("agreements", on=DAY, state="ended")["data"]] == ["2020/1"]
    of_county = api.json("agreements", counterpart=str(the("fylket")))["data"]
    assert [one["reference"] for one in of_county] == ["2024/2"]
    assert api.get("agreements", state="gone").status_code == 400
    assert api.get("agreements", cursor="x").status_code == 400


def test_one_tells_what_binds_each_party_and_who_adopted_which_version(api: Reader) -> None:
    told = api.json(f"agreements/{AGREEMENT}", on=DAY)
    tenkeby = told["parties"][2]
    assert tenkeby["name"] == "Tenkeby kommune"
    assert (tenkeby["version"], tenkeby["except_clauses"], tenkeby["but_from"]) == (2, ["§ 7"], 1)
    assert [one["state"] for one in told["versions"]] == ["awaiting", "in-force", "ended"]
    newest = told["versions"][0]["adoptions"]
    assert [one["stand"] for one in newest] == ["adopted", "awaiting", "awaiting", "adopted"]
    assert newest[3]["basis"]["address"] == "/vedtak/RR-23-2025"
    assert [one["reference"] for one in told["replaces"]] == ["2020/1"]
    before = api.json(f"agreements/{AGREEMENT}", on=DAY, known=f"nr{told['position']}")
    assert before == told


def test_one_version_is_answered_by_its_number(api: Reader) -> None:
    told = api.json(f"agreements/{AGREEMENT}/versions/2", on=DAY)
    assert told["texts"][0]["document_id"] == str(the("samarbeidsavtale-2.pdf"))
    assert told["adoption"] == {"by": "parties", "majority": None, "source": "law", "clause": "§ 18-4"}
    assert api.get(f"agreements/{AGREEMENT}/versions/4").status_code == 404
    assert api.get(f"agreements/{AGREEMENT}/versions/99").status_code == 404


def test_what_binds_an_organisation_on_a_day_as_it_was_known_then(api: Reader) -> None:
    told = api.json(f"organisations/{the('Tenkeby')}/agreements", on=DAY)
    (one,) = told["data"]
    assert one["agreement"]["reference"] == "2024/1"
    assert (one["version"], one["since"], one["until"], one["certain"]) == (2, "2025-07-01", "2028-12-31", True)
    assert one["reservation"] == "§ 7 tas ikke i bruk"
    assert one["adoption"] == {"decided_on": "2025-06-18", "reference": "KS 45/2025"}
    assert one["why"] == "all-adopted"
    then = api.json(f"organisations/{the('Tenkeby')}/agreements", on=DAY, known="2026-03-15")
    assert [each["version"] for each in then["data"]] == [1]
    assert api.get(f"organisations/{the('Tenkeby')}/agreements", on="i går").status_code == 400


def test_what_is_not_published_or_shielded_is_not_answered(api: Reader) -> None:
    answers = [
        api.get("agreements").text,
        *(api.get(f"agreements/{the(f'avtale {one}')}").text for one in ("2024/1", "2025/1", "2025/3")),
        api.get(f"organisations/{the('Prøvdal')}/agreements", on=DAY).text,
    ]
    assert not [one for one in answers if HIDDEN in one or UNPUBLISHED in one]
    assert api.get(f"agreements/{the('avtale 2025/3')}").status_code == 404
    hidden = api.json(f"agreements/{the('avtale 2025/1')}")
    assert (hidden["title"], hidden["versions"], hidden["parties"]) == ("Eierskap", [], [])

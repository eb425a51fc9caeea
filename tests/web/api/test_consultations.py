"""Consultations as JSON: which are open, who answers for whom, and nothing that is not for whoever asks."""

import pytest
from flask import Flask

from tests.web.api.conftest import Reader
from tests.web.consulted import DAY
from tests.web.filing import HIDDEN, UNPUBLISHED, the

ONE = the("høring 2025/4")


@pytest.fixture
def api(consulted_app: Flask) -> Reader:
    return Reader(consulted_app)


def test_they_are_listed_a_page_at_a_time_and_narrowed(api: Reader) -> None:
    found = api.json("consultations", on=DAY, state="open")["data"]
    assert [(one["reference"], one["days_left"], one["late"]) for one in found[:2]] == [
        ("2026/1", -8, True),
        ("2026/2", 12, False),
    ]
    stands = {one["name"]: (one["state"], one["agreeing"]) for one in found[1]["municipalities"]}
    assert stands == {"Prøvdal kommune": ("input", "disagrees"), "Eksempelvik kommune": ("asked", None)}
    whole = api.json("consultations", on=DAY)["data"]
    assert api.all("consultations", on=DAY, limit=2) == whole
    assert api.all("consultations", on=DAY, state="open", limit=1) == found
    of_county = api.json("consultations", on=DAY, sender=str(the("fylket")), area="Samferdsel")["data"]
    assert [one["reference"] for one in of_county] == ["2025/4"]
    asked = api.json("consultations", on=DAY, municipality=str(the("Liksomnes")), way="jointly")["data"]
    assert [one["reference"] for one in asked] == ["2025/4"]
    for odd in ({"state": "gone"}, {"cursor": "x"}, {"on": "x"}, {"known": "x"}):
        assert api.get("consultations", **odd).status_code == 400


def test_one_tells_who_answers_for_whom_and_on_which_principle(api: Reader) -> None:
    told = api.json(f"consultations/{ONE}", on=DAY)
    tenkeby = next(one for one in told["answered_for"] if one["name"] == "Tenkeby kommune")
    assert (tenkeby["council_answers"], tenkeby["stance"]) == (True, "reserved")
    assert tenkeby["reservation"] == "Ikke bomstasjon på Tenkebybrua"
    assert told["chosen"]["principle"]["text"].startswith("Regionrådet svarer for alle")
    assert [one["reference"] for one in told["answers"]] == ["2025/12"]
    assert told["letter"][0]["document_id"] == str(the("transportplan.pdf"))
    assert (told["state"], told["outcomes"][0]["heard"]) == ("outcome", "partly")
    assert api.json(f"consultations/{ONE}", on=DAY, known=f"nr{told['position']}") == told
    before = api.json(f"consultations/{ONE}", on="2025-08-20")
    assert {one["who"] for one in before["answered_for"]} == {"unsettled"}
    unknown = api.json(f"consultations/{ONE}", known="2025-01-01")
    assert (unknown["state"], unknown["answered_for"]) == (None, [])


def test_nothing_is_told_that_is_not_for_the_asker(api: Reader) -> None:
    shown = api.get("consultations").text + api.get(f"consultations/{ONE}").text
    shown += api.get(f"consultations/{the('høring 2026/4')}").text
    assert [word for word in (HIDDEN, UNPUBLISHED) if word in shown] == []
    assert api.json(f"consultations/{ONE}")["drafts"] == []
    assert api.get(f"consultations/{the('høring 2026/5')}").status_code == 404

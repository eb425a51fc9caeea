"""Searching by the API: hits, facets, pages, and nothing that is not for everybody."""

import pytest

from tests.web.api.conftest import Reader
from tests.web.filing import HIDDEN, UNPUBLISHED, the


def test_hits_say_what_was_found_and_where(api: Reader) -> None:
    found = api.json("search", q="svarfristen")
    assert set(found) == {"data", "next", "total", "facets", "understood", "did_you_mean", "rests_since"}
    hit = found["data"][0]
    assert (hit["id"], hit["reference"], hit["kind"]) == (str(the("2025/17-1")), "2025/17-1", "journal-entry")
    assert (hit["document_id"], hit["document_name"], hit["page"]) == (
        str(the("brev-fra-fylket.pdf")),
        "Brev fra fylket",
        2,
    )
    assert [hit["snippet"][start:end] for start, end in hit["marks"]] == ["Svarfrist"]
    assert found["understood"]["words"] == ["svarfristen"]


def test_everything_is_paged_through_exactly_once(api: Reader) -> None:
    whole = api.json("search", limit=100)
    assert whole["total"] == len(whole["data"])
    for limit in (1, 7, 100):
        found = api.all("search", limit=limit, sort="oldest")
        assert sorted(one["id"] for one in found) == sorted(one["id"] for one in whole["data"])
    assert [one["id"] for one in api.all("search", limit=3)] == [one["id"] for one in whole["data"]]


def test_filters_take_ids_and_names(api: Reader) -> None:
    by_id = api.json("search", body=str(the("OU").hex), type="decision")
    by_name = api.json("search", body="Arbeidsutvalget", type=["decision"])
    assert by_id["data"] == by_name["data"]
    assert {one["kind"] for one in by_id["data"]} == {"decision"}
    assert {"facet": "body", "key": the("OU").hex, "label": "Ordførerutvalget", "typed": False} in by_id["understood"][
        "filters"
    ]
    assert api.json("search", year=["2023", "2024"], type="decision", until="2024-03")["total"] == 3
    both = api.json("search", type=["case", "body"])["data"]
    assert {one["kind"] for one in both} == {"case", "body"}


def test_how_a_query_was_understood_is_told(api: Reader) -> None:
    understood = api.json("search", q='tull:ja organ:rr "felles svar" -buss i')["understood"]
    assert understood["phrases"] == ["felles svar"]
    assert understood["without"] == ["buss"]
    assert understood["ignored"][0] == {"text": "tull:", "why": "unknown-field"}
    assert understood["filters"][0]["label"] == "Regionrådet"
    meant = api.json("search", q="uttalellse")["did_you_mean"]
    assert meant["q"] == "uttalelse"
    assert meant["count"] > 0


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"q": HIDDEN},
        {"q": UNPUBLISHED},
        {"q": f'"{HIDDEN}"'},
        {"q": f"{HIDDEN[:-2]}x"},
        {"q": f"{UNPUBLISHED[:-2]}*"},
        {"q": f"fag:{UNPUBLISHED[:4]}"},
        {"q": "vera klage rapport avtale vurdering personalsak vedlegg forslag pris"},
        {"case": "2025/18"},
        {"q": "2025/18"},
    ],
)
def test_nothing_shielded_or_unpublished_is_in_any_answer(api: Reader, query: dict[str, str]) -> None:
    found = api.json("search", **query, limit=100)
    asked = {word.strip('"*').lower() for value in query.values() for word in value.split()}
    told = str({name: value for name, value in found.items() if name != "understood"}).lower()
    for secret in (HIDDEN, UNPUBLISHED):
        assert secret not in told
        assert secret in asked or secret not in str(found["understood"]).lower()
    assert str(the("2025/18")) not in told
    assert str(the("2025/17-4")) not in told
    assert "case" not in query or found["total"] == 0


@pytest.mark.parametrize(
    "typed", ["", "*", '"', "a" * 5000, "organ:", "\x00", "😀", "-", "((((", "🜁:🜁", "\\", "field:^2~"]
)
def test_any_text_is_answered(api: Reader, typed: str) -> None:
    assert api.json("search", q=typed)["total"] >= 0


def test_a_cursor_goes_on_in_its_own_search_only(api: Reader) -> None:
    first = api.json("search", limit=1)
    second = api.json("search", limit=2, cursor=first["next"])  # more at a time is the same search
    assert second["data"][0]["id"] != first["data"][0]["id"]
    for other in ({"q": "jernbane"}, {"sort": "oldest"}, {"type": "case"}, {"since": "2024"}):
        refused = api.get("search", cursor=first["next"], **other)
        assert (refused.status_code, list(refused.json["errors"]["query"])) == (400, ["cursor"])
    assert api.get("search", cursor="1").status_code == 400

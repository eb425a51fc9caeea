"""The journal of a week, a month or a day as JSON: what is in it, and that its numbers are unbroken."""

import pytest

from tests.web.api.conftest import Reader
from tests.web.filing import HIDDEN, UNPUBLISHED

WEEK_34 = {"year": 2025, "first": 1, "last": 5, "count": 5, "unpublished": 1}


def test_what_is_in_the_journal_of_week_34(api: Reader) -> None:
    answer = api.json("journal-entries", period="2025-W34")
    assert answer["numbers"] == [WEEK_34]
    assert [one["journal_number"] for one in answer["data"]] == ["2025/5", "2025/3", "2025/2", "2025/1"]
    shielded = answer["data"][1]
    assert shielded["title"] == "Brev fra privatperson"
    assert shielded["access"]["basis"] == "offl. § 13 første ledd, jf. fvl. § 13"
    assert [one["name"] for one in shielded["senders"]] == [None]
    told = api.get("journal-entries", period="2025-W34").text
    assert HIDDEN not in told
    assert UNPUBLISHED not in told


def test_a_month_a_day_and_a_time_without_anything(api: Reader) -> None:
    month = api.json("journal-entries", period="2025-08")
    assert month["numbers"] == [{**WEEK_34, "last": 6, "count": 6}]
    day = api.json("journal-entries", period="2025-08-19")
    assert day["numbers"] == [{**WEEK_34, "first": 3, "count": 3}]
    assert api.json("journal-entries", period="2025-01") == {"data": [], "next": None, "numbers": []}


def test_a_period_is_paged_like_every_list(api: Reader) -> None:
    whole = api.json("journal-entries", period="2025-08")["data"]
    assert api.all("journal-entries", period="2025-08", limit=2) == whole


@pytest.mark.parametrize(
    "query",
    [
        {"period": "uke 12"},
        {"period": "2025-W54"},
        {"period": "2025-13"},
        {"period": "2025-02-30"},
        {"period": "2025"},
        {"period": ""},
        {"period": "2025-W34", "since": "2025-08-18"},
    ],
)
def test_what_is_no_period_is_said_of_the_parameter(api: Reader, query: dict[str, str]) -> None:
    answer = api.get("journal-entries", **query)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.json is not None
    assert list(answer.json["errors"]["query"]) == ["period"]

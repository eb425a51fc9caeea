"""Two versions of a document compared, as JSON."""

from flask import Flask

from tests.application.comparison.agreements import SECOND, THIRD
from tests.web.api.conftest import Reader
from tests.web.filing import HIDDEN, text, the
from tests.web.pages.test_comparison import LOCKED, filed_twice


def test_versions_are_compared_word_for_word(filled_app: Flask, api: Reader) -> None:
    document_id = filed_twice(filled_app, text(SECOND), text(THIRD))
    found = api.json(f"documents/{document_id}/comparisons/1/2")
    assert (found["is_compared"], found["is_same"], found["changed"]) == (True, False, 6)
    assert found["address"] == f"/dokument/{document_id}/sammenlign/1/2"
    by_number = {one["new"]["number"]: one for one in found["sections"] if one["new"]}
    assembly = by_number["§ 5"]
    assert (assembly["change"], assembly["is_renumbered"], assembly["old"]["number"]) == ("changed", True, "§ 4")
    (passage,) = assembly["passages"]
    assert {"mark": "deleted", "text": "ett medlem", "gap": " "} in passage["spans"]
    assert by_number["§ 8"]["change"] == "unchanged"
    whole = api.json(f"documents/{document_id}/comparisons/1/2", scope="whole")
    assert "§ 1" in {one["new"]["number"] for one in whole["sections"] if one["new"]}
    assert api.get(f"documents/{document_id}/comparisons/1/3").status_code == 404
    assert api.get(f"documents/{document_id}/comparisons/1/2", scope="some").status_code == 400


def test_a_version_that_could_not_be_read_is_told_of(filled_app: Flask, api: Reader) -> None:
    document_id = filed_twice(filled_app, LOCKED, text(THIRD))
    found = api.json(f"documents/{document_id}/comparisons/1/2")
    assert (found["is_compared"], found["is_same"], found["sections"]) == (False, None, [])
    assert found["old"]["files"][0]["state"] == "encrypted"
    assert [one["is_compared"] for one in found["new"]["files"]] == [True]


def test_what_may_not_be_read_is_not_compared(api: Reader) -> None:
    assert api.get(f"documents/{the(f'avtale-{HIDDEN}.pdf')}/comparisons/1/1-offentlig").status_code == 404

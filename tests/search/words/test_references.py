"""References are found in every spelling, and what only looks like one is left alone."""

import pytest

from search.words.references import mentioned_terms, owned_terms, references_in


@pytest.mark.parametrize(
    "text",
    [
        "23/2025",
        "23-2025",
        "23–2025",
        "23 / 2025",
        "023/2025",
        "sak 23/25",
        "Sak 23-25",
        "saksnr. 23/25",
        "Saksnummer: 23/2025",
        "PS 23/25",
        "sak 12/24 og 23/25",
        "(23/2025)",
        "se 23/2025.",
    ],
)
def test_an_item_of_a_body_has_the_same_term_however_it_is_written(text: str) -> None:
    assert {"s23y2025", "23y2025"} <= set(mentioned_terms(text))


@pytest.mark.parametrize("text", ["2025/17", "2025 / 17", "2025/017", "25/00017", "sak 2025-17", "i sak 25/0017"])
def test_a_case_has_the_same_term_however_it_is_written(text: str) -> None:
    assert {"f17y2025", "17y2025"} <= set(mentioned_terms(text))


def test_an_entry_of_a_case_has_its_own_term_and_mentions_the_case() -> None:
    assert mentioned_terms("jf. 2025/17-3") == ["f17y2025e3", "f17y2025", "17y2025"]
    assert mentioned_terms("jf. 25/00017-3") == mentioned_terms("jf. 2025/17-3")


@pytest.mark.parametrize(
    "text",
    [
        "handlingsplan 2021-2025",
        "2021–2025",
        "2021/2025",
        "perioden 2021-25",
        "14.03.2025",
        "14-03-2025",
        "2025-03-14",
        "14/3/2025",
        "sak 2025-03-14",
        "tlf. 22 33-44",
        "23/25 deltok",
        "50/50",
        "0/2025",
        "A23/2025B",
        "1.23/2025",
        "kl. 10-12",
    ],
)
def test_years_dates_and_shares_are_no_references(text: str) -> None:
    assert mentioned_terms(text) == []


@pytest.mark.parametrize(
    "text", ["RR 23/2025", "RR-23/2025", "RR sak 23/25", "RR-sak 23/2025", "RR23/2025", "RR 12/25, 23/25"]
)
def test_the_body_before_a_number_is_part_of_it(text: str) -> None:
    assert "rr:23y2025" in mentioned_terms(text)


def test_a_number_in_a_word_is_no_reference() -> None:
    assert mentioned_terms("hver23/2025 A4/2020 NORMALTALL23/2025") == []


def test_a_word_before_a_number_in_a_text_is_no_body_but_may_be_one_in_a_question() -> None:
    assert "hver:23y2025" not in mentioned_terms("hver 23/2025")
    asked = [one.asked for one in references_in("rr 23/25", typed=True)]
    assert asked == [("=rr:23y2025", "=s23y2025", "=23y2025", "rr:23y2025", "s23y2025", "23y2025", "23 25")]


def test_the_owner_of_a_number_has_stronger_terms_than_a_page_that_mentions_it() -> None:
    assert owned_terms("RR 23/2025") == [
        *("=rr:23y2025", "=s23y2025", "=23y2025"),
        *("rr:23y2025", "s23y2025", "23y2025"),
    ]
    assert owned_terms("2025/17") == ["=f17y2025", "=17y2025", "f17y2025", "17y2025"]


def test_an_entry_owns_its_own_number_alone() -> None:
    assert owned_terms("2025/17-3") == ["=f17y2025e3", "f17y2025e3", "f17y2025", "17y2025"]


def test_a_question_in_the_other_order_meets_what_either_may_mean() -> None:
    (asked,) = (one.asked for one in references_in("2025/23", typed=True))
    assert set(asked) & set(owned_terms("RR 23/2025")) == {"=23y2025", "23y2025"}


def test_what_a_reference_takes_up_of_a_question_holds_its_label_but_not_the_body() -> None:
    text = "hvem har behandlet RR sak nr. 23/25 i fjor"
    (found,) = references_in(text, typed=True)
    assert text[found.start : found.end] == "sak nr. 23/25"
    assert found.body == "rr"


def test_nothing_a_person_can_write_fails() -> None:
    for text in ("", "/", "0/0", "00/00", "sak 0/25", "999999/99", "2025/", "²/2025", "٢٣/٢٠٢٥", "2025/0-0", "- 1/1 -"):
        assert [one for one in references_in(text, typed=True) if one.number == 0] == []
        mentioned_terms(text)
        owned_terms(text)

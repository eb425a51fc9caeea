from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from domain.councils import COUNCIL_ID, AlreadyParticipantError, Council, NotParticipantError
from domain.errors import InvalidValueError, InvalidValuesError
from tests.domain.given import SHA, recorded, settled


def a_council(**values: Any) -> Council:
    return settled(Council.register(**{"name": "Prøverådet", "by": "kari"} | values))


def test_an_archive_has_one_council() -> None:
    council = Council.register(name=" Prøverådet ", legal_form="Interkommunalt politisk råd", by="kari")
    assert council.id == COUNCIL_ID
    described = {"name": "Prøverådet", "legal_form": "Interkommunalt politisk råd", "archive_creator": None}
    assert recorded(council) == [(Council.Registered, described)]


def test_it_is_described_anew_and_put_right() -> None:
    council = a_council()
    council.describe({"name": "Nye Prøverådet", "legal_form": ""}, valid_from="2024", by="kari")
    council.correct({"archive_creator": "Prøverådet"}, reason="glemt", by="kari")
    council.correct({"archive_creator": "Prøverådet"}, reason="samme", by="kari")
    renamed = {"name": {"before": "Prøverådet", "after": "Nye Prøverådet"}}
    creator = {"archive_creator": {"before": None, "after": "Prøverådet"}}
    assert recorded(council) == [
        (Council.Described, {"changes": renamed, "valid_from": "2024"}),
        (Council.Corrected, {"changes": creator, "reason": "glemt"}),
    ]
    with pytest.raises(InvalidValuesError):
        council.correct({"name": "", "logo": SHA}, reason=" ", by="kari")
    assert council.collect_events() == []


def test_an_organisation_joins_leaves_and_comes_back() -> None:
    council, one = a_council(), uuid4()
    with pytest.raises(NotParticipantError):
        council.leave(one, by="kari")
    council.join(one, joined_on="2010", by="kari")
    with pytest.raises(AlreadyParticipantError):
        council.join(one, by="kari")
    with pytest.raises(InvalidValueError):
        council.leave(one, left_on="2009", by="kari")
    council.leave(one, left_on="2018", by="kari")
    with pytest.raises(InvalidValueError):
        council.join(one, joined_on="2017-01-01", by="kari")
    council.join(one, joined_on=date(2021, 1, 1), by="kari")
    assert recorded(council) == [
        (Council.ParticipantJoined, {"organisation_id": one, "joined_on": "2010"}),
        (Council.ParticipantLeft, {"organisation_id": one, "joined": 2, "left_on": "2018"}),
        (Council.ParticipantJoined, {"organisation_id": one, "joined_on": "2021-01-01"}),
    ]
    assert council.taking_part == {one.hex: 4}


def test_the_days_of_taking_part_are_put_right() -> None:
    council, one = a_council(), uuid4()
    council.join(one, joined_on="2010", by="kari")
    council.collect_events()
    for joined, changes, problem in (
        (9, {"joined_on": "2011"}, "unknown-record"),
        (2, {"left_on": "2018"}, "not-correctable"),
        (2, {"joined_on": "31.2.2011"}, "bad-date"),
    ):
        with pytest.raises(InvalidValueError) as caught:
            council.correct_participation(joined, changes, reason="feil", by="kari")
        assert caught.value.values["problem"] == problem
    council.correct_participation(2, {"joined_on": "2011"}, reason="avskrift", by="kari")
    changes = {"joined_on": {"before": "2010", "after": "2011"}}
    told = {"organisation_id": one, "joined": 2, "changes": changes, "reason": "avskrift"}
    assert recorded(council) == [(Council.ParticipationCorrected, told)]


def test_it_has_a_logo_and_numbers_its_cases_from_where_it_will() -> None:
    council = a_council()
    council.choose_logo(SHA, media_type="image/png", by="kari")
    council.choose_logo(SHA, media_type="image/png", by="kari")
    council.begin_numbers(2026, 100, by="kari")
    council.begin_numbers(2027, 1, by="kari")
    assert recorded(council) == [
        (Council.LogoChosen, {"sha256": SHA, "media_type": "image/png", "before": None}),
        (Council.NumbersBegun, {"year": 2026, "start": 100, "before": None}),
    ]
    for act in (
        lambda: council.choose_logo("x", media_type="image/png", by="kari"),
        lambda: council.begin_numbers(26, 1, by="kari"),
        lambda: council.begin_numbers(2026, 0, by="kari"),
    ):
        with pytest.raises(InvalidValueError):
            act()
    assert council.collect_events() == []

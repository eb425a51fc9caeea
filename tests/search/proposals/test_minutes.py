"""What is proposed about a minutes file: a few layouts, each value with its page and line, and what was not read."""

import random
from functools import cache
from uuid import UUID

import pytest

from benchmarks.minutes import extracted, gold, measured, values
from benchmarks.minutes_files import WrittenMinutes, minutes
from domain.decisions.facts import DecisionOutcome
from domain.meetings.attendance import AttendanceRole as Role
from domain.meetings.minutes import minutes as a_meetings_minutes
from search.extraction.result import ExtractionResult, Outcome, Page
from search.proposals.minutes.found import Doubt, MinutesProposals, Spot
from search.proposals.minutes.mapping import proposed_meeting, proposed_minutes
from search.proposals.minutes.proposing import propose_minutes
from search.query.vocabulary import ORGANISATION, Named, Vocabulary

OPEN = {one.name: one for one in minutes("open")}
PROVDAL = UUID(int=7)
REGISTER = Vocabulary.of([Named(PROVDAL.hex, (ORGANISATION,), "Prøvdal kommune", ("Prøvdal kommune",), "municipality")])
HEAD = "Protokoll fra møte i Ordførerutvalget 22. august 2025 kl. 09.00–11.30\n\nTil stede: Kari Eksempel (leder)\n\n"


@cache
def result_of(name: str) -> ExtractionResult:
    return extracted(OPEN[name])


def read(*pages: str) -> MinutesProposals:
    result = ExtractionResult(Outcome.TEXT, tuple(Page(number, page) for number, page in enumerate(pages, 1)))
    return propose_minutes(result, REGISTER)


def test_each_value_has_the_page_and_the_line_it_was_read_from() -> None:
    found = read(HEAD, "Sak 24-2025a Kronikk\n\nVedtak:\nKari skriver den.")
    assert (found.head.body.value, found.head.date.value) == ("Ordførerutvalget", "2025-08-22")
    assert (found.head.opened.value, found.head.closed.value) == ("09:00", "11:30")
    [item] = found.items
    assert (item.number.value, item.number.spot) == ("24-2025a", Spot("Sak 24-2025a Kronikk", page=2, line=1))
    assert item.decision is not None
    assert (item.decision.text, item.decision.first.line) == ("Kari skriver den.", 3)


@pytest.mark.parametrize("name", ["02-mayors-dash", "04-ps-case-system", "09-nynorsk-running-text", "08-scanned"])
def test_a_whole_file_is_read_as_a_careful_reader_does(name: str) -> None:
    one = OPEN[name]
    found = values(propose_minutes(result_of(name)))
    assert found["name"] == gold(one)["name"] or sorted(found["name"]) == sorted(gold(one)["name"])
    assert found["number"] == gold(one)["number"]
    assert [_plain(text) for text in found["decision"]] == [_plain(text) for text in gold(one)["decision"]]


@pytest.mark.parametrize(
    ("written", "number", "title"),
    [
        ("Sak 23-2025 Ny avtale", "23-2025", "Ny avtale"),
        ("34/2020 Ny avtale", "34/2020", "Ny avtale"),
        ("Sak 2: Ny avtale", "2", "Ny avtale"),
        ("PS 8/26 Ny avtale", "PS 8/26", "Ny avtale"),
        ("RR 23/2025 Ny avtale (2025/17)", "RR 23/2025", "Ny avtale"),
        ("Saksnr. 7/24 – Ny avtale", "7/24", "Ny avtale"),
        ("047/12: NY AVTALE", "047/12", "NY AVTALE"),
    ],
)
def test_numbers_are_read_as_they_are_written(written: str, number: str, title: str) -> None:
    [item] = read(f"{HEAD}{written}\n\nVedtak:\nAvtalen godkjennes.").items
    assert (item.number.value, item.title.value) == (number, title)


@pytest.mark.parametrize(
    ("said", "ballot"),
    [
        ("Enstemmig vedtatt.", {"method": "unanimous", "adopted": "for"}),
        ("Samrøystes vedteke.", {"method": "unanimous", "adopted": "for"}),
        ("Vedtatt mot 2 stemmer (Marker, Skiptvet).", {"counts": {"against": 2}, "adopted": "for"}),
        ("Innstillingen ble vedtatt med 6 mot 2 stemmer.", {"counts": {"for": 6, "against": 2}, "adopted": "for"}),
        ("Forslaget falt mot 2 stemmer.", {"counts": {"for": 2}, "adopted": "against"}),
        ("Forslaget falt med 2 mot 6 stemmer.", {"counts": {"for": 2, "against": 6}, "adopted": "against"}),
        (
            "Innstillingen ble vedtatt med 4 mot 4 stemmer, med ordførers dobbeltstemme.",
            {"counts": {"for": 4, "against": 4}, "casting_vote": "for", "adopted": "for"},
        ),
        (
            "Forslag A fikk 5 stemmer, forslag B fikk 3 stemmer.",
            {"method": "alternatives", "counts": {"Forslag A": 5, "Forslag B": 3}, "adopted": "Forslag A"},
        ),
    ],
)
def test_votes_are_read_in_the_shape_that_decisions_hold(said: str, ballot: dict[str, object]) -> None:
    found = read(f"{HEAD}Sak 1/25 Ny avtale\n\nVotering:\n{said}\n\nVedtak:\nAvtalen godkjennes.")
    [told] = proposed_minutes(found)["treatments"]["1"]["ballots"]
    assert {key: told[key] for key in ballot} == ballot


def test_those_who_voted_against_are_named() -> None:
    found = read(f"{HEAD}Sak 1/25 Ny avtale\n\nVedtak:\nGodkjent.\nVedtatt mot 2 stemmer (Marker, Skiptvet).")
    [ballot] = proposed_minutes(found)["treatments"]["1"]["ballots"]
    assert [(one["party"], one["option"], one["count"]) for one in ballot["votes"]] == [
        ("Marker", "against", 1),
        ("Skiptvet", "against", 1),
    ]


def test_a_vote_that_does_not_add_up_is_told_and_not_proposed() -> None:
    found = read(f"{HEAD}Sak 1/25 Ny avtale\n\nVotering:\nVedtatt med 2 mot 5 stemmer.\n\nVedtak:\nGodkjent.")
    assert found.items[0].votes[0].doubts == (Doubt.UNCOUNTED,)
    assert proposed_minutes(found)["treatments"]["1"]["ballots"] == []


def test_deputies_are_tied_to_those_they_met_for() -> None:
    found = read(
        "Møte i Regionrådet 3. mars 2025\n\nTil stede:\nKari Eksempel, Skriveby (leder)\n"
        "Bjørn Påfunn, Prøvdal kommune (møtte for Åse Tenkt, fra sak 2/25)\nForfall: Åse Tenkt (syk)\n\n"
        "Sak 1/25 Innkalling\nVedtak: Godkjent.\nSak 2/25 Budsjett\nVedtak: Vedtatt."
    )
    leader, deputy, absent = proposed_minutes(found, {"Åse Tenkt": UUID(int=9)})["attendance"]
    assert (leader["role"], leader["party"], leader["votes"]) == ("leader", "Skriveby", True)
    assert (deputy["role"], deputy["deputy_for"], deputy["from_item"]) == ("deputy", absent["key"], "2")
    assert deputy["organisation_id"] == PROVDAL.hex
    assert (absent["presence"], absent["excuse"], absent["person_id"]) == ("absent", "syk", UUID(int=9).hex)


def test_a_list_tells_party_municipality_and_how_long_somebody_was_there() -> None:
    found = read(
        "Møte i Regionrådet 3. mars 2025\n\nDisse møtte:\n1. Kari Eksempel (Ap), Skriveby, leder\n"
        "2. Øystein Diktstad (H), Utkastnes – møtte til og med sak 1/25\nIkke møtt: Åse Tenkt (permisjon)\n\n"
        "Sak 1/25 Innkalling\nVedtak: Godkjent.\nSak 2/25 Budsjett\nVedtak: Vedtatt."
    )
    told = [(one.name, one.party, one.until_item, one.is_present, one.excuse) for one in found.attendance]
    assert told == [
        ("Kari Eksempel", "Skriveby", None, True, None),
        ("Øystein Diktstad", "Utkastnes", "1/25", True, None),
        ("Åse Tenkt", None, None, False, "permisjon"),
    ]


def test_rows_of_a_municipality_and_its_people_and_of_a_label_and_its_text() -> None:
    found = read(
        "Møte i Regionrådet 3. mars 2025\n\nTil stede fra kommunene:\nSkriveby\tKari Eksempel, Petter Linjal\n"
        "Forfall: Åse Tenkt (Bjørn Påfunn møtte som vara)\n\nRR-sak 1/25\tInnkalling\nVedtak\tGodkjent.\nOppfølging\t"
        "Nils sender den innen 1. april 2025."
    )
    assert [(one.name, one.party, one.deputy_for) for one in found.attendance] == [
        ("Kari Eksempel", "Skriveby", None),
        ("Petter Linjal", "Skriveby", None),
        ("Åse Tenkt", None, None),
        ("Bjørn Påfunn", None, "Åse Tenkt"),
    ]
    [item] = found.items
    assert (item.number.value, item.title.value, item.tasks[0].due) == ("RR 1/25", "Innkalling", "2025-04-01")
    assert item.decision is not None
    assert item.decision.text == "Godkjent."


def test_a_list_of_names_goes_on_over_a_line_and_a_label_has_its_value_below() -> None:
    found = read(
        "Protokoll fra møte i Regionrådet\nDato:\n3. mars 2025\n"
        "Deltakere: Kari Eksempel (Skriveby), Theodor Tenkt (Prøvdal), Anne-Grete\nLiksom (Utkastnes)\n\n"
        "Sak 1/25 Innkalling\nVedtak: Godkjent."
    )
    assert found.head.date.value == "2025-03-03"
    assert [(one.name, one.party) for one in found.attendance] == [
        ("Kari Eksempel", "Skriveby"),
        ("Theodor Tenkt", "Prøvdal"),
        ("Anne-Grete Liksom", "Utkastnes"),
    ]


def test_a_vote_on_a_proposal_is_no_part_of_it() -> None:
    found = read(
        f"{HEAD}Sak 1/25 Plan\n\nForslag fra Åse Tenkt:\nSaken utsettes.\nForslaget fikk 1 stemme og falt.\n"
        "Vedtak:\nPlanen vedtas.\nVedtatt mot 1 stemme (Tenkt)."
    )
    told = proposed_minutes(found)["treatments"]["1"]
    assert told["proposals"][0]["text"] == "Saken utsettes."
    assert [(one["counts"], one["adopted"]) for one in told["ballots"]] == [
        ({"for": 1}, "against"),
        ({"against": 1}, "for"),
    ]


def test_who_is_met_for_was_absent_even_where_nobody_says_so() -> None:
    found = read("Møte i Regionrådet 3. mars 2025\n\nMøtende: Bjørn Påfunn for Åse Tenkt\n\nSak 1/25 A\nVedtak: Ja.")
    absent = next(one for one in found.attendance if one.name == "Åse Tenkt")
    assert (absent.is_present, absent.doubts) == (False, (Doubt.INFERRED,))


def test_proposals_statements_and_tasks_have_their_makers() -> None:
    found = read(
        f"{HEAD}Sak 1/25 Festival\n\nInnstilling:\nVi støtter den.\nBehandling:\nBudsjettet ble drøftet. "
        "Åse Tenkt (Marker) fremmet følgende forslag: Vi støtter den ikke.\nVedtak:\nVi støtter den.\n"
        "Protokolltilførsel fra Marker:\nDette er feil.\nOppfølging: Brev til styret. Ansvar: Kari Eksempel. "
        "Frist: 1.10.2025"
    )
    told = proposed_minutes(found)["treatments"]["1"]
    assert told["proposals"] == [{"key": "A", "from": "Marker ved Åse Tenkt", "text": "Vi støtter den ikke."}]
    assert told["statements"] == [{"from": "Marker", "text": "Dette er feil."}]
    assert told["tasks"] == [{"text": "Brev til styret", "responsible": "Kari Eksempel", "due": "2025-10-01"}]
    assert (told["outcome"], told["discussion"]) == (DecisionOutcome.AS_RECOMMENDED, "Budsjettet ble drøftet.")


def test_as_recommended_copies_the_recommendation_and_says_so() -> None:
    [item] = read(f"{HEAD}Sak 1/25 A\n\nInnstilling:\nVi gjør det.\nVedtak: Som innstillingen. Enstemmig.").items
    assert item.decision is not None
    assert (item.decision.text, item.decision.doubts) == ("Vi gjør det.", (Doubt.COPIED,))
    assert [vote.method for vote in item.votes] == ["unanimous"]


def test_what_no_rule_took_is_said() -> None:
    found = read(f"{HEAD}Sak 1/25 Eventuelt\n\nEn ordfører fortalte om sommeren i kommunen sin.")
    assert [block.text for block in found.not_understood] == ["En ordfører fortalte om sommeren i kommunen sin."]
    assert found.items[0].decision is None


def test_two_days_are_both_told() -> None:
    found = read("Protokoll fra møte i Styret 3. mars 2025\nMøtedato: 4. mars 2025\n\nSak 1/25 A\nVedtak: Ja.")
    assert {found.head.date.value, *(one.value for one in found.head.date.others)} == {"2025-03-03", "2025-03-04"}
    assert Doubt.DIFFER in found.head.date.doubts


def test_an_item_that_is_referred_to_is_no_item() -> None:
    found = read(f"{HEAD}Sak 7/25 Avtale\n\nBakgrunn:\nRådet behandlet den i\nsak 3/24 Avtale om vei.\n\nVedtak:\nJa.")
    assert [item.number.value for item in found.items] == ["7/25"]


def test_the_meeting_has_its_items_in_order() -> None:
    meeting = proposed_meeting(propose_minutes(result_of("11-two-columns")))
    assert [item["number"] for item in meeting["items"]] == ["OU 18/2026", "OU 19/2026", "OU 20/2026", "OU 21/2026"]
    assert meeting["items"][1]["closed"] == "kommuneloven § 11-5 tredje ledd bokstav a"
    states = proposed_minutes(propose_minutes(result_of("11-two-columns")))["treatments"]
    assert [states[key]["state"] for key in "1234"] == ["treated", "treated", "postponed", "withdrawn"]


@pytest.mark.parametrize("name", sorted(OPEN))
def test_what_is_proposed_can_be_held_by_a_meeting(name: str) -> None:
    told = proposed_minutes(propose_minutes(result_of(name)))
    held = a_meetings_minutes(told, items=range(1, len(told["treatments"]) + 1))
    assert [one["name"] for one in held["attendance"]] == [one["name"] for one in told["attendance"]]
    assert [one["text"] for one in held["treatments"].values()] == [one["text"] for one in told["treatments"].values()]


def test_who_was_disqualified_is_told_with_the_rule() -> None:
    told = proposed_minutes(propose_minutes(result_of("07-casting-vote")))
    [disqualified] = told["treatments"]["3"]["disqualified"]
    names = {one["key"]: one["name"] for one in told["attendance"]}
    assert (names[disqualified["key"]], disqualified["section"]) == ("Øystein Diktstad", "fvl-6")
    assert disqualified["left_room"] == "yes"


def test_nothing_is_proposed_of_nothing() -> None:
    found = propose_minutes(None)
    assert (found.items, found.attendance, found.head.body.doubts) == ((), (), (Doubt.NOT_FOUND,))
    assert proposed_minutes(found)["treatments"] == {}


def test_a_damaged_text_is_read_without_an_error() -> None:
    chance = random.Random(9)
    for one in OPEN.values():
        text = _damaged(one, chance)
        pages = tuple(Page(number, part) for number, part in enumerate(text.split("===="), 1))
        found = propose_minutes(ExtractionResult(Outcome.TEXT, pages))
        keys = [one["key"] for one in proposed_minutes(found)["attendance"]]
        assert len(keys) == len(set(keys))
        assert all(one.role in Role for one in found.attendance)


def test_the_set_that_rules_were_written_with_is_still_read() -> None:
    fields = measured(list(OPEN.values())).fields
    assert min(one.recall for one in fields.values()) >= 0.95
    assert min(one.precision for one in fields.values()) >= 0.95


def _damaged(one: WrittenMinutes, chance: random.Random) -> str:
    letters = list(one.text.replace("|", "\t"))
    for _ in range(len(letters) // 12):
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(["", "\n", "\t", ":", "(", ")", "\u0000", "é", "9", "/", "– ", "Sak 1/25 ", "😀"])
    return "".join(letters)


def _plain(text: str) -> str:
    return " ".join(text.split())

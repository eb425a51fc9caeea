"""Rows of statements: a whole history from a table, and again, and what becomes of rows that are wrong."""

from dataclasses import replace

from application.imports.report import Line, Outcome
from application.opened import OpenArchive
from application.questions.documents import documents_of
from domain.access import Audience
from tests.application.imports.consultations import MUNICIPALITIES, PLAN, consultation
from tests.application.imports.manifests import CASE, DECISION, Cells, Papers, codes, imported, positions, remarks
from tests.application.imports.statements import (
    ANSWER,
    EVENTS,
    FIRST,
    HISTORY,
    OLD,
    PUBLISHED,
    SECOND,
    SENT,
    TEXTS,
    happened,
    records,
    statement,
)


def test_a_whole_history_is_filed_whatever_the_order_of_the_rows(opened: OpenArchive, papers: Papers) -> None:
    report = imported(opened, papers(TEXTS), HISTORY)
    assert (codes(report), remarks(report)) == ({}, {})
    filed = report.kinds(Outcome.FILED)
    assert (filed["statement"], filed["statement-version"], filed["statement-event"]) == (2, 3, 6)
    facts = statement(opened).facts
    assert facts["replaces"] == [statement(opened, "2019/2").id.hex]
    assert facts["consultation_id"] == consultation(opened).id.hex
    assert [one["corrects"] for one in records(opened, "version")] == [None, 1]
    decided, authorised = records(opened, "adoption")
    assert (decided["adopted_by"], decided["basis"]["kind"]) == ("decision", "decision")
    assert (authorised["adopted_by"], authorised["authority"]) == ("leader", "Delegering fra Regionrådet 2023")
    assert [one["stance"] for one in records(opened, "support")] == ["behind", "behind", "dissent"]
    (sent,) = records(opened, "sending")
    assert (len(sent["recipients"]), sent["how"]) == (2, "e-mail")
    assert {one["outlet"] for one in records(opened, "publication")} == {"Utkantposten", "Bygdebladet"}
    assert records(opened, "reply")[0]["summary"] == "Takk."
    asked = list(consultation(opened).facts["records"].values())
    assert [(one["kind"], one["statement_id"]) for one in asked] == [
        ("draft", statement(opened).id.hex),
        ("answer", statement(opened).id.hex),
    ]
    with opened.stores.registers.connect() as connection:
        known = [statement(opened).id, statement(opened, "2019/2").id]
        found = documents_of(connection, known)
    readable = {one.versions[0].name for some in found.values() for one in some if one.readable(Audience.PUBLIC)}
    assert readable == {"v1.txt", "v2.txt", "svar.txt"}


def test_a_second_run_adds_nothing(opened: OpenArchive, papers: Papers) -> None:
    imported(opened, papers(TEXTS), HISTORY)
    before = positions(opened)
    again = imported(opened, papers({}), HISTORY)
    assert positions(opened) == before
    assert ({line.outcome for line in again.lines}, remarks(again)) == ({Outcome.THERE}, {})


def test_a_rehearsal_says_the_same_and_keeps_nothing(opened: OpenArchive, papers: Papers) -> None:
    rows = [*HISTORY, SECOND | {"versjon": "3", "fil": "finnes-ikke.txt"}]
    rehearsed = imported(opened, papers(TEXTS), rows, rehearse=True)
    assert positions(opened) == 0

    def said(lines: list[Line]) -> list[Line]:
        return [replace(line, reason=None) for line in lines]

    assert said(rehearsed.lines) == said(imported(opened, papers({}), rows).lines)


BASE: list[Cells] = [*MUNICIPALITIES, CASE, DECISION, PLAN, OLD, ANSWER]


def test_a_changed_row_is_told_and_an_adoption_that_comes_later_is_added(opened: OpenArchive, papers: Papers) -> None:
    drafted = SECOND | {"vedtatt av": "", "fullmakt": "", "vedtaksdato": ""}
    imported(opened, papers(TEXTS), [*BASE, FIRST, drafted, *EVENTS[3:]])
    before = positions(opened)
    changed = [
        *BASE[:-1],
        ANSWER | {"tittel": "En annen", "slag": "brev", "høring": ""},
        FIRST | {"dato": "02.03.2025", "vedtaksdato": "19.03.2025"},
        drafted | {"sammendrag": "Noe annet"},
        EVENTS[3] | {"medium": "Lokalbladet"},
        EVENTS[4],
        SENT | {"mottaker": "Prøvdal", "sendemåte": "brev"},
        EVENTS[6] | {"standpunkt": "forbehold"},
        EVENTS[7],
    ]
    report = imported(opened, papers({"uttalelser/v1.txt": "Noe nytt"}), changed)
    said = {
        line.place: {one.values.get("field", one.code) for one in line.remarks} for line in report.lines if line.remarks
    }
    first = len(BASE) + 1
    assert said == {
        str(first): {"title", "kind"},
        str(first + 1): {"import-other-file", "date"},
        str(first + 2): {"summary"},
        str(first + 3): {"outlet"},
        str(first + 5): {"recipients", "how"},
        str(first + 6): {"stance"},
    }
    assert positions(opened) == before
    later = imported(opened, papers(TEXTS), [*BASE, FIRST, SECOND])
    assert later.kinds(Outcome.CHANGED)["statement-version"] == 1
    assert [one["version"] for one in records(opened, "adoption")] == [1, 2]


BAD: list[tuple[Cells, str]] = [
    (ANSWER, "row-same-as"),
    (ANSWER | {"referanse": "2025/8"}, "row-key-taken"),
    (ANSWER | {"referanse": "2025/9", "nøkkel": "ni", "slag": "dikt"}, "invalid-value"),
    (ANSWER | {"referanse": "2025/10", "nøkkel": "", "høring": "2001/1"}, "row-unknown-consultation"),
    (ANSWER | {"referanse": "2025/11", "nøkkel": "", "erstatter": "2001/1"}, "row-unknown-statement"),
    (FIRST | {"uttalelse": "ni"}, "row-belongs-to-left-out"),
    (FIRST | {"versjon": "første"}, "invalid-value"),
    (FIRST | {"versjon": "3", "fil": "borte.txt"}, "row-file-not-found"),
    (FIRST | {"versjon": "4", "vedtak": "RR 9/2024"}, "row-unknown-record"),
    (SECOND | {"versjon": "5", "fullmakt": ""}, "invalid-value"),
    (FIRST, "row-same-as"),
    (SENT | {"versjon": "3"}, "row-belongs-to-left-out"),
    (SENT | {"versjon": "99"}, "invalid-value"),
    (SENT | {"versjon": "1", "mottaker": "Ingensteds"}, "row-unknown-organisation"),
    (SENT | {"versjon": "1", "dato": ""}, "invalid-value"),
    (PUBLISHED | {"versjon": "1", "kanal": "røyk"}, "invalid-value"),
    (PUBLISHED | {"versjon": "1", "nettadresse": "der"}, "invalid-value"),
    (happened("standpunkt", "2025", organisasjon="Prøvdal", standpunkt="kanskje"), "invalid-value"),
    (happened("trukket", "2025"), "invalid-value"),
    (happened("brant ned", "2025"), "invalid-value"),
]


def test_a_bad_row_is_told_and_never_stops_the_rest(opened: OpenArchive, papers: Papers) -> None:
    good = [*BASE, FIRST]
    report = imported(opened, papers(TEXTS), [*good, *(row for row, _ in BAD)])
    rows = {place: code for place, code in codes(report).items() if place.isdecimal()}
    assert rows == {str(place): code for place, (_, code) in enumerate(BAD, start=len(good) + 2)}
    assert [one["kind"] for one in statement(opened).facts["records"].values()] == ["version", "adoption"]

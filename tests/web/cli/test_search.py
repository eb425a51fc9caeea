"""`flask archive search`: what it finds, for whom, and how it tells it."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from click.testing import Result
from flask import Flask

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import Settings
from search.engines.protocol import Answer, Hit, Snippet
from search.found import Found, Understood
from search.question import Question
from tests.web.cli.test_begin import run
from tests.web.filing import HIDDEN, UNPUBLISHED
from web.cli.search_lines import lines

Search = Callable[..., Result]


@pytest.fixture
def search(filled_app: Flask) -> Search:
    def ask(*words: str) -> Result:
        return filled_app.test_cli_runner().invoke(args=["archive", "search", *words])

    return ask


def as_json(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_json_is_one_object_of_total_hits_and_facets(search: Search) -> None:
    found = as_json(search("svarfristen", "--json"))
    assert list(found) == ["total", "hits", "facets"]
    hit = next(one for one in found["hits"] if one["reference"] == "2025/17-1")
    assert (hit["kind"], hit["title"], hit["document_name"], hit["page"]) == (
        "journal-entry",
        "Høring: Indre-NTP",
        "Brev fra fylket",
        2,
    )
    marked = [hit["snippet"][start:end] for start, end in hit["marks"]]
    assert "Svarfrist" in marked
    assert sum(one["count"] for one in found["facets"]["type"]) == found["total"]


def test_it_finds_what_everybody_may_see_unless_a_role_is_named(search: Search) -> None:
    for query in (HIDDEN, UNPUBLISHED, f'"{HIDDEN}"', f"{HIDDEN[:6]}*", ""):
        result = search(query, "--json", "--limit", "1000")
        assert not {HIDDEN, UNPUBLISHED} & set(result.stdout.lower().replace('"', " ").split())
        assert HIDDEN not in result.stdout
        assert UNPUBLISHED not in result.stdout
    assert as_json(search(f'"{UNPUBLISHED}"', "--json"))["total"] == 0
    reader = search(UNPUBLISHED, "--as", "reader", "--json")
    assert as_json(reader)["total"] > 0
    assert as_json(search(f'"{HIDDEN}"', "--as", "reader", "--json"))["total"] == 0
    for role in ("officer", "auditor", "administrator"):
        assert as_json(search(HIDDEN, "--as", role, "--json"))["total"] > 0


@pytest.mark.parametrize("words", [("-jernbanen", "--json"), ("--json", "-jernbanen"), ("--json", "--", "-jernbanen")])
def test_a_query_may_begin_with_a_dash(search: Search, words: tuple[str, ...]) -> None:
    everything = as_json(search("", "--json", "--limit", "1000"))["total"]
    assert 0 < as_json(search(*words))["total"] < everything


def test_hits_are_shown_with_marked_words_and_how_the_query_was_understood(search: Search) -> None:
    result = search("svarfristen", "fra", "organ:tull", "--limit", "1")
    assert result.exit_code == 0
    shown = result.stdout.splitlines()
    assert shown[0].endswith(" treff")
    assert "Søkte etter flest mulig av ordene, også bøyd og i sammensatte ord: svarfristen, tull" in shown
    assert "Ikke brukt: «organ:tull» (finnes ikke her), «fra» (vanlig ord)" in shown
    assert "  1. Høring: Indre-NTP" in shown
    assert "     Journalpost 2025/17-1 · 11.08.2025" in shown
    assert any("*Svarfrist*" in line for line in shown)
    assert "     I filen: Brev fra fylket, side 2" in shown
    assert search("indre", "--limit", "1").stdout.splitlines()[-1].startswith("De første 1 vises.")


def test_filters_and_names_are_told(search: Search) -> None:
    shown = search("arbeidsutvalget type:vedtak år:2025 til:2025").stdout.splitlines()
    assert "Også under navnene: AU, OU, Ordførerutvalget" in shown
    assert "Type: Vedtak" in shown
    assert "Til: 31.12.2025" in shown


def test_no_hits_is_no_error_and_shows_ways_on(search: Search) -> None:
    result = search("jernbannen type:organ")
    assert result.exit_code == 0
    assert result.stdout.startswith("Ingen treff.\n")
    result = search("uttalellse")
    assert "Mente du: uttalelse (" in result.stdout
    assert as_json(search("xyzzyq", "--json"))["hits"] == []


def test_an_index_that_is_not_made_yet_is_told_beside_the_answer(settings: Settings) -> None:
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    result = run(settings, "search", "buss", "--json")
    assert json.loads(result.stdout)["total"] == 0
    assert "Søkeindeksen er ikke laget ennå" in result.stderr
    assert result.exit_code == 0


def test_files_that_are_not_read_yet_are_told(search: Search) -> None:
    assert "fil er ikke lest ennå" in search("jernbanen").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "SØK mangler."),
        (("buss", "--as", "konge"), "--as må være en av: public, reader, officer, auditor, administrator."),
        (("buss", "--limit", "0"), "--limit må være et helt tall fra 1 til 1000."),
        (("buss", "--limit", "mange"), "--limit må være et helt tall fra 1 til 1000."),
    ],
)
def test_a_wrong_command_line_is_explained(search: Search, words: tuple[str, ...], said: str) -> None:
    result = search(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


def test_titles_and_texts_cannot_steer_the_terminal(filled_app: Flask) -> None:
    words = "a\x1b[2Jb\x9bc\r\nd"
    hit = Hit(uuid4(), "case", "2025/1", words, None, 1.0, Snippet(words, ((0, 1),)), document_name=words, page=1)
    found = Found(words, Understood(Question()), Answer(1, (hit,), {}), {})
    with filled_app.app_context():
        shown = list(lines(found))
    assert "  1. a [2Jb c d" in shown
    assert "     *a* [2Jb c d" in shown
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for line in shown for letter in line)


def test_it_says_what_to_do_without_an_archive(settings: Settings) -> None:
    result = run(settings, "search", "buss", "--json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "flask archive init" in result.stderr

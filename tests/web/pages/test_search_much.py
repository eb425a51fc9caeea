"""A search that finds more than anybody looks through: a fake finder has as much as it takes."""

from datetime import date
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient

from domain.access import Audience
from search.engines.protocol import Answer, Hit, Snippet, Suggestion
from search.found import Choice, Found, Understood
from search.question import Question, Sort
from tests.web.filing import Filing, the
from tests.web.pages.looking import addresses, all_of, page, said, titles
from web.searching.asked import LAST_PAGE, PER_PAGE
from web.searching.filters import FEW, MOST
from web.services import EXTENSION


class FakeFinder:
    """Finds `total` times the same case, in very many bodies."""

    def __init__(self, total: int, bodies: int, record_id: UUID) -> None:
        self.total, self.bodies, self.record_id = total, bodies, record_id

    def find(
        self,
        typed: str,
        audience: Audience,
        *,
        chosen: object = None,
        sort: Sort = Sort.RELEVANCE,
        offset: int = 0,
        limit: int = 20,
    ) -> Found:
        here = max(min(limit, self.total - offset), 0)
        hit = Hit(
            self.record_id, "case", "2025/1", "Sak", date(2025, 1, 1), 1.0, Snippet("… om brev …", ((5, 9), (6, 8)))
        )
        bodies = tuple(Choice(f"{number:032x}", f"Organ {number}", 1, number == 70) for number in range(self.bodies))
        understood = Understood(Question(words=(typed,)), words=(typed,))
        return Found(typed, understood, Answer(self.total, (hit,) * here, {}), {"body": bodies})

    def suggest(self, typed: str, audience: Audience, *, limit: int = 8) -> list[Suggestion]:
        return []


def _finding(app: Flask, *, total: int, bodies: int = 0) -> None:
    services = app.extensions[EXTENSION]
    filing = Filing(services.opened, "test")
    filing.case("2025/1", "Sak")
    filing.entry("2025/1-1", "incoming", "Brev")
    filing.publish("journal-entry", "2025/1-1")
    services.__dict__["finder"] = FakeFinder(total, bodies, the("2025/1"))


def test_nobody_turns_pages_for_ever_and_the_last_one_says_why(app: Flask, client: FlaskClient) -> None:
    _finding(app, total=1_000_000)
    first = page(client, "/sok?q=brev")
    assert said(first, "#hits") == "1 000 000 treff"
    assert "Du kan bare bla" not in said(first)
    assert addresses(first, ".ds-pagination a")[-2] == f"/sok?q=brev&page={LAST_PAGE}"
    last = page(client, "/sok?q=brev&page=999999")
    assert said(last, ".ds-pagination [aria-current]") == str(LAST_PAGE)
    assert len(titles(last)) == PER_PAGE
    assert "Du kan bare bla i de første 10 000 treffene." in said(last)


def test_marks_inside_marks_are_one(app: Flask, client: FlaskClient) -> None:
    _finding(app, total=1)
    found = page(client, "/sok?q=brev")
    assert said(found, ".excerpt") == "… om brev …"
    assert said(found, ".excerpt mark") == "brev"


def test_of_very_many_choices_the_commonest_are_offered_and_what_is_ticked(app: Flask, client: FlaskClient) -> None:
    _finding(app, total=1, bodies=300)
    found = page(client, "/sok?q=brev")
    assert len(all_of(found, "fieldset > label")) == FEW + 1
    assert len(all_of(found, "input[name=body]")) == MOST
    assert said(found, "summary") == f"De {MOST} vanligste"
    assert [one.get("value") for one in all_of(found, "input[checked]")] == [f"{70:032x}"]

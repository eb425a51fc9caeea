"""What the address of a search holds: filters, order and page, kept along in every link, and any value at all."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from application.office.roles import Role
from tests.web.filing import Filing, the
from tests.web.indexed import index_all
from tests.web.pages.looking import addresses, all_of, asked, page, said, titles
from web.services import EXTENSION

Reading = Callable[[Role | None], FlaskClient]


def test_it_is_said_how_the_query_was_understood_and_what_was_ignored(reading: Reading) -> None:
    query = 'uttalelse om jernbanen "fylket ber" -buss organ:Regionrådet fra:2019 merknad:ja år:foo'
    found = html.document_fromstring(reading(None).get("/sok", query_string={"q": query}).text)
    understood = said(found, ".understood > div").splitlines()
    assert understood[0] == (
        "Søkte etter flest mulig av ordene, også bøyd og i sammensatte ord: uttalelse, jernbanen, foo"
    )
    for line in ("Sammen, i denne rekkefølgen: «fylket ber»", "Uten: buss", "Organ: Regionrådet", "Fra: 01.01.2019"):
        assert line in understood
    assert understood[-1].startswith("Ikke brukt:")
    for ignored in ("«om» (vanlig ord)", "«merknad:» (ukjent felt)", "«år:foo» (finnes ikke her)"):
        assert ignored in understood[-1]


def test_chips_take_filters_back_ticked_and_typed(reading: Reading) -> None:
    path = f"/sok?q=indre-ntp+år:2025&type=decision&type=case&body={the('RR').hex}&sort=newest&page=1"
    found = page(reading(None), path)
    chips = dict(zip(said(found, ".ds-chip").splitlines(), addresses(found, ".ds-chip"), strict=True))
    assert list(chips) == ["Fjern: År: 2025", "Fjern: Type: Vedtak", "Fjern: Type: Sak", "Fjern: Organ: Regionrådet"]
    whole = {"q": ["indre-ntp år:2025"], "type": ["decision", "case"], "body": [the("RR").hex], "sort": ["newest"]}
    assert asked(chips["Fjern: År: 2025"]) == whole | {"q": ["indre-ntp"]}
    assert asked(chips["Fjern: Type: Sak"]) == whole | {"type": ["decision"]}
    assert asked(chips["Fjern: Organ: Regionrådet"]) == {name: one for name, one in whole.items() if name != "body"}
    assert [asked(one) for one in addresses(found, ".filters > .ds-link")] == [{"q": ["indre ntp"], "sort": ["newest"]}]


def test_boxes_carry_the_search_along_and_count_exactly(reading: Reading) -> None:
    client = reading(None)
    found = page(client, "/sok?q=indre-ntp+kommune:Tenkeby&type=decision&sort=oldest")
    form = all_of(found, "form.facets")[0]
    kept = {one.get("name"): one.get("value") for one in all_of(form, "input[type=hidden]")}
    assert kept == {"q": "indre-ntp kommune:Tenkeby", "sort": "oldest"}
    boxes = {one.get("value"): one for one in all_of(form, "input[name=type]")}
    assert boxes["decision"].get("checked") is not None
    tenkeby = all_of(form, f"input[value='{the('Tenkeby').hex}']")[0]
    assert tenkeby.get("disabled") is not None
    assert tenkeby.get("checked") is not None
    for kind, box in boxes.items():
        count = int(said(box.getparent(), ".count"))
        alone = page(client, f"/sok?q=indre-ntp+kommune:Tenkeby&type={kind}")
        assert said(alone, "#hits") == f"{count} treff"


def test_a_facet_with_many_keys_folds_the_rest_but_never_what_is_ticked(app: Flask, client: FlaskClient) -> None:
    filing = Filing(app.extensions[EXTENSION].opened, "test")
    for year in range(2010, 2022):
        filing.case(f"{year}/1", f"Sak i {year}")
        filing.entry(f"{year}/1-1", "incoming", "Brev", document_date=f"{year}-03-01")
        filing.publish("journal-entry", f"{year}/1-1")
    index_all(app.extensions[EXTENSION])
    found = page(client, "/sok?year=2011")
    shown = [one.get("value") for one in all_of(found, "fieldset > label input[name=year]")]
    folded = [one.get("value") for one in all_of(found, "details input[name=year]")]
    assert shown == ["2021", "2020", "2019", "2018", "2017", "2016", "2011"]
    assert folded == ["2015", "2014", "2013", "2012", "2010"]
    assert said(found, "details summary") == "Alle år (12)"


def test_hits_can_be_sorted_by_date(reading: Reading) -> None:
    client = reading(None)
    found = page(client, "/sok?q=indre-ntp&type=decision")
    sorting = dict(zip(said(found, ".sorting a").splitlines(), addresses(found, ".sorting a"), strict=True))
    assert list(sorting) == ["Relevans", "Nyeste først", "Eldste først"]
    newest, oldest = page(client, sorting["Nyeste først"]), page(client, sorting["Eldste først"])
    assert titles(newest)[0] == "Indre-NTP: uttalelse fra regionen"
    assert said(newest, ".sorting [aria-current]") == "Nyeste først"
    assert said(oldest, ".kind").startswith("Vedtak KDU 3/2025")


def test_nothing_ranks_all_there_is(reading: Reading) -> None:
    everything = page(reading(None), "/sok?sort=relevance")
    assert said(everything, ".sorting a").splitlines() == ["Nyeste først", "Eldste først"]
    assert said(everything, ".sorting [aria-current]") == "Nyeste først"
    assert all_of(everything, ".source") == []


def test_pages_are_bounded_and_keep_the_search(app: Flask, client: FlaskClient) -> None:
    filing = Filing(app.extensions[EXTENSION].opened, "test")
    filing.case("2025/1", "Brev")
    references = [f"2025/1-{number}" for number in range(1, 46)]
    for reference in references:
        filing.entry(reference, "incoming", f"Brev nummer {reference}")
    filing.publish("journal-entry", *references)
    index_all(app.extensions[EXTENSION])
    first = page(client, "/sok?q=brev&type=journal-entry&sort=oldest")
    assert len(titles(first)) == 20
    after = addresses(first, ".ds-pagination [rel=next]")[0]
    assert asked(after) == {"q": ["brev"], "type": ["journal-entry"], "sort": ["oldest"], "page": ["2"]}
    assert len(titles(page(client, "/sok?q=brev&type=journal-entry&page=3"))) == 5
    for beyond in ("4", "500", "999999999999999999999"):
        last = page(client, f"/sok?q=brev&type=journal-entry&page={beyond}")
        assert len(titles(last)) == 5, beyond
        assert said(last, ".ds-pagination [aria-current]") == "3"
        assert all_of(last, ".ds-pagination [rel=next]") == []


def test_what_was_ticked_and_means_nothing_is_told_and_not_carried_along(reading: Reading) -> None:
    found = page(reading(None), "/sok?q=ntp&year=foo&type=vedtak")
    assert "«year:foo» (finnes ikke her)" in said(found, ".understood")
    assert all("foo" not in address for address in addresses(found, "main a"))
    # A word for a kind is as good as its key.
    assert [one.get("value") for one in all_of(found, "input[name=type][checked]")] == ["decision"]


@pytest.mark.parametrize(
    "path",
    [
        "/sok?page=abc",
        "/sok?page=-1&q=avtale",
        "/sok?page=0",
        "/sok?page=١٢&q=ntp",
        "/sok?sort=zzz&q=ntp",
        "/sok?year=foo&year=&year=2025&q=ntp",
        "/sok?body=zz&municipality=x&case=y&filetype=%00&type=nothing&subject=%F0%9F%98%80",
        "/sok?q=" + "a" * 10_000,
        "/sok?q=" + "ord+" * 2_500,
        "/sok?q=%00%01%ff%fe",
        "/sok?q=" + "%22" * 7 + "((((AND+OR+NOT+title:*",
        "/sok?q=-&type=" + "x" * 5_000,
        "/sok?" + "&".join(f"year={year}" for year in range(3_000)),
        "/sok?q[]=1&q=ntp&unknown=1",
        "/sok/forslag",
        "/sok/forslag?q=" + "a" * 10_000,
        "/sok/forslag?q=%22%00*",
    ],
)
def test_any_value_at_all_gives_a_page(reading: Reading, path: str) -> None:
    answer = reading(Role.READER).get(path)
    assert answer.status_code == 200
    assert len(answer.data) < 400_000

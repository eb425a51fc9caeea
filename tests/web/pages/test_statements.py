"""Pages of statements: the register, one on a day as it was known, and what each asker may see."""

import re

import pytest
from flask.testing import FlaskClient

from application.office.roles import Role
from tests.web.counted import fewest_asked
from tests.web.filing import HIDDEN, UNPUBLISHED, the
from tests.web.pages.reading import Reading, links, rows, section, words
from web.searching.said import asks_what_was_said

PAGES = (
    "/uttalelser",
    "/uttalelse/2025/6",
    "/uttalelse/2025/6/versjon/2",
    "/uttalelse/2025/6/sammenlign/1/2",
    "/uttalelse/2023/1",
    "/uttalelser/om",
    "/uttalelser/om?om=Samferdsel",
    "/uttalelser/om?q=dobbeltspor",
    "/uttalelser/fullmakt",
    "/uttalelser/fullmakt?ogsa=vedtak",
    "/uttalelser/atom.xml",
    "/uttalelser?format=csv",
    "/uttalelser?format=json",
    "/uttalelser/fullmakt?format=csv",
    "/api/v1/statements",
    "/api/v1/statements/under-authority",
    f"/api/v1/statements/{the('uttalelse 2025/6')}",
    f"/api/v1/statements/{the('uttalelse 2023/1')}",
)

MOST_ASKED = {"/uttalelser": 24, "/uttalelser/om?om=Samferdsel": 24, "/uttalelse/2025/6": 33, "/uttalelser/fullmakt": 8}
"""So many questions a page asks, however much is on it."""


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return answer.text


def told(text: str) -> str:
    return words(text.partition("<main")[2].partition("</main>")[0])


@pytest.fixture
def public(reading_statements: Reading) -> FlaskClient:
    return reading_statements(None)


@pytest.mark.parametrize(
    ("role", "never"), [(None, (HIDDEN, UNPUBLISHED)), (Role.READER, (HIDDEN,)), (Role.OFFICER, ())]
)
def test_nobody_meets_what_is_not_for_them(
    reading_statements: Reading, role: Role | None, never: tuple[str, ...]
) -> None:
    client = reading_statements(role)
    for path in PAGES:
        answer = page(client, path)
        assert not [word for word in never if word in answer], path
    for path in ("/uttalelse/2025/8", "/uttalelse/2025/9", "/uttalelse/2025/6/versjon/3"):
        assert client.get(path).status_code == (404 if role is None else 200), path
    assert client.get("/uttalelse/2025/6/sammenlign/1/3").status_code == (404 if role is None else 200)


def test_the_register_tells_what_was_said_to_whom_and_who_adopted_it(public: FlaskClient) -> None:
    lines = rows(page(public, "/uttalelser"), "statements")
    assert [line.partition(" 20")[0] for line in lines] == [
        "Svar på høring om transportplanen Høringssvar",
        "Ny busslinje Pressemelding",
        "Toget går fra oss Kronikk",
        "Brev om en sak Brev",
        "Dobbeltspor nå Resolusjon",
    ]
    assert "Vi vil ha dobbeltspor til Prøvdal før 2030" in lines[0]
    assert "Liksomfylket og Eksempelvik Nettsted: Prøverådet" in lines[0]
    assert "11.11.2025 Av lederen på fullmakt, Gro Ordfører: Delegering, RR 4/2020" in lines[0]
    assert "2 har forbehold eller dissens Versjon 2 gjelder" in lines[0]
    assert lines[4].endswith("Trukket tilbake")


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("area=Samferdsel", ["Svar på høring", "Toget går", "Dobbeltspor nå"]),
        ("year=2024", ["Ny busslinje", "Toget går"]),
        (f"mottaker={the('fylket')}", ["Svar på høring"]),
        (f"mottaker={the('Bortevik')}", []),
        (f"bak={the('Tenkeby')}", ["Svar på høring"]),
        ("kanal=newspaper", ["Toget går"]),
        ("kind=resolution", ["Dobbeltspor nå"]),
        ("vedtatt=decision", ["Svar på høring", "Dobbeltspor nå"]),
        ("state=retracted", ["Dobbeltspor nå"]),
        ("state=adopted&on=2021-12-01", ["Dobbeltspor nå"]),
    ],
)
def test_it_is_narrowed(public: FlaskClient, asked: str, titles: list[str]) -> None:
    answer = page(public, f"/uttalelser?{asked}")
    found = rows(answer, "statements") if titles else []
    assert [title for title, line in zip(titles, found, strict=True) if line.startswith(title)] == titles
    assert 'class="ds-chip"' in answer
    assert ("Ingen uttalelse er funnet." in answer) is not bool(titles)


def test_one_says_all_that_came_of_it(public: FlaskClient) -> None:
    answer = page(public, "/uttalelse/2025/6")
    head = words(answer.partition('class="page-head"')[2].partition('<form class="dates"')[0])
    assert "Høringssvar 2025/6 Svar på høring om transportplanen Versjon 2 gjelder Rettet Offentlig" in head
    assert "Les versjon 2 Sammenlign 1 og 2" in head
    assert "Vi vil ha dobbeltspor til Prøvdal før 2030" in head
    behind = section(answer, "behind")
    assert "Prøvdal Tenkeby" in behind
    assert "Tenkeby vil ikke ha bom på veien." in behind
    assert "Dissens Liksomnes vil heller ha buss." in behind
    assert rows(answer, "sent")[1] == "Liksomfylket, Eksempelvik 22.10.2025 Med e-post 1"
    assert 'href="https://proveradet.example/svar"' in answer
    came = section(answer, "came-of-it")
    assert "Svarer på en høring fra Liksomfylket, frist 31.10.2025 Høring om transportplanen" in came
    assert "Vi ble delvis hørt Fylket tok inn dobbeltsporet (01.02.2026)" in came
    assert "Svar fra Liksomfylket, 15.01.2026 Dobbeltsporet er tatt inn i planen" in came
    beside = words(answer.partition("<aside")[2])
    assert "Versjon 2, 11.11.2025 Av lederen på fullmakt: Gro Ordfører Fullmakt: Delegering, RR 4/2020" in beside
    assert "Ved vedtak RR 23/2025" in beside
    assert "Erstatter Dobbeltspor nå" in beside
    assert f"/dokument/{the('uttalelse-2.pdf')}/fil" in answer


def test_it_is_shown_as_it_was_on_a_day_and_as_it_was_known(public: FlaskClient) -> None:
    then = told(page(public, "/uttalelse/2025/6?on=2025-10-25"))
    assert "Versjon 1 gjelder" in then
    assert "Svar fra Liksomfylket" not in then
    assert "ting skjedde etter 25.10.2025. Se hvordan det står i dag" in then
    known = told(page(public, "/uttalelse/2025/6?known=2026-03-05"))
    assert "Versjon 1 gjelder" in known
    assert re.search(r"Siden da er \d ting registrert", known)
    before = told(page(public, "/uttalelse/2025/6?known=2026-02-01"))
    assert "Arkivet kjente ikke til denne uttalelsen da." in before
    assert page(public, "/uttalelse/2025/6?on=tull", 400)


def test_a_retracted_one_says_so_and_leads_on(public: FlaskClient) -> None:
    answer = told(page(public, "/uttalelse/2021/1"))
    assert "Vi står ikke lenger ved dette fra 01.03.2022. Ny kunnskap" in answer
    assert "En annen uttalelse erstatter denne: Svar på høring om transportplanen" in answer
    assert "Versjon 1: Vedtatt ved et vedtak som ikke er funnet, 02.06.2021" in answer
    early = told(page(public, "/uttalelse/2024/3"))
    assert "Versjon 1: Publisert før den var vedtatt, 02.08.2024" in early


def test_versions_are_shown_and_compared(public: FlaskClient, reading_statements: Reading) -> None:
    first = told(page(public, "/uttalelse/2025/6/versjon/1"))
    assert "Versjon 1: Til Regionrådet Erstattet av en senere versjon" in first
    assert "Denne versjonen er erstattet av en senere. Versjon 2 gjelder" in first
    changed = told(page(public, "/uttalelse/2025/6/sammenlign/1/2"))
    assert "2030" in changed
    assert "2032" in changed
    assert page(reading_statements(Role.READER), "/uttalelse/2025/6/versjon/3").count("Dette er et utkast.") == 1
    api = public.get(f"/api/v1/statements/{the('uttalelse 2025/6')}/comparisons/1/2").get_json()
    assert api["is_compared"]
    assert api["address"] == "/uttalelse/2025/6/sammenlign/1/2"
    assert public.get(f"/api/v1/statements/{the('uttalelse 2025/6')}/comparisons/1/3").status_code == 404
    assert public.get("/uttalelse/2025/6/sammenlign").location == "/uttalelse/2025/6/sammenlign/1/2"


def test_what_have_we_said_about_the_railway_since_2020(public: FlaskClient) -> None:
    answer = page(public, "/uttalelser/om?om=Samferdsel&siden=2020")
    said = told(answer)
    assert "Hva har vi sagt om Samferdsel siden 2020?" in said
    assert said.index("Svar på høring") < said.index("Toget går fra oss") < said.index("Dobbeltspor nå")
    assert "til Liksomfylket og Eksempelvik · Nettsted: Prøverådet" in said
    assert "Vi ble delvis hørt Fylket tok inn dobbeltsporet" in said
    assert "Rettet Versjon 2 retter versjon 1: Riktig årstall" in said
    assert "Trukket tilbake 01.03.2022: Ny kunnskap" in said
    assert "Dobbeltspor nå" not in told(page(public, "/uttalelser/om?om=Samferdsel&siden=2022"))
    then = told(page(public, "/uttalelser/om?om=Samferdsel&on=2021-12-31"))
    assert "Versjon 1 gjelder" in then
    assert "Svar på høring" not in then
    assert "Hva det førte til" in told(page(public, "/uttalelser/om?om=Samferdsel&vis=tabell"))
    assert "Vi vil ha dobbeltspor" in page(public, "/uttalelser/om?om=Samferdsel&format=csv")
    assert page(public, "/uttalelser/om?om=Samferdsel&siden=i%20fjor", 400)


def test_what_the_leader_adopted_under_authority_without_a_decision(public: FlaskClient) -> None:
    lines = rows(page(public, "/uttalelser/fullmakt"), "adopted")
    assert [line[:10] for line in lines] == ["05.08.2024", "02.05.2024"]
    assert "Gro Ordfører Av lederen på fullmakt Reglementet § 6" in lines[1]
    with_decided = rows(page(public, "/uttalelser/fullmakt?ogsa=vedtak&vedtatt=leader"), "adopted")
    assert with_decided[0].endswith("Delegering, RR 4/2020 20.10.2025")
    answered = public.get("/api/v1/statements/under-authority?adopted_by=leader").get_json()["data"]
    assert [one["statement"]["reference"] for one in answered] == ["2024/2"]
    assert answered[0]["person"] == "Gro Ordfører"


def test_the_feed_holds_what_is_published(public: FlaskClient) -> None:
    answer = public.get("/uttalelser/atom.xml")
    assert answer.mimetype == "application/atom+xml"
    assert answer.text.count("<entry>") == 4
    assert "2025/6 Svar på høring om transportplanen" in answer.text
    assert "Vi vil ha dobbeltspor til Prøvdal før 2030. Høringssvar 2025/6, 20.10.2025" in answer.text
    assert public.get("/uttalelser/atom.xml", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_programs_read_the_same(public: FlaskClient) -> None:
    lines = public.get("/api/v1/statements?area=Samferdsel&since=2022-01-01&limit=1").get_json()
    assert [one["reference"] for one in lines["data"]] == ["2025/6"]
    following = public.get(f"/api/v1/statements?area=Samferdsel&since=2022-01-01&cursor={lines['next']}").get_json()
    assert [one["reference"] for one in following["data"]] == ["2024/2"]
    whole = public.get(f"/api/v1/statements/{the('uttalelse 2025/6')}?on=2025-10-25").get_json()
    assert (whole["version"], whole["state"], whole["adopted_by"]) == (1, "adopted", "decision")
    assert [one["stance"] for one in whole["support"]] == ["behind", "reserved", "dissent"]
    assert whole["consultations"][0]["heard"] is None
    assert [one["version"] for one in whole["sendings"]] == [1]
    assert public.get("/api/v1/statements?cursor=tull").status_code == 400


def test_what_was_said_about_words_is_found_by_the_texts(public: FlaskClient) -> None:
    said = told(page(public, "/uttalelser/om?q=dobbeltspor&siden=2020"))
    assert "Hva har vi sagt om «dobbeltspor» siden 2020?" in said
    assert "Vi ble delvis hørt" in said
    assert "Dobbeltspor nå" in said
    assert "Toget går fra oss" not in said
    assert "/uttalelser/om?q=dobbeltspor" in page(public, "/sok?q=dobbeltspor")
    assert UNPUBLISHED not in told(page(public, "/uttalelser/om?q=kronikk"))
    assert "Her er det ikke funnet noe som er sagt." in told(page(public, "/uttalelser/om?q=finnesikke"))


def test_other_records_lead_to_what_was_said(public: FlaskClient, reading_statements: Reading) -> None:
    title = "Svar på høring om transportplanen"
    for path in (
        "/sak/2025/17",
        "/vedtak/RR-23-2025",
        f"/dokument/{the('uttalelse-1.pdf')}",
        f"/organisasjon/{the('fylket')}",
        f"/organisasjon/{the('Tenkeby')}",
    ):
        assert title in page(public, path), path
    draft = f"/dokument/{the(f'{UNPUBLISHED}.pdf')}"
    assert public.get(draft).status_code == 404
    assert title in page(reading_statements(Role.READER), draft)
    assert f"/uttalelser/fullmakt?person={the('Gro Ordfører')}" in page(public, f"/person/{the('Gro Ordfører')}")


def test_a_page_of_many_asks_as_much_as_a_page_of_one(reading_statements: Reading) -> None:
    client = reading_statements(Role.OFFICER)
    paths = ("/uttalelser", "/uttalelser/om?om=Samferdsel", "/uttalelse/2025/6", "/uttalelser/fullmakt")
    for path in paths:
        assert fewest_asked(client, path) <= MOST_ASKED[path], path


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Hva har vi sagt om jernbanen?", ("jernbanen", None)),
        ("kva har me sagt om jernbanen sidan 2020", ("jernbanen", "2020")),
        ("uttalelse om jernbanen", ("jernbanen", None)),
        ("Resolusjoner til fylket fra 2021", ("fylket", "2021")),
        ("jernbanen", None),
        ("avtale om uttalelse", None),
        ("uttalelse om", None),
    ],
)
def test_a_search_may_ask_what_was_said(typed: str, asked: tuple[str, str | None] | None) -> None:
    assert asks_what_was_said(typed) == asked


def test_a_search_that_asks_what_was_said_is_answered_by_statements_first(reading_statements: Reading) -> None:
    found = page(reading_statements(None), "/sok?q=hva+har+vi+sagt+om+dobbeltspor+siden+2020")
    shown = found.partition('id="said">')[2].partition("</section>")[0]
    assert 'href="/uttalelser/om?q=dobbeltspor&amp;siden=2020"' in shown
    assert "Hva har vi sagt om «dobbeltspor» siden 2020?" in words(shown)
    assert {*links(shown, "/uttalelse/")} == {"/uttalelse/2025/6", "/uttalelse/2021/1"}, words(shown)
    assert 'id="said"' not in page(reading_statements(None), "/sok?q=hva+har+vi+sagt+om+dobbeltspor+siden+2099")

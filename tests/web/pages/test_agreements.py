"""Agreements as they are read: what binds whom on a day, who has adopted what, and what is not for everybody."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from application.commands.adopting import SendVersion, send_version
from application.commands.agreements import JoinAgreement, join_agreement
from application.commands.drafting import AmendVersion, amend_version
from application.office.roles import Role
from tests.search.extraction.papers import a_pdf
from tests.web.agreed import DAY, add_versions, agree
from tests.web.counted import fewest_asked
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the
from tests.web.pages.reading import Reading, rows, section, words
from web.services import EXTENSION


def page(client: FlaskClient, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return answer.text


@pytest.fixture
def agreement(reading_agreements: Reading) -> str:
    return page(reading_agreements(None), f"/avtale/2024/1?on={DAY}")


def test_it_shows_what_binds_each_party_that_day(agreement: str) -> None:
    told = rows(agreement, "binds")
    assert told[0].startswith("Prøvdal Versjon 2 Alle som må vedta den, hadde gjort det 18.06.2025 01.07.2025")
    assert told[0].endswith("Ingen Har vedtatt versjon 3")
    assert told[1].endswith("Må vedta versjon 3 innen 31.12.2026")
    assert "Versjon 2, men § 7 fra versjon 1" in told[2]
    assert "§ 7 tas ikke i bruk" in told[2]
    assert len(told) == 4
    assert "Hver part må vedta den (kommuneloven § 18-4)." in section(agreement, "binds")
    assert "tidligst fra 01.07.2025 (avtalen § 12)." in section(agreement, "binds")


def test_its_head_says_what_is_in_force_and_what_awaits(agreement: str) -> None:
    head = words(agreement.partition('class="page-head"')[2].partition('<form class="dates"')[0])
    assert "Samarbeidsavtale 2024/1 · 4 parter" in head
    assert "Versjon 2 gjelder Versjon 3 til vedtak, frist 31.12.2026 Offentlig" in head
    assert "Les versjon 2" in head


def test_the_matrix_tells_who_adopted_what_by_which_decision(agreement: str) -> None:
    told = rows(agreement, "adopted")
    assert (
        told[0] == "Prøvdal Vedtatt 21.10.2026 KS 88/2026 Vedtatt 14.05.2025 KS 40/2025 Vedtatt 15.11.2023 KS 71/2023"
    )
    assert told[1].startswith("Eksempelvik Venter, møte 08.12.2026 Eksempelvik kommunestyre Frist 31.12.2026")
    assert "Vedtatt med forbehold 18.06.2025 KS 45/2025: § 7 tas ikke i bruk" in told[2]
    assert told[4] == "Til sammen 2 av 4 4 av 4 4 av 4"
    assert 'href="/vedtak/RR-23-2025">RR' in agreement


def test_the_picture_is_told_as_a_table_and_what_happened_as_a_list(agreement: str) -> None:
    told = section(agreement, "over-time")
    assert "Versjon 1: 01.01.2024–30.06.2025. Versjon 2: Gjelder 01.07.2025–31.12.2028. Versjon 3: Venter" in told
    assert "Tenkeby Versjon 2 § 7 fra versjon 1 01.07.2025 31.12.2028" in told
    assert "01.01.2027, beregnet Versjon 3 kan gjelde når den er vedtatt av Eksempelvik og Tenkeby" in told
    assert "01.07.2025 Versjon 2 trådte i kraft. Tenkeby tok forbehold" in told
    assert "Erstatter Samarbeidsavtalen 2020–2023" in told


def test_points_of_the_law_are_ticked_with_the_page_they_stand_on(agreement: str) -> None:
    text = the("samarbeidsavtale-2.pdf")
    assert f'href="/dokument/{text}/fil#page=2">side 2</a>' in agreement
    told = words(agreement.partition("Kommuneloven § 18-4")[2].partition("</details>")[0])
    assert "Versjon 2: 6 av 8 punkter funnet i teksten." in told
    assert "Eierandeler og ansvar for gjeld: ikke kontrollert ennå" in told
    assert "Mangler: oppløsning" in told


def test_reminders_are_counted_from_the_day(agreement: str) -> None:
    told = words(agreement.partition(">Påminnelser</h2>")[2].partition("</ul>")[0])
    assert "Eksempelvik og Tenkeby må vedta versjon 3 31.12.2026 om 38 dager" in told
    assert "Siste dag for oppsigelse (§ 10) 31.12.2027" in told


def test_it_is_told_as_it_was_known_then_with_what_was_learned_since(reading_agreements: Reading) -> None:
    told = page(reading_agreements(Role.OFFICER), "/avtale/2024/1?on=2025-07-01&known=2026-03-15")
    assert [row.split(" ", 1)[1][:13] for row in rows(told, "binds")] == ["Versjon 1 All"] * 4
    assert "Siden da er" in told
    assert "Vedtatt med forbehold" not in section(told, "adopted")
    assert "Tenkeby kommune vedtok versjon 2 med forbehold" in section(told, "learned")
    before = page(reading_agreements(Role.OFFICER), "/avtale/2024/1?known=2023-01-01")
    assert "Arkivet kjente ikke til denne avtalen da." in before


def test_where_each_is_bound_when_it_adopts_who_declined_is_not(reading_agreements: Reading) -> None:
    told = page(reading_agreements(None), f"/avtale/2024/2?on={DAY}")
    bound = rows(told, "binds")
    assert "Gjelder for hver part når den har vedtatt: det skjedde 01.03.2024 01.03.2024" in bound[0]
    assert bound[2].startswith("Tenkeby Ingen versjon")
    assert bound[2].endswith("Har avvist versjon 1")
    assert bound[3].endswith("Må vedta versjon 1 fristen var 01.05.2024")
    assert bound[4].startswith("Liksomfylket Motpart")
    assert "trådte i kraft for Liksomfylket" in section(told, "over-time")


def test_who_joins_later_is_bound_from_then(filled_app: Flask) -> None:
    opened = filled_app.extensions[EXTENSION].opened
    agree(Filing(opened, "import"))
    joining = JoinAgreement(
        agreement_id=the("avtale 2024/1"), organisation_id=the("fylket"), joined_on="2025-10-01", by="import"
    )
    join_agreement(opened.archive, joining)
    client = filled_app.test_client()
    told = page(client, f"/avtale/2024/1?on={DAY}")
    (bound,) = (row for row in rows(told, "binds") if row.startswith("Liksomfylket"))
    assert "01.10.2025" in bound
    assert "01.07.2025" not in bound.partition("hadde gjort det 18.06.2025")[2]
    over_time = section(told, "over-time")
    assert "01.10.2025 Versjon 2 trådte i kraft for Liksomfylket" in over_time
    assert "Liksomfylket Versjon 2 01.10.2025 31.12.2028" in over_time
    of_party = rows(page(client, f"/avtaler?part={the('fylket')}&on={DAY}"), "binds")
    assert any("2024/1" in row and "01.10.2025" in row for row in of_party)


def test_what_is_empty_says_so(reading_agreements: Reading) -> None:
    told = page(reading_agreements(None), "/avtale/2025/2")
    assert "Ingen parter er registrert ennå." in told
    assert "Avtalen har ingen versjon ennå." in told
    assert "Ingen versjon gjelder" in told


@pytest.mark.parametrize(("role", "hidden"), [(None, (HIDDEN, UNPUBLISHED)), (Role.READER, (HIDDEN,))])
def test_what_is_not_for_the_asker_is_not_told(
    reading_agreements: Reading, role: Role | None, hidden: tuple[str, ...]
) -> None:
    client = reading_agreements(role)
    shown = page(client, "/avtale/2024/1") + page(client, "/avtale/2025/1")
    assert "Eierskap" in shown
    assert "unntatt" in shown
    assert [word for word in hidden if word in shown] == []
    page(client, "/avtale/2025/3", 404 if role is None else 200)


def test_an_officer_sees_drafts_and_what_is_shielded(reading_agreements: Reading) -> None:
    client = reading_agreements(Role.OFFICER)
    assert UNPUBLISHED in page(client, "/avtale/2024/1")
    assert HIDDEN in page(client, "/avtale/2025/1")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/avtale/2024/1?on=i+morgen", 400),
        ("/avtale/2024/1?known=%00", 400),
        ("/avtale/2024/99", 404),
        ("/avtale/99999/1", 404),
        ("/avtale/2024/1?on=1000&known=9999", 200),
        ("/avtale/2024/1?on=9999-12-31", 200),
    ],
)
def test_odd_days_and_numbers_are_answered(reading_agreements: Reading, path: str, status: int) -> None:
    answer = reading_agreements(None).get(path, follow_redirects=True)
    assert answer.status_code == status


def test_a_version_tells_who_adopted_it_and_for_whom_it_is_in_force(reading_agreements: Reading) -> None:
    client = reading_agreements(None)
    told = page(client, f"/avtale/2024/1/versjon/2?on={DAY}")
    assert "Vedtatt med forbehold 18.06.2025" in section(told, "adopted")
    assert "Tenkeby 01.07.2025 31.12.2028 § 7 fra versjon 1" in section(told, "in-force")
    assert "samarbeidsavtale-2" in section(told, "text")
    assert "Denne versjonen gjelder ikke lenger" not in told
    old = page(client, f"/avtale/2024/1/versjon/1?on={DAY}")
    assert "Denne versjonen gjelder ikke lenger. Versjon 2 gjelder" in words(old)
    assert 'href="/avtale/2024/1/versjon/2"' in old


def test_only_the_signed_in_see_a_draft(reading_agreements: Reading) -> None:
    page(reading_agreements(None), "/avtale/2024/1/versjon/4", 404)
    assert "Dette er et utkast." in page(reading_agreements(Role.READER), "/avtale/2024/1/versjon/4")
    page(reading_agreements(Role.OFFICER), "/avtale/2024/1/versjon/9", 404)


def test_the_text_of_a_draft_that_is_published_alone_does_not_tell_of_the_draft(filled_app: Flask) -> None:
    opened = filled_app.extensions[EXTENSION].opened
    filing = Filing(opened, "import")
    agree(filing)
    paper = filing.paper("utkast-4.pdf", a_pdf("Utkast"), title="Tekst til fjerde versjon", read=text("Utkast"))
    amended = AmendVersion(agreement_id=the("avtale 2024/1"), version=4, files=(paper,), by="import")
    amend_version(opened.archive, amended)
    filing.publish("document", "utkast-4.pdf")
    client = filled_app.test_client()
    assert "Tekst til fjerde versjon" in page(client, f"/dokument/{the('utkast-4.pdf')}")
    pages = (
        "/avtale/2024/1",
        "/avtale/2024/1?known=2026-11-15",
        "/avtale/2024/1/versjon/3",
        "/avtale/2024/1?format=json",
    )
    api = f"/api/v1/agreements/{the('avtale 2024/1')}"
    told = [page(client, one) for one in (*pages, api, f"{api}/versions/3", "/avtaler", "/sok?q=fjerde")]
    about = page(client, f"/dokument/{the('utkast-4.pdf')}")
    assert [one for one in told if "fjerde versjon" in one] == []
    assert "Tekst i en avtale" not in about
    assert "2024/1" not in about
    send_version(
        opened.archive, SendVersion(agreement_id=the("avtale 2024/1"), version=4, sent_on="2026-11-20", by="import")
    )
    assert page(client, "/avtale/2024/1").count("Tekst til fjerde versjon") >= 1


def test_agreements_are_listed_with_what_is_in_force_and_awaits(reading_agreements: Reading) -> None:
    told = rows(page(reading_agreements(None), f"/avtaler?on={DAY}"), "agreements")
    assert [row.split(" 20")[0] for row in told] == [
        "Medlemskap i Liksomregionen Medlemskap",
        "Eierskap Eierskap",
        "Partnerskapsavtale med Liksomfylket Partnerskapsavtale",
        "Samarbeidsavtale for Prøveregionen Samarbeidsavtale",
        "Samarbeidsavtalen",
    ]
    assert "Versjon 2 siden 01.07.2025 31.12.2028 Versjon 3 2 må vedta den, innen 31.12.2026" in told[3]
    assert "4 deltakere og Liksomfylket" in told[2]
    assert "Ikke lenger versjon 1 til 31.12.2023" in told[4]
    before = rows(page(reading_agreements(None), "/avtaler?on=2019-06-01"), "agreements")
    assert "3 parter fra 01.01.2020 Ikke ennå versjon 1 fra 01.01.2020" in before[4]


def test_agreements_are_narrowed(reading_agreements: Reading) -> None:
    client = reading_agreements(None)

    def found(query: str) -> list[str]:
        told = rows(page(client, f"/avtaler?on={DAY}&{query}"), "agreements")
        return [next(word for word in row.split() if word.startswith("20") and "/" in word) for row in told]

    assert found("kind=partnership") == ["2024/2"]
    assert found("state=awaiting") == ["2024/2", "2024/1"]
    assert found("state=ended") == ["2020/1"]
    assert found(f"motpart={the('fylket')}") == ["2024/2"]
    assert found("area=Samferdsel") == ["2024/1"]
    assert found(f"part={the('Liksomnes')}") == ["2024/2", "2024/1"]
    assert "Avtaler" in page(client, "/avtaler?state=awaiting&kind=budget")
    page(client, "/avtaler?part=nobody", 404)
    page(client, f"/avtaler?part={the('nobody')}", 404)


def test_what_binds_a_party_is_one_click_away(reading_agreements: Reading) -> None:
    told = page(reading_agreements(None), f"/avtaler?part={the('Tenkeby')}&on={DAY}")
    assert "Hva binder Tenkeby 23. november 2026" in words(told)
    assert rows(told, "binds") == [
        "Samarbeidsavtale for Prøveregionen Samarbeidsavtale 2024/1 Versjon 2 Gjelder når alle som må vedta den, har "
        "gjort det 01.07.2025 til og med 31.12.2028 18.06.2025 KS 45/2025 § 7 tas ikke i bruk Må vedta versjon 3 "
        "innen 31.12.2026"
    ]
    county = page(reading_agreements(None), f"/organisasjon/{the('fylket')}?on={DAY}")
    assert f'href="/attest/avtaler/{the("fylket")}?on={DAY}">Attest for den dagen (PDF/A)' in county
    assert f'href="/avtaler?part={the("fylket")}&amp;on={DAY}"' in county
    before = page(reading_agreements(None), f"/avtaler?part={the('Tenkeby')}&on=2021-01-01")
    assert rows(before, "binds")[0].startswith("Samarbeidsavtalen 2020–2023")


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_they_are_sent_as_files(reading_agreements: Reading, form: str) -> None:
    client = reading_agreements(None)
    for path in (f"/avtaler?on={DAY}&format={form}", f"/avtale/2024/1?on={DAY}&format={form}"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert UNPUBLISHED.encode() not in answer.data
        assert HIDDEN.encode() not in answer.data
    if form == "csv":
        assert "2024/1;3;Venter på vedtak;Tenkeby;Venter på vedtak" in answer.text


def test_the_document_and_the_decision_lead_to_the_agreement(reading_agreements: Reading) -> None:
    client = reading_agreements(None)
    text = page(client, f"/dokument/{the('samarbeidsavtale-2.pdf')}")
    assert "Tekst i en avtale Samarbeidsavtale for Prøveregionen Versjon 2" in words(text)
    decision = page(client, "/vedtak/RR-23-2025")
    assert "Avtaler som bygger på det Samarbeidsavtale for Prøveregionen Versjon 3" in words(decision)


def test_an_agreement_is_told_by_as_many_questions_however_many_versions_it_has(filled_app: Flask) -> None:
    services = filled_app.extensions[EXTENSION]
    filing = Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id))
    agree(filing)
    client, asked = filled_app.test_client(), []
    for more in (0, 3):
        add_versions(filing, more)
        asked.append(fewest_asked(client, f"/avtale/2024/1?on={DAY}"))
    assert "Versjon 7" in page(client, f"/avtale/2024/1?on={DAY}")
    assert asked[1] <= asked[0]

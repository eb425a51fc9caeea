"""From a new agreement to the adoption of four municipalities, and what else happens to a version, by forms."""

import html
import re

from flask.testing import FlaskClient

from domain.agreements import Agreement, Records, bindings, treatment
from search.extraction.result import ExtractionResult, Outcome, Page
from tests.search.extraction.papers import a_pdf
from tests.web.filing import the
from tests.web.forms.sending import standing
from tests.web.forms.test_agreements import newest, officer, register, send, services
from tests.web.pages.reading import words
from web.services import Services

__all__ = ["officer", "services"]

FOUR = ("Eksempelvik", "Liksomnes", "Prøvdal", "Tenkeby")


def records_of(services: Services) -> Records:
    return Records(services.archive.load(Agreement, newest(services).id).facts)


def stands(services: Services, version: int) -> list[str]:
    return [treatment(records_of(services), version, the(one).hex).stand for one in FOUR]


def row_of(page: str, party: str) -> int:
    held = standing(page)
    return next(int(name.split("-")[1]) for name, value in held.items() if value == str(the(party)))


def test_a_version_is_adopted_by_four_municipalities(officer: FlaskClient, services: Services) -> None:
    path = f"{register(officer, reference='2025/4')}/versjon/1"
    sent = send(officer, f"{path}/send", sent_on="3.11.2025", deadline="15.12.2025")
    assert (sent.status_code, sent.location) == (303, "/avtale/2025/4"), words(sent.text)
    for shown in (path, "/avtale/2025/4"):
        assert f'href="{path}/vedtak"' in officer.get(shown).text
    page = officer.get(f"{path}/vedtak").text
    rows = {one: f"rows__{row_of(page, one)}" for one in FOUR}
    assert standing(page)[f"{rows['Prøvdal']}__body".replace("__", "-")] == "Prøvdal kommunestyre"
    wrong = send(
        officer,
        f"{path}/vedtak",
        page=page,
        **{
            f"{rows['Eksempelvik']}__outcome": "adopted",
            f"{rows['Liksomnes']}__reference": "KS 70/2025",
            f"{rows['Prøvdal']}__outcome": "adopted",
            f"{rows['Prøvdal']}__day": "20.11.2025",
        },
    )
    assert wrong.status_code == 400
    told = words(wrong.text)
    assert "Velg hva som er vedtatt." in told
    assert "Dag: " in told
    assert stands(services, 1) == ["awaiting"] * 4
    filled = {
        f"{rows['Eksempelvik']}__day": "18.11.2025",
        f"{rows['Liksomnes']}__outcome": "adopted",
        f"{rows['Liksomnes']}__day": "19.11.2025",
        f"{rows['Liksomnes']}__reservation__text": "§ 7 tas ikke i bruk",
        f"{rows['Liksomnes']}__reservation__clauses": "§ 7; § 9",
        f"{rows['Liksomnes']}__reservation__effect": "partly",
        f"{rows['Tenkeby']}__outcome": "planned",
        f"{rows['Tenkeby']}__day": "12.12.2025",
    }
    done = send(officer, f"{path}/vedtak", page=wrong.text, **filled)
    assert done.status_code == 303, words(done.text)
    assert stands(services, 1) == ["adopted", "reserved", "adopted", "awaiting"]
    basis = records_of(services).told("adoption", 1, the("Liksomnes").hex)[0][1]["basis"]  # type: ignore[arg-type]
    assert (basis["authority"], basis["reference"]) == ("Liksomnes kommunestyre", "KS 70/2025")
    left = officer.get(f"{path}/vedtak").text
    assert [value for name, value in standing(left).items() if name.endswith("-organisation_id")] == [
        str(the("Tenkeby"))
    ]
    last = send(officer, f"{path}/vedtak", rows__0__outcome="adopted", rows__0__day="12.12.2025")
    assert last.status_code == 303, words(last.text)
    bound = bindings(records_of(services))
    assert {one: spans[0].days.start for one, spans in bound.items()} == {the(one).hex: "2025-12-12" for one in FOUR}
    assert bound[the("Liksomnes").hex][0].fact.except_clauses == ("§ 7", "§ 9")
    lifted = send(officer, f"{path}/opphev-forbehold", organisation_id=str(the("Liksomnes")), lifted_on="2.1.2026")
    assert lifted.status_code == 303, words(lifted.text)
    assert stands(services, 1) == ["adopted"] * 4
    nobody = officer.get(f"{path}/vedtak")
    assert (nobody.status_code, nobody.location) == (302, "/avtale/2025/4")


def test_the_assembly_adopts_with_its_votes(officer: FlaskClient, services: Services) -> None:
    address = register(officer, reference="2025/4")
    assert send(officer, f"{address}/versjon/ny", label="Småting").status_code == 303
    path = f"{address}/versjon/2/vedtak"
    few = send(
        officer,
        path,
        rows__0__outcome="adopted",
        rows__0__decision_id="RR 23/2025",
        rows__0__votes__votes_for="9",
        rows__0__votes__votes_cast="8",
    )
    assert "9" in words(few.text)
    assert few.status_code == 400
    done = send(officer, path, page=few.text, rows__0__votes__votes_for="6")
    assert done.status_code == 303, words(done.text)
    told = treatment(records_of(services), 2, None)
    assert told.stand == "adopted"


def test_what_else_happens_to_a_version(officer: FlaskClient, services: Services) -> None:
    path = f"{register(officer, reference='2025/4')}/versjon/1"
    done = {
        "signer": {"signed_on": "1.12.2025", "signed_by": "Ordførerne"},
        "ikrafttredelse": {"valid_from": "1.1.2026", "basis__kind": "decision", "basis__decision_id": "RR 23/2025"},
        "erstatt": {"superseded_on": "2030"},
        "ta-tilbake": {"withdrawn_on": "1.2.2026", "note": "Ny tekst kommer"},
    }
    amended = send(officer, f"{path}/endre-tekst", ("ny.pdf", a_pdf("Ny")), amended_on="5.11.2025", note="Rettet")
    assert amended.status_code == 303, words(amended.text)
    assert "mangler" in words(send(officer, f"{path}/endre-tekst", note="Ingen").text)
    for action, written in done.items():
        answer = send(officer, f"{path}/{action}", **written)
        assert (answer.status_code, answer.location) == (303, "/avtale/2025/4"), words(answer.text)
    kinds = [one["kind"] for one in records_of(services).facts["records"].values()]
    assert kinds[-5:] == ["amendment", "signature", "in-force", "superseded", "version-withdrawn"]
    assert "er trukket" in words(send(officer, f"{path}/signer", signed_on="2026").text)
    assert officer.get("/avtale/2025/4/versjon/9/send").status_code == 404


def test_points_are_proposed_from_the_text_and_ticked(officer: FlaskClient, services: Services) -> None:
    path = f"{register(officer, reference='2025/4')}/versjon/1/punkter"
    unread = officer.get(path).text
    assert "er ikke lest" in words(unread)
    text = records_of(services).version(1)["texts"][0]
    pages = (
        Page(
            1,
            "Samarbeidsavtale\n§ 1 Navn\nRådets navn er Prøveregionen.\n§ 2 Rettssubjekt\nRådet er eget rettssubjekt.",
        ),
        Page(2, "§ 8 Uttreden\nEn kommune kan tre ut med ett års varsel."),
    )
    services.texts.put(text["sha256"], ExtractionResult(Outcome.TEXT, pages))
    page = officer.get(path).text
    begun = standing(page)
    where = {begun[f"rows-{one}-point"]: one for one in range(8)}
    proposed = {
        key: (begun.get(f"rows-{where[key]}-clause"), begun.get(f"rows-{where[key]}-page"))
        for key in ("name", "legal-person", "withdrawal", "shares")
    }
    assert proposed == {
        "name": ("§ 1", "1"),
        "legal-person": ("§ 2", "1"),
        "withdrawal": ("§ 8", "2"),
        "shares": ("", ""),
    }
    assert "Ikke funnet i teksten." in words(page)
    missing = send(officer, path, page=page, **{f"rows__{where['matters']}__clause": "§ 4"})
    assert "Velg om det står der." in words(missing.text)
    done = send(officer, path, page=page, **{f"rows__{where['shares']}__answer": "no"})
    assert done.status_code == 303, words(done.text)
    told = {one["point"]: (one["found"], one["page"]) for _, one in records_of(services).told_of("point", 1)}  # type: ignore[arg-type]
    assert told == {"name": (True, 1), "legal-person": (True, 1), "withdrawal": (True, 2), "shares": (False, None)}
    again = send(officer, path)
    assert "Ingenting er skrevet." in words(again.text)


def test_parties_come_and_go_and_the_agreement_ends(officer: FlaskClient, services: Services) -> None:
    address = register(officer, reference="2025/4")
    told = {
        "ny-part": {"organisation_id": "Liksomfylket", "role": "counterpart", "joined_on": "2026"},
        "part-gar-ut": {"organisation_id": str(the("Tenkeby")), "notice_on": "2026-01", "left_on": "31.12.2026"},
        "gjennomgang": {"reviewed_on": "1.6.2026", "next_on": "1.6.2027", "note": "Ingen endring"},
        "si-opp": {"ended_on": "31.12.2030"},
    }
    for action, written in told.items():
        answer = send(officer, f"{address}/{action}", **written)
        assert (answer.status_code, answer.location) == (303, address), words(answer.text)
    twice = send(officer, f"{address}/ny-part", organisation_id="Liksomfylket", role="counterpart")
    assert "er part fra før" in words(twice.text)
    ended = send(officer, f"{address}/utlop", ended_on="2031")
    assert "31.12.2030" in words(ended.text)
    assert records_of(services).ended_on == "2030-12-31"


def test_every_kind_of_record_is_put_right_and_taken_back(officer: FlaskClient, services: Services) -> None:
    address = register(officer, reference="2025/4")
    path = f"{address}/versjon/1"
    send(officer, f"{path}/send", sent_on="3.11.2025", deadline="15.12.2025")
    send(officer, f"{path}/vedtak", rows__0__outcome="adopted", rows__0__day="18.11.2025", rows__1__outcome="declined",
         rows__1__day="1.12.2025", rows__2__outcome="planned", rows__2__day="9.12.2025")  # fmt: skip
    send(officer, f"{path}/endre-tekst", ("ny.pdf", a_pdf("Ny")), note="Rettet")
    send(officer, f"{path}/signer", signed_on="1.12.2025")
    send(officer, f"{path}/ikrafttredelse", valid_from="1.1.2026")
    send(officer, f"{path}/punkter", rows__0__answer="yes", rows__0__page="3")
    send(officer, f"{path}/erstatt", superseded_on="2030")
    send(officer, f"{address}/gjennomgang", reviewed_on="1.6.2026")
    send(officer, f"{address}/part-gar-ut", organisation_id=str(the("Tenkeby")), left_on="31.12.2026")
    send(officer, f"{address}/si-opp", ended_on="2031")
    listed = officer.get(f"{address}/registrert").text
    links = re.findall(rf'href="({address}/rett/\d+)"', listed)
    numbers = records_of(services).facts["records"]
    assert len(links) == len(numbers) == 17
    for link in links:
        page = officer.get(html.unescape(link))
        assert page.status_code == 200, words(page.text)
        assert "Ingenting er endret." in words(send(officer, link, page=page.text, reason="Feil").text)
    by_kind = {one["kind"]: number for number, one in numbers.items()}
    right = {
        "sending": {"deadline": "31.12.2025"},
        "adoption": {"decided_on": "19.11.2025", "votes__votes_for": "20", "votes__votes_cast": "27"},
        "version": {"points__0": "name", "adoption__by": "assembly", "adoption__majority": "simple"},
        "point": {"clause": "§ 4"},
        "party": {"joined_on": "2021"},
    }
    for kind, written in right.items():
        done = send(officer, f"{address}/rett/{by_kind[kind]}", reason="Skrevet av feil", **written)
        assert (done.status_code, done.location) == (303, address), (kind, words(done.text))
    after = records_of(services).facts["records"]
    assert after[by_kind["sending"]]["deadline"] == "2025-12-31"
    assert (after[by_kind["adoption"]]["decided_on"], after[by_kind["adoption"]]["votes"]) == (
        "2025-11-19",
        {"for": 20, "cast": 27},
    )
    assert after[by_kind["version"]]["adoption"]["by"] == "assembly"
    assert (after[by_kind["version"]]["points"], after[by_kind["point"]]["clause"]) == (["name"], "§ 4")
    law = send(officer, f"{address}/rett/{by_kind['version']}", adoption__by="law", reason="Loven gjelder")
    assert law.status_code == 303, words(law.text)
    assert records_of(services).version(1)["adoption"]["source"] == "law"
    assert "Begrunnelse: " in words(send(officer, f"{address}/angre/{by_kind['review']}").text)
    gone = send(officer, f"{address}/angre/{by_kind['review']}", reason="Ble ikke gjort")
    assert gone.status_code == 303, words(gone.text)
    assert by_kind["review"] not in records_of(services).facts["records"]
    assert officer.get(f"{address}/rett/{by_kind['review']}").status_code == 404


def test_the_whole_is_corrected_published_shielded_and_withdrawn(officer: FlaskClient, services: Services) -> None:
    address = register(officer, reference="2025/4")
    corrected = send(officer, f"{address}/rett", title="Ny tittel", covers="Alt", reason="Skrivefeil")
    assert corrected.status_code == 303, words(corrected.text)
    assert (newest(services).title, newest(services).covers) == ("Ny tittel", "Alt")
    send(officer, f"{address}/versjon/1/send", sent_on="3.11.2025")
    assert "Ny tittel" in words(officer.get("/ikke-publisert").text)
    for path, written in (
        ("publiser", {}),
        ("skjerm", {"scope": "whole", "section": "23", "paragraph": "1"}),
        ("opphev-skjerming", {}),
    ):
        answer = send(officer, f"{address}/{path}", **written)
        assert answer.status_code == 303, words(answer.text)
    assert newest(services).access.published
    assert "Ny tittel" not in words(officer.get("/ikke-publisert").text)
    nothing = send(officer, f"{address}/publiser-tekster")
    assert "er offentlige fra før" in words(nothing.text)
    drafted = send(officer, f"{address}/versjon/ny", ("to.pdf", a_pdf("To")), points__0="name")
    assert drafted.status_code == 303
    assert send(officer, f"{address}/publiser-tekster").status_code == 400
    send(officer, f"{address}/versjon/2/send", sent_on="1.2.2026")
    assert send(officer, f"{address}/publiser-tekster").status_code == 303
    withdrawn = send(officer, f"{address}/trekk", reason="Ført to ganger")
    assert withdrawn.status_code == 303, words(withdrawn.text)
    assert "er trukket" in words(send(officer, f"{address}/gjennomgang", reviewed_on="2026").text)

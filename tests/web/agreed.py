"""Agreements over the archive of tests/web/archive.py, for tests of their pages.

| agreement | is |
|---|---|
| 2024/1 | cooperation of four: version 1 replaced, 2 in force (Tenkeby not for § 7), 3 awaits adoption, 4 a draft |
| 2020/1 | the one before it, run out 31.12.2023 |
| 2024/2 | partnership with the county: in force for each when it has adopted it; Tenkeby declined |
| 2025/1 | ownership, shielded as a whole, with a public title |
| 2025/2 | membership without parties or versions |
| 2025/3 | not published |

The texts are PDFs: the id of that of version 2 is `the("samarbeidsavtale-2.pdf")`.
"""

from collections.abc import Iterable
from typing import Any

from application.commands.adopting import (
    AdoptVersion,
    DeclineVersion,
    PlanTreatment,
    SendVersion,
    adopt_version,
    decline_version,
    plan_treatment,
    send_version,
)
from application.commands.agreement_versions import TickPoint, tick_point
from application.commands.agreements import (
    ExpireAgreement,
    Joining,
    RegisterAgreement,
    ReviewAgreement,
    expire_agreement,
    register_agreement,
    review_agreement,
)
from application.commands.agreements_put_right import CorrectAgreement, correct_agreement
from application.commands.drafting import DraftVersion, draft_version
from tests.search.extraction.papers import a_pdf
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

FOUR = ("Prøvdal", "Eksempelvik", "Tenkeby", "Liksomnes")
DAY = "2026-11-23"
"""A day on which version 2 binds the four, and version 3 waits for two of them."""


def agree(filing: Filing) -> None:
    """File the agreements; the id of each is `the("avtale 2024/1")`."""
    _old(filing)
    _cooperation(filing)
    _later_versions(filing)
    _partnership(filing)
    _others(filing)


def add_versions(filing: Filing, count: int) -> None:
    """Make more versions of 2024/1, each with a text, and adopted by one of those who must."""
    with filing.at("2026-11-20T09:00"):
        for number in range(5, 5 + count):
            _draft(filing, "2024/1", name=f"samarbeidsavtale-{number}.pdf", drafted_on="2026-11-18")
            _send(filing, "2024/1", number, "2026-11-19", "2027-01-31")
            _adopt(filing, "2024/1", number, "Prøvdal", "2026-11-20", f"KS {number}/2026")
        filing.publish("agreement", "avtale 2024/1")


def _old(filing: Filing) -> None:
    with filing.at("2026-03-02T09:00"):
        _register(filing, "2020/1", "cooperation", "Samarbeidsavtalen 2020–2023", FOUR[:3], joined_on="2020-01-01")
        _draft(filing, "2020/1", force={"rule": "date", "earliest": "2020-01-01"}, drafted_on="2019-11")
        expire = ExpireAgreement(agreement_id=the("avtale 2020/1"), ended_on="2023-12-31", by=filing.by)
        expire_agreement(filing.opened.archive, expire)
        filing.publish("agreement", "avtale 2020/1")


def _cooperation(filing: Filing) -> None:
    force = {"rule": "all-adopted", "earliest": "2024-01-01", "clause": "§ 12"}
    with filing.at("2026-03-02T10:00"):
        _register(
            filing,
            "2024/1",
            "cooperation",
            "Samarbeidsavtale for Prøveregionen",
            FOUR,
            joined_on="2024-01-01",
            covers="Campus, vei og næring",
            subject_areas=("Samferdsel", "Næring"),
            replaces=(the("avtale 2020/1"),),
        )
        _draft(filing, "2024/1", name="samarbeidsavtale-1.pdf", force=force, drafted_on="2023-10-01")
        _send(filing, "2024/1", 1, "2023-10-05", None)
        for party, day, number in zip(FOUR, ("11-15", "11-21", "12-14", "11-28"), (71, 60, 82, 55), strict=True):
            _adopt(filing, "2024/1", 1, party, f"2023-{day}", f"KS {number}/2023")
        filing.publish("agreement", "avtale 2024/1")
    with filing.at("2026-03-03T09:00"):
        later = {**force, "earliest": "2025-07-01"}
        more: dict[str, Any] = {"amends": 1, "points": ("shares",), "summary": "Ny kostnadsfordeling i § 7."}
        more |= {"valid_until": "2028-12-31", "notice_months": 12, "notice_clause": "§ 10"}
        more |= {"review_on": "2027-06-01", "review_clause": "§ 11"}
        _draft(filing, "2024/1", name="samarbeidsavtale-2.pdf", force=later, drafted_on="2025-03-01", **more)
        _send(filing, "2024/1", 2, "2025-04-01", "2025-06-30")
        filing.publish("agreement", "avtale 2024/1")
    with filing.at("2026-04-01T09:00"):
        reserved = {"text": "§ 7 tas ikke i bruk", "clauses": ["§ 7"], "effect": "partly"}
        for party, day, number in zip(FOUR, ("05-14", "05-20", "06-18", "05-27"), (40, 33, 45, 29), strict=True):
            told = reserved if party == "Tenkeby" else None
            _adopt(filing, "2024/1", 2, party, f"2025-{day}", f"KS {number}/2025", reservation=told)
        for point in ("name", "legal-person", "members", "matters", "authority", "withdrawal"):
            _tick(filing, point, page=2)
        _tick(filing, "dissolution", found=False)


def _later_versions(filing: Filing) -> None:
    archive, force = filing.opened.archive, {"rule": "all-adopted", "earliest": "2027-01-01", "clause": "§ 12"}
    about: dict[str, Any] = {"agreement_id": the("avtale 2024/1"), "version": 3, "by": filing.by}
    with filing.at("2026-10-01T09:00"):
        _draft(
            filing, "2024/1", name="samarbeidsavtale-3.pdf", force=force, drafted_on="2026-09-01", points=("members",)
        )
        _send(filing, "2024/1", 3, "2026-09-30", "2026-12-31")
        for party, day in (("Eksempelvik", "2026-12-08"), ("Tenkeby", "2026-12-10")):
            command = PlanTreatment(organisation_id=the(party), meets_on=day, body=f"{party} kommunestyre", **about)
            plan_treatment(archive, command)
        filing.publish("agreement", "avtale 2024/1")
    with filing.at("2026-11-12T09:00"):
        _adopt(filing, "2024/1", 3, "Prøvdal", "2026-10-21", "KS 88/2026")
        ours = {"kind": "decision", "decision_id": the("RR 23/2025")}
        adopt_version(
            archive, AdoptVersion(organisation_id=the("Liksomnes"), decided_on="2026-11-10", basis=ours, **about)
        )
        _draft(filing, "2024/1", drafted_on="2026-11-10", summary=f"Utkast {UNPUBLISHED}", label=UNPUBLISHED)
        review = ReviewAgreement(agreement_id=the("avtale 2024/1"), reviewed_on="2026-06-01", by=filing.by)
        review_agreement(archive, review)
        changes = {"covers": "Campus, vei, næring og klima"}
        corrected = CorrectAgreement(
            agreement_id=the("avtale 2024/1"), changes=changes, reason="Klima var glemt.", by=filing.by
        )
        correct_agreement(archive, corrected)


def _partnership(filing: Filing) -> None:
    with filing.at("2026-11-13T09:00"):
        parties = [*(Joining(organisation_id=the(one), joined_on="2024-01-01") for one in FOUR)]
        county = Joining(organisation_id=the("fylket"), role="counterpart", joined_on="2024-01-01")
        command = RegisterAgreement(
            agreement_id=the("avtale 2024/2"),
            reference="2024/2",
            kind="partnership",
            title="Partnerskapsavtale med Liksomfylket",
            parties=(*parties, county),
            by=filing.by,
        )
        register_agreement(filing.opened.archive, command)
        _draft(filing, "2024/2", force={"rule": "each-adopts"}, drafted_on="2024-02-01")
        _send(filing, "2024/2", 1, "2024-02-01", "2024-05-01")
        for party, day in (("Prøvdal", "2024-03-01"), ("Eksempelvik", "2024-04-01"), ("fylket", "2024-02-10")):
            _adopt(filing, "2024/2", 1, party, day, None)
        about: dict[str, Any] = {"agreement_id": the("avtale 2024/2"), "version": 1, "by": filing.by}
        declined = DeclineVersion(organisation_id=the("Tenkeby"), decided_on="2024-04-20", note="For dyrt", **about)
        decline_version(filing.opened.archive, declined)
        filing.publish("agreement", "avtale 2024/2")


def _others(filing: Filing) -> None:
    with filing.at("2026-11-14T09:00"):
        more = {"public_title": "Eierskap"}
        _register(filing, "2025/1", "ownership", f"Eierskap {HIDDEN}", FOUR[:1], joined_on="2025-01-01", **more)
        _draft(filing, "2025/1", force={"rule": "date", "earliest": "2025-01-01"}, summary=HIDDEN)
        filing.publish("agreement", "avtale 2025/1")
        filing.shield("agreement", "avtale 2025/1")
        _register(filing, "2025/2", "membership", "Medlemskap i Liksomregionen", ())
        filing.publish("agreement", "avtale 2025/2")
        _register(filing, "2025/3", "budget", f"Budsjett {UNPUBLISHED}", FOUR)


def _register(
    filing: Filing,
    reference: str,
    kind: str,
    title: str,
    parties: Iterable[str],
    *,
    joined_on: str | None = None,
    **more: Any,
) -> None:
    command = RegisterAgreement(
        agreement_id=the(f"avtale {reference}"),
        reference=reference,
        kind=kind,
        title=title,
        parties=tuple(Joining(organisation_id=the(one), joined_on=joined_on) for one in parties),
        by=filing.by,
        **more,
    )
    register_agreement(filing.opened.archive, command)


def _draft(filing: Filing, reference: str, *, name: str | None = None, **more: Any) -> None:
    pages = (f"Samarbeidsavtale, {name}", "§ 7 Kostnader fordeles etter folketall.")
    files = (filing.paper(name, a_pdf(*pages), title=name.removesuffix(".pdf"), read=text(*pages)),) if name else ()
    command = DraftVersion(agreement_id=the(f"avtale {reference}"), files=files, by=filing.by, **more)
    draft_version(filing.opened.archive, command)


def _send(filing: Filing, reference: str, version: int, sent_on: str, deadline: str | None) -> None:
    command = SendVersion(
        agreement_id=the(f"avtale {reference}"), version=version, sent_on=sent_on, deadline=deadline, by=filing.by
    )
    send_version(filing.opened.archive, command)


def _adopt(
    filing: Filing, agreement: str, version: int, party: str, day: str, number: str | None, *, reservation: Any = None
) -> None:
    basis = {"kind": "other", "authority": f"{party} kommunestyre", "reference": number, "decided_on": day}
    command = AdoptVersion(
        agreement_id=the(f"avtale {agreement}"),
        version=version,
        organisation_id=the(party),
        decided_on=day,
        basis=basis,
        reservation=reservation,
        by=filing.by,
    )
    adopt_version(filing.opened.archive, command)


def _tick(filing: Filing, point: str, *, found: bool = True, page: int | None = None) -> None:
    command = TickPoint(
        agreement_id=the("avtale 2024/1"),
        version=2,
        point=point,
        found=found,
        document_id=the("samarbeidsavtale-2.pdf") if found else None,
        page=page,
        by=filing.by,
    )
    tick_point(filing.opened.archive, command)

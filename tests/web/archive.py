"""The archive of an invented council, with a record in every state that a page must show rightly.

`fill(services)` files it; all ids are `the(reference)`, `the(abbreviation)` or `the(file name)`. What only officers
may see holds the word HIDDEN, what is not published the word UNPUBLISHED (both of
tests/web/filing.py): neither may reach anybody who may not see it.

| record | is |
|---|---|
| case 2023/4 | closed; AU 5/2023 rescinded by RR 9/2024, RR 8/2023 superseded by it |
| case 2024/3 | OU 2/2024, corrected before it was published; OU 3/2024, corrected while it was shielded |
| case 2025/17 | treated by KDU (noted), OU, and RR (postponed, then RR 23/2025: amended, votes, corrected, all files) |
| 2025/17-1 | incoming, published, answered by -5; 2025/17-2 case paper; 2025/17-4 not published |
| 2025/17-3 | shielded as a whole, with a public title; 2025/17-5 outgoing, one recipient shielded |
| 2025/17-6 | shielded in part, with a public version of its document |
| case 2025/18 | nothing in it is published |
| case 2025/19 | public title; OU 6/2025 and 2025/19-1 shielded, the decision corrected and with follow-up |
| KDU 2019-05 | old: a month for a date, no number, in the case 2019/1 |
"""

from application.commands.bodies import EstablishBody, RenameBody, establish_body, rename_body
from application.commands.cases import CloseCase, close_case
from application.commands.endings import RescindDecision, SupersedeDecision, rescind_decision, supersede_decision
from application.commands.follow_ups import NoteFollowUp, note_follow_up
from application.commands.organisations import (
    MergeOrganisation,
    RegisterOrganisation,
    merge_organisation,
    register_organisation,
)
from application.office.roles import Role
from domain.journal import party
from search.texts.store import TextStore
from tests.search.extraction.papers import a_pdf
from tests.web.archive_ntp import file_ntp
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the
from web.services import Services

PASSWORD = "fire ord som er nok"
"""What the accounts of these tests are signed in with."""

MUNICIPALITIES = ("Prøvdal", "Eksempelvik", "Tenkeby", "Liksomnes")


def fill(services: Services) -> None:
    """Make one account a role, named by it, and file everything as the officer."""
    TextStore(services.stores.texts).initialise()
    filing = Filing(services.opened, make_accounts(services)[Role.OFFICER])
    _directory(filing)
    _old_cases(filing)
    file_ntp(filing)
    _closed_to_the_public(filing)


def make_accounts(services: Services) -> dict[Role, str]:
    """Make one account a role, named by it and with PASSWORD; return their ids."""
    return {
        role: str(services.accounts.create(username=str(role), name=f"Navn {role}", role=role, password=PASSWORD)[0].id)
        for role in Role
    }


def _directory(filing: Filing) -> None:
    archive, by = filing.opened.archive, filing.by
    with filing.at("2023-01-02T09:00"):
        for number, name in enumerate((*MUNICIPALITIES, "Bortevik"), 9901):
            register_organisation(
                archive,
                RegisterOrganisation(
                    organisation_id=the(name),
                    name=f"{name} kommune",
                    kind="municipality",
                    number_kind="municipality-number",
                    number=str(number),
                    by=by,
                ),
            )
        command = RegisterOrganisation(organisation_id=the("fylket"), name="Liksomfylket", kind="county", by=by)
        register_organisation(archive, command)
        merged = MergeOrganisation(
            organisation_id=the("Bortevik"), into_id=the("Eksempelvik"), merged_on="2020-01-01", by=by
        )
        merge_organisation(archive, merged)
        for code, name, kind in (
            ("RR", "Regionrådet", "political"),
            ("OU", "Arbeidsutvalget", "political"),
            ("KDU", "Kommunedirektørutvalget", "administrative"),
        ):
            abbreviation = "AU" if code == "OU" else code
            body = EstablishBody(
                body_id=the(code), name=name, abbreviation=abbreviation, kind=kind, established_on="2012", by=by
            )
            establish_body(archive, body)
        renamed = RenameBody(
            body_id=the("OU"), name="Ordførerutvalget", abbreviation="OU", valid_from="2024-01-01", by=by
        )
        rename_body(archive, renamed)


def _old_cases(filing: Filing) -> None:
    archive, by = filing.opened.archive, filing.by
    imported = Filing(filing.opened, "import")
    with filing.at("2023-01-03T09:00"):
        imported.case("2019/1", "Samarbeid om arkiv", opened_on="2019")
        imported.decision("KDU 2019-05", "2019/1", "2019-05", "Felles arkiv", "noted", text="Tatt til orientering.")
        imported.publish("decision", "KDU 2019-05")
    with filing.at("2023-04-25T10:00"):
        filing.case("2023/4", "Rutetilbud på buss", opened_on="2023-02-01", subject_areas=("Samferdsel",))
        filing.decision(
            "AU 5/2023",
            "2023/4",
            "2023-04-21",
            "Nattbuss",
            "as-recommended",
            body_id=the("OU"),
            text="Nattbuss innføres.",
        )
        filing.decision("RR 8/2023", "2023/4", "2023-04-24", "Rutetilbud", "as-recommended", text="Rutene beholdes.")
        filing.publish("decision", "AU 5/2023", "RR 8/2023")
    with filing.at("2024-03-15T10:00"):
        filing.decision("RR 9/2024", "2023/4", "2024-03-14", "Rutetilbud, ny", "as-recommended", text="Rutene endres.")
        filing.publish("decision", "RR 9/2024")
        rescind_decision(
            archive,
            RescindDecision(
                decision_id=the("AU 5/2023"),
                by_decision_id=the("RR 9/2024"),
                rescinded_on="2024-03-14",
                reason="Ingen reiste om natta.",
                by=by,
            ),
        )
        superseded = SupersedeDecision(
            decision_id=the("RR 8/2023"), by_decision_id=the("RR 9/2024"), superseded_on="2024-03-14", by=by
        )
        supersede_decision(archive, superseded)
        close_case(archive, CloseCase(case_id=the("2023/4"), ground="Ferdig behandlet", by=by))
    with filing.at("2024-05-02T10:00"):
        filing.case("2024/3", "Høringer våren 2024", subject_areas=("Klima og miljø",))
        filing.decision(
            "OU 2/2024", "2024/3", "2024-04-30", "Strandsone", "as-recommended", text=f"Vi sier {UNPUBLISHED}."
        )
        filing.correct("OU 2/2024", "Skrivefeil", text="Vi sier nei.")
        filing.decision("OU 3/2024", "2024/3", "2024-04-30", "Vindkraft", "as-recommended", text=f"Vi sier {HIDDEN}.")
        filing.shield("decision", "OU 3/2024")
        filing.publish("decision", "OU 2/2024", "OU 3/2024")
        filing.correct("OU 3/2024", f"Feil ord: {HIDDEN}", text="Vi sier ja.")
        filing.lift("decision", "OU 3/2024", "Saken er avsluttet")


def _closed_to_the_public(filing: Filing) -> None:
    archive, by = filing.opened.archive, filing.by
    with filing.at("2025-11-17T10:00"):
        filing.case("2025/18", f"Ny sak {UNPUBLISHED}", subject_areas=(UNPUBLISHED,))
        filing.entry("2025/18-1", "incoming", f"Brev {UNPUBLISHED}", senders=(party(f"{UNPUBLISHED} AS"),))
        filing.decision(
            "OU 5/2025", "2025/18", "2025-11-14", f"Vedtak {UNPUBLISHED}", "as-recommended", text=UNPUBLISHED
        )
        filing.case("2025/19", f"Personalsak {HIDDEN}", public_title="Personalsak", subject_areas=("Personal",))
        report = filing.paper(f"rapport-{HIDDEN}.pdf", a_pdf("Rapport"), title=f"Rapport {HIDDEN}", read=text(HIDDEN))
        filing.entry("2025/19-1", "incoming", f"Varsel {HIDDEN}", documents=(report,))
        filing.shield("journal-entry", "2025/19-1")
        attached = filing.paper(f"vedlegg-{HIDDEN}.pdf", a_pdf("Vedlegg"), title=f"Vedlegg {HIDDEN}", read=text(HIDDEN))
        filing.decision(
            "OU 6/2025",
            "2025/19",
            "2025-11-14",
            f"Personalsak {HIDDEN}",
            "amended",
            public_title="Personalsak",
            recommendation=f"Innstilling {HIDDEN}",
            text=f"Vedtak {HIDDEN}",
            proposals=({"from": f"Vera {HIDDEN}", "text": f"Forslag {HIDDEN}"},),
            ballots=({"method": "for-against", "votes": [{"party": f"{HIDDEN}", "option": "for"}]},),
            papers=(the("2025/19-1"),),
            documents=(attached,),
        )
        filing.shield("decision", "OU 6/2025")
        filing.publish("journal-entry", "2025/19-1")
        filing.publish("decision", "OU 6/2025")
        filing.correct("OU 6/2025", f"Rettet {HIDDEN}", text=f"Vedtak nr. 2 {HIDDEN}")
        note_follow_up(archive, NoteFollowUp(decision_id=the("OU 6/2025"), text=f"Følge opp {HIDDEN}", by=by))

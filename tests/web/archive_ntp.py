"""The case 2025/17 of tests/web/archive.py: letters, case paper, who treated it, and a decision with everything."""

from application.commands.documents import FileDocument
from application.commands.follow_ups import NoteFollowUp, note_follow_up
from application.commands.journal import AnswerEntry, answer_entry
from domain.journal import party
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome
from search.texts.queue import TextQueue
from tests.search.extraction.papers import a_docx, a_locked_pdf, a_pdf, an_xlsx, p, zipped
from tests.web.filing import HIDDEN, UNPUBLISHED, Filing, text, the

BEFORE = "1. Regionrådet ber om svar innen 31.12.2025.\n2. Uttalelsen sendes fylket og Tenkeby kommune."
TEXT = "1. Regionrådet ber om svar innen 31.12.2026.\n2. Uttalelsen sendes fylket og Tenkeby kommune."
RECOMMENDATION = "1. Regionrådet ber om svar innen 31.12.2026.\n2. Uttalelsen sendes fylket."


def file_ntp(filing: Filing) -> None:
    """File the case 2025/17."""
    archive, by = filing.opened.archive, filing.by
    county, resident = party("Liksomfylket", the("fylket")), party(f"Vera {HIDDEN}", shielded=True)
    with filing.at("2025-08-18T09:00"):
        filing.case(
            "2025/17",
            "Indre-NTP: uttalelse om jernbanen",
            opened_on="2025-08-15",
            subject_areas=("Samferdsel", "Næring"),
            responsible=by,
        )
        letter = filing.paper(
            "brev-fra-fylket.pdf",
            a_pdf("Fylket ber om uttalelse om Indre-NTP.", "Svarfrist er i høst."),
            title="Brev fra fylket",
            role="main",
            read=text("Fylket ber om uttalelse om Indre-NTP.", "Svarfrist er i høst."),
        )
        notes = filing.paper("merknader.docx", a_docx(p("Merknader til planen")), read=text("Merknader til planen"))
        filing.entry(
            "2025/17-1",
            "incoming",
            "Høring: Indre-NTP",
            senders=(county,),
            document_date="2025-08-11",
            received_on="2025-08-14",
            documents=(letter, notes),
        )
        saksframlegg = filing.paper(
            "saksframlegg.pdf",
            a_pdf("Saksframlegg"),
            title="Saksframlegg",
            role="main",
            read=text("Saksframlegg om jernbanen"),
        )
        filing.entry(
            "2025/17-2", "case-paper", "Saksframlegg: Indre-NTP", document_date="2025-08-18", documents=(saksframlegg,)
        )
    with filing.at("2025-08-19T09:00"):
        complaint = filing.paper(
            f"{HIDDEN}.pdf", a_pdf(HIDDEN), title=f"Klage {HIDDEN}", role="main", read=text(f"Klage over {HIDDEN}")
        )
        filing.entry(
            "2025/17-3",
            "incoming",
            f"Klage fra Vera {HIDDEN}",
            public_title="Brev fra privatperson",
            senders=(resident,),
            received_on="2025-08-19",
            documents=(complaint,),
        )
        filing.shield("journal-entry", "2025/17-3")
        filing.entry("2025/17-4", "internal", f"Notat {UNPUBLISHED}")
        filing.entry("2025/17-5", "outgoing", "Svar på høring", recipients=(county, resident), sent_on="2025-10-01")
        answer_entry(
            archive,
            AnswerEntry(
                entry_id=the("2025/17-1"),
                way="by-letter",
                answered_on="2025-10-01",
                answer_id=the("2025/17-5"),
                by=by,
            ),
        )
    with filing.at("2025-08-27T09:00"):
        agreement = filing.paper(
            f"avtale-{HIDDEN}.pdf", a_pdf("Pris"), title=f"Avtale {HIDDEN}", role="main", read=text(f"Pris {HIDDEN}")
        )
        filing.entry(
            "2025/17-6",
            "outgoing",
            f"Avtale med {HIDDEN} AS",
            public_title="Avtale med leverandør",
            documents=(agreement,),
        )
        filing.public_version(f"avtale-{HIDDEN}.pdf", "avtale-sladdet.pdf", a_pdf("Sladdet"), text("Pris er sladdet"))
        filing.shield("journal-entry", "2025/17-6", scope="part")
        filing.publish("journal-entry", *(f"2025/17-{number}" for number in (1, 2, 3, 5, 6)))
    _decisions_on_ntp(filing)


def _decisions_on_ntp(filing: Filing) -> None:
    archive, by = filing.opened.archive, filing.by
    with filing.at("2025-10-31T12:00"):
        filing.decision("KDU 3/2025", "2025/17", "2025-08-28", "Indre-NTP", "noted", text="Tatt til orientering.")
        unanimous = {"method": "unanimous", "counts": {"for": 4}}
        filing.decision(
            "OU 4/2025",
            "2025/17",
            "2025-09-05",
            "Indre-NTP: innstilling",
            "as-recommended",
            recommendation="Uttalelsen vedtas.",
            text="Uttalelsen vedtas.",
            ballots=(unanimous,),
        )
        filing.decision("RR 22/2025", "2025/17", "2025-09-26", "Indre-NTP", "postponed", text="Saken utsettes.")
        filing.decision(
            "RR 23/2025",
            "2025/17",
            "2025-10-31",
            "Indre-NTP: uttalelse fra regionen",
            "amended",
            recommendation=RECOMMENDATION,
            text=BEFORE,
            proposals=({"from": "Tenkeby ved Åse Tenkt", "text": "Uttalelsen sendes også Tenkeby kommune."},),
            ballots=_ballots(),
            papers=(the("2025/17-2"), the("2025/17-4")),
            documents=_files(filing),
        )
        filing.shield("document", f"vurdering-{HIDDEN}.pdf")
        filing.publish("decision", "KDU 3/2025", "OU 4/2025", "RR 22/2025", "RR 23/2025")
    with filing.at("2025-11-03T09:12"):
        filing.correct("RR 23/2025", "Feil dato i utkastet til protokoll.", text=TEXT)
        for words, due in (("Sende uttalelsen", "2025-11-10"), ("Følge opp svaret", None)):
            note_follow_up(
                archive, NoteFollowUp(decision_id=the("RR 23/2025"), text=words, due=due, responsible=by, by=by)
            )


def _ballots() -> tuple[dict[str, object], ...]:
    first = [
        {
            "party": name,
            "organisation_id": the(name),
            "option": option,
            "count": 2,
            "attended": attended,
            "deputy_for": deputy,
        }
        for name, option, attended, deputy in (
            ("Prøvdal", "Innstillingen", "Kari Eksempel, Ola Prøvesen", None),
            ("Eksempelvik", "Innstillingen", "Øystein Diktstad, Ingrid Luftslott", None),
            ("Tenkeby", "Tenkebys forslag", "Åse Tenkt, Siv Skissedal", "Bjørn Påfunn"),
            ("Liksomnes", "Tenkebys forslag", "Turid Liksom, Nils Narrestad", None),
        )
    ]
    return (
        {
            "method": "alternatives",
            "options": ["Innstillingen", "Tenkebys forslag"],
            "votes": first,
            "casting_vote": "Tenkebys forslag",
        },
        {"method": "for-against", "counts": {"for": 6, "against": 2}},
    )


def _files(filing: Filing) -> tuple[FileDocument, ...]:
    scanned = ExtractionResult(Outcome.EMPTY, reason=Reason.NO_TEXT_LAYER, wants_ocr=True)
    locked = ExtractionResult(Outcome.ENCRYPTED, reason=Reason.PASSWORD)
    damaged = ExtractionResult(Outcome.FAILED, reason=Reason.DAMAGED)
    files = (
        filing.paper(
            "protokoll.pdf", a_pdf("Protokoll", "Side to"), title="Protokoll", read=text("Protokoll", "Side to")
        ),
        filing.paper("kostnader.xlsx", an_xlsx(Kostnader=[["Post", 1]]), title="Kostnader", read=text("Post 1")),
        filing.paper("skannet.pdf", a_pdf("Brev fra grunneier"), title="Brev fra grunneier", read=scanned),
        filing.paper("låst.pdf", a_locked_pdf(), title="Juridisk vurdering", read=locked),
        filing.paper("innspill.zip", zipped({"a.txt": "a"}), title="Innspill", read=damaged),
        filing.paper("ny.docx", a_docx(p("Nettopp lagt inn")), title="Nettopp lagt inn"),
        filing.paper(f"vurdering-{HIDDEN}.pdf", a_pdf("Skjult"), title=f"Vurdering {HIDDEN}", read=text(HIDDEN)),
    )
    waiting = files[5]
    TextQueue(filing.opened.stores.texts).ask([(waiting.sha256, waiting.media_type, waiting.name)])
    return files

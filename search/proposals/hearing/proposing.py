"""Puts together what is proposed about a hearing letter."""

from datetime import date
from zoneinfo import ZoneInfo

from search.extraction.result import ExtractionResult
from search.proposals.hearing.dates import day_of, told_date
from search.proposals.hearing.deadlines import told_deadline
from search.proposals.hearing.found import Doubt, HearingProposals, Told
from search.proposals.hearing.letter import Letter
from search.proposals.hearing.names import Names
from search.proposals.hearing.references import told_reference
from search.proposals.hearing.senders import is_own_mail, told_sender
from search.proposals.hearing.signs import told_to_ask
from search.proposals.hearing.titles import told_title


def propose_hearing(
    name: str, result: ExtractionResult | None, names: Names, zone: ZoneInfo, today: date | None = None
) -> HearingProposals:
    """Return what is proposed about a letter called `name`, from what was read from it; never raises for a file.

    `names` are those in the registers, `zone` is where days begin. With `today`, a deadline that is over is told.
    """
    letter = Letter.of(name, result)
    is_forwarded = is_own_mail(letter, names)
    dated = told_date(letter, zone, is_forwarded=is_forwarded)
    title = told_title(letter, names)
    asks = told_to_ask(letter, title)
    deadline = told_deadline(letter.sheets, day_of(dated), today) if asks else Told(doubts=(Doubt.NOT_FOUND,))
    return HearingProposals(
        sender=told_sender(letter, names, is_forwarded=is_forwarded),
        reference=told_reference(letter),
        deadline=deadline,
        title=title,
        dated=dated,
        asks=asks,
        language=letter.language,
    )

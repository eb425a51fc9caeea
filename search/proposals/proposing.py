"""Puts together what is proposed about a file."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from search.extraction.result import ExtractionResult
from search.finder import Finder
from search.proposals.cases import proposed_cases
from search.proposals.days import proposed_day
from search.proposals.hearing.found import HearingProposals
from search.proposals.hearing.names import Names
from search.proposals.hearing.proposing import propose_hearing
from search.proposals.minutes.found import Block, MinutesProposals
from search.proposals.minutes.proposing import propose_minutes
from search.proposals.minutes.sheet import attendance_in_sheet
from search.proposals.paper import Paper
from search.proposals.parties import Known, proposed_recipient, proposed_sender
from search.proposals.proposed import Proposals, ProposedCase
from search.proposals.titles import proposed_kind, proposed_title
from search.query.registers import Vocabularies
from search.query.vocabulary import Vocabulary


class Proposing:
    """Proposes with the names in the registers, and with earlier papers where an index can be asked."""

    def __init__(self, registers: Engine, finder: Finder | None, *, own: str, zone: ZoneInfo) -> None:
        """`own` is the council's name; `zone` is where its days begin."""
        self._registers, self._finder = registers, finder
        self._own, self._zone = own, zone
        self._vocabularies = Vocabularies(registers)
        self._named: tuple[Vocabulary, Names] | None = None

    def propose(self, name: str, result: ExtractionResult | None, *, with_cases: bool = True) -> Proposals:
        """Return what is proposed about a file called `name`, from what was read from it; never raises for a file.

        Looking for cases asks the registers and the index: of many files it is done for one.
        """
        paper = Paper.of(name, result)
        known = Known(self._own, self._vocabularies.now())
        title, sender, recipient = (
            proposed_title(paper),
            proposed_sender(paper, known),
            proposed_recipient(paper, known),
        )
        is_ours = sender is not None and known.is_own(sender.value)
        cases: tuple[ProposedCase, ...] = ()
        if with_cases:
            with self._registers.connect() as connection:
                cases = proposed_cases(connection, self._finder, paper, title.value if title else "", is_ours=is_ours)
        return Proposals(
            title=title,
            kind=proposed_kind(paper, known, sender, recipient),
            sender=sender,
            recipient=recipient,
            document_date=proposed_day(paper, self._zone),
            cases=cases,
        )

    def hearing(self, name: str, result: ExtractionResult | None, today: date | None = None) -> HearingProposals:
        """Return what is proposed about a hearing letter called `name`; never raises for a file.

        With `today`, a deadline that is over is told.
        """
        return propose_hearing(name, result, self._names(), self._zone, today)

    def minutes(
        self, result: ExtractionResult | None, sheet: ExtractionResult | None = None
    ) -> tuple[MinutesProposals, tuple[Block, ...]]:
        """Return what is proposed about old minutes, and the rows of the sheet that name nobody; never raises for one.

        With a spreadsheet of attendance, its people stand before those that the minutes alone name.
        """
        vocabulary = self._vocabularies.now()
        found = propose_minutes(result, vocabulary)
        people, missed = attendance_in_sheet(sheet, vocabulary)
        named = {one.name.casefold() for one in people}
        also = (one for one in found.attendance if one.name.casefold() not in named)
        return replace(found, attendance=(*people, *also)), missed

    def _names(self) -> Names:
        """Return the names of organisations, made ready anew when one has changed."""
        vocabulary, named = self._vocabularies.now(), self._named
        if named is None or named[0] is not vocabulary:
            named = self._named = vocabulary, Names(Known(self._own, vocabulary))
        return named[1]

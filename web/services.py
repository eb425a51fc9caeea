"""What the pages reach the archive by: one object per process, opened after the server has forked."""

from datetime import timedelta
from functools import cached_property
from typing import cast

from flask import current_app

from application.archive import Archive
from application.engines import Stores
from application.incoming.opening import open_trays
from application.incoming.protocol import Trays
from application.office.accounts import Accounts
from application.office.contacts import Contacts
from application.office.drafts import Drafts
from application.office.facts import ArchiveFacts, ArchiveKind
from application.office.meeting_notes import MeetingNotes
from application.office.municipal_calendars import MunicipalCalendars
from application.office.openings import Openings
from application.office.paper_looks import PaperLooks
from application.office.sent_keys import SentKeys
from application.office.sign_ins import SignIns
from application.office.tokens import Tokens
from application.opened import OpenArchive, open_archive
from application.registers.follower import Follower
from application.settings import Settings
from search.engines.opening import open_engine
from search.engines.protocol import SearchEngine
from search.finder import Finder
from search.proposals.proposing import Proposing
from search.proposals.reading import IncomingReader
from search.texts.numbers import StoredNumbers
from search.texts.recent import RecentCounts
from search.texts.store import TextStore
from web.comparison.kept import KeptComparisons
from web.metrics import measuring
from web.metrics.measuring import MeasuredFinder
from web.readiness import Asking
from web.recent_council import RecentCouncil

EXTENSION = "regionarkiv"
"""The key of `app.extensions` that holds the Services."""


class Services:
    """Everything a page may ask. Each is opened when it is first asked for, so nothing is open when a server forks.

    A new service is a `cached_property` here. One that cannot be opened is tried again by the next request.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def opened(self) -> OpenArchive:
        """The opened archive. NotInitialisedError, OtherVersionError, LostEventsError, StorageFailedError."""
        opened = open_archive(self.settings)
        texts = TextStore(opened.stores.texts)
        texts.initialise()
        opened.archive.numbers_in_texts = StoredNumbers(texts)
        opened.archive.told_of_recording = measuring.recorded
        return opened

    @property
    def stores(self) -> Stores:
        """Its stores."""
        return self.opened.stores

    @property
    def archive(self) -> Archive:
        """What facts are recorded through."""
        return self.opened.archive

    @property
    def follower(self) -> Follower:
        """What brings the registers along."""
        return self.opened.follower

    @cached_property
    def texts(self) -> TextStore:
        """What was read from files, and how the reading of each stands. The worker fills it."""
        store = TextStore(self.stores.texts)
        store.initialise()
        return store

    @cached_property
    def comparisons(self) -> KeptComparisons:
        """Comparisons of texts, those made lately without comparing again."""
        return KeptComparisons()

    @cached_property
    def trays(self) -> Trays:
        """Files that were sent and are not filed yet."""
        return open_trays(self.settings, self.stores.office)

    @cached_property
    def incoming_reader(self) -> IncomingReader:
        """What reads files in trays."""
        return IncomingReader(self.settings, self.texts)

    @cached_property
    def proposing(self) -> Proposing:
        """What proposes how a file is to be filed."""
        return Proposing(self.stores.registers, self.finder, own=self.archive_name, zone=self.settings.zone)

    @cached_property
    def recent_counts(self) -> RecentCounts:
        """How many files are where, as of a few seconds ago."""
        return RecentCounts(self.texts)

    @cached_property
    def engine(self) -> SearchEngine:
        """The search engine of this data folder."""
        return open_engine(self.settings)

    @cached_property
    def finder(self) -> Finder:
        """What answers searches."""
        return MeasuredFinder(self.engine, self.stores.registers)

    @cached_property
    def accounts(self) -> Accounts:
        """Who may sign in."""
        window = timedelta(minutes=self.settings.sign_in_window_minutes)
        return Accounts(self.stores.office, attempts=self.settings.sign_in_attempts, window=window)

    @cached_property
    def drafts(self) -> Drafts:
        """Forms that somebody began and keeps."""
        return Drafts(self.stores.office)

    @cached_property
    def contacts(self) -> Contacts:
        """How organisations are reached: for those who work in the office alone."""
        return Contacts(self.stores.office)

    @cached_property
    def municipal_calendars(self) -> MunicipalCalendars:
        """When municipalities meet, by the calendars that the office has taken in."""
        return MunicipalCalendars(self.stores.office)

    @cached_property
    def paper_looks(self) -> PaperLooks:
        """How the council's papers look."""
        return PaperLooks(self.stores.office)

    @cached_property
    def meeting_notes(self) -> MeetingNotes:
        """Notes that are taken while a meeting goes on."""
        return MeetingNotes(self.stores.office)

    @cached_property
    def tokens(self) -> Tokens:
        """What programs show instead of a password."""
        return Tokens(self.stores.office, self.accounts)

    @cached_property
    def sent_keys(self) -> SentKeys:
        """What programs have made something by."""
        return SentKeys(self.stores.office)

    @cached_property
    def sign_ins(self) -> SignIns:
        """The log of sign-ins."""
        return SignIns(self.stores.office)

    @cached_property
    def openings(self) -> Openings:
        """The log of opened shielded papers."""
        return Openings(self.stores.office)

    @cached_property
    def recent_council(self) -> RecentCouncil:
        """The council, as of a few seconds ago."""
        return RecentCouncil(self.stores.registers)

    @property
    def archive_name(self) -> str:
        """What the council is called now; what the archive was begun with while its events do not tell."""
        council = self.recent_council.now()
        return council.name if council is not None else self._begun_as

    @cached_property
    def _begun_as(self) -> str:
        return ArchiveFacts(self.stores.office).name()

    @cached_property
    def is_demo(self) -> bool:
        """Whether everything in the archive is invented."""
        return ArchiveFacts(self.stores.office).kind() is ArchiveKind.DEMO

    @cached_property
    def readiness(self) -> Asking:
        """How the engines stand, as of two seconds ago."""
        return Asking(self)

    def close(self) -> None:
        """Let go of what was opened."""
        if "readiness" in self.__dict__:
            self.readiness.close()
        if "incoming_reader" in self.__dict__:
            self.incoming_reader.close()
        if "engine" in self.__dict__:
            self.engine.close()
        if "opened" in self.__dict__:
            self.opened.close()


def current_services() -> Services:
    """Return the services of the application that is answering."""
    return cast("Services", current_app.extensions[EXTENSION])

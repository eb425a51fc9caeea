"""Everything that the page of an agreement shows, asked by a constant number of questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from application.questions.agreement_checklist import PointOnDay, checklist_of
from application.questions.agreement_facts import agreement_facts
from application.questions.agreement_happenings import Happening, happenings_of
from application.questions.agreement_matrix import matrix_of
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_parties import PartyOnDay, parties_on_day
from application.questions.agreement_versions import VersionOnDay, VersionState, newest_in_force, versions_on_day
from application.questions.known import last_position
from application.questions.treatments import Matrix
from domain.access import Audience
from domain.agreements import ReminderKind
from web.agreement.picture import picture_of_versions
from web.agreement.texts import texts_of
from web.agreement_words import party_name, reminder_words
from web.history_shown.drafts import agreement_history
from web.history_words import Step
from web.lanes import Picture
from web.numbered_texts import Texts
from web.on_and_known import OnAndKnown
from web.services import current_services

MOST_VERSIONS = 8
"""So many versions stand beside each other, the newest; the address can ask for all of them."""
SOON = 60
"""A reminder so many days ahead is one to look at."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """Something to remember: when, how many days after the day that is looked at, and what in words."""

    day: str
    days: int
    words: str

    @property
    def color(self) -> str:
        """How its badge looks."""
        return "danger" if self.days < 0 else "warning" if self.days <= SOON else "neutral"


@dataclass(frozen=True)
class AgreementPage:
    """What is shown. `checked` is the version that the checklist is of."""

    day: AgreementOnDay
    parties: Sequence[PartyOnDay]
    versions: Sequence[VersionOnDay]
    matrix: Matrix
    happenings: Sequence[Happening]
    texts: Texts
    reminders: Sequence[Reminded]
    checklist: Sequence[PointOnDay]
    checked: int | None
    picture: Picture | None
    history: Sequence[Step]
    learned: Sequence[Step]

    @property
    def current(self) -> VersionOnDay | None:
        """The newest version that is in force for somebody."""
        return newest_in_force(self.versions)

    @property
    def awaited(self) -> VersionOnDay | None:
        """The newest version that awaits adoption, or comes into force later."""
        states = (VersionState.AWAITING, VersionState.COMING)
        return next((one for one in self.versions if one.state in states), None)

    @property
    def chief(self) -> VersionOnDay | None:
        """The version to read first: what is in force, else the newest one that is no draft, else the newest."""
        out = [one for one in self.versions if not one.is_draft and one.state != VersionState.WITHDRAWN]
        return self.current or next(iter((*out, *self.versions)), None)

    @property
    def compared(self) -> tuple[int, int] | None:
        """Which two versions to compare first: what is in force with what awaits, else with the one before."""
        chief = self.chief
        if chief is None:
            return None
        if self.awaited is not None and self.awaited.number > chief.number:
            return chief.number, self.awaited.number
        before = [one.number for one in self.versions if one.number < chief.number]
        return (max(before), chief.number) if before else None

    def version(self, number: int) -> VersionOnDay | None:
        """Return a version by its number."""
        return next((one for one in self.versions if one.number == number), None)

    def before(self, number: int) -> int | None:
        """Return the number of the version before another."""
        return max((one.number for one in self.versions if one.number < number), default=None)


def agreement_page(
    connection: Connection, day: AgreementOnDay, asked: OnAndKnown, audience: Audience, *, everything: bool
) -> AgreementPage:
    """Return the page of an agreement whose content the asker may see; `everything` is all versions, however many."""
    versions = versions_on_day(day)
    now = last_position(connection)
    is_past = not asked.known.is_now and asked.known.position < now
    facts = agreement_facts(connection, day.view.id, now, audience) if is_past else None
    history = agreement_history(connection, day.view.id, facts or day.facts, audience)
    chief = newest_in_force(versions) or next((one for one in versions if not one.is_draft), None)
    return AgreementPage(
        day=day,
        parties=parties_on_day(day),
        versions=versions,
        matrix=matrix_of(day, versions if everything else versions[:MOST_VERSIONS]),
        happenings=happenings_of(day, versions),
        texts=texts_of(connection, current_services().texts, day.view.id, versions, audience),
        reminders=reminded(day),
        checklist=checklist_of(day, chief.number) if chief else (),
        checked=chief.number if chief else None,
        picture=picture_of_versions(day, versions),
        history=history,
        learned=[one for one in history if one.position > asked.known.position] if is_past else (),
    )


def reminded(day: AgreementOnDay) -> list[Reminded]:
    """Return what is to be remembered from the day on, and what should have been adopted: those of a day as one."""
    grouped: dict[tuple[str, str, int | None, str | None], list[str]] = {}
    order = {party: number for number, party in enumerate(day.records.parties, 1)}
    for one in sorted(day.reminders, key=lambda one: (one.day, order.get(one.organisation_id or "", 0))):
        if one.day < day.on and one.kind != ReminderKind.ADOPTION:
            continue
        who = grouped.setdefault((one.day, one.kind, one.version, one.clause), [])
        if one.organisation_id is not None or one.kind == ReminderKind.ADOPTION:
            who.append(party_name(day, one.organisation_id))
    today = date.fromisoformat(day.on)
    return [
        Reminded(last, (date.fromisoformat(last) - today).days, reminder_words(kind, version, who, clause))
        for (last, kind, version, clause), who in grouped.items()
    ]

"""What the page of a body tells of its seats: who sat there, the picture, and what was recorded since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from application.questions.board import Board, board_of
from application.questions.body_on_day import BodyOnDay
from application.questions.findings import findings_on
from application.questions.known import known_at, last_position
from application.questions.learned import learned_of
from application.questions.tenures import Track, tracks_between
from domain import clock
from domain.access import Audience
from web.board.period import Period, period_of
from web.board.picture import picture_of
from web.board.titles import seat_titles
from web.finding_words import WordedFinding, worded
from web.history_shown.public import public_events
from web.history_words import Step
from web.lanes import Picture
from web.on_and_known import OnAndKnown

MOST_FINDINGS = 10
"""So many findings stand on the page of a body; the rest is a link away."""
MOST_LEARNED = 10
"""So much of what was learned since stands there, the latest; two answers beside each other tell all of it."""


@dataclass(frozen=True)
class Seated:
    """The seats of a body that day, and what each is called."""

    board: Board
    titles: Mapping[UUID, str]


@dataclass(frozen=True)
class Found:
    """What is found about a body that day: the first few in words, and how many there are in all."""

    lines: Sequence[WordedFinding]
    total: int

    @property
    def marks(self) -> dict[UUID, WordedFinding]:
        """The first finding about each seat."""
        return {one.finding.seat_id: one for one in reversed(self.lines) if one.finding.seat_id is not None}


@dataclass(frozen=True)
class SeatedOverTime:
    """Who sat when over a period, and the picture of it."""

    period: Period
    tracks: Sequence[Track]
    titles: Mapping[UUID, str]
    picture: Picture


@dataclass(frozen=True)
class Learned:
    """What was recorded about the day after it, or after what was known then (`after_known`): the latest of `total`."""

    steps: Sequence[Step]
    total: int
    after_known: bool


def seated_on(day: BodyOnDay, audience: Audience) -> Seated:
    """Return who sat in a body on a day."""
    board = board_of(day, audience)
    return Seated(board, seat_titles((one.seat, one.organisation) for one in board.seats))


def found_on(day: BodyOnDay) -> Found:
    """Return what is found about a body on a day, as known then."""
    findings = findings_on(day)
    first = findings[:MOST_FINDINGS]
    return Found(worded(day.connection, first, day.on, day.known, called=day.names), len(findings))


def seated_over_time(day: BodyOnDay, board: Board) -> SeatedOverTime:
    """Return who sat when over the term that the day lies in, or over what the address asks for."""
    period = period_of(board)
    tracks = tracks_between(day.connection, day.body_id, period.first, period.last, day.known, names=day.names)
    titles = seat_titles((one.seat, one.organisation) for one in tracks)
    return SeatedOverTime(period, tracks, titles, picture_of(tracks, titles, period, board.on))


def learned(day: BodyOnDay, asked: OnAndKnown, audience: Audience) -> Learned:
    """Return what was recorded about the day since what is known here; of now, since the day itself was over."""
    now = asked.known.position if asked.known.is_now else last_position(day.connection)
    after_known = asked.known.position < now
    if after_known:
        since, until = asked.known.position, now
    else:
        until = asked.known.position
        since = until if asked.day >= clock.today() else known_at(day.connection, asked.on).position
    news = learned_of(day, since, until, audience, most=MOST_LEARNED)
    return Learned(public_events(day.connection, news.events, audience), news.total, after_known)

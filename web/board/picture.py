"""The picture of who sat when: a lane for each seat, several where two held it at once."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from application.questions.tenures import Tenure, Track
from domain.intervals import day_after
from web.board.period import Period
from web.lanes import Lane, Picture, Piece
from web.lanes import picture_of as picture_of_lanes

WIDTH, LABELS = 980.0, 200.0
"""In units of the picture: its width, and where days begin."""


def picture_of(tracks: Sequence[Track], titles: Mapping[UUID, str], period: Period, on: str) -> Picture:
    """Return the picture of the tracks over a period."""
    lanes = (lane for track in tracks for lane in _lanes(track, titles[track.seat.id]))
    return picture_of_lanes(lanes, period, on, width=WIDTH, labels=LABELS)


def kind_of(tenure: Tenure) -> str:
    """Return how a tenure is drawn: vacant, uncertain, no-basis, away or held."""
    if tenure.person_id is None:
        return "vacant"
    if not tenure.certain:
        return "uncertain"
    if not tenure.has_basis:
        return "no-basis"
    return "away" if tenure.state in ("on-leave", "suspended") else "held"


def _lanes(track: Track, title: str) -> Iterator[Lane]:
    """Yield the lanes of a seat, the first with what it is called: each tenure in the first lane that is free."""
    lanes: list[list[Piece]] = [[]]
    for tenure in track.tenures:
        piece = Piece(kind_of(tenure), tenure.first, day_after(tenure.last), tenure.person or "")
        free = next((one for one in lanes if not one or one[-1].end <= piece.first), None)
        if free is None:
            lanes.append([piece])
        else:
            free.append(piece)
    for number, pieces in enumerate(lanes):
        yield Lane("" if number else title, pieces)

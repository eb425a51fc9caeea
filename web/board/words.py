"""A body on a day in words: how many seats are filled, from when until when, and on what basis."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from flask_babel import gettext, lazy_gettext, ngettext

from application.questions.bases import BasisView
from application.questions.board import Board
from application.questions.board_differences import Differs
from application.questions.known import KnownAt
from application.questions.tenures import Tenure
from application.questions.vacancies import Vacancy
from web.board.page import SeatedOverTime
from web.board.picture import kind_of
from web.formats import day_before, format_count, format_day
from web.labels import label


def summary(board: Board) -> str:
    """Return how many seats there are, how many are filled and empty, and the same of deputies."""
    rows, deputies = board.rows, board.deputies
    vacant = sum(1 for one in rows if not one.holders)
    told = ngettext("%(num)s seat", "%(num)s seats", len(rows)) + ": "
    told += gettext("%(filled)s filled, %(vacant)s vacant.", filled=len(rows) - vacant, vacant=vacant)
    if not deputies:
        return str(told)
    missing = sum(1 for one in deputies if not one.holders)
    told += " " + ngettext("%(num)s deputy", "%(num)s deputies", len(deputies) - missing)
    return str(told + ", " + gettext("%(count)s missing.", count=missing) if missing else told + ".")


def term_words(first: str | None, last: str | None) -> str:
    """Return the days of an appointment as they were written: `01.01.2020–30.09.2023`."""
    if first and last:
        return f"{format_day(first)}–{format_day(last)}"
    if first:
        return str(gettext("From %(day)s, no end known", day=format_day(first)))
    if last:
        return str(gettext("Until %(day)s, start not known", day=format_day(last)))
    return str(gettext("From when is not known"))


def days_words(valid_from: str, valid_to: str) -> str:
    """Return the days of a part of it, such as a leave; `valid_to` is the day after."""
    return term_words(
        None if valid_from == "0001-01-01" else valid_from,
        None if valid_to == "9999-12-31" else day_before(valid_to),
    )


def basis_words(view: BasisView) -> str:
    """Return a basis in a few words, without its date: the reference, or who decided."""
    if view.is_hidden:
        return str(gettext("A decision that is not published"))
    if view.is_missing:
        return str(gettext("Not found"))
    return view.reference or view.authority or label("basis", view.kind)


def vacancy_words(vacancy: Vacancy) -> str:
    """Return how long a seat was empty: `15.01.2022–23.03.2022`, `Siden 15.01.2022`."""
    if vacancy.since and vacancy.until:
        return f"{format_day(vacancy.since)}–{format_day(vacancy.until)}"
    if vacancy.since:
        return str(gettext("Since %(day)s", day=format_day(vacancy.since)))
    return str(gettext("Until %(day)s", day=format_day(vacancy.until)))


def legend() -> list[tuple[str, str]]:
    """Return what each kind of bar in the picture means, in order."""
    return [(kind, str(words)) for kind, words in _LEGEND.items()]


def words_of(tenure: Tenure) -> str:
    """Return what is to be said about a tenure apart from who and when; nothing where all is as it should be."""
    kind = kind_of(tenure)
    return "" if kind in ("held", "vacant") else str(_LEGEND[kind])


def picture_words(found: SeatedOverTime) -> str:
    """Return what the picture shows in a few sentences: how many seats, and when which was vacant."""
    told = [ngettext("%(num)s seat.", "%(num)s seats.", len(found.tracks))]
    gaps = [(track, one) for track in found.tracks for one in track.tenures if one.person_id is None]
    gaps.sort(key=lambda gap: gap[1].first == found.period.first)  # those that came up within the period first
    told += [
        gettext(
            "%(seat)s was vacant from %(first)s to %(last)s.",
            seat=found.titles[track.seat.id],
            first=format_day(one.first),
            last=format_day(one.last),
        )
        for track, one in gaps[:_MOST_SENTENCES]
    ]
    return " ".join([*told, gettext("The same is in the table below the picture.")])


_MOST_SENTENCES = 6
_LEGEND = {
    "held": lazy_gettext("Filled"),
    "no-basis": lazy_gettext("Filled, basis not found"),
    "away": lazy_gettext("On leave or suspended"),
    "uncertain": lazy_gettext("Not certain, the dates are not complete"),
    "vacant": lazy_gettext("Vacant"),
}


def known_words(known: KnownAt) -> str:
    """Return as known when, in words: `slik vi kjente det 01.06.2022`, `slik vi kjenner det nå`."""
    if known.is_now:
        return str(gettext("as we know it now"))
    if known.day is not None:
        return str(gettext("as we knew it %(day)s", day=format_day(known.day)))
    if known.asked.startswith("nr"):
        return str(gettext("as of event no. %(number)s", number=format_count(known.position)))
    return str(gettext("as we knew it %(time)s", time=known.asked))


def differs_words(differs: Iterable[Differs]) -> str:
    """Return in what two answers differ."""
    return ", ".join(str(_DIFFERS[one]) for one in differs)


_DIFFERS = {
    Differs.SEAT: lazy_gettext("the seat"),
    Differs.PERSON: lazy_gettext("who sat there"),
    Differs.STATE: lazy_gettext("how they stood to the seat"),
    Differs.DAYS: lazy_gettext("from and to"),
    Differs.BASIS: lazy_gettext("the basis"),
}

WORDS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one
    for one in (
        basis_words,
        days_words,
        differs_words,
        known_words,
        legend,
        picture_words,
        summary,
        term_words,
        vacancy_words,
        words_of,
    )
}
"""What templates of seats put into words by."""

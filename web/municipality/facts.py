"""What the head of a municipality's page says: since when it takes part, and which numbers it had."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from flask_babel import gettext

from application.questions.council import Participation
from application.questions.organisations import Number, OrganisationView
from domain.organisations import NumberKind
from web.formats import day_before, format_day


def participation_of(organisation_id: UUID, taking_part: Sequence[Participation]) -> list[Participation]:
    """Return the times an organisation took part in the council, the latest one last."""
    return sorted((one for one in taking_part if one.organisation_id == organisation_id), key=lambda one: one.joined)


def short_name(name: str) -> str:
    """Return what a municipality is called without saying that it is one."""
    return name.removesuffix(" kommune").removesuffix(" fylkeskommune").removesuffix(" herad")


def took_part(times: Sequence[Participation]) -> str:
    """Return since when an organisation takes part, or until when it did."""
    last = times[-1]
    if last.left:
        if last.joined_on and last.left_on:
            first, until = format_day(last.joined_on), format_day(last.left_on)
            return str(gettext("Was a member of the council from %(first)s to %(last)s", first=first, last=until))
        if last.left_on:
            return str(gettext("Was a member of the council until %(day)s", day=format_day(last.left_on)))
        return str(gettext("Was a member of the council"))
    if last.joined_on is None:
        return str(gettext("Member of the council"))
    since = gettext("Member of the council since %(day)s", day=_short(last.joined_on))
    return str(gettext("%(since)s, and before", since=since) if len(times) > 1 else since)


def numbers_told(one: OrganisationView) -> str:
    """Return its number as a municipality or county, with the earlier ones: `3122 (3012 2020-2023, 0119 before)`."""
    for kind in (NumberKind.MUNICIPALITY, NumberKind.COUNTY):
        borne = [number for number in one.numbers if number.kind == kind]
        if not borne:
            continue
        number = borne[-1].number
        if kind == NumberKind.MUNICIPALITY:
            told = gettext("Municipality number %(number)s", number=number)
        else:
            told = gettext("County number %(number)s", number=number)
        earlier = [_earlier(before, after) for before, after in reversed(list(pairwise(borne)))]
        return f"{told} ({', '.join(earlier)})" if earlier else str(told)
    return ""


def _earlier(number: Number, following: Number) -> str:
    """Return a number with the years in which it was borne."""
    last = day_before(following.valid_from)
    if number.valid_from and last:
        return f"{number.number} {number.valid_from[:4]}\N{EN DASH}{last[:4]}"
    return str(gettext("%(number)s before that", number=number.number))


def _short(day: str) -> str:
    """Return a day, its year alone where it is the first one of it: municipalities come and go with the year."""
    return format_day(day[:4] if day.endswith("-01-01") else day)

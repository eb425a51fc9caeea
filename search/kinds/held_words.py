"""What an appointment is in words that are searched, and which years it lasted; for its holder it is the same."""

from collections.abc import Iterable, Iterator

from application.questions.held import HeldView
from domain import clock
from domain.dates import PartialDate
from domain.seats import Role
from search.records import Sources, facets

ROLES = {
    Role.LEADER: "leder",
    Role.DEPUTY_LEADER: "nestleder",
    Role.MEMBER: "medlem",
    Role.NUMBERED_DEPUTY: "varamedlem",
    Role.PERSONAL_DEPUTY: "personlig varamedlem",
    Role.OBSERVER: "observatør",
    Role.SECRETARY: "sekretær",
}
"""Roles as papers write them; nynorsk words for them have the same keys."""

_NOMINATED, _ANNULLED = "foreslått", "annullert"
_MOST_YEARS = 60


def office(held: HeldView) -> str:
    """Return the role and the body: `leder i Ordførerutvalget`."""
    return f"{ROLES[Role(held.role)]} i {held.body}"


def line(held: HeldView) -> str:
    """Return what it is on one line, with every name of the body and the organisation that is said of it."""
    states = "" if held.is_made else _NOMINATED, _ANNULLED if held.is_annulled else ""
    body = dict.fromkeys((held.abbreviation, held.body_now)) if held.body_now != held.body else (held.abbreviation,)
    sender = " ".join(dict.fromkeys(filter(None, (held.organisation, held.organisation_now))))
    told = (office(held), f"({', '.join(body)})", f"for {sender}" if sender else "", *states, _days(held))
    return " ".join(one for one in told if one)


def basis_line(held: HeldView) -> str:
    """Return on what it rests, as far as that is said in words."""
    basis = held.basis
    return " ".join(one for one in (basis.get("authority"), basis.get("reference"), held.decision) if one)


def years(held: HeldView) -> list[str]:
    """Return the years of an appointment; one that no end is known of lasts until now, and an unknown start tells none.

    Of one that was never made, the year it was nominated in.
    """
    if held.first is None:
        return [held.last[:4]] if held.last else []
    first = PartialDate.parse(held.first).year
    if not held.is_made:
        return [str(first)]
    last = PartialDate.parse(held.last).year if held.last else max(first, clock.today().year)
    return [str(year) for year in range(max(first, last - _MOST_YEARS), last + 1)]


def years_line(held: Iterable[HeldView]) -> str:
    """Return the years that no line names itself."""
    every = list(held)
    named = {year for one in every for year in _named_years(one)}
    return " ".join(sorted({year for one in every for year in years(one)} - named))


def held_facets(sources: Sources, held: Iterable[HeldView]) -> dict[str, tuple[str, ...]]:
    """Return the facets that appointments give: bodies, years and organisations."""
    every = list(held)
    return facets(
        body=sorted({one.body_id.hex for one in every}),
        year=sorted({year for one in every for year in years(one)}),
    ) | sources.parties(one.organisation_id for one in every)


def _days(held: HeldView) -> str:
    if held.first is None and held.last is None:
        return ""
    first, last = (held.first or "")[:4], (held.last or "")[:4]
    return first if first == last else f"{first}–{last}"


def _named_years(held: HeldView) -> Iterator[str]:
    yield from ((one or "")[:4] for one in (held.first, held.last))

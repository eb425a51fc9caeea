"""Values of events in words: days, legal bases, votes, proposals, and how late something was recorded."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask_babel import gettext, ngettext

from domain import clock
from domain.dates import PartialDate
from domain.legal_bases import LegalBasis
from web.election_words import election_words, vote_notes
from web.labels import label


def shielding(stored: Mapping[str, Any] | None) -> str | None:
    """Return `i sin helhet, offl. § 13` of what an event holds, None for none."""
    if not stored:
        return None
    scope = gettext("in part") if stored["scope"] == "part" else gettext("as a whole")
    return f"{scope}, {LegalBasis.from_mapping(stored['basis'])}"


def lateness(fact_on: str | None, recorded_at: str) -> int | None:
    """Return how many days after a fact it was recorded, None when the day of the fact is not known."""
    if not fact_on:
        return None
    known = PartialDate.parse(fact_on)
    return None if known.day is None else (office_day(recorded_at) - known.first).days


def days_between(earlier: str, later: str) -> int:
    """Return how many days at the office lie between two moments."""
    return (office_day(later) - office_day(earlier)).days


def office_day(moment: str) -> date:
    """Return the day at the office of a moment."""
    return datetime.fromisoformat(moment).astimezone(clock.OFFICE_ZONE).date()


def registered_after(days: int | None) -> tuple[str, ...]:
    """Return a sentence that says how late something was registered, if that is known."""
    if days is None or days < 0:
        return ()
    if days == 0:
        return (gettext("Registered the same day"),)
    return (ngettext("Registered %(num)s day later", "Registered %(num)s days later", days),)


def corrected_after(registered_at: str | None, corrected_at: str) -> tuple[str, ...]:
    """Return a sentence that says how many days a mistake had stood, if it is known when it was registered."""
    if registered_at is None:
        return ()
    days = days_between(registered_at, corrected_at)
    if days <= 0:
        return (gettext("The day it was registered"),)
    return (ngettext("%(num)s day after it was registered", "%(num)s days after it was registered", days),)


def ballots(stored: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the votes of each ballot, one a line."""
    return "\n".join(_ballot(one) for one in stored) or None


def proposals(stored: Sequence[Mapping[str, Any]]) -> str | None:
    """Return proposals, one a line."""
    return "\n".join(": ".join(filter(None, (one.get("from"), one["text"]))) for one in stored) or None


def urgency(stored: Mapping[str, Any] | None) -> str | None:
    """Return who decided alone, by which delegation and why, one a line."""
    return "\n".join(filter(None, (stored["decided_by"], stored["delegation"], stored["reason"]))) if stored else None


def outcome(code: str | None) -> str | None:
    """Return an outcome's words."""
    return label("outcome", code) if code else None


def _ballot(stored: Mapping[str, Any]) -> str:
    told = election_words(stored) or _counted(stored)
    return ": ".join(filter(None, (stored.get("about"), " ".join(filter(None, (told, vote_notes(stored)))))))


def _counted(stored: Mapping[str, Any]) -> str:
    counts = stored.get("counts") or {}
    named = {"for": gettext("For"), "against": gettext("Against")}
    told = ", ".join(f"{named.get(option, option)} {counts.get(option, 0)}" for option in stored["options"])
    parties = "; ".join(f"{one['party']}: {named.get(one['option'], one['option'])}" for one in stored["votes"])
    return f"{told} ({parties})" if parties else told

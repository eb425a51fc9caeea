"""What templates of agreements name and link by: versions, those who must adopt them, and what happened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask_babel import gettext, ngettext

from application.questions.agreement_happenings import Happening, HappeningKind
from application.questions.agreement_on_day import AgreementOnDay
from application.questions.agreement_versions import VersionOnDay
from application.questions.agreements import AgreementView
from application.questions.treatments import Matrix
from web.addresses import agreement_address, comparison_of, organisation_address
from web.agreement.picture import legend_of_versions, picture_text
from web.agreement_words import WORDS, party_name, party_names, state_words
from web.formats import format_day


@dataclass(frozen=True, slots=True)
class Heading:
    """What heads a row or a column of a matrix."""

    label: str
    url: str | None = None
    small: str = ""


def version_headings(versions: Sequence[VersionOnDay], agreement: AgreementView) -> dict[str, Heading]:
    """Return what heads the column of each version."""
    return {
        str(one.number): Heading(
            str(gettext("Version %(number)s", number=one.number)),
            agreement_address(agreement.reference, one.number),
            state_words(one),
        )
        for one in versions
    }


def treater_names(day: AgreementOnDay, matrix: Matrix) -> dict[str, Heading]:
    """Return what each of those who treated a version is called."""
    return {
        one.key: Heading(
            party_name(day, one.organisation_id),
            organisation_address(UUID(one.organisation_id)) if one.organisation_id else None,
        )
        for one in matrix.treaters
    }


def happening_words(day: AgreementOnDay, one: Happening) -> str:
    """Return what happened, after the version it happened to."""
    names = party_names(day, one.parties) if one.parties else ""
    match one.kind:
        case HappeningKind.IN_FORCE:
            came = gettext("came into force for %(names)s", names=names) if names else gettext("came into force")
            if (one.day or "") > day.on:
                came = gettext("comes into force for %(names)s", names=names) if names else gettext("comes into force")
            return f"{came}. {_reserved(day, one)}" if one.reserved else str(came)
        case HappeningKind.MAY_COME:
            if not names:
                return str(gettext("can be in force when its rule is fulfilled"))
            return str(gettext("can be in force when it is adopted by %(names)s", names=names))
        case HappeningKind.WITHDRAWN:
            return str(gettext("was withdrawn"))
        case HappeningKind.JOINED:
            return str(gettext("%(names)s became a party", names=names))
        case HappeningKind.LEFT:
            return str(gettext("Last day of %(names)s as a party", names=names))
        case HappeningKind.REVIEWED:
            next_on = one.record["next_on"] if one.record else None
            said = gettext("The agreement was reviewed")
            return str(gettext("%(said)s, next time %(day)s", said=said, day=format_day(next_on)) if next_on else said)
        case HappeningKind.TERMINATED:
            if names:
                return str(gettext("Last day of the agreement, by notice of %(names)s", names=names))
            return str(gettext("Last day of the agreement, by notice"))
    return str(gettext("Last day of the agreement"))


def days_left(days: int) -> str:
    """Return how far ahead a day is: `om 38 dager`, `i dag`, `fristen er ute`."""
    if days < 0:
        return str(gettext("the deadline has passed"))
    if days == 0:
        return str(gettext("on this day"))
    return str(ngettext("in %(num)s day", "in %(num)s days", days))


def place_of(agreement: AgreementView) -> dict[str, Any]:
    """Return what addresses of an agreement are made with."""
    year, _, sequence = agreement.reference.partition("/")
    return {"year": int(year), "sequence": int(sequence)}


def _reserved(day: AgreementOnDay, one: Happening) -> str:
    return str(gettext("%(names)s made a reservation", names=party_names(day, one.reserved)))


LINKS: Mapping[str, Callable[..., Any]] = {
    **WORDS,
    "agreement_address": agreement_address,
    "as_id": UUID,
    "comparison_of": comparison_of,
    "days_left": days_left,
    "happening_words": happening_words,
    "legend_of_versions": legend_of_versions,
    "picture_text": picture_text,
    "treater_names": treater_names,
    "version_headings": version_headings,
}
"""What the templates of agreements are given."""

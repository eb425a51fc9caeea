"""From an answer in words to the attestation of it: what was asked, from where it was drawn, when and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask_babel import gettext
from sqlalchemy import Connection

from application.documents.attestation import Attestation, Pair, Section
from application.questions.known import KnownAt, recorded_at
from domain import clock
from web.exports.listing import whole_address
from web.formats import format_count, format_day, format_long_day, format_moment
from web.languages import current_language
from web.logo import printed_logo
from web.services import current_services
from web.signed_in import asker


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was asked and answered. `on` is the ISO day it is about, None for one about all times.

    `address` is where the same answer is given on this site, with the position. `name` is for the file. What is not
    `is_public` tells of nominations too, or of what `caution` says.
    """

    title: str
    question: str
    address: str
    name: str
    sections: Sequence[Section]
    on: str | None = None
    more: Sequence[Pair] = field(default=())
    is_public: bool = True
    caution: str | None = None


def attestation_of(connection: Connection, answer: Answer, known: KnownAt) -> Attestation:
    """Return the attestation of an answer that was drawn from the position of `known`."""
    services, made = current_services(), clock.now()
    position, recorded = format_count(known.position), recorded_at(connection, known.position)
    at = gettext("no. %(position)s", position=position)
    event = gettext("%(event)s, recorded %(moment)s", event=at, moment=format_moment(recorded)) if recorded else at
    valid: list[Pair] = [(gettext("Valid on"), format_long_day(answer.on))] if answer.on else []
    account = asker().account
    by = account.name if account else gettext("somebody who was not signed in")
    council = services.archive_name
    return Attestation(
        language=current_language(),
        council=council,
        kind=gettext("Attestation from the archive"),
        title=answer.title,
        asked=[(gettext("Question"), answer.question), *valid, (gettext("As known"), _as_known(known)), *answer.more],
        sections=answer.sections,
        origin_heading=gettext("How this attestation was made"),
        origin=[
            (gettext("Drawn from"), gettext("The archive of %(council)s", council=council)),
            (gettext("Last event counted"), event),
            (gettext("Made"), gettext("%(moment)s by %(name)s", moment=format_moment(made), name=by)),
        ],
        closing=[
            gettext(
                "The archive made this attestation from its event log, and it is valid without a signature. "
                "Corrections recorded later change nothing in what was known at this event."
            ),
            gettext("It holds what is public.")
            if answer.is_public
            else answer.caution
            or gettext("It also holds nominations, which are not public. Look it through before you hand it on."),
        ],
        address_words=gettext("Ask again, and get the same facts:"),
        address=whole_address(answer.address),
        footer=gettext("%(council)s: %(title)s. Event %(position)s", council=council, title=answer.title, position=at),
        page=gettext("Page %(number)s of %(count)s", number="{number}", count="{count}"),
        unprinted=gettext("%(mark)s stands for a letter that could not be printed.", mark="{mark}"),
        made=made,
        demo=gettext("This is a demo: all people, cases and figures are invented.") if services.is_demo else None,
        demo_mark=gettext("DEMO"),
        logo=printed_logo(),
    )


def _as_known(known: KnownAt) -> str:
    event = gettext("event no. %(position)s", position=format_count(known.position))
    if known.day:
        day = format_long_day(known.day)
        return str(gettext("At the end of %(day)s (%(event)s)", day=day, event=event))
    if known.is_now:
        day = format_day(clock.today())
        return str(gettext("When the attestation was made, %(day)s (%(event)s)", day=day, event=event))
    return str(gettext("At %(event)s", event=event))

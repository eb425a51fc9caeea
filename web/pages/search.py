"""The front page, the results of a search, and suggestions while typing."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from application.questions.bodies import all_bodies
from application.questions.decisions import list_decisions
from domain.bodies import BodyKind
from search.found import Found
from search.question import Sort
from web.addresses import address_of, organisation_address
from web.agreement.reminders import WORDS
from web.belonging import municipality_of
from web.exports import exported
from web.exports.hits import HITS, hits_portion
from web.labels import LABELS
from web.meeting.words import meeting_name, when_words
from web.my_day import FEW, my_day
from web.pages.drafts import draft_address
from web.searching.asked import LAST_PAGE, PER_PAGE, Asked
from web.searching.filters import chips_of, facets_of, without_any
from web.searching.going_on import files, going_on, is_indexing
from web.searching.hits import lines_of
from web.searching.said import what_was_said
from web.searching.shown import shown
from web.searching.told import ignored, told
from web.searching.ways import meant, ways
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("search", __name__)

LATEST = 8
"""So many decisions are shown on the front page."""
YEARS, BODIES = 12, 8
_BODY_ORDER = [str(kind) for kind in BodyKind]
_KIND_ORDER = list(LABELS["kinds"])
LONGEST_BEGINNING = 200
"""So many characters are completed: who has typed more knows what to search for."""


@blueprint.get("/")
def front() -> str | Response:
    """Show the archive's front page, and lead who belongs to a municipality to its page instead."""
    municipality = municipality_of(asker().account)
    return _front() if municipality is None else redirect(organisation_address(municipality.id))


@blueprint.get("/forsiden")
def archive_front() -> str | Response:
    """Show the archive's front page also to those whose own front page is that of a municipality."""
    return redirect(url_for("search.front")) if municipality_of(asker().account) is None else _front()


def _front() -> str:
    """Show the search box; below it, for those who are signed in, their day, and for others ways into the archive."""
    services, who = current_services(), asker()
    found = services.finder.find("", who.audience, limit=1)
    shared = {
        "total": found.answer.total,
        "kinds": sorted(((one.key, one.count) for one in found.facets.get("type", ())), key=_kind_order),
        "address": lambda **chosen: Asked(chosen={name: (key,) for name, key in chosen.items()}).url,
        "going_on": going_on(services, who.audience),
        "is_empty": services.stores.recorder.max_notification_id() is None,
        "is_indexing": found.answer.total == 0 and is_indexing(services),
        "rests_since": found.rests_since,
    }
    with services.stores.registers.connect() as connection:
        latest = [shown(one) for one in list_decisions(connection, who.audience, limit=LATEST).items]
        if who.account is not None:
            day = my_day(connection, who)
            return render_template(
                "my_day/index.html",
                **shared,
                latest=latest[:FEW],
                day=day,
                meeting_name=meeting_name,
                when_words=when_words,
                files=files(services, who.audience),
                draft_address=draft_address,
                **WORDS,
            )
        bodies = [one for one in all_bodies(connection) if not one.dissolved]
    return render_template(
        "search/front.html",
        **shared,
        years=sorted(((one.key, one.count) for one in found.facets.get("year", ())), reverse=True)[:YEARS],
        latest=latest,
        bodies=[shown(one) for one in sorted(bodies, key=lambda one: _BODY_ORDER.index(one.kind))][:BODIES],
        all_bodies=len(bodies) > BODIES,
    )


@blueprint.get("/sok")
def results() -> str | Response:
    """Show what was found. Every address is answered: what means nothing in it is left out, and said."""
    services, audience = current_services(), asker().audience
    asked = Asked.read(request.args)
    find = services.finder.find
    sort = asked.sort or Sort.RELEVANCE

    def portion_from(offset: int, limit: int) -> Found:
        return find(asked.typed, audience, chosen=asked.chosen, sort=sort, offset=offset, limit=limit)

    if (file := exported(HITS, hits_portion(portion_from, audience), asked.typed[:60])) is not None:
        return file
    found = find(asked.typed, audience, chosen=asked.chosen, sort=sort, offset=asked.offset, limit=PER_PAGE)
    last = min(-(-found.answer.total // PER_PAGE), LAST_PAGE)
    if asked.page > max(last, 1):
        asked = asked.at_page(max(last, 1))
        found = find(asked.typed, audience, chosen=asked.chosen, sort=sort, offset=asked.offset, limit=PER_PAGE)
    asked = asked.as_understood(found.understood)
    with services.stores.registers.connect() as connection:
        lines = lines_of(connection, services.texts, found, audience)
        asks = asked.page == 1 and not asked.chosen
        said = what_was_said(connection, services.finder, services.texts, asked.typed, audience) if asks else None
    return render_template(
        "search/results.html",
        asked=asked,
        found=found,
        told=told(found),
        ignored=ignored(found),
        facets=facets_of(found),
        chips=chips_of(asked, found),
        without_any=without_any(asked, found),
        lines=lines,
        said=said,
        last=last,
        per_page=PER_PAGE,
        url_for_page=lambda page: asked.at_page(page).url,
        meant=meant(asked, found),
        ways=ways(asked, found),
        sorts=_sorts(asked, ranked=found.understood.question.asks_for_text),
        going_on=going_on(services, audience),
        is_indexing=found.answer.total == 0 and is_indexing(services),
    )


@blueprint.get("/sok/forslag")
def suggestions() -> str:
    """Show how what is being typed could go on, as options of a list box."""
    audience = asker().audience
    typed = request.args.get("q", "")[:LONGEST_BEGINNING].strip()
    found = current_services().finder.suggest(typed, audience) if typed else []
    options = [(one, address_of(one.kind, one.reference, one.record_id)) for one in found]
    return render_template("search/suggestions.html", options=options)


def _kind_order(counted: tuple[str, int]) -> int:
    kind, _ = counted
    return _KIND_ORDER.index(kind) if kind in _KIND_ORDER else len(_KIND_ORDER)


def _sorts(asked: Asked, *, ranked: bool) -> list[tuple[Sort, str, bool]]:
    """Return the orders to choose from: what, where, and whether it is the one in force. Nothing ranks all there is."""
    offered = [Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST] if ranked else [Sort.NEWEST, Sort.OLDEST]
    current = asked.sort if asked.sort in offered else offered[0]
    return [(sort, asked.sorted_by(None if sort is offered[0] else sort).url, sort is current) for sort in offered]

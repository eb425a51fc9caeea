"""Principles in words: what a citation names, how a version stands, and its points as a text to compare."""

from flask_babel import gettext

from application.questions.principles_cited import CitedPoint
from application.questions.principles_on_day import PrinciplePoint
from domain.ways import AnsweringWay
from web.addresses import principles_address
from web.labels import label

WAY_COLORS = {
    AnsweringWay.JOINTLY: "success",
    AnsweringWay.EACH: "info",
    AnsweringWay.BOTH: "info",
    AnsweringWay.NONE: "neutral",
}


def citation_words(one: CitedPoint) -> str:
    """Return what is cited: `Prinsipper for felles høringssvar, versjon 2, punkt 3`."""
    title = one.title or gettext("Principles %(reference)s", reference=one.reference)
    words = {"title": title, "version": one.version, "point": one.point}
    if one.point is None:
        return str(gettext("%(title)s, version %(version)s", **words))
    return str(gettext("%(title)s, version %(version)s, point %(point)s", **words))


def citation_address(one: CitedPoint) -> str:
    """Return where the point that is cited stands, in the version that is cited; of what is gone, the principles."""
    if one.gone:
        return principles_address(one.reference)
    address = principles_address(one.reference, one.version)
    return address if one.point is None else f"{address}#{point_anchor(one.point)}"


def point_anchor(number: str) -> str:
    """Return the id of a point on the page of its version."""
    return "punkt-" + "".join(one if one.isalnum() else "-" for one in number)


def way_color(way: str) -> str:
    """Return how the badge of a way of answering looks."""
    return WAY_COLORS[AnsweringWay(way)]


def point_text(point: PrinciplePoint | None) -> str | None:
    """Return a point with the way it leads to, as a text to compare."""
    if point is None:
        return None
    return f"{point.text}\n{label('answering-way', point.way)}" if point.way else point.text

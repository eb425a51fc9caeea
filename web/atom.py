"""Feeds that other programs subscribe to (Atom, RFC 4287), the same for everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, request
from lxml import etree

from web.exports.cells import clean

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed. `updated` is a moment with its zone, `url` a whole address."""

    identity: str
    title: str
    updated: str
    url: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed. `url` is where the same stands for people, `here` where the feed is, `following` where it goes on."""

    identity: str
    title: str
    author: str
    updated: str
    url: str
    here: str
    following: str | None = None


def atom_response(feed: Feed, entries: Sequence[Entry]) -> Response:
    """Return a feed as it is answered; not at all to who has the very same already."""
    default: Any = {None: _ATOM}
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=default)
    _add(root, "id", feed.identity)
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", feed.author)
    _link(root, "self", feed.here, "application/atom+xml")
    _link(root, "alternate", feed.url, "text/html")
    if feed.following:
        _link(root, "next", feed.following, "application/atom+xml")
    for entry in entries:
        made = _add(root, "entry")
        _add(made, "id", entry.identity)
        _add(made, "title", entry.title)
        _add(made, "updated", entry.updated)
        _add(made, "published", entry.updated)
        _link(made, "alternate", entry.url, "text/html")
        _add(made, "summary", entry.summary)
    response = Response(etree.tostring(root, xml_declaration=True, encoding="utf-8"), content_type=MEDIA_TYPE)
    response.add_etag()
    return response.make_conditional(request)  # type: ignore[return-value]


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    made.text = clean(text) if text is not None else None
    return made


def _link(parent: etree._Element, relation: str, address: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", rel=relation, href=address, type=kind)

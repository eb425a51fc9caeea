"""`/api/v1/search`: what a search page finds, with facets and how the query was understood.

A cursor says how many hits were answered, and of which question: with another one it is refused (400).
"""

import hashlib
import json
from typing import Any

from flask_babel import gettext
from marshmallow import Schema, fields, validate

from search.found import Found, Understood, Way
from search.query.values import FACETS, SINCE, UNTIL
from search.question import Sort
from web.api.asking import ListArguments, bad_parameter, page_schema, require_cursor
from web.api.blueprint import Blueprint
from web.search_json import facets_json, hit_json
from web.services import current_services
from web.signed_in import asker

blueprint = Blueprint("api_search", __name__, url_prefix="/api/v1/search", description="Search")

_CURSOR = r"\d{1,7}_[0-9a-f]{16}"


def _several(description: str) -> "fields.List[str]":
    """Return a filter that may be given several times."""
    return fields.List(fields.String(), load_default=list, metadata={"description": description})


class SearchArguments(ListArguments):
    """A search. Of one filter given several times any is met, of different ones all."""

    q = fields.String(load_default="", metadata={"description": "What to search for, as in the search box"})
    sort = fields.String(load_default=str(Sort.RELEVANCE), validate=validate.OneOf([str(sort) for sort in Sort]))
    type = _several("`case`, `journal-entry`, `decision`, `body`, `organisation`, `person`, `appointment` or `finding`")
    body = _several("A body: its id, its name or an earlier one, or its abbreviation")
    municipality = _several("A municipality: its id, its name or an earlier one")
    organisation = _several("An organisation: its id, its name or an earlier one")
    year = _several("A year, or several: `2019-2021`")
    subject = _several("A subject area, as the facet names it")
    case = _several("A case's reference: `2025/17`")
    filetype = _several("The type of an attachment: `pdf`, `docx` ...")
    since = fields.String(load_default=None, metadata={"description": "From this day, month or year"})
    until = fields.String(load_default=None, metadata={"description": "To this day, month or year"})


class HitSchema(Schema):
    """A record that was found. With a `document_id`, the words are in that document, on that page."""

    id = fields.UUID()
    kind = fields.String()
    reference = fields.String()
    title = fields.String(allow_none=True)
    date = fields.String(allow_none=True)
    score = fields.Float()
    snippet = fields.String()
    marks = fields.List(
        fields.List(fields.Integer()), metadata={"description": "Where in the snippet the words are: start, end"}
    )
    document_id = fields.UUID(allow_none=True)
    document_name = fields.String(allow_none=True)
    version = fields.Integer(allow_none=True)
    part = fields.String(allow_none=True, metadata={"description": "Which file inside a mail or an archive"})
    page = fields.Integer(allow_none=True)
    other_documents = fields.Integer(metadata={"description": "How many other documents of the record match"})


class ChoiceSchema(Schema):
    """A key of a facet, what it is called, and how many hits it leaves."""

    key = fields.String()
    label = fields.String(allow_none=True)
    count = fields.Integer()


class FilterSchema(Schema):
    """A filter in force; `typed` when it was written in `q`."""

    facet = fields.String()
    key = fields.String()
    label = fields.String(allow_none=True)
    typed = fields.Boolean()


class IgnoredSchema(Schema):
    """A piece of `q` that was not used, and why."""

    text = fields.String()
    why = fields.String()


class UnderstoodSchema(Schema):
    """How `q` was read."""

    words = fields.List(fields.String())
    phrases = fields.List(fields.String())
    without = fields.List(fields.String())
    names = fields.List(fields.String(), metadata={"description": "What else bodies and organisations were called"})
    filters = fields.List(fields.Nested(FilterSchema))
    ignored = fields.List(fields.Nested(IgnoredSchema))


class WaySchema(Schema):
    """Another query, and how much it finds."""

    q = fields.String()
    count = fields.Integer()


SearchPage = page_schema(
    HitSchema,
    total=fields.Integer(),
    facets=fields.Dict(keys=fields.String(), values=fields.List(fields.Nested(ChoiceSchema))),
    understood=fields.Nested(UnderstoodSchema),
    did_you_mean=fields.Nested(WaySchema, allow_none=True),
    rests_since=fields.DateTime(
        allow_none=True,
        metadata={
            "description": "Since when the search engine is away, else null. While it is, what references, titles and "
            "names find is all that is answered, and no facets."
        },
    ),
)


@blueprint.get("")
@blueprint.arguments(SearchArguments, location="query")
@blueprint.response(200, SearchPage)
def search(asked: dict[str, Any]) -> dict[str, Any]:
    """Search; without `q` everything is found, the newest first."""
    question = _question(asked)
    offset = _offset(asked["cursor"], question)
    chosen = {facet: asked[facet] for facet in FACETS if asked[facet]}
    chosen |= {end: [asked[end]] for end in (SINCE, UNTIL) if asked[end] is not None}
    found = current_services().finder.find(
        asked["q"], asker().audience, chosen=chosen, sort=Sort(asked["sort"]), offset=offset, limit=asked["limit"]
    )
    _require_used(found.understood, chosen)
    last = offset + len(found.answer.hits)
    return {
        "data": [hit_json(hit) for hit in found.answer.hits],
        "next": f"{last}_{question}" if found.answer.hits and last < found.answer.total else None,
        "total": found.answer.total,
        "facets": facets_json(found),
        "understood": _understood(found),
        "did_you_mean": _way(found.meant),
        "rests_since": found.rests_since,
    }


def _question(asked: dict[str, Any]) -> str:
    """Return what tells a question from others: all that was asked but where to go on and how much to answer."""
    told = {name: value for name, value in asked.items() if name not in ("cursor", "limit")}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _offset(cursor: str | None, question: str) -> int:
    given = require_cursor(cursor, _CURSOR)
    if given is None:
        return 0
    offset, _, asked = given.partition("_")
    if asked != question:
        wrong = gettext("This is a cursor of another search. Ask as before, or begin again without one.")
        raise bad_parameter("cursor", wrong)
    return int(offset)


def _require_used(understood: Understood, chosen: dict[str, list[str]]) -> None:
    """Refuse filters that mean nothing: what a program asks for by a parameter is not to be passed over."""
    unused = {one.text for one in understood.ignored}
    for name, keys in chosen.items():
        if any(f"{name}:{key}".strip()[:100] in unused for key in keys):
            raise bad_parameter(
                name, gettext("There is no such thing here. Leave it out, or look for it in the facets.")
            )


def _understood(found: Found) -> dict[str, Any]:
    understood = found.understood
    return {
        "words": understood.words,
        "phrases": understood.phrases,
        "without": understood.without,
        "names": understood.names,
        "filters": [
            {"facet": one.facet, "key": one.key, "label": one.label, "typed": one.typed} for one in understood.chosen
        ],
        "ignored": [{"text": one.text, "why": str(one.why)} for one in understood.ignored],
    }


def _way(way: Way | None) -> dict[str, Any] | None:
    return {"q": way.query, "count": way.count} if way else None

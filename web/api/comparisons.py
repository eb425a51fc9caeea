"""`/api/v1/documents/<id>/comparisons/<old>/<new>`: two versions of a document compared, word for word."""

from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, validate

from application.comparison import Comparison, Section
from application.office.openings import ShownAs
from application.questions.documents import DocumentView, document_by_id
from web.addresses import document_comparison_address
from web.api.asking import asking, found_or_404
from web.api.blueprint import Blueprint
from web.comparison.of_documents import document_sides, keys_for
from web.comparison.sides import Side
from web.services import current_services
from web.shielded_openings import note_opening

blueprint = Blueprint(
    "api_comparisons", __name__, url_prefix="/api/v1/documents", description="Versions of documents compared"
)


class ComparisonArguments(Schema):
    """How much of a comparison to answer with."""

    scope = fields.String(
        load_default="changes",
        validate=validate.OneOf(["changes", "whole"]),
        metadata={"description": "`changes` are the sections and paragraphs that changed, `whole` is all of the text"},
    )


class MarkedWordsSchema(Schema):
    """Some words together."""

    mark = fields.String(metadata={"description": "`kept`, `deleted` or `inserted`"})
    text = fields.String()
    gap = fields.String(metadata={"description": "What stands before them: nothing, a space, or a tab between cells"})


class SectionHeadingSchema(Schema):
    """The heading of a section; both empty for what stands before the first one of a file."""

    number = fields.String(metadata={"description": "`§ 7`, `Kapittel 2`, `3.1`"})
    title = fields.String()
    page = fields.Integer()


class ComparedPassageSchema(Schema):
    """A paragraph. One that was moved is there twice: where it was with `moved_to`, where it is with `moved_from`."""

    change = fields.String(metadata={"description": "`unchanged`, `changed`, `new` or `removed`"})
    old_marker = fields.String(metadata={"description": "The number or letter it began with: `a)`"})
    new_marker = fields.String()
    old_page = fields.Integer(allow_none=True)
    new_page = fields.Integer(allow_none=True)
    moved_from = fields.Nested(SectionHeadingSchema, allow_none=True)
    moved_to = fields.Nested(SectionHeadingSchema, allow_none=True)
    spans = fields.List(fields.Nested(MarkedWordsSchema))


class ComparedSectionSchema(Schema):
    """A section, in the order of the new text."""

    change = fields.String(metadata={"description": "`unchanged`, `changed`, `new` or `removed`"})
    is_moved = fields.Boolean(metadata={"description": "It stands elsewhere among the others than it did"})
    is_renumbered = fields.Boolean()
    old = fields.Nested(SectionHeadingSchema, allow_none=True)
    new = fields.Nested(SectionHeadingSchema, allow_none=True)
    title = fields.List(fields.Nested(MarkedWordsSchema))
    passages = fields.List(fields.Nested(ComparedPassageSchema))


class ComparedFileSchema(Schema):
    """A file of a version, or what lies inside it, and whether its text could be compared."""

    name = fields.String()
    is_compared = fields.Boolean()
    state = fields.String(metadata={"description": "How the reading of its text went: `text`, `encrypted` ..."})
    address = fields.String()


class ComparedVersionSchema(Schema):
    """One of the two versions."""

    key = fields.String(metadata={"description": "What addresses call it: `2`, `2-offentlig`"})
    files = fields.List(fields.Nested(ComparedFileSchema))


class ComparisonSchema(Schema):
    """Two versions compared. Nothing is told of sections when the text of one of them could not be read."""

    old = fields.Nested(ComparedVersionSchema)
    new = fields.Nested(ComparedVersionSchema)
    is_compared = fields.Boolean()
    is_same = fields.Boolean(allow_none=True)
    changed = fields.Integer(allow_none=True, metadata={"description": "How many sections changed"})
    sections = fields.List(fields.Nested(ComparedSectionSchema))
    address = fields.String(metadata={"description": "Its page, on this site"})


@blueprint.get("/<uuid:document_id>/comparisons/<old>/<new>")
@blueprint.arguments(ComparisonArguments, location="query")
@blueprint.response(200, ComparisonSchema)
def comparison(asked: dict[str, Any], document_id: UUID, old: str, new: str) -> dict[str, Any]:
    """Two versions of a document compared, for those who may read what it holds."""
    with asking() as (connection, audience):
        view: DocumentView = found_or_404("document", document_id, document_by_id(connection, document_id, audience))
    sides = document_sides(view, keys_for(view, audience), old, new)
    before, after = found_or_404("document", f"{document_id} {old} {new}", sides)
    note_opening("document", view.id, view.narrowest, ShownAs.API)
    found = current_services().comparisons.of(before, after)
    answer = comparison_json((old, before), (new, after), found, asked["scope"])
    return answer | {"address": document_comparison_address(document_id, old, new)}


def comparison_json(
    old: tuple[str, Side], new: tuple[str, Side], found: Comparison | None, scope: str
) -> dict[str, Any]:
    """Return what came of comparing two sides, each with what addresses call it, but for the address of its page."""
    return {
        "old": _side(*old),
        "new": _side(*new),
        "is_compared": found is not None,
        "is_same": found.is_same if found else None,
        "changed": len(found.changed) if found else None,
        "sections": _sections(found, scope == "whole") if found else [],
    }


def _side(key: str, side: Side) -> dict[str, Any]:
    files = [
        {"name": one.name, "is_compared": one.has_text, "state": one.reading.code, "address": one.url}
        for one in side.files
    ]
    return {"key": key, "files": files}


def _sections(found: Comparison, whole: bool) -> list[dict[str, Any]]:
    if whole:
        return [_section(one, whole=True) for one in found.sections]
    told = {id(one) for one in (*found.changed, *found.renumbered)}
    return [_section(one, whole=False) for one in found.sections if id(one) in told]


def _section(section: Section, *, whole: bool) -> dict[str, Any]:
    return {
        "change": section.change,
        "is_moved": section.is_moved,
        "is_renumbered": section.is_renumbered,
        "old": section.old,
        "new": section.new,
        "title": section.title,
        "passages": section.passages if whole else section.touched,
    }

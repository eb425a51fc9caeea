"""Shapes that several subjects of the API answer with."""

from marshmallow import Schema, fields


class AccessSchema(Schema):
    """Published or not yet, and shielded or not."""

    published = fields.Boolean()
    published_at = fields.String(allow_none=True, metadata={"description": "When; null when it is not published yet"})
    shielded = fields.String(
        attribute="scope", allow_none=True, metadata={"description": "`whole`, `part`, or null for not shielded"}
    )
    basis = fields.String(allow_none=True, metadata={"description": "The legal basis it is shielded on"})
    withdrawn = fields.Boolean(metadata={"description": "Registered by mistake: only its line is left"})


class NameSchema(Schema):
    """A name, and from when it was borne."""

    name = fields.String()
    abbreviation = fields.String(allow_none=True)
    valid_from = fields.String(allow_none=True, metadata={"description": "A date, a month or a year; null for always"})


class ReferenceSchema(Schema):
    """Another record: its id, and the reference people know it by."""

    id = fields.UUID()
    kind = fields.String()
    reference = fields.String()


class FileSchema(Schema):
    """The bytes of a document that the asker may read, and how the reading of their text went."""

    name = fields.String()
    size = fields.Integer(metadata={"description": "In bytes"})
    media_type = fields.String()
    file_type = fields.String(metadata={"description": "The short key that search filters by"})
    sha256 = fields.String()
    version = fields.Integer()
    is_public_version = fields.Boolean(metadata={"description": "With parts removed, in the original's stead"})
    filed_at = fields.String()
    state = fields.String(
        metadata={"description": "`waiting`, `reading`, `ocr-waiting`, or how the reading ended: `text`, `empty` ..."}
    )
    reason = fields.String(allow_none=True, metadata={"description": "Why there is no text, or not all of it"})
    pages = fields.Integer(metadata={"description": "How many pages were read; 0 before that"})
    language = fields.String(allow_none=True)
    address = fields.String(metadata={"description": "Where the bytes are, on this site"})


class DocumentSchema(Schema):
    """A document. Without a title and a file, its content is shielded."""

    id = fields.UUID()
    reference = fields.String(metadata={"description": "That of the first record it belongs to"})
    title = fields.String(allow_none=True)
    filed_at = fields.String()
    access = fields.Nested(AccessSchema)
    belongs_to = fields.List(fields.Nested(ReferenceSchema))
    file = fields.Nested(FileSchema, allow_none=True)
    address = fields.String(metadata={"description": "Its page, on this site"})

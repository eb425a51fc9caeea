"""What the two indexes of an archive hold: records with all their words, and pages to find the best one of a record."""

from pathlib import Path

import tantivy

from search.engines.fields import FACETS, FILTERS, facet_field

_TERMS, _WHOLE = "terms", "raw"


def record_schema() -> tantivy.Schema:
    """One document for each entry. `newest` and `oldest` are days in order, with a place for what has no date.

    `record` is the id of the record, `entry` of the entry; `edges` are beginnings of the words of titles, `numbers`
    of references; `mark` is held by the one document that says how far the index has come.
    """
    builder = tantivy.SchemaBuilder()
    for name in ("record", "entry", "audience", "standing", "mark"):
        builder.add_text_field(name, tokenizer_name=_WHOLE, index_option="basic")
    builder.add_text_field("key", tokenizer_name=_TERMS, index_option="position")
    _add_words(builder)
    builder.add_text_field("title", tokenizer_name=_TERMS, index_option="freq")
    for name in ("edges", "numbers"):
        builder.add_text_field(name, tokenizer_name=_TERMS, index_option="freq")
    for facet in FILTERS:
        builder.add_text_field(facet_field(facet), tokenizer_name=_WHOLE, index_option="basic", fast=facet in FACETS)
    for name in ("newest", "oldest"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


def page_schema() -> tantivy.Schema:
    """One document for each page of an attachment; `group` tells entries apart, `attachment` their attachments.

    It has no keys of its own: `parts` holds them too, and pages are ranked within a record only.
    """
    builder = tantivy.SchemaBuilder()
    for name in ("record", "entry", "filetype"):
        builder.add_text_field(name, tokenizer_name=_WHOLE, index_option="basic")
    _add_words(builder)
    for name in ("group", "attachment"):
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field("stored", stored=True)
    return builder.build()


def _add_words(builder: tantivy.SchemaBuilder) -> None:
    builder.add_text_field("exact", tokenizer_name=_TERMS, index_option="position")
    builder.add_text_field("parts", tokenizer_name=_TERMS, index_option="freq")
    builder.add_text_field("references", tokenizer_name=_TERMS, index_option="basic")


def make_index(schema: tantivy.Schema, folder: Path) -> tantivy.Index:
    """Make an empty index in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    return _ready(tantivy.Index(schema, str(folder), reuse=False))


def open_index(folder: Path) -> tantivy.Index:
    """Open the index in a folder. ValueError, OSError when it is damaged or not there."""
    return _ready(tantivy.Index.open(str(folder)))


def _ready(index: tantivy.Index) -> tantivy.Index:
    """Teach an index how its terms are told apart, after every opening; it is reloaded when we say so."""
    index.register_tokenizer(_TERMS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    index.config_reader(reload_policy="manual")
    return index

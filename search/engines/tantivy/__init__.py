"""The embedded engine: Tantivy holds the terms that we make of words, in files of the data folder."""

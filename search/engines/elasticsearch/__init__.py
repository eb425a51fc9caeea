"""The engine of the large size: Elasticsearch holds the terms that we make of words, in an index behind an alias."""

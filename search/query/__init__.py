"""The query language: from what a person typed and ticked to a question for the search engine."""

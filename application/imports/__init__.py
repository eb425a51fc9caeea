"""Bringing old papers in: from a folder as it is, or from a folder with a manifest that says what is what."""

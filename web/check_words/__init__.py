"""What the checks of an installation find, in the reader's language: by the code of a finding, with its values."""

from collections import defaultdict

from flask_babel import lazy_gettext

from application.checks.finding import Finding, Part, State
from web.check_words import engines, stores
from web.formats import format_count, format_size
from web.labels import label

PARTS = {
    Part.DATABASE: lazy_gettext("Database"),
    Part.FILES: lazy_gettext("Files"),
    Part.SEARCH: lazy_gettext("Search"),
    Part.READING: lazy_gettext("Text reading"),
    Part.LISTS: lazy_gettext("Lists and search index"),
    Part.WORKER: lazy_gettext("Worker"),
}

STATES = {
    State.OK: lazy_gettext("in order"),
    State.WARNING: lazy_gettext("warning"),
    State.WRONG: lazy_gettext("wrong"),
}

WORDS = stores.WORDS | engines.WORDS
"""Code -> what was found, and what to do about it ("" where there is nothing to do)."""


def found(finding: Finding) -> str:
    """Return what was found, as a sentence."""
    return str(WORDS[finding.code][0]) % _shown(finding)


def advice(finding: Finding) -> str:
    """Return what to do about it; nothing where all is well."""
    return "" if finding.state is State.OK else str(WORDS[finding.code][1]) % _shown(finding)


def _shown(finding: Finding) -> dict[str, str]:
    values = defaultdict(str, finding.values)
    if "size" in values:
        values["size"] = format_size(int(values["size"]))
    for name in ("count", "position", "most"):
        if name in values:
            values[name] = format_count(int(values[name]))
    if "register" in values:
        values["register"] = label("register", values["register"])
    return values


def told(finding: Finding) -> str:
    """Return in one line what was found and what to do about it."""
    return f"{found(finding).rstrip('.')}. {advice(finding)}".rstrip()

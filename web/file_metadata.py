"""What a file says about itself, in words: the head of a mail, and what office programs write into their files."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from flask_babel import lazy_gettext

from search.extraction.mail import SHOWN_HEADERS
from search.extraction.result import Page
from web.formats import format_moment

MAIL: Mapping[str, Any] = {
    "subject": lazy_gettext("Subject"),
    "from": lazy_gettext("From"),
    "to": lazy_gettext("To"),
    "cc": lazy_gettext("Copy to"),
    "date": lazy_gettext("Sent"),
}

STORED: Mapping[str, Any] = {
    "title": lazy_gettext("Title"),
    "subject": lazy_gettext("Subject"),
    "author": lazy_gettext("Written by"),
    "editor": lazy_gettext("Last saved by"),
    "created": lazy_gettext("Made"),
    "modified": lazy_gettext("Last saved"),
    "keywords": lazy_gettext("Keywords"),
    "description": lazy_gettext("Description"),
}

MAILS = frozenset({"eml", "msg"})
"""File types that are mails."""

_HEADS = tuple(f"{name}: " for name in SHOWN_HEADERS)


def mail_head(file_type: str, metadata: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return label and value of a mail's head, in the order people write it; nothing for other files."""
    if file_type not in MAILS:
        return []
    return [(str(label), _moment(metadata[key])) for key, label in MAIL.items() if metadata.get(key)]


def without_head(file_type: str, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the pages of a mail without the head that its text begins with; those of other files as they are."""
    if file_type not in MAILS or not pages:
        return pages
    lines = pages[0].text.split("\n")
    while lines and lines[0].startswith(_HEADS):
        lines = lines[1:]
    return (Page(pages[0].number, "\n".join(lines).strip("\n")), *pages[1:])


def stored_in_file(file_type: str, metadata: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return label and value of what a program wrote into a file beside its text; nothing for mails."""
    if file_type in MAILS:
        return []
    return [(str(label), _moment(metadata[key])) for key, label in STORED.items() if metadata.get(key)]


def _moment(written: str) -> str:
    """Return a time as it is shown, and what is none as it is."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(written)
        except (ValueError, TypeError, IndexError):
            continue
        return format_moment(moment)
    return written

"""Texts as a DOCX file can hold them."""

import re

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"[^\S\u00a0]+")


def clean(text: str) -> str:
    """Return a text in one line without control characters, which XML refuses, and marks that turn text around."""
    return _BLANKS.sub(" ", _TURNING.sub("", _REFUSED.sub(" ", text))).strip()

"""Text of cells that a spreadsheet shows as text, whatever it begins with."""

import re

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What spreadsheets, those of East Asia too, take for the beginning of a formula, or skip on the way to one."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """Return text that no spreadsheet runs: an apostrophe stands before what begins like a formula."""
    cleaned = clean(text)
    return f"'{cleaned}" if cleaned.lstrip(" \N{NO-BREAK SPACE}").startswith(_BEGINS_A_FORMULA) else cleaned


def clean(text: str) -> str:
    """Return text without the control characters that files and feeds may not hold."""
    return _NOT_IN_XML.sub("", text)

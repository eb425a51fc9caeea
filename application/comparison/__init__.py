"""The comparison of any two texts: what was changed, moved and renumbered, word for word."""

from application.comparison.comparing import MOST_WORDS, TooMuchTextError, compare
from application.comparison.result import Change, Comparison, Heading, Mark, Passage, Section, Span, Text

__all__ = [
    "MOST_WORDS",
    "Change",
    "Comparison",
    "Heading",
    "Mark",
    "Passage",
    "Section",
    "Span",
    "Text",
    "TooMuchTextError",
    "compare",
]

"""What the value of a field or a ticked filter means: keys of a facet, or a day."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.found import Why
from search.query.fields import day_of, file_types_of, kind_of, years_of
from search.query.vocabulary import BODY, MUNICIPALITY, ORGANISATION, Vocabulary, signs_of, words_of
from search.words.references import Reference, references_in

TYPE, YEAR, SUBJECT, CASE, FILETYPE = "type", "year", "subject", "case", "filetype"
SINCE, UNTIL = "since", "until"
FACETS = (TYPE, BODY, MUNICIPALITY, ORGANISATION, YEAR, SUBJECT, CASE, FILETYPE)
"""What can be filtered by, beside days."""

_NAMED = (BODY, MUNICIPALITY, ORGANISATION)
_SAME_AS_WRITTEN = (YEAR, SUBJECT, CASE)
_CASE = re.compile(r"((?:19|20)\d\d)\s?[/–-]\s?0*([1-9]\d{0,5})(?:\s?[-–/]\s?(\d{1,4}))?")
_SEVERAL = re.compile(r"\s*[,;|]\s*")


@dataclass(frozen=True, slots=True)
class Value:
    """Keys of a facet; `references` are numbers to look for instead, or as well."""

    keys: tuple[str, ...]
    references: tuple[Reference, ...] = ()


class Values:
    """Reads values by the vocabulary; `subjects` gives the subject areas that the asker may see."""

    def __init__(self, vocabulary: Vocabulary, subjects: Callable[[], Sequence[str]]) -> None:
        self._vocabulary, self._read_subjects = vocabulary, subjects

    def typed(self, facet: str, written: str) -> Value | Why:
        """Return what was typed after a field's colon means, or why it means nothing."""
        if facet in (SINCE, UNTIL):
            day = day_of(written, last=facet == UNTIL)
            return Value((day.isoformat(),)) if day else Why.BAD_DATE
        found = self._one(facet, written)
        if found is not None:
            return found
        several = [self._one(facet, one) for one in _SEVERAL.split(written) if one.strip()]
        meant = [one for one in several if one is not None]
        if not meant or len(meant) < len(several):
            return Why.UNKNOWN_VALUE
        keys = dict.fromkeys(key for one in meant for key in one.keys)
        return Value(tuple(keys), tuple(reference for one in meant for reference in one.references))

    def whole_name(self, facet: str, written: str) -> Value | None:
        """Return what several words mean together: a name or a subject area in full; None when they mean nothing."""
        if facet in _NAMED:
            keys = self._vocabulary.whole_keys(facet, written)
            return Value(keys) if keys else None
        if facet == SUBJECT:
            keys = self._whole_subjects(written)
            return Value(keys) if keys else None
        return None

    def ticked(self, facet: str, key: str) -> Value | Why:
        """Return what a ticked key means: a key of the facet, or what a person would write for it."""
        if facet in (SINCE, UNTIL):
            return self.typed(facet, key)
        if facet == SUBJECT:
            return Value((key,)) if key.strip() else Why.UNKNOWN_VALUE
        if facet in _NAMED:
            named = self._vocabulary.named.get(key)
            if named is not None and facet in named.facets:
                return Value((key,))
        if facet not in FACETS:
            return Why.UNKNOWN_FIELD
        found = self._one(facet, key)
        return found if found is not None and found.keys else Why.UNKNOWN_VALUE

    def label(self, facet: str, key: str) -> str | None:
        """Return what a key is called; None where the page puts it into words."""
        if facet in _NAMED:
            return self._vocabulary.label(key)
        return key if facet in _SAME_AS_WRITTEN else None

    def _one(self, facet: str, written: str) -> Value | None:
        if facet == CASE:
            return _case(written)
        keys: tuple[str, ...] = ()
        if facet in _NAMED:
            keys = self._vocabulary.keys(facet, written)
        elif facet == TYPE:
            kind = kind_of(written.strip(".,;:!?()"))
            keys = (kind,) if kind else ()
        elif facet == YEAR:
            keys = years_of(written.strip(".,;:!?()"))
        elif facet == FILETYPE:
            keys = file_types_of(written.strip(",;:!?()"))
        elif facet == SUBJECT:
            keys = self._whole_subjects(written) or self._subjects_beginning(written)
        return Value(keys) if keys else None

    @cached_property
    def _subjects(self) -> list[tuple[tuple[str, ...], str]]:
        return [(words_of(subject), subject) for subject in self._read_subjects()]

    def _whole_subjects(self, written: str) -> tuple[str, ...]:
        words = words_of(written)
        for same in (lambda one: one, signs_of):
            found = tuple(subject for known, subject in self._subjects if words and same(known) == same(words))
            if found:
                return found
        return ()

    def _subjects_beginning(self, written: str) -> tuple[str, ...]:
        beginning = " ".join(words_of(written))
        found = tuple(subject for known, subject in self._subjects if " ".join(known).startswith(beginning))
        return found if len(beginning) > 1 and len(found) == 1 else ()


def _case(written: str) -> Value | None:
    if match := _CASE.fullmatch(written.strip().strip(".,;:!?()")):
        references = tuple(references_in(written, typed=True)) if match[3] else ()
        return Value((f"{match[1]}/{match[2]}",), references)
    references = tuple(references_in(written, typed=True))
    return Value((), references) if references else None

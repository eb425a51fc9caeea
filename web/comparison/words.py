"""What became of sections, in words."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from babel.lists import format_list
from flask_babel import get_locale, gettext, ngettext

from application.comparison import Change, Comparison, Mark, Section, Span

MOST_QUOTED_WORDS = 5
"""What changed is quoted in the summary when it is no longer than this."""

MOST_NAMED = 40
"""So many unchanged sections are named."""

SIGN = "§ "


def badge_words(section: Section) -> str:
    """Return what became of a section: `Flyttet fra § 4, og endret`."""
    if section.change is Change.NEW:
        return str(gettext("New"))
    if section.change is Change.REMOVED:
        return str(gettext("Removed"))
    assert section.old is not None
    name, is_changed = section.old.name, section.change is Change.CHANGED
    if section.is_moved and section.is_renumbered:
        if is_changed:
            return str(gettext("Moved from %(name)s, and changed", name=name))
        return str(gettext("Moved from %(name)s", name=name))
    if section.is_moved:
        return str(gettext("Moved, and changed")) if is_changed else str(gettext("Moved"))
    if section.is_renumbered and name:
        return (
            str(gettext("Changed, was %(name)s", name=name)) if is_changed else str(gettext("Was %(name)s", name=name))
        )
    return str(gettext("Changed")) if is_changed else str(gettext("Unchanged"))


def badge_color(section: Section) -> str:
    """Return the colour that goes with it."""
    return {Change.NEW: "success", Change.REMOVED: "danger"}.get(section.change, "neutral")


def brief(section: Section) -> str:
    """Return in one line what changed in a section."""
    if section.change is Change.NEW:
        return str(gettext("New paragraph of the agreement")) if _has_sign(section) else str(gettext("New section"))
    if section.change is Change.REMOVED:
        return str(gettext("Removed"))
    told = [badge_words(section)] if section.is_moved or section.is_renumbered else []
    if len(section.title) > 1:
        told.append(gettext("New title"))
    if not section.is_moved and (quoted := _quoted(section)):
        told.append(gettext("“%(old)s” became “%(new)s”", old=quoted[0], new=quoted[1]))
        return ". ".join(told)
    if inserted := section.words_inserted:
        told.append(ngettext("%(num)s word inserted", "%(num)s words inserted", inserted))
    if deleted := section.words_deleted:
        told.append(ngettext("%(num)s word removed", "%(num)s words removed", deleted))
    return ". ".join(told) or gettext("Changed")


def heading_of(comparison: Comparison) -> str:
    """Return how much changed: `5 av 12 paragrafer er endret`."""
    changed = len(comparison.changed)
    if not changed:
        if comparison.renumbered:
            return str(gettext("The texts are alike, but for numbers"))
        return str(gettext("The texts are alike"))
    named = [one for one in comparison.sections if _has_sign(one)]
    if all(_has_sign(one) for one in comparison.changed):
        return str(gettext("%(changed)s of %(all)s paragraphs have changed", changed=changed, all=len(named)))
    return str(gettext("%(changed)s of %(all)s sections have changed", changed=changed, all=len(comparison.sections)))


def name_of(section: Section, comparison: Comparison) -> str:
    """Return the heading of a section; what to call one that has none: by its text, where there are several."""
    return section.heading.label or text_of(section, comparison) or str(gettext("Without a heading"))


def text_of(section: Section, comparison: Comparison) -> str:
    """Return what the text is called that a section stands in, where there are several; nothing where there is one."""
    if max(len(comparison.old), len(comparison.new)) < 2:
        return ""
    texts = comparison.old if section.new is None else comparison.new
    return texts[section.heading.text].name


def alike_words(comparison: Comparison) -> str:
    """Return which sections are alike: `§§ 1, 3 og 4 er like, bortsett fra ny nummerering.` Nothing when none are."""
    unchanged = [one.heading.name for one in comparison.unchanged if one.heading.name]
    if not unchanged or not comparison.changed:
        return ""
    names = _names(unchanged)
    if comparison.renumbered:
        if names:
            return str(gettext("%(names)s are alike, but for new numbers.", names=names))
        return str(gettext("%(count)s others are alike, but for new numbers.", count=len(unchanged)))
    if len(unchanged) == 1:
        return str(gettext("%(name)s is unchanged.", name=unchanged[0]))
    if names:
        return str(gettext("%(names)s are unchanged.", names=names))
    return str(gettext("%(count)s others are unchanged.", count=len(unchanged)))


def numbered_changes(comparison: Comparison) -> list[tuple[int, Section]]:
    """Return the sections that changed, each with its place among all, counted from 1."""
    changed = set(map(id, comparison.changed))
    return [(number, one) for number, one in enumerate(comparison.sections, 1) if id(one) in changed]


def _names(names: Sequence[str]) -> str:
    """Return names one after the other, the paragraph sign once; nothing when there are too many."""
    if len(names) > MOST_NAMED:
        return ""
    if len(names) > 1 and all(name.startswith(SIGN) for name in names):
        return "§§\N{NO-BREAK SPACE}" + format_list([name.removeprefix(SIGN) for name in names], locale=get_locale())
    return format_list(list(names), locale=get_locale())


def _has_sign(section: Section) -> bool:
    return section.heading.number.startswith(SIGN)


def _quoted(section: Section) -> tuple[str, str] | None:
    """Return the words that others took the place of, where that is the only change in a section, and a short one."""
    touched = [one for one in section.passages if one.is_touched]
    if len(touched) != 1 or touched[0].moved_from is not None:
        return None
    changes = [span for span in touched[0].spans if span.mark is not Mark.KEPT]
    if len(changes) != 2 or not any(_replaces(*pair) for pair in pairwise(touched[0].spans)):
        return None
    old, new = (span.text for span in changes)
    return (old, new) if max(len(old.split()), len(new.split())) <= MOST_QUOTED_WORDS else None


def _replaces(one: Span, other: Span) -> bool:
    return one.mark is Mark.DELETED and other.mark is Mark.INSERTED


WORDS: dict[str, Callable[..., Any]] = {
    "section_name": name_of,
    "section_text": text_of,
    "badge_words": badge_words,
    "badge_color": badge_color,
    "brief": brief,
    "comparison_heading": heading_of,
    "alike_words": alike_words,
    "numbered_changes": numbered_changes,
}
"""What templates call."""

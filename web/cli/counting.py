"""How many of what, in words: `12 saker, 340 journalposter`."""

from collections.abc import Callable, Mapping

from web.cli.words import ngettext

_COUNTED: dict[str, Callable[[int], str]] = {
    "case": lambda count: ngettext("%(count)s case", "%(count)s cases", count),
    "journal-entry": lambda count: ngettext("%(count)s journal entry", "%(count)s journal entries", count),
    "decision": lambda count: ngettext("%(count)s decision", "%(count)s decisions", count),
    "document": lambda count: ngettext("%(count)s document", "%(count)s documents", count),
    "body": lambda count: ngettext("%(count)s body", "%(count)s bodies", count),
    "organisation": lambda count: ngettext("%(count)s organisation", "%(count)s organisations", count),
    "appointment": lambda count: ngettext("%(count)s appointment", "%(count)s appointments", count),
    "agreement": lambda count: ngettext("%(count)s agreement", "%(count)s agreements", count),
    "consultation": lambda count: ngettext("%(count)s consultation", "%(count)s consultations", count),
    "statement": lambda count: ngettext("%(count)s statement", "%(count)s statements", count),
    "action-plan": lambda count: ngettext("%(count)s action plan", "%(count)s action plans", count),
    "agreement-party": lambda count: ngettext("%(count)s party", "%(count)s parties", count),
    "agreement-version": lambda count: ngettext("%(count)s version", "%(count)s versions", count),
    "agreement-treatment": lambda count: ngettext("%(count)s treatment", "%(count)s treatments", count),
    "agreement-event": lambda count: ngettext("%(count)s event", "%(count)s events", count),
    "consultation-event": lambda count: ngettext(
        "%(count)s event of consultations", "%(count)s events of consultations", count
    ),
    "statement-version": lambda count: ngettext(
        "%(count)s version of statements", "%(count)s versions of statements", count
    ),
    "statement-event": lambda count: ngettext("%(count)s event of statements", "%(count)s events of statements", count),
    "principles": lambda count: ngettext("%(count)s set of principles", "%(count)s sets of principles", count),
    "principles-version": lambda count: ngettext(
        "%(count)s version of principles", "%(count)s versions of principles", count
    ),
    "principles-point": lambda count: ngettext("%(count)s point", "%(count)s points", count),
    "action-plan-version": lambda count: ngettext(
        "%(count)s version of action plans", "%(count)s versions of action plans", count
    ),
    "action-plan-goal": lambda count: ngettext("%(count)s goal", "%(count)s goals", count),
    "action-plan-measure": lambda count: ngettext("%(count)s measure", "%(count)s measures", count),
    "action-plan-line": lambda count: ngettext(
        "%(count)s line of action plans", "%(count)s lines of action plans", count
    ),
    "action-plan-arena": lambda count: ngettext("%(count)s meeting arena", "%(count)s meeting arenas", count),
    "action-plan-progress": lambda count: ngettext(
        "%(count)s report on a measure", "%(count)s reports on measures", count
    ),
    "action-plan-link": lambda count: ngettext("%(count)s link from a measure", "%(count)s links from measures", count),
    "repeal": lambda count: ngettext("%(count)s repeal", "%(count)s repeals", count),
    "meeting-plan": lambda count: ngettext("%(count)s meeting plan", "%(count)s meeting plans", count),
    "meeting": lambda count: ngettext("%(count)s meeting", "%(count)s meetings", count),
    "meeting-item": lambda count: ngettext("%(count)s agenda item", "%(count)s agenda items", count),
    "meeting-event": lambda count: ngettext("%(count)s event of meetings", "%(count)s events of meetings", count),
    "file": lambda count: ngettext("%(count)s file", "%(count)s files", count),
    "column": lambda count: ngettext("%(count)s column", "%(count)s columns", count),
    "row": lambda count: ngettext("%(count)s row", "%(count)s rows", count),
}


def counted(kinds: Mapping[str, int]) -> str:
    """Return how many there are of each kind, those there are none of left away."""
    return ", ".join(words(kinds[kind]) for kind, words in _COUNTED.items() if kinds.get(kind))

"""The sections of offentleglova that allow shielding, in plain words: for those who choose among them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext

from domain import clock
from domain.legal_bases import GROUNDS

PLAIN: Mapping[str, Any] = {
    "5": lazy_gettext("Access has to wait, for example until the paper has reached those whom it concerns."),
    "13": lazy_gettext(
        "Somebody's personal affairs, or trade secrets, which the law says must be kept. Name the rule that says so "
        "too."
    ),
    "14": lazy_gettext("The office's own drafts and notes for its work with a case. Not papers put before a body."),
    "15": lazy_gettext("Advice got from others for the office's own work with a case. Not papers put before a body."),
    "17": lazy_gettext("Papers of the royal court."),
    "18": lazy_gettext("Papers made for a lawsuit in which the office is a party."),
    "19": lazy_gettext("Papers exchanged in consultations with Sametinget."),
    "20": lazy_gettext("Norway's interests in foreign policy."),
    "21": lazy_gettext("National defence and security."),
    "22": lazy_gettext("Certain papers about the state's budget."),
    "23": lazy_gettext("The office's bargaining position: tenders until a supplier is chosen, negotiations, prices."),
    "24": lazy_gettext("Control and inspection, and reports of offences."),
    "25": lazy_gettext("Applications for a post. The list of applicants is public."),
    "26": lazy_gettext("Answers in exams, portraits in registers, national identity numbers and the like."),
}
"""What each section is about, by its number."""


def grounds() -> dict[str, str]:
    """Return the sections that are law today, with their headings in the law."""
    today = clock.today()
    return {one.section: f"§ {one.section} {one.heading}" for one in GROUNDS if one.holds_on(today)}


def in_plain_words() -> list[tuple[str, str]]:
    """Return the sections that are law today, each with what it is about."""
    return [(words, str(PLAIN[section])) for section, words in grounds().items() if section in PLAIN]

"""How an item ended, and of what kind it is, by the words of its decision, its recommendation and its title."""

import re
from difflib import SequenceMatcher

from domain.decisions.facts import DecisionOutcome
from domain.meetings.facts import ItemKind
from domain.meetings.treatments import TreatmentState

_POSTPONED = re.compile(
    r"\b(?:saken|saka|behandling(?:en)?|handsaminga)?\s*(?:ble|vart|blei|blir|vert)?\s*(?:utsatt|utsettes|utsett"
    r"|utset[tj]\w*|utsatte)\b",
    re.IGNORECASE,
)
_SENT_BACK = re.compile(
    r"\b(?:sendes|sendt|sendast|vert\s+sendt)\s+(?:saken\s+|saka\s+)?(?:tilbake|attende)|\b(?:returneres|returnert)\b",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"\b(?:saken|saka)\s+(?:ble|vart|blei|er|trekkes|trekt|trukke)\w*\s*(?:trukket|trekt|trukke|trekkes)?"
    r"|\btrukket\s+fra\s+sakslisten?",
    re.IGNORECASE,
)
_TRUKKET = re.compile(r"\b(?:trukket|trekt|trekkes|trukke)\b", re.IGNORECASE)
_NOTED = re.compile(
    r"\b(?:til\s+(?:orientering|etterretning|vitende|etterretting)|tas\s+til\s+etterretning)\b", re.IGNORECASE
)
_REJECTED = re.compile(
    r"\b(?:avvises|avslås|avslått|avvist|avslåast|imøtekommes\s+ikke|tas\s+ikke\s+til\s+følge)\b", re.IGNORECASE
)
_NOT_TREATED = re.compile(r"\b(?:ikke|ikkje)\s+(?:behandlet|handsama|tatt\s+opp)\b", re.IGNORECASE)
_KINDS = (
    (
        ItemKind.APPROVAL,
        re.compile(
            r"godkj\w+\s*(?:,|av)?.*(?:innkalling|saks?liste|dagsorden|protokoll|møtebok|referat)"
            r"|^(?:møte)?(?:innkalling|protokoll|dagsorden)\b|^referat\s+fra|^referat frå",
            re.IGNORECASE,
        ),
    ),
    (
        ItemKind.ELECTION,
        re.compile(
            r"^(?:ny)?valg?\b.*(?:represent|leder|leiar|medlem|vara|styre|utvalg|utval|komit|utsending|delegat|nemnd)"
            r"|^suppleringsval|^oppnevning|^oppnemning",
            re.IGNORECASE,
        ),
    ),
    (ItemKind.OTHER_BUSINESS, re.compile(r"^(?:eventuelt|ymse|eventuell|diverse|anna|annet)\b", re.IGNORECASE)),
    (ItemKind.INFORMATION, re.compile(r"orientering|status\b|informasjon|nytt\s+fra", re.IGNORECASE)),
    (ItemKind.REPORT, re.compile(r"^(?:referat|meld)\w*saker|^meldinger|^meldingar|^skriv og melding", re.IGNORECASE)),
    (ItemKind.QUESTION, re.compile(r"spørsmål|interpellasjon", re.IGNORECASE)),
)
_ALIKE = 0.97


def kind_of(title: str) -> ItemKind:
    """Return the kind of an item by its title."""
    return next((kind for kind, words in _KINDS if words.search(title)), ItemKind.DECISION)


def outcome_of(decision: str, recommendation: str | None) -> DecisionOutcome | None:
    """Return how an item ended; None when nothing was decided."""
    if not decision.strip():
        return None
    start = decision[:200]
    for outcome, words in (
        (DecisionOutcome.SENT_BACK, _SENT_BACK),
        (DecisionOutcome.POSTPONED, _POSTPONED),
        (DecisionOutcome.WITHDRAWN, _TRUKKET),
    ):
        if words.search(start) and len(decision) < 300 and not (recommendation and is_like(decision, recommendation)):
            return outcome
    if recommendation is not None:
        if is_like(decision, recommendation):
            return DecisionOutcome.NOTED if _is_noted(decision) else DecisionOutcome.AS_RECOMMENDED
        return DecisionOutcome.REJECTED if _REJECTED.search(start) else DecisionOutcome.AMENDED
    if _is_noted(decision):
        return DecisionOutcome.NOTED
    return DecisionOutcome.REJECTED if _REJECTED.search(start) else DecisionOutcome.AS_RECOMMENDED


def state_of(outcome: DecisionOutcome | None, text: str) -> TreatmentState:
    """Return whether an item was treated."""
    if outcome in (DecisionOutcome.POSTPONED, DecisionOutcome.SENT_BACK):
        return TreatmentState.POSTPONED
    if outcome is DecisionOutcome.WITHDRAWN:
        return TreatmentState.WITHDRAWN
    is_put_off = outcome is None and _NOT_TREATED.search(text)
    return TreatmentState.NOT_TREATED if is_put_off else TreatmentState.TREATED


def is_like(one: str, other: str) -> bool:
    """Whether two texts say the same, but for signs and spaces."""
    first, second = (re.sub(r"\W+", " ", text).casefold().strip() for text in (one, other))
    if first == second:
        return True
    near = abs(len(first) - len(second)) <= 0.05 * max(len(first), len(second))
    return (
        near
        and len(first) < 5_000
        and SequenceMatcher(None, first.split(), second.split(), autojunk=False).ratio() >= _ALIKE
    )


def _is_noted(decision: str) -> bool:
    return bool(_NOTED.search(decision)) and len(decision) < 250

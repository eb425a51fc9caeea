"""What a paper is called, and of what kind it is."""

import re
from pathlib import PurePosixPath

from domain.journal import JournalEntryKind
from search.proposals.paper import Paper, shortened
from search.proposals.parties import Known
from search.proposals.proposed import Proposed, Where

_ANSWERS = re.compile(r"^(?:(?:sv|vs|re|fw|fwd|svar|videresendt)\s*:\s*)+", re.IGNORECASE)
_ANSWERS_IN_NAME = re.compile(r"^(?:(?:sv|vs|re|fw|fwd)[_ ]\s*)+", re.IGNORECASE)
_SAID = re.compile(
    r"^(?:sak|emne|vedr\.?|vedrørende|vedkomande|gjelder|gjeld|tittel|sakstittel)\s*:\s*(?P<what>\S.{4,})$",
    re.IGNORECASE,
)
_CASE_PAPERS = re.compile(
    r"^\W*(?:saks?fr[ae]m(?:legg|lag)|(?:møte)?inn?kalling|(?:møte)?protokoll|møtebok|sakspapir\w*|saksliste|sakliste"
    r"|møteprotokoll)",
    re.IGNORECASE,
)
_INTERNAL = re.compile(r"^\W*(?:internt\s+)?(?:notat|referat|møtereferat)\b", re.IGNORECASE)
_TOP = 8
_LONGEST = 200


def proposed_title(paper: Paper) -> Proposed | None:
    """Return a mail's subject, the line that says what a letter is about, or the file's name in plain words."""
    subject = paper.header("subject")
    if subject is not None and (title := _ANSWERS.sub("", subject.value).strip()):
        return Proposed(title[:_LONGEST], Where.HEADER, subject.line)
    for line in paper.lines[:30]:
        match = _SAID.match(line)
        if match and len(line) <= _LONGEST:
            return Proposed(match["what"].strip(), Where.TEXT, shortened(line))
    title = named_in_words(paper.name)
    return Proposed(title, Where.NAME, paper.name) if title else None


def named_in_words(name: str) -> str:
    """Return a file's name without its ending, underscores and marks of an answer."""
    stem = PurePosixPath(name).stem if "." in name else name
    return " ".join(_ANSWERS_IN_NAME.sub("", stem).replace("_", " ").split())[:_LONGEST]


def proposed_kind(paper: Paper, known: Known, sender: Proposed | None, recipient: Proposed | None) -> Proposed | None:
    """Return the kind of a paper, by who sent it and by what it calls itself."""
    if not paper.headers:
        for where, line in (
            (Where.NAME, named_in_words(paper.name)),
            *((Where.TEXT, line) for line in paper.lines[:_TOP]),
        ):
            shown = paper.name if where is Where.NAME else shortened(line)
            if _CASE_PAPERS.match(line):
                return Proposed(JournalEntryKind.CASE_PAPER, where, shown)
            if _INTERNAL.match(line):
                return Proposed(JournalEntryKind.INTERNAL, where, shown)
    if sender is not None:
        ours = known.is_own(sender.value)
        return Proposed(JournalEntryKind.OUTGOING if ours else JournalEntryKind.INCOMING, sender.where, sender.line)
    if recipient is not None and known.is_own(recipient.value):
        return Proposed(JournalEntryKind.INCOMING, recipient.where, recipient.line)
    return None

"""Votes as minutes tell them: unanimous, so many against so many, one proposal against another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.votes import VoteMethod
from search.proposals.minutes.found import Doubt, Spot, Vote
from search.proposals.minutes.words import COUNT, count_of

_UNANIMOUS = re.compile(
    r"(?<!ikke )(?<!ikkje )\b(?:enstemm?i[gl]\w*|einstemm?ig\w*|enstemming\w*|samrøyst\w*|samrøystes|ensstemmig"
    r"|enst\.)|mot\s+ingen\s+(?:stemmer|røyster)",
    re.IGNORECASE,
)
_VOICE = r"(?:stemmer?|røyst(?:er)?|røyst|st\.)"
_BOTH = re.compile(
    rf"(?<!\d)(?P<first>{COUNT})\s*(?:{_VOICE}\s*)?(?:for\s+)?(?:mot|og|–|-"
    rf"|,)\s*(?P<second>{COUNT})\b(?:\s*{_VOICE})?(?P<against>\s*(?:i?mot))?(?P<tail>\s*\([^)]*\))?",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    rf"\bmot\s+(?P<count>{COUNT})\s+{_VOICE}(?:\s*(?:\((?P<names>[^)]*)\)|(?:fra|frå|avgitt\s+av)\s+(?P<from>[^.;]+)))?",
    re.IGNORECASE,
)
_AGAINST_NAMED = re.compile(
    rf"\bmot\s+(?:(?:stemmen|stemma|stemmene|røysta|røystene|røysten|{_VOICE})\s+(?:til|fra|frå"
    r"|av)\s+(?P<names>[^.;()]+)|(?P<whose>[A-ZÆØÅ][^.;()]*?)(?:s|\s+sin[ae]?|\s+sitt|\s+si)\s+(?:stemmer?"
    r"|røyst(?:er)?))"
)
_GOT = re.compile(rf"(?P<what>[^.;,]*?)\s+(?:fikk|fekk|ble\s+tildelt)\s+(?P<count>{COUNT})\s+{_VOICE}", re.IGNORECASE)
_CASTING = re.compile(r"dobbe?lt?(?:stemme|røyst)\w*|dobb?el\s?stemme", re.IGNORECASE)
_FELL = re.compile(
    r"\b(?:falt|fall|fell|nedstemt|røysta\s+ned|forkastet|forkasta|avvist|ikke\s+vedtatt|ikkje\s+vedteke)\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:vedta\w*|vedte\w*|godkje\w*|valgt|vald\w*|stemte|røyst\w*|stemmer?|votering\w*|tiltrådt|tilrådd|enst\w*"
    r"|einst\w*|samrøyst\w*|falt|fall)\b",
    re.IGNORECASE,
)
_PURE = re.compile(
    r"(?:(?:(?:dette|vedtaket|innstillingen|innstillinga|forslaget|framlegget|tilrådinga|avgjerda|røystinga|voteringen|avstemningen"
    r"|vedtaka?)\s+)?(?:(?:er|ble|vart|blei|var)\s+)?(?:fattet\s+|gjort\s+)?"
    r"(?:enstemm?i[gl]\w*|einstemm?ig\w*|enstemming|samrøystes|samrøystt|ensstemmig|enst\.?)(?:\s+(?:vedta\w*|vedte\w*"
    r"|godkje\w*|valgt|vald\w*|tiltrådt|tilrådd|vedtak|tilslutning|beslutning)){0,2}(?:\s+av\s+[^.]{2,50})?"
    r"|(?:(?:innstillingen|forslaget|framlegget|vedtaket|innstillinga)\s+)?(?:(?:ble|vart)\s+)?(?:vedta\w*|vedte\w*"
    rf"|godkje\w*)\s+(?:med|mot)\s+[^.]*?{_VOICE}(?:\s*\([^)]*\))?(?:\s+(?:fra|frå)\s+[^.]{{2,60}})?"
    r"|(?:vedta\w*|vedte\w*)\s+med\s+\w+\s+dobb\w+|\((?:enst\.?|enstemmig|samrøystes|einstemmig)(?:\s+vedta\w*)?\))",
    re.IGNORECASE,
)
_AS_RECOMMENDED = re.compile(
    r"(?:(?:enstemmig|samrøystes|einstemmig|vedtatt|vedtak|vedteke),?\s+)*(?:(?:vedtatt|vedteke|vedtak"
    r"|godkjent)\s+)?(?:som|i\s+samsvar\s+med|i\s+tråd\s+med|jf\.?|iht\.?|lik)\s+(?:\S+\s+){0,2}?(?:innstilling\w*"
    r"|forslag\w*|framlegg\w*|tilråding\w*)(?:\s+til\s+vedtak)?"
    r"(?:\s+(?:vedtatt|vedteke|ble\s+\w+|enstemmig\s+vedtatt))?|(?:innstilling\w*|tilråding\w*"
    r"|forslag\w*\s+til\s+vedtak|framlegg\w*\s+til\s+vedtak)\s+(?:ble|vart|blei|er)\s+(?:enstemmig\s+|samrøystes\s+"
    r"|einstemmig\s+)?(?:vedtatt|vedteke|godkjent|godkjend|tiltrådt)(?:\s+(?:enstemmig|samrøystes))?",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"\b(?:med|fikk|fekk)\s+(?P<count>{COUNT})\s+{_VOICE}(?:\s+for)?\b(?:\s*(?:\((?P<names>[^)]*)\)|(?:fra"
    r"|frå)\s+(?P<from>[^.;]+)))?",
    re.IGNORECASE,
)
_OF_A_VOTE = re.compile(
    r"(?:\w*forslaget|\w*framlegget|innstilling\w*|tilråding\w*|enstemm?ig\w*|samrøystes|vedta\w*|vedte\w*"
    r"|det\s+ble\s+votert)\b"
    rf".{{0,140}}\b(?:{_VOICE}|falt|fall|vedtatt|vedteke|dobbeltstemme)\b.{{0,80}}",
    re.IGNORECASE,
)
_SIDES = ("for", "against")
_SENTENCE = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][»\")]))\s+(?=[A-ZÆØÅ(«])|\n")
_NAMES = re.compile(r",\s*|\s+og\s+|;\s*")
_NOT_COUNTED = re.compile(r"sak|punkt|pkt|kr|kl|§|nr|mill", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and the line it begins in."""

    text: str
    spot: Spot


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def is_pure(sentence: str) -> bool:
    """Whether a sentence tells of nothing but a vote."""
    return bool(_PURE.fullmatch(sentence.strip(" .!")))


def tells_vote(sentence: str) -> bool:
    """Whether a sentence tells how a proposal was voted on, so that it is no part of the proposal."""
    return is_pure(sentence) or bool(_OF_A_VOTE.fullmatch(sentence.strip(" .!")))


def is_as_recommended(sentence: str) -> bool:
    """Whether a sentence says that what was recommended was decided."""
    return bool(_AS_RECOMMENDED.fullmatch(sentence.strip(" .!")))


def without_votes(text: str) -> tuple[str, list[str]]:
    """Return a decision without the sentences at its ends that only tell of the vote, and those sentences."""
    paragraphs = [sentences_of(paragraph) for paragraph in text.split("\n")]
    taken: list[str] = []
    for first in (True, False):
        while paragraphs and (
            not paragraphs[0 if first else -1] or is_pure(paragraphs[0 if first else -1][0 if first else -1])
        ):
            part = paragraphs[0 if first else -1]
            if part:
                taken.append(part.pop(0 if first else -1))
            if not part:
                paragraphs.pop(0 if first else -1)
    return "\n".join(" ".join(part) for part in paragraphs), taken


def votes_in(said: Sequence[Said], *, is_asked: bool) -> list[Vote]:
    """Return the votes that sentences tell of; `is_asked` says that they stand under a label of voting."""
    found: list[Vote] = []
    got: list[tuple[str, int, Said]] = []
    casting: Said | None = None
    for one in said:
        if not is_asked and not _SAID.search(one.text):
            continue
        counted = [(match["what"], count_of(match["count"]), one) for match in _GOT.finditer(one.text)]
        got += counted
        casting = one if _CASTING.search(one.text) else casting
        if not counted and not (casting is one and got):
            found += _vote(one)
    return [*_alternatives(got, casting), *found] if got else found


def _vote(said: Said) -> Iterator[Vote]:
    """Yield the vote of a sentence. What fell «against 2 votes» had two for it: the few are those who are named."""
    text = said.text
    has_fallen = bool(_FELL.search(text))
    few, adopted = ("for", "against") if has_fallen else ("against", "for")
    casting = adopted if _CASTING.search(text) else None
    if match := _counted(text):
        first, second = count_of(match["first"]), count_of(match["second"])
        names = _names((match["tail"] or "").strip(" ()") or _from(text[match.end() :]))
        is_even = first == second
        adds_up = bool(casting) if is_even else casting is None and (first > second) is not has_fallen
        yield Vote(
            VoteMethod.FOR_AGAINST,
            said.spot,
            _SIDES,
            (("for", first), ("against", second)),
            names if len(names) <= (first if has_fallen else second) else (),
            few,
            casting if is_even else None,
            adopted,
            () if adds_up else (Doubt.UNCOUNTED,),
        )
    elif (match := _AGAINST.search(text) or (_FOR.search(text) if has_fallen else None)) and count_of(match["count"]):
        names = _names(match["names"] or match["from"] or "")
        counts = ((few, count_of(match["count"])),)
        yield Vote(VoteMethod.FOR_AGAINST, said.spot, _SIDES, counts, names, few, None, adopted)
    elif match := _AGAINST_NAMED.search(text):
        names = _names(match["names"] or match["whose"])
        counts = ((few, len(names)),)
        yield Vote(VoteMethod.FOR_AGAINST, said.spot, _SIDES, counts, names, few, None, adopted, (Doubt.UNCOUNTED,))
    elif _UNANIMOUS.search(text):
        yield Vote(VoteMethod.UNANIMOUS, said.spot, ("for",), adopted="for")


def _counted(text: str) -> re.Match[str] | None:
    """Return where a sentence says «6 mot 2»; «2 og 3» counts only with the word for votes."""
    for match in _BOTH.finditer(text):
        written = match.group().casefold()
        is_voted = "mot" in written or re.search(_VOICE, written)
        if (
            is_voted
            and not _NOT_COUNTED.search(text[max(0, match.start() - 6) : match.start()])
            and match["first"].casefold() != "ingen"
        ):
            return match
    return None


def _from(text: str) -> str:
    match = re.match(r"\s*(?:fra|frå|avgitt\s+av|\()\s*(?P<names>[A-ZÆØÅ][^.;)]{1,120})", text)
    return match["names"] if match else ""


def _names(text: str) -> tuple[str, ...]:
    plain = re.sub(r"^\d+\s*", "", text.strip())
    return tuple(re.sub(r"\s*\d+$", "", name).strip(" ()") for name in _NAMES.split(plain) if name.strip(" ()"))


def _alternatives(got: Sequence[tuple[str, int, Said]], casting: Said | None) -> Iterator[Vote]:
    """Yield the vote between proposals that each got a number of votes; of one alone only that number is known."""
    options = tuple(dict.fromkeys(_option(what, place) for place, (what, _, _) in enumerate(got)))
    if len(options) < 2 or len(options) != len(got):
        for _, count, one in got:
            won = "against" if _FELL.search(one.text) else "for"
            doubts = (Doubt.UNCOUNTED,)
            yield Vote(VoteMethod.FOR_AGAINST, one.spot, _SIDES, counts=(("for", count),), adopted=won, doubts=doubts)
        return
    counts = tuple(zip(options, (count for _, count, _ in got), strict=True))
    most = max(count for _, count in counts)
    leading = [option for option, count in counts if count == most]
    adopted = leading[0] if len(leading) == 1 else None
    chosen: str | None = None
    if casting and len(leading) > 1:
        said = re.split(r"(?<=[.!?])\s", casting.text.casefold())[-1]
        chosen = adopted = next((one for one in leading if one.casefold() in said), None)
    yield Vote(
        method=VoteMethod.ALTERNATIVES,
        spot=got[0][2].spot,
        options=options,
        counts=counts,
        casting=chosen,
        adopted=adopted,
        doubts=() if adopted else (Doubt.UNCOUNTED,),
    )


def _option(what: str, place: int) -> str:
    plain = re.sub(r"^(?:og|mens|medan|så|deretter)\s+", "", what.strip(" ,:–-"), flags=re.IGNORECASE)
    plain = re.sub(r".*\b(?:der|hvor|kor)\s+", "", plain)
    return plain[:1].upper() + plain[1:] if plain else f"{place + 1}"

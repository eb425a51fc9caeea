"""What became of an item at a meeting, as blocks of minutes and extracts."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext

from application.documents.paper import Block, Boxed, Heading, Lines, Paragraph, Table, Tone, paragraphs_of
from web.formats import format_day
from web.labels import label
from web.papers_of_meetings import words
from web.papers_of_meetings.told import Item
from web.papers_of_meetings.votes import vote_blocks

Treatment = Mapping[str, Any]


def treatment_blocks(
    item: Item, treatment: Treatment | None, names: Mapping[str, str], *, level: int, shows_closed: bool
) -> list[Block]:
    """Return what is said of an item below its heading; `names` are those of attendance by their keys.

    Of a closed item whoever is not to see it (`shows_closed`) reads the paragraph alone.
    """
    told = treatment or {}
    blocks = _opening(item, told)
    if words.is_hidden(item, told, shows_closed=shows_closed):
        hidden = gettext("What was treated behind closed doors is left out.")
        return [*blocks, Paragraph(hidden, Tone.QUIET)]
    recommendation = told.get("recommendation") or item.recommendation
    blocks += [Boxed(gettext("Recommendation"), paragraphs_of(recommendation))] if recommendation else []
    blocks += _apart(told, names)
    blocks += _treated(told, level)
    blocks += _decided(told)
    for one in told.get("statements") or ():
        said = gettext("Statement for the minutes from %(name)s", name=one["from"])
        blocks.append(Boxed(said, paragraphs_of(one["text"])))
    return [*blocks, *_tasks(told.get("tasks") or (), level)]


def _opening(item: Item, told: Treatment) -> list[Block]:
    said = ", ".join(words.item_notes(item, item.title or item.public_title or ""))
    blocks: list[Block] = [Paragraph(said, Tone.QUIET)] if said else []
    closed = told.get("closed")
    if closed or item.closed:
        section = (closed or {}).get("section") or (item.closed or {}).get("section") or ""
        blocks.append(Paragraph(_closed(section, decided=bool((closed or {}).get("decided"))), Tone.STRONG))
    return blocks


def _closed(section: str, *, decided: bool) -> str:
    if section and decided:
        return str(gettext("The body decided to close the doors, by %(section)s.", section=section))
    if section:
        return str(gettext("Treated behind closed doors, by %(section)s.", section=section))
    return str(gettext("Treated behind closed doors."))


def _apart(told: Treatment, names: Mapping[str, str]) -> list[Block]:
    blocks: list[Block] = []
    for one in told.get("disqualified") or ():
        name = names.get(one["key"], one["key"])
        rule = label("recusal", one["section"]) if one.get("section") else ""
        said = [_disqualified(name, rule, decided=bool(one.get("decided")))]
        said += [f"{one['ground'].rstrip('. ')}."] if one.get("ground") else []
        if one.get("left_room") in ("yes", "no"):
            said.append(f"{label('left-room', one['left_room'])}.")
        blocks.append(Paragraph(" ".join(said)))
    for one in told.get("excused") or ():
        name = names.get(one["key"], one["key"])
        blocks.append(Paragraph(gettext("%(name)s was excused for personal reasons.", name=name)))
    return blocks


def _disqualified(name: str, rule: str, *, decided: bool) -> str:
    if decided and rule:
        return str(gettext("The body decided that %(name)s was disqualified, by the %(rule)s.", name=name, rule=rule))
    if decided:
        return str(gettext("The body decided that %(name)s was disqualified.", name=name))
    if rule:
        return str(gettext("%(name)s was disqualified, by the %(rule)s.", name=name, rule=rule))
    return str(gettext("%(name)s was disqualified.", name=name))


def _treated(told: Treatment, level: int) -> list[Block]:
    blocks: list[Block] = [Paragraph(line) for line in paragraphs_of(told.get("discussion"))]
    for one in told.get("proposals") or ():
        key = one["key"]
        lead = gettext("Proposal %(key)s from %(name)s", key=key, name=one["from"]) if one.get("from") else None
        blocks.append(Boxed(lead or gettext("Proposal %(key)s", key=key), paragraphs_of(one["text"])))
    if blocks:
        blocks.insert(0, Heading(gettext("Treatment in the meeting"), level))
    ballots = told.get("ballots") or ()
    return [*blocks, Heading(gettext("Voting"), level), *vote_blocks(ballots)] if ballots else blocks


def _decided(told: Treatment) -> list[Block]:
    state = told.get("state", "treated")
    unsettled = {
        "not-treated": gettext("The item was not treated."),
        "postponed": gettext("The item was postponed."),
        "withdrawn": gettext("The item was withdrawn."),
    }
    blocks: list[Block] = [Paragraph(unsettled[state], Tone.STRONG)] if state in unsettled else []
    text, outcome = told.get("text") or "", told.get("outcome")
    outcome_words = label("outcome", outcome) if outcome else ""
    if text:
        tells_more = bool(outcome_words) and outcome != "as-recommended"
        lead = gettext("Decision (%(outcome)s)", outcome=outcome_words.lower()) if tells_more else None
        blocks.append(Boxed(lead or gettext("Decision"), paragraphs_of(text), is_main=True))
    elif outcome_words and state == "treated":
        blocks.append(Paragraph(f"{outcome_words}.", Tone.STRONG))
    return blocks


def _tasks(tasks: Sequence[Mapping[str, Any]], level: int) -> list[Block]:
    if not tasks:
        return []
    rows: list[tuple[Lines, ...]] = [
        ((one["text"],), (one.get("responsible") or "–",), (format_day(one.get("due")) or "–",)) for one in tasks
    ]
    head = (str(gettext("To be done")), str(gettext("By whom")), str(gettext("By when")))
    return [Heading(gettext("Follow-up"), level), Table(head, (4, 2, 1.4), rows)]

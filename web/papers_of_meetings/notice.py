"""Notice and agenda (innkalling og saksliste) of a meeting."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext

from application.documents.paper import Block, Boxed, Heading, Listed, Paper, Paragraph, Table, Tone, paragraphs_of
from web.labels import label
from web.papers_of_meetings import words
from web.papers_of_meetings.attendance import people_table
from web.papers_of_meetings.framing import framed
from web.papers_of_meetings.told import Called, Frame, Item, Meeting

GROUPS = ("members", "deputies", "others")
"""Who is called: those who have a seat, those who meet if a member cannot, and others."""


def notice(
    frame: Frame,
    meeting: Meeting,
    items: Sequence[Item],
    *,
    called: Mapping[str, Sequence[Called]],
    called_jointly: Sequence[tuple[str, Mapping[str, Sequence[Called]]]] = (),
    note: str | None = None,
    shows_closed: bool = False,
) -> Paper:
    """Return the notice. `called` are people by GROUPS, `called_jointly` those of other bodies, each by its name.

    Of closed items whoever is not to see them (`shows_closed`) reads the public title and the paragraph alone.
    """
    blocks: list[Block] = [Paragraph(line) for line in paragraphs_of(note)]
    blocks += _absence(frame.absence_to)
    blocks += _agenda(meeting, items, shows_closed=shows_closed)
    put_before = [block for item in items for block in _put_before(meeting, item, shows_closed=shows_closed)]
    blocks += [Heading(gettext("Recommendations and papers")), *put_before] if put_before else []
    blocks += _called(called, meeting.body, called_jointly)
    return framed(
        frame,
        kind=gettext("Notice and agenda"),
        title=words.meeting_title(meeting),
        facts=words.meeting_facts(meeting),
        blocks=blocks,
        fields=words.meeting_fields(meeting),
    )


def _absence(absence_to: str | None) -> list[Block]:
    told = gettext("If you cannot come, tell the secretariat as soon as you can.")
    if absence_to:
        told = gettext("If you cannot come, tell us as soon as you can: %(contact)s.", contact=absence_to.rstrip(". "))
    return [Paragraph(told), Paragraph(gettext("Deputies come only when they are called in."), Tone.QUIET)]


def _agenda(meeting: Meeting, items: Sequence[Item], *, shows_closed: bool) -> list[Block]:
    heading = Heading(gettext("The agenda"))
    if not items:
        return [heading, Paragraph(gettext("The agenda is not set yet."))]
    rows = []
    for item in items:
        title = words.item_title(item, shows_closed=shows_closed)
        notes = words.item_notes(item, title)
        closed = [closed_words(item)] if item.closed else []
        rows.append(
            ((words.item_number(meeting, item) or "–",), (title, *([", ".join(notes)] if notes else []), *closed))
        )
    return [heading, Table((gettext("Item"), gettext("Title")), (1, 4), rows)]


def closed_words(item: Item) -> str:
    """Return that the doors are to be closed for an item, by which paragraph."""
    section = (item.closed or {}).get("section")
    if not section:
        return str(gettext("The doors are to be closed."))
    return str(gettext("The doors are to be closed, by %(section)s.", section=section))


def _put_before(meeting: Meeting, item: Item, *, shows_closed: bool) -> list[Block]:
    if words.is_hidden(item, shows_closed=shows_closed) or not (item.recommendation or item.papers):
        return []
    blocks: list[Block] = [Heading(words.item_heading(meeting, item, shows_closed=shows_closed), 3)]
    if item.recommendation:
        blocks.append(Boxed(gettext("Recommendation"), paragraphs_of(item.recommendation)))
    if item.papers:
        blocks += [Paragraph(gettext("Papers of the item:"), Tone.QUIET), Listed(item.papers)]
    return blocks


def _called(
    called: Mapping[str, Sequence[Called]], body: str, jointly: Sequence[tuple[str, Mapping[str, Sequence[Called]]]]
) -> list[Block]:
    names = {
        "members": gettext("Members"),
        "deputies": gettext("Deputies"),
        "others": gettext("Others who are called or told"),
    }
    blocks: list[Block] = []
    others = [("", {"others": called.get("others", ())})] if jointly else []
    for whose, groups in [(body, called), *jointly, *others]:
        for group in GROUPS if not jointly or not whose else GROUPS[:2]:
            people = groups.get(group, ())
            heading = f"{whose}: {names[group].lower()}" if jointly and whose else names[group]
            blocks += [Heading(heading, 3), _table(people)] if people else []
    return [Heading(gettext("Who is called")), *blocks] if blocks else []


def _table(people: Sequence[Called]) -> Table:
    """Return a table of people; of names alone where nobody has a role."""
    if not any(one.role or one.party for one in people):
        return Table((str(gettext("Name")),), (1,), [((one.name,),) for one in people])
    return people_table(
        [((one.name,), (one.party or "",), (label("attendance-role", one.role) if one.role else "",)) for one in people]
    )

"""What is said beside each field of the form of old minutes."""

from collections.abc import Mapping
from dataclasses import replace

from flask_babel import gettext

from search.proposals.minutes.found import Doubt, Item, MinutesProposals, Person, Spot, Told, Vote
from search.proposals.minutes.mapping import ballot_of
from web.forms.records_named import shown as shown_as
from web.old_minutes.matched import Matched
from web.old_minutes.notes import Choice, Note, doubts_of, note_of, note_of_block, note_of_found, place_of

_MOST_ALIKE = 3
Lines = Mapping[tuple[int, int], str]
"""The text of the lines of the file, by page and line: what is not there was read from the spreadsheet."""


def notes_of(found: MinutesProposals, known: Matched, lines: Lines) -> dict[str, Note]:
    """Return the notes, by `held_on`, `attendance:3` or `items:2:title`."""
    head = found.head
    notes = {
        "body_id": _body(head.body, known),
        "held_on": note_of(head.date, "held_on"),
        "opened_at": note_of(head.opened),
        "closed_at": note_of(head.closed),
        "place": note_of(head.place),
        "chair": note_of(head.chair),
        "secretary": note_of(head.secretary),
    }
    for place, one in enumerate(found.attendance, 1):
        notes[f"attendance:{place}"] = _attendee(one, lines)
        if person := _person(one, known):
            notes[f"attendance:{place}:person_id"] = person
    for place, item in enumerate(found.items, 1):
        notes |= {f"items:{place}:{name}": note for name, note in _item(place, item, known).items()}
    return notes


def _body(told: Told, known: Matched) -> Note:
    note = note_of(told)
    if told.best is None:
        return note
    if known.body is None:
        said = gettext("The archive has no body called “%(name)s”. Write which one it is.", name=told.best.value)
        return replace(note, doubts=[*note.doubts, str(said)])
    others = [one for one in note.others if one.value.casefold() != known.body.name.casefold()]
    if known.body.name.casefold() == told.best.value.casefold():
        return replace(note, others=others)
    said = gettext("The file calls it “%(name)s”.", name=told.best.value)
    return replace(note, value=known.body.name, others=others, doubts=[str(said), *note.doubts])


def _attendee(one: Person, lines: Lines) -> Note:
    doubts = doubts_of(one.doubts)
    if one.title:
        doubts.append(str(gettext("The file also says: %(title)s", title=one.title)))
    return Note(one.name, [place_of(one.spot, in_sheet=is_of_sheet(one.spot, lines))], doubts)


def is_of_sheet(spot: Spot, lines: Lines) -> bool:
    """Return whether a line is one of the spreadsheet: it is not where the file would have it."""
    return lines.get((spot.page, spot.line)) != spot.text


def _person(one: Person, known: Matched) -> Note | None:
    """Return who may be meant where nobody in the archive alone is called just so."""
    alike = known.people.get(one.name, ())
    if known.person(one.name) is not None or not alike:
        return None
    said = gettext("Nobody is taken for another without your word. It may be one of these.")
    offered = [(shown_as("person", like.id), like.by_name) for like in alike[:_MOST_ALIKE]]
    return Note(doubts=[str(said)], others=[Choice(value, value, name) for value, name in offered])


def _item(place: int, item: Item, known: Matched) -> dict[str, Note]:
    notes = {"number": _number(place, item, known), "title": note_of(item.title)}
    notes["title"] = replace(notes["title"], doubts=[*notes["title"].doubts, *doubts_of(item.doubts)])
    notes["case_id"] = _case(place, item, known)
    for name, block in (
        ("recommendation", item.recommendation),
        ("text", item.decision),
        ("discussion", item.discussion),
    ):
        if (note := note_of_block(block)) is not None:
            notes[name] = note
    if item.closed:
        notes["closed_section"] = note_of_found(item.closed)
    for name, spots in _spots(item).items():
        if spots:
            notes[name] = Note(places=[place_of(one) for one in spots])
    if item.votes:
        notes["ballots"] = _votes(item)
    missing = [one.name for one in item.disqualified if one.name.casefold() not in _names(known)]
    if missing:
        said = gettext("Add to the attendance first, and then here: %(names)s", names=", ".join(missing))
        notes["disqualified"] = replace(notes["disqualified"], doubts=[str(said)])
    return notes


def _names(known: Matched) -> set[str]:
    return {name.casefold() for name in known.present}


def _spots(item: Item) -> dict[str, list[Spot]]:
    return {
        "proposals": [one.block.first for one in item.motions],
        "statements": [one.block.first for one in item.statements],
        "tasks": [one.spot for one in item.tasks],
        "disqualified": [one.spot for one in item.disqualified],
    }


def _votes(item: Item) -> Note:
    places = [place_of(one.spot) for one in item.votes]
    doubts = [
        f"{text} «{where.text}»" for vote, where in zip(item.votes, places, strict=True) for text in _doubtful(vote)
    ]
    return Note(places=places, doubts=doubts)


def _doubtful(vote: Vote) -> list[str]:
    doubts = dict.fromkeys([*vote.doubts, *([] if ballot_of(vote) else [Doubt.UNCOUNTED])])
    return doubts_of(doubts)


def _number(place: int, item: Item, known: Matched) -> Note:
    note = note_of_found(item.number)
    written, number = item.number.value, known.numbers.get(place)
    doubts = list(note.doubts)
    if number is None:
        said = gettext(
            "The file says “%(number)s”, which is no number with a year that only one item has.", number=written
        )
        doubts.append(str(said))
    elif number != written.replace("-", "/"):
        doubts.append(str(gettext("The file says “%(number)s”.", number=written)))
    return replace(note, value=number or "", doubts=doubts)


def _case(place: int, item: Item, known: Matched) -> Note:
    decision, doubts = known.decisions.get(place), list[str]()
    if decision is not None:
        said = gettext(
            "%(reference)s is in the archive already. It is linked, and nothing of it is changed.",
            reference=decision.reference,
        )
        doubts.append(str(said))
    elif place in known.cases:
        doubts.append(str(gettext("The archive has a case of this number or title. Is it this one?")))
    elif item.case_reference:
        said = gettext("The file names case %(reference)s, which is not in the archive.", reference=item.case_reference)
        doubts.append(str(said))
    return Note(doubts=doubts)

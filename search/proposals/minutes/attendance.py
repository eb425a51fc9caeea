"""Who was there and who was not: lists, running lines, tables, and sentences that tell who came and went."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.proposals.minutes.columns import Column, columns_of, heading_line, person_of_row, person_of_words
from search.proposals.minutes.found import Doubt, Person, Role
from search.proposals.minutes.head import OTHER, SECRETARY, labelled
from search.proposals.minutes.lines import Line
from search.proposals.minutes.parties import Parties
from search.proposals.minutes.people import Group, is_name, person_of, role_of
from search.proposals.minutes.spelling import looks
from search.proposals.minutes.words import NAME

_ABSENT = re.compile(
    r"(?:meldt\s+)?(?:forfall|frafall)(?:\s+(?:var\s+)?meldt(?:\s+(?:av|fra|frå))?|/.*)?|fravær(?:ende)?"
    r"|fråvær(?:ande)?|frånverande|ikke\s+møtt?e?"
    r"|ikke\s+til\s+stede|møtte\s+ikk?j?e|ikkje\s+møtte?"
    r"|(?:følgende\s+|følgjande\s+)?(?:faste\s+)?(?:medlemm?er|representanter|representantar|medlemer"
    r"|medlemmar)\s+(?:som\s+)?(?:ikke\s+møtte|ikkje\s+møtte|(?:hadde\s+)?meldt?e?\s+forfall|hadde\s+forfall)"
    r"|(?:følgende|følgjande|desse|disse)\s+(?:hadde\s+)?(?:meldt\s+)?(?:forfall|hadde\s+forfall)"
    r"|(?:med\s+)?gyldig\s+forfall|meldte\s+forfall",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:også\s+)?(?:til\s*stede|tilstade|til\s*stades|tilstades)(?:\s+(?:på|i|under)\s+møtet)?(?:\s+var)?|møtende"
    r"|møtte(?:\s+fram)?|frammøtte|deltak(?:ere|arar)|deltok|de\s+frammøtte"
    r"|(?:(?:følgende|følgjande|desse|disse)\s+)?(?:faste\s+)?(?:medlemm?er|medlemer|medlemmar|representanter"
    r"|representantar|medlemene|medlemmene)?\s*(?:som\s+)?(?:møtte|til\s+stede)"
    r"|møtende\s+(?:faste\s+)?(?:medlemm?er|medlemmar|representanter)|(?:faste\s+)?(?:medlemm?er|medlemer"
    r"|medlemmar)(?:\s+til\s+stede)?|politikere|ordførere|ordførarar|ordførarane|oppmøte|innkalte\s+som\s+møtte",
    re.IGNORECASE,
)
_DEPUTIES = re.compile(
    r"(?:(?:følgende|følgjande|desse|disse|møtende)\s+)?vara(?:medlemm?er|medlemer|medlemmar|representanter"
    r"|representantar|folk|medl\.?)?(?:\s+(?:som\s+)?møtte|\s+til\s+stede)?|møtende\s+vara\w*|vara\s+som\s+møtte",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:(?:fra|frå)\s+)?(?:administrasjonen|adm\.?|sekretariatet|kommunedirektørene|rådmennene"
    r"|kommuneadministrasjonen)(?:\s+møtte|\s+deltok|\s+til\s+stede|\s+stilte)?|(?:også|dessuten|ellers|elles"
    r"|i\s+tillegg)\s*(?:til\s+stede|møtte|deltok|til\s+stades)?"
    r"|andre(?:\s+(?:til\s+stede|møtte|som\s+møtte|deltakere|til\s+stades))?|gjest(?:er|ar)|inviterte|innledere"
    r"|innleiarar|foredragsholdere|andre\s+frammøtte|presse|tilhørere"
    r"|rådmenn|kommunedirektør(?:er|ar)?|fra\s+\S.{2,40}\smøtte|frå\s+\S.{2,40}\smøtte|øvrige(?:\s+til\s+stede)?",
    re.IGNORECASE,
)
_OBSERVERS = re.compile(
    r"observatør(?:er|ar)?(?:\s+til\s+stede)?|(?:møtte\s+)?som\s+observatør(?:er|ar)?", re.IGNORECASE
)
_SUB_MEMBERS = re.compile(r"ord(?:fører|førar)(?:e|ar|ane|ene)?|politikere|medlemm?er|medlemer", re.IGNORECASE)
_SUB_OTHERS = re.compile(
    r"rådmenn|rådmann|kommunedirektør(?:er|ar|ene|ane)?|administrasjon(?:en)?|sekretariat(?:et)?|andre|gjester"
    r"|[A-ZÆØÅ]{2,5}",
    re.IGNORECASE,
)
_CHIEF = re.compile(r"rådmann|kommunedirektør", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:saksliste.*|saks?nr\.?\s.*|utvalgssaksnr\.?.*|sakliste|sakskart|dagsorden|saker\s+til\s+behandling"
    r"|følgende\s+saker.*|behandlede\s+saker|merknader?.*|innkalling.*|møtet\s+(?:ble|vart).*|underskrift\w*"
    r"|det\s+var\s+.*|vi\s+bekrefter.*|til\s+behandling.*|møtebehandling)",
    re.IGNORECASE,
)
_CAME = re.compile(
    rf"(?P<name>{NAME})\s+(?:tiltrådte|kom|møtte|kom\s+til|kom\s+inn)\b[^.]*?\b(?:fra|frå|til|under|ved"
    rf"|før)\s+(?:og\s+med\s+)?(?:behandling(?:en)?\s+av\s+)?sak\s*(?P<item>(?:[A-ZÆØÅ]{{1,4}}\s)?\d{{1,4}}"
    rf"(?:[/-]\d{{2,4}})?)"
)
_WENT = re.compile(
    rf"(?P<name>{NAME})\s+(?:forlot|gikk|fratrådte|fekk\s+permisjon|fikk\s+permisjon|gjekk|reiste)\b[^.]*?\b(?:etter"
    rf"|før|fra|frå)\s+(?:behandling(?:en)?\s+av\s+)?sak\s*(?P<item>(?:[A-ZÆØÅ]{{1,4}}\s)?\d{{1,4}}(?:[/-]\d{{2,4}})?)"
)
_MET_FOR = re.compile(
    rf"(?P<name>{NAME})(?:\s\([^)]*\))?\s+(?:møtte|møter|var\s+vara|stilte)\s+(?:som\s+vara\s+)?for\s+(?P<other>{NAME})"
)
_MARK = re.compile(r"^(?:[-–•*·]|\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line, or a part of one, that may tell of people."""

    text: str
    cells: tuple[str, ...]
    line: Line
    group: Group
    columns: tuple[Column | None, ...] | None
    is_alone: bool


def told_attendance(
    lines: Sequence[Line], tail: Sequence[Line], parties: Parties, body: str
) -> tuple[list[Person], set[Line]]:
    """Return the people of a meeting, and the lines that tell of them."""
    entries = list(_entries(lines, parties, is_of_chiefs=bool(_CHIEF.search(body))))
    parties = parties.and_also(_parties_told(entries, parties))
    people: list[Person] = []
    taken: set[Line] = set()
    for entry in entries:
        found = list(_people(entry, parties))
        people += found
        if found or not entry.text:
            taken.add(entry.line)
    for line in lines:
        if labelled(line) and labelled(line)[0] == SECRETARY:  # type: ignore[index]
            people += _people(_Entry(labelled(line)[1], (), line, Group(Role.SECRETARY), None, is_alone=True), parties)  # type: ignore[index]
    return _put_together(people, [*lines, *tail], parties), taken


def _entries(lines: Sequence[Line], parties: Parties, *, is_of_chiefs: bool) -> Iterator[_Entry]:
    """Yield what stands under labels of attendance."""
    group: Group | None = None
    base: Group | None = None
    columns: tuple[Column | None, ...] | None = None
    sides: tuple[Group, ...] = ()
    for line in lines:
        text = _MARK.sub("", line.text)
        if len(line.cells) > 1 and (both := _sides(line.cells)):
            sides, group, columns = both, base, None
            yield _Entry("", (), line, both[0], None, is_alone=False)
            continue
        if sides and len(line.cells) > 1:
            for side, cell in zip(sides, line.cells, strict=False):
                if cell:
                    yield _Entry(cell, (), line, side, None, is_alone=True)
            continue
        if sides and is_name(re.sub(r"\(.*?\)", "", text).split(",")[0], parties) and ":" not in text:
            yield _Entry(text, (), line, sides[0], None, is_alone=True)
            continue
        head, mark, rest = text.partition(":")
        if not mark and len(line.cells) == 2 and _group(line.cells[0], is_of_chiefs=is_of_chiefs):
            head, mark, rest = line.cells[0], ":", line.cells[1]
        found = _group(head, is_of_chiefs=is_of_chiefs) if mark or len(text.split()) < 8 else None
        if found is not None:
            sides, columns, group, base = (), None, found, found
            yield _Entry(rest.strip(), (), line, group, None, is_alone=False)
            continue
        titles = columns_of(line.cells) if len(line.cells) > 1 else heading_line(text)
        if titles is not None:
            columns, group = titles, group or Group()
            yield _Entry("", (), line, group, None, is_alone=False)
            continue
        if group is None or base is None:
            continue
        if _ENDS.fullmatch(text) or (
            mark and (field := labelled(line)) and (field[0] != SECRETARY or not rest.strip())
        ):
            group = base = columns = None
            continue
        if mark and (field := labelled(line)) and field[0] in (SECRETARY, OTHER):
            group = base = columns = None
            continue
        if mark and not columns and len(head) < 50 and not is_name(head, parties):
            sub = _sub(head, base, is_of_chiefs=is_of_chiefs)
            group = base if role_of(head) else sub
            yield _Entry(
                f"{rest.strip()} ({head})" if role_of(head) else rest.strip(),
                (),
                line,
                sub if not role_of(head) else base,
                None,
                is_alone=not rest,
            )
            continue
        yield _Entry(text, line.cells if len(line.cells) > 1 else (), line, group, columns, is_alone=True)


def _group(head: str, *, is_of_chiefs: bool) -> Group | None:
    plain = " ".join(head.strip(" *:").split())
    for text in (plain, _as_scanned(plain)):
        if _ABSENT.fullmatch(text):
            return Group(Role.MEMBER, is_present=False)
        if _DEPUTIES.fullmatch(text):
            return Group(Role.DEPUTY)
        if _PRESENT.fullmatch(text):
            return Group(Role.MEMBER)
        if _OBSERVERS.fullmatch(text):
            return Group(Role.OBSERVER)
        if _OTHERS.fullmatch(text):
            return Group(Role.MEMBER if is_of_chiefs and _CHIEF.search(text) else Role.GUEST)
    return None


def _as_scanned(text: str) -> str:
    return next(
        (
            word
            for word in ("til stede", "tilstede", "forfall", "møtende", "fravær", "til stades", "møtte")
            if looks(text) == looks(word)
        ),
        "",
    )


def _sub(head: str, base: Group, *, is_of_chiefs: bool) -> Group:
    """Return the group of a label inside another: those of a municipality, or of an office."""
    plain = head.strip()
    if _SUB_MEMBERS.fullmatch(plain):
        return replace(base, title=None)
    if _SUB_OTHERS.fullmatch(plain) and base.is_present:
        return replace(base, role=base.role if is_of_chiefs and _CHIEF.search(plain) else Role.GUEST)
    return replace(base, party=re.sub(r"\s(?:kommune|herad)$", "", plain))


def _sides(cells: Sequence[str]) -> tuple[Group, ...]:
    found = tuple(_group(cell, is_of_chiefs=False) for cell in cells)
    groups = tuple(one for one in found if one)
    return groups if len(groups) == len(cells) and len({one.is_present for one in groups}) > 1 else ()


def _parties_told(entries: Sequence[_Entry], parties: Parties) -> set[str]:
    """Return what stands after a name where a line is one person, and in the column of what they stand for."""
    found: set[str] = set()
    for entry in entries:
        if entry.group.party:
            found.add(entry.group.party)
        if entry.cells and entry.columns and Column.PARTY in entry.columns:
            at = entry.columns.index(Column.PARTY)
            found |= {entry.cells[at]} if at < len(entry.cells) else set()
        elif entry.columns and Column.PARTY in entry.columns and entry.columns[-1] is Column.PARTY and not entry.cells:
            words = entry.text.split()
            at = next((place for place, word in enumerate(words) if place > 1 and role_of(word)), len(words))
            found |= {" ".join(words[at + 1 :])} if at + 1 < len(words) else set()
        elif entry.is_alone and entry.group.role is not Role.GUEST and not entry.columns:
            chunks = [part.strip() for part in re.sub(r"\(.*?\)", "", entry.text).split(",")]
            if (
                2 <= len(chunks) <= 3
                and chunks[0]
                and is_name(chunks[0], parties)
                and chunks[1][:1].isupper()
                and " og " not in entry.text
            ):
                found.add(chunks[1])
        found |= {
            inside
            for inside in re.findall(r"\(([A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)?)\)", entry.text)
            if role_of(inside) is None
        }
    return found


def _people(entry: _Entry, parties: Parties) -> Iterator[Person]:
    if not entry.text:
        return
    if entry.columns and entry.cells:
        person = person_of_row(entry.columns, entry.cells, entry.line.spot, entry.group, parties)
        yield from [person] if person else []
        return
    if entry.columns:
        person = person_of_words(entry.columns, entry.text, entry.line.spot, entry.group, parties)
        yield from [person] if person else []
        return
    text = ", ".join(cell for cell in entry.cells if cell) or entry.text
    for part in _parted(text, parties):
        if person := person_of(part, entry.line.spot, entry.group, parties):
            yield person


def _parted(text: str, parties: Parties) -> list[str]:
    """Return the parts of a line that each tell of one person."""
    pieces = re.split(r"(?:,\s*|;\s*|\s+og\s+|\s+samt\s+)(?![^()]*\))", text)
    found: list[str] = []
    for piece in pieces:
        plain = re.sub(r"\(.*?\)", "", piece).strip(" .")
        names_one = is_name(plain.split(" for ")[0].split(" møtte ")[0], parties) or _starts_with_name(plain, parties)
        if found and not names_one:
            found[-1] += f", {piece.strip()}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def _starts_with_name(text: str, parties: Parties) -> bool:
    match = re.match(rf"(?:[a-zæøåA-ZÆØÅ.]+\s)?(?P<name>{NAME})", text)
    if match is None or (role_of(text.split()[0]) is None and text[:1].islower() and len(text.split()) < 3):
        return False
    return not parties.is_party(text) and (
        is_name(match["name"], parties) or parties.ending(match["name"].split(), 2) > 0
    )


def _put_together(people: list[Person], lines: Sequence[Line], parties: Parties) -> list[Person]:
    """Return each person once, with what sentences tell of them, and those who were met for."""
    found: dict[str, Person] = {}
    for one in people:
        key = one.name.casefold()
        found[key] = _both(found[key], one) if key in found else one
    for line in lines:
        for match in _MET_FOR.finditer(line.text):
            name, other = match["name"].rstrip("."), match["other"].rstrip(".")
            if is_name(name, parties) and is_name(other, parties):
                one = found.get(name.casefold(), Person(name, line.spot, doubts=(Doubt.UNLABELLED,)))
                found[name.casefold()] = replace(
                    one,
                    role=Role.DEPUTY if one.role is not Role.LEADER else one.role,
                    deputy_for=one.deputy_for or other,
                )
        for pattern, told in ((_CAME, "from_item"), (_WENT, "until_item")):
            for match in pattern.finditer(line.text):
                key = match["name"].casefold()
                if key in found and getattr(found[key], told) is None:
                    found[key] = _from_or_until(found[key], told, match["item"])
    for one in list(found.values()):
        if one.deputy_for and one.is_present and one.deputy_for.casefold() not in found:
            found[one.deputy_for.casefold()] = Person(
                one.deputy_for,
                one.spot,
                is_present=False,
                party=one.party,
                organisation_id=one.organisation_id,
                doubts=(Doubt.INFERRED,),
            )
    return list(found.values())


def _from_or_until(person: Person, told: str, item: str) -> Person:
    return replace(person, from_item=item) if told == "from_item" else replace(person, until_item=item)


def _both(first: Person, second: Person) -> Person:
    """Return one person who is told of twice."""
    ranked = (Role.LEADER, Role.DEPUTY_LEADER, Role.DEPUTY, Role.OBSERVER, Role.SECRETARY, Role.MEMBER, Role.GUEST)
    role = min(first.role, second.role, key=ranked.index)
    if Role.SECRETARY in (first.role, second.role) and Role.GUEST in (first.role, second.role):
        role = Role.SECRETARY
    party = first.party or second.party
    differ = (Doubt.DIFFER,) if first.is_present is not second.is_present else ()
    return replace(
        first,
        role=role,
        party=party,
        organisation_id=first.organisation_id or second.organisation_id,
        title=first.title or second.title,
        deputy_for=first.deputy_for or second.deputy_for,
        from_item=first.from_item or second.from_item,
        until_item=first.until_item or second.until_item,
        excuse=first.excuse or second.excuse,
        doubts=tuple(dict.fromkeys((*first.doubts, *second.doubts, *differ))),
    )

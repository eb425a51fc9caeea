"""Finds whom a row names among those who sit in a body: somebody's deputy, or whom somebody attended for."""

from collections.abc import Sequence

from application.imports.dealing import Desk
from application.imports.report import Remark
from application.imports.sitting import Held
from domain.person_names import alike, natural, same_name_key
from domain.seats import Role

_ORDER = (Role.MEMBER, Role.LEADER, Role.DEPUTY_LEADER)


def named_among(desk: Desk, held: Sequence[Held], written: str) -> tuple[Held | None, tuple[Remark, ...]]:
    """Return the seat of the one person among those who hold some that a name means, None where it is none or several.

    The same name goes before one that is alike, of which it is told how it was read. Of two seats of the same person
    it is the one as a member.
    """
    names = desk.people.names(one.person_id for one in held)
    name, key = natural(written), same_name_key(written)
    exact = [one for one in held if any(same_name_key(its) == key for its in names[one.person_id])]
    found = exact or [one for one in held if any(alike(name, its) for its in names[one.person_id])]
    if len({one.person_id for one in found}) != 1:
        return None, ()
    first = min(found, key=lambda one: (one.role not in _ORDER, _ORDER.index(one.role) if one.role in _ORDER else 0))
    called = names[first.person_id][0]
    read = () if exact else (Remark("import-name-read", {"given": written, "name": called}),)
    return first, read

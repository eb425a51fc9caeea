"""The roles an account can have, and what each may see."""

from enum import StrEnum

from domain.access import Audience


class Role(StrEnum):
    """What an account may do. Signed out is no role: see `Audience.PUBLIC`."""

    READER = "reader"
    OFFICER = "officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def audience(self) -> Audience:
        """Return how much the role sees: a reader not what is shielded, the others everything."""
        return Audience.READER if self is Role.READER else Audience.OFFICER

    def covers(self, other: "Role") -> bool:
        """Return whether whoever has this role may hand out `other`: the same one, or one that may do less."""
        return self is other or self is Role.ADMINISTRATOR or other is Role.READER

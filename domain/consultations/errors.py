"""Rules about consultations that were broken."""

from domain.errors import DomainError


class AlreadyAnsweredError(DomainError):
    """The consultation is answered by this statement, or answered and cannot be let pass. Values: `field`."""

    code = "consultation-answered"


class AlreadyLetPassError(DomainError):
    """It is let pass already. Values: `passed_on`."""

    code = "consultation-let-pass"


class AlreadyAskedError(DomainError):
    """The municipality was asked already, and has not answered. Values: `field`."""

    code = "input-asked"

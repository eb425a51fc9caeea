"""Rules about statements that were broken."""

from domain.errors import DomainError


class StatementVersionTakenError(DomainError):
    """The statement has a version with this number. Values: `field`, `version`."""

    code = "statement-version-taken"


class AlreadyAdoptedError(DomainError):
    """The version is adopted already; what is wrong with that is corrected. Values: `version`, `adopted_on`."""

    code = "already-adopted"


class AlreadyStatedError(DomainError):
    """The organisation has said how it stands to this version; that is corrected instead. Values: `field`."""

    code = "already-stated"


class AlreadyRetractedError(DomainError):
    """The statement is retracted. Values: `retracted_on`."""

    code = "already-retracted"


class NothingSaidError(DomainError):
    """Nothing was said that could be retracted: no version is adopted, sent or published."""

    code = "nothing-said"

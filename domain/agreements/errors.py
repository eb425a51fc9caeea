"""Rules about agreements that were broken."""

from domain.errors import DomainError


class AgreementWithdrawnError(DomainError):
    """The agreement was registered by mistake. Values: `agreement`."""

    code = "agreement-withdrawn"


class VersionTakenError(DomainError):
    """The agreement has a version with this number. Values: `field`, `version`."""

    code = "version-taken"


class VersionWithdrawnError(DomainError):
    """The version was withdrawn, and cannot be treated any more. Values: `version`."""

    code = "version-withdrawn"


class AlreadyTreatedError(DomainError):
    """The party has decided on the version; what is wrong with that is corrected. Values: `version`."""

    code = "already-treated"


class AlreadyPartyError(DomainError):
    """The organisation is a party already. Values: `field`."""

    code = "already-party"


class AgreementEndedError(DomainError):
    """The agreement has ended. Values: `ended_on`."""

    code = "agreement-ended"

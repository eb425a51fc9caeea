"""Rules about appointments that were broken."""

from domain.errors import DomainError


class AppointmentMadeError(DomainError):
    """Nominating or making what is made already. Values: `appointment`."""

    code = "appointment-made"


class AppointmentNotMadeError(DomainError):
    """What nobody has been elected or appointed to cannot be extended or ended. Values: `appointment`."""

    code = "appointment-not-made"


class AppointmentEndedError(DomainError):
    """The appointment has ended. Values: `appointment`, `ended_on`."""

    code = "appointment-ended"


class AppointmentWithdrawnError(DomainError):
    """The appointment was registered by mistake. Values: `appointment`."""

    code = "appointment-withdrawn"


class HolderChangedError(DomainError):
    """Somebody else has got the seat since it was looked at. Values: `field`."""

    code = "holder-changed"


class NoDeputyError(DomainError):
    """No deputy is there who could move up to the seat. Values: `field`."""

    code = "no-deputy"


class TwoRolesError(DomainError):
    """A person cannot hold two roles of the same seat at once. Values: `field`, `person`, `since`, `until`."""

    code = "two-roles"

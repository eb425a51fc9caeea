"""Rules about meetings that were broken."""

from domain.errors import DomainError


class ItemUnknownError(DomainError):
    """The agenda has no such item. Values: `field`, `item`."""

    code = "item-unknown"


class MeetingCancelledError(DomainError):
    """The meeting is cancelled, and takes no more. Values: `cancelled_on`."""

    code = "meeting-cancelled"


class MeetingHeldError(DomainError):
    """The meeting is held: it is neither moved nor cancelled. Values: `held_on`."""

    code = "meeting-held"


class MeetingDecidedError(DomainError):
    """Decisions rest on the minutes: the meeting was not registered by mistake. Values: `approved_on`."""

    code = "meeting-decided"


class NoMinutesError(DomainError):
    """No minutes are drafted, or they are not approved yet. Values: `wanted`."""

    code = "no-minutes"


class MinutesApprovedError(DomainError):
    """The minutes are approved: they are corrected with a reason, not drafted again. Values: `approved_on`."""

    code = "minutes-approved"

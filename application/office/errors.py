"""What can go wrong with accounts and with the facts about the archive."""

from application.errors import ApplicationError


class UsernameTakenError(ApplicationError):
    """Another account has the username, perhaps in other capitals. Values: `username`."""

    code = "username-taken"


class InvalidUsernameError(ApplicationError):
    """A username is 1 to 100 characters without blanks or any of <>"/\\. Values: `username`."""

    code = "invalid-username"


class InvalidNameError(ApplicationError):
    """A person's name is 1 to 200 characters. Values: `name`."""

    code = "invalid-name"


class InvalidEmailError(ApplicationError):
    """What was given as an e-mail address is none. Values: `email`."""

    code = "invalid-email"


class AccountMadeAlreadyError(ApplicationError):
    """The account with this very id is there: the form was sent twice. Values: `account`."""

    code = "account-made-already"


class AccountEndedError(ApplicationError):
    """The password is right, but the last day of the account is past. Values: `ends_on`."""

    code = "account-ended"


class UnknownAccountError(ApplicationError):
    """No account has the id. Values: `account`."""

    code = "unknown-account"


class LastAdministratorError(ApplicationError):
    """The only lasting administrator cannot be deactivated, or get another role or a last day. Values: `username`."""

    code = "last-administrator"


class UnknownMunicipalityError(ApplicationError):
    """No municipality is called so, or has the number or id. Values: `municipality`."""

    code = "unknown-municipality"


class AmbiguousMunicipalityError(ApplicationError):
    """Several municipalities are called so. Values: `municipality`, and `candidates` with their numbers."""

    code = "ambiguous-municipality"


class WrongPasswordError(ApplicationError):
    """The username, the password or both are wrong, or the account is not active: which is not told."""

    code = "wrong-password"


class TooManyAttemptsError(ApplicationError):
    """Too many wrong passwords for the account or from the address. Values: `retry_after`, whole seconds."""

    code = "too-many-attempts"

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(retry_after=retry_after)
        self.retry_after = retry_after


class PasswordTooWeakError(ApplicationError):
    """The new password will not do. `reason` is a code, as in `passwords.weakness`; `minimum` is in characters."""

    code = "password-too-weak"

    def __init__(self, *, reason: str, minimum: int) -> None:
        super().__init__(reason=reason, minimum=minimum)
        self.reason = reason


class MixedArchiveError(ApplicationError):
    """A demo archive is never a real one, nor the other way. Values: `is_kind`, `asked_kind`, `name`."""

    code = "mixed-archive"


class NotBegunError(ApplicationError):
    """The office database holds no facts about the archive yet."""

    code = "archive-not-begun"


class DraftTooLargeError(ApplicationError):
    """What was typed is more than a draft holds. Values: `limit`, in bytes."""

    code = "draft-too-large"


class UnknownDraftError(ApplicationError):
    """The account has no such draft. Values: `draft`."""

    code = "unknown-draft"


class RoleTooHighError(ApplicationError):
    """A token may not do more than its maker may. Values: `role`, `own_role`."""

    code = "role-too-high"


class EndsInPastError(ApplicationError):
    """A last day lies before today. Values: `ends_on`."""

    code = "ends-in-past"


class TokenMadeAlreadyError(ApplicationError):
    """The token with this very id is there: the form was sent twice. Values: `token`, its id."""

    code = "token-made-already"


class UnknownTokenError(ApplicationError):
    """There is no such token, or it is another account's. Values: `token`, its id."""

    code = "unknown-token"


class InvalidTokenError(ApplicationError):
    """What was given as a token gives no access; whether it ever did is not told."""

    code = "invalid-token"


class TokenNeededError(ApplicationError):
    """This is done with a token only, and none was shown."""

    code = "token-needed"


class TokenWithoutRightError(ApplicationError):
    """The token's role does not give the right. Values: `role`."""

    code = "token-without-right"


class KeyUsedError(ApplicationError):
    """The key was sent with something else before. Values: `key`."""

    code = "key-used"


class UnknownContactError(ApplicationError):
    """There are no such contact details any more: somebody took them away. Values: `contact`, their id."""

    code = "unknown-contact"


class ContactMadeAlreadyError(ApplicationError):
    """Contact details with this very id are there, and say something else. Values: `contact`, their id."""

    code = "contact-made-already"


class ContactChangedError(ApplicationError):
    """Somebody else changed the contact details since they were read. Values: `contact`, their id."""

    code = "contact-changed"


class NoteChangedError(ApplicationError):
    """Somebody else changed the notes of a part of a meeting since they were read. Values: `part`, `version` now."""

    code = "note-changed"


class NoteTooLargeError(ApplicationError):
    """What was noted of a part of a meeting is more than is kept. Values: `limit`, in bytes."""

    code = "note-too-large"

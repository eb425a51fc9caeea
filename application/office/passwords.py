"""Passwords: how they are hashed, which are too weak, and one-time passwords."""

import secrets
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

MINIMUM_LENGTH = 12
"""Characters a password needs at least: length over rules of composition (NIST SP 800-63B, section 5.1.1)."""

MAXIMUM_LENGTH = 1000
"""Characters a password has at most, so that hashing one cannot be made a burden."""

STRENGTH = RFC_9106_LOW_MEMORY
"""What a guess costs who guesses, and a sign-in the server: RFC 9106, section 4, second recommendation (64 MiB)."""

_FEWEST_DIFFERENT = 5
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def weakness(password: str, *, username: str) -> str | None:
    """Return why a password will not do: `too-short`, `too-long`, `has-username` or `too-simple`; None if it will."""
    if len(password) < MINIMUM_LENGTH:
        return "too-short"
    if len(password) > MAXIMUM_LENGTH:
        return "too-long"
    if password.casefold().replace(username.casefold(), "").strip("0123456789!?.-_ ") == "":
        return "has-username"
    if len(set(password)) < _FEWEST_DIFFERENT:
        return "too-simple"
    return None


def one_time_password() -> str:
    """Return a password to be read aloud or copied, of 79 random bits: four groups without 0, 1, i, l or o."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))


class Passwords:
    """Hashes with argon2id; the same letters are the same password however a keyboard composes them."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher.from_parameters(STRENGTH)

    def hash(self, password: str) -> str:
        """Return the salted hash."""
        return self._hasher.hash(unicodedata.normalize("NFC", password))

    def matches(self, password: str, hashed: str | None) -> bool:
        """Return whether the password is the hashed one; takes as long when there is no hash to compare with."""
        if hashed is None or len(password) > MAXIMUM_LENGTH:
            self._hasher.hash("nobody has this password")
            return False
        try:
            return self._hasher.verify(hashed, unicodedata.normalize("NFC", password))
        except (VerificationError, InvalidHashError):
            return False

    def is_outdated(self, hashed: str) -> bool:
        """Return whether the hash was made with weaker parameters than those of today."""
        return self._hasher.check_needs_rehash(hashed)

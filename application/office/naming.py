"""What accounts and tokens may be called."""

import re
import unicodedata

from application.office.errors import InvalidEmailError, InvalidNameError, InvalidUsernameError

_USERNAME = re.compile(r"[^\s<>\"/\\\x00-\x1f\x7f]{1,100}")
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+")
_LONGEST_NAME = 200
_LONGEST_EMAIL = 320


def username_of(written: str) -> str:
    """Return a username in the one way it is kept. InvalidUsernameError."""
    username = unicodedata.normalize("NFC", written.strip())
    if not _USERNAME.fullmatch(username):
        raise InvalidUsernameError(username=username)
    return username


def name_of(written: str) -> str:
    """Return a name without blanks around it. InvalidNameError."""
    name = written.strip()
    if not 0 < len(name) <= _LONGEST_NAME or any(unicodedata.category(letter) == "Cc" for letter in name):
        raise InvalidNameError(name=name)
    return name


def email_of(written: str | None) -> str | None:
    """Return an e-mail address, None where none is given. InvalidEmailError; whether mail arrives is not tried."""
    email = (written or "").strip()
    if email and (len(email) > _LONGEST_EMAIL or not _EMAIL.fullmatch(email)):
        raise InvalidEmailError(email=email)
    return email or None

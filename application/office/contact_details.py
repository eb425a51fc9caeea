"""Contact details as they are written, and what is wrong with them: e-mail, phone and postal address."""

import re
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from application.office.errors import InvalidEmailError
from application.office.naming import email_of
from domain.base import optional_text
from domain.errors import InvalidValueError, gathered

MOST = {"department": 200, "person": 200, "email": 320, "phone": 40, "postal_address": 500, "note": 1000}
"""The most characters of each field."""

_MANY_LINES = ("postal_address", "note")
_BETWEEN_DIGITS = re.compile(r"[\s().\-\u2010-\u2015/]")
_PHONE = re.compile(r"\+?\d+", re.ASCII)
_HERE_LENGTHS = (3, 4, 5, 6, 8)
_ABROAD_LENGTHS = range(7, 16)
_IN_THREES = ("4", "8", "9")


@dataclass(frozen=True, kw_only=True)
class ContactDetails:
    """How an organisation is reached, or a department or a person there: by one way at least.

    `department` is a role or a department, such as `Postmottak` or `Kommunedirektør`. The postal address and the note
    may have several lines.
    """

    organisation_id: UUID
    department: str | None = None
    person: str | None = None
    email: str | None = None
    phone: str | None = None
    postal_address: str | None = None
    note: str | None = None

    @property
    def called(self) -> str:
        """Who answers there: the person and the department, as far as they are told; nothing for all of it."""
        return ", ".join(one for one in (self.person, self.department) if one)


def tidied(details: ContactDetails) -> ContactDetails:
    """Return the details in the one way they are kept, blank ones as None.

    InvalidValueError, or InvalidValuesError when several are wrong: problem too-long, bad-email, bad-phone, or
    not-reachable when there is neither an e-mail address, a phone number nor a postal address.
    """
    with gathered() as check:
        values: dict[str, Any] = {field: check(_text, field, getattr(details, field)) for field in MOST}
        values["email"] = check(_email, values["email"])
        values["phone"] = check(phone_of, values["phone"])
        if not check.errors and not (values["email"] or values["phone"] or values["postal_address"]):
            check(_refuse_unreachable)
    return replace(details, **values)


def phone_of(written: str | None) -> str | None:
    """Return a phone number as it is read aloud: `69 68 10 00`, `912 34 567`, `02024`, `+46 8 123 456`.

    Norwegian numbers lose their country code. InvalidValueError(problem=bad-phone) for what is no number.
    """
    text = " ".join((written or "").split())
    if not text:
        return None
    digits = _BETWEEN_DIGITS.sub("", text)
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    if digits.startswith("+47") and len(digits) == len("+47") + 8:
        digits = digits.removeprefix("+47")
    lengths = _ABROAD_LENGTHS if digits.startswith("+") else _HERE_LENGTHS
    if not _PHONE.fullmatch(digits) or len(digits.removeprefix("+")) not in lengths:
        raise InvalidValueError(field="phone", value=text, problem="bad-phone")
    if digits.startswith("+"):
        return f"+{text[2:].lstrip()}" if text.startswith("00") else text
    if len(digits) != 8:
        return digits
    ends = (3, 5, 8) if digits.startswith(_IN_THREES) else (2, 4, 6, 8)
    return " ".join(digits[start:end] for start, end in zip((0, *ends), ends, strict=False))


def _text(field: str, written: str | None) -> str | None:
    text = optional_text(written)
    if text and field not in _MANY_LINES:
        text = " ".join(text.split())
    elif text:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    if text and len(text) > MOST[field]:
        raise InvalidValueError(field=field, value="", problem="too-long", length=len(text), most=MOST[field])
    return text


def _email(written: str | None) -> str | None:
    try:
        return email_of((written or "").removeprefix("mailto:"))
    except InvalidEmailError:
        raise InvalidValueError(field="email", value=written, problem="bad-email") from None


def _refuse_unreachable() -> None:
    raise InvalidValueError(field="email", value="", problem="not-reachable")

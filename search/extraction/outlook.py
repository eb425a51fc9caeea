"""Mail in Outlook's MSG: taken apart like any other; a mail enclosed in it is handed on as EML."""

import struct
from collections.abc import Iterator
from email.header import Header
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from typing import Any

from oxmsg import Message
from oxmsg.domain import constants as c
from oxmsg.properties import Properties

from search.extraction.draft import damaged
from search.extraction.limits import Budget
from search.extraction.mail import SHOWN_HEADERS, require_room, with_headers
from search.extraction.pieces import Contents, harmless_name, piece_of
from search.extraction.source import Source
from search.extraction.webpage import text_of_html

_DISPLAY_TO, _DISPLAY_CC = 0x0E04, 0x0E03
_ENCLOSED_HEADER, _ATTACHED_HEADER = 24, 8
"""Where the properties of an enclosed mail and of an attachment begin, in bytes ([MS-OXMSG] 2.4)."""

_NAMES = (c.PID_ATTACH_LONG_FILENAME, 0x3704, 0x3001)
"""Where an attachment's name may be: long, short, as displayed ([MS-OXPROPS])."""

_ENCLOSED = "__substg1.0_3701000D"
_DEEPEST = 8

_BROKEN = (
    OSError,
    ValueError,
    KeyError,
    IndexError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    struct.error,
)
"""What the libraries raise for files that are damaged: they check little."""


def take_apart_msg(source: Source, budget: Budget) -> Contents:
    """Take an Outlook mail apart. UnreadableError when it is damaged, or larger than what is unpacked."""
    require_room(source, budget)
    try:
        with source.open() as stream:
            message = Message.load(stream)
        metadata, body = _letter(message.properties)
        pieces = tuple(piece_of(name, data) for name, data in _attached(message._storage, 1))
    except _BROKEN as error:
        raise damaged() from error
    return Contents(pieces=pieces, text=with_headers(metadata, body), metadata=metadata)


def _letter(properties: Any) -> tuple[dict[str, str], str]:
    sent = properties.date_prop_value(c.PID_CLIENT_SUBMIT_TIME)
    metadata = {
        "subject": properties.str_prop_value(c.PID_SUBJECT) or "",
        "from": _sender(properties),
        "to": properties.str_prop_value(_DISPLAY_TO) or "",
        "cc": properties.str_prop_value(_DISPLAY_CC) or "",
        "date": format_datetime(sent) if sent else "",
    }
    body = properties.str_prop_value(c.PID_BODY) or ""
    if not body.strip():
        packed = properties.binary_prop_value(c.PID_HTML)
        markup = packed.decode(properties.body_encoding, "replace") if packed else ""
        body = text_of_html(markup or properties.str_prop_value(c.PID_BODY_HTML) or "")[0]
    return metadata, body


def _sender(properties: Any) -> str:
    name = (properties.str_prop_value(c.PID_SENDER_NAME) or "").strip()
    address = properties.str_prop_value(c.PID_SENDER_SMTP_ADDRESS) or ""
    if not address:
        given = properties.str_prop_value(c.PID_SENDER_EMAIL_ADDRESS) or ""
        address = given if "@" in given else ""
    if name and address and name != address:
        return f"{name} <{address}>"
    return name or address


def _attached(storage: Any, depth: int) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each attachment."""
    for number, attached in enumerate(storage.iter_attachment_storages(), 1):
        properties = Properties(attached, properties_header_offset=_ATTACHED_HEADER)
        named = next((name for pid in _NAMES if (name := properties.str_prop_value(pid))), "")
        enclosed = next((inner for inner in attached.storages if inner.name == _ENCLOSED), None)
        if enclosed is None:
            yield harmless_name(named, f"{number}"), properties.binary_prop_value(c.PID_ATTACH_DATA_BINARY) or b""
        elif depth < _DEEPEST:
            yield harmless_name(named.replace("/", "-"), f"{number}") + ".eml", _as_eml(enclosed, depth + 1)


def _as_eml(storage: Any, depth: int) -> bytes:
    """Return an enclosed mail in the form that mail travels in."""
    metadata, body = _letter(Properties(storage, properties_header_offset=_ENCLOSED_HEADER))
    message = MIMEMultipart(policy=compat32)
    for name in SHOWN_HEADERS:
        if value := " ".join(metadata[name.lower()].split()):
            message[name] = value if value.isascii() else Header(value, "utf-8").encode()
    message.attach(MIMEText(body, "plain", "utf-8"))
    for name, data in _attached(storage, depth):
        part = MIMEApplication(data)
        part.add_header("Content-Disposition", "attachment", filename=("utf-8", "", name))
        message.attach(part)
    return message.as_bytes()

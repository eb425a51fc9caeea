"""Mail in EML: its own text first, each attachment a piece."""

import email
import re
from collections.abc import Iterator
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from search.extraction.draft import UnreadableError, damaged, encrypted
from search.extraction.limits import Budget
from search.extraction.pieces import Contents, Piece, harmless_name, piece_of
from search.extraction.plain import decode
from search.extraction.reasons import Reason
from search.extraction.result import Outcome
from search.extraction.source import Source
from search.extraction.webpage import text_of_html

SHOWN_HEADERS = ("Subject", "From", "To", "Cc", "Date")
_ENCODED_SPACE = re.compile(r"\s+")
_FOLD = re.compile(r"\r?\n[ \t]+")
_BODIES = ("text/plain", "text/html")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")


def take_apart_mail(source: Source, budget: Budget) -> Contents:
    """Take a mail apart. UnreadableError when it cannot be parsed, or is larger than what is unpacked."""
    require_room(source, budget)
    with source.open() as stream:
        try:
            message = email.message_from_binary_file(stream, policy=compat32)
        except (MessageError, ValueError, LookupError, RecursionError) as error:
            raise damaged() from error
    metadata = {name.lower(): header(message, name) for name in SHOWN_HEADERS}
    body, pieces = _sorted(message)
    return Contents(pieces=tuple(pieces), text=with_headers(metadata, body), metadata=metadata)


def require_room(source: Source, budget: Budget) -> None:
    """Refuse a mail that would take more memory than all that is in it may."""
    if source.size() > budget.unpacked:
        raise UnreadableError(Outcome.FAILED, Reason.UNPACKED_TOO_LARGE)


def with_headers(metadata: dict[str, str], body: str) -> str:
    """Return the text of a mail as it is read and searched: the headers that people see, then the body."""
    lines = [f"{name}: {metadata[name.lower()]}" for name in SHOWN_HEADERS if metadata.get(name.lower())]
    return "\n".join(lines) + "\n\n" + body


def header(message: Message, name: str) -> str:
    """Return the text of a header in plain letters, whatever it was packed in; empty when there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _plain_header(str(raw))


def _plain_header(raw: str) -> str:
    # Unfolded first: what is read line by line loses the space that a line begins with.
    unpacked = _FOLD.sub(" ", decode(raw.encode("utf-8", "surrogateescape")))
    try:
        words = [
            decode(word, charset) if isinstance(word, bytes) else word for word, charset in decode_header(unpacked)
        ]
    except (HeaderParseError, ValueError, LookupError):
        words = [unpacked]
    return _ENCODED_SPACE.sub(" ", "".join(words)).strip()


def _sorted(message: Message) -> tuple[str, list[Piece]]:
    """Return the body and the pieces of a mail."""
    bodies: list[str] = []
    pieces: list[Piece] = []
    for part, is_chosen in _leaves(message):
        kind = part.get_content_type()
        filename = part.get_filename()
        if kind in _BODIES and not filename and part.get_content_disposition() != "attachment":
            if is_chosen:
                bodies.append(_body_text(part))
        else:
            name = harmless_name(_plain_header(filename or ""), _unnamed(part, len(pieces) + 1))
            pieces.append(_piece(part, name))
    return "\n\n".join(text for text in bodies if text.strip()), pieces


def _leaves(message: Message, *, is_chosen: bool = True) -> Iterator[tuple[Message, bool]]:
    """Yield the parts that are not made of parts, and whether they are the alternative to be read."""
    children = message.get_payload()
    if message.get_content_type() == "message/rfc822" or not isinstance(children, list):
        yield message, is_chosen
        return
    chosen = children
    if message.get_content_subtype() == "alternative":
        best = next((child for kind in _BODIES for child in children if _holds(child, kind)), None)
        chosen = [best] if best is not None else children
    for child in children:
        if isinstance(child, Message):
            yield from _leaves(child, is_chosen=is_chosen and any(child is one for one in chosen))


def _holds(part: object, kind: str) -> bool:
    """Return whether a part of an alternative has text of this kind in it."""
    return isinstance(part, Message) and any(
        leaf.get_content_type() == kind and bool(leaf.get_payload(decode=True))
        for leaf in part.walk()
        if not leaf.is_multipart()
    )


def _body_text(part: Message) -> str:
    text = decode(_bytes(part), part.get_content_charset())
    return text_of_html(text)[0] if part.get_content_type() == "text/html" else text


def _piece(part: Message, name: str) -> Piece:
    if part.get_content_type() in _SEALED and part.get_param("smime-type") == "enveloped-data":

        def refuse(_budget: Budget) -> bytes:
            raise encrypted()

        return Piece(name, refuse)

    def load(budget: Budget) -> bytes:
        return piece_of(name, _bytes(part)).load(budget)

    return Piece(name, load)


def _bytes(part: Message) -> bytes:
    if part.is_multipart():
        inner = _enclosed(part)
        try:
            return inner.as_bytes() if inner is not None else b""
        except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
            raise damaged() from error
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _unnamed(part: Message, number: int) -> str:
    """Return a name for a piece that has none: an enclosed mail goes by its subject."""
    if part.get_content_type() == "message/rfc822":
        inner = _enclosed(part)
        subject = header(inner, "Subject") if inner is not None else ""
        return harmless_name(subject.replace("/", "-"), f"{number}") + ".eml"
    return f"{number}"


def _enclosed(part: Message) -> Message | None:
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    return first if isinstance(first, Message) else None

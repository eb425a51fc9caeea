"""Links that open somebody's own mail program or telephone (RFC 6068, RFC 3966)."""

from collections.abc import Iterable
from urllib.parse import quote

from flask import Flask

_COUNTRY = "+47"


def mail_link(addresses: str | Iterable[str], subject: str = "", *, text: str = "", hidden: bool = False) -> str:
    """Return the link that begins a mail to one address, or to several; with `hidden` none of them sees the others.

    `text` is what stands in it, with a line for each of its lines.
    """
    several = [addresses] if isinstance(addresses, str) else list(dict.fromkeys(addresses))
    told = ",".join(quote(one, safe="@") for one in several)
    fields = [f"bcc={told}"] if hidden else []
    fields += [f"subject={quote(subject, safe='')}"] if subject else []
    fields += [f"body={quote(text.replace(chr(10), chr(13) + chr(10)), safe='')}"] if text else []
    return f"mailto:{'' if hidden else told}{'?' if fields else ''}{'&'.join(fields)}"


def phone_link(number: str) -> str:
    """Return the link that calls a number; one of eight digits is Norwegian."""
    digits = "".join(each for each in number if each.isdecimal())
    if number.startswith("+"):
        return f"tel:+{digits}"
    return f"tel:{_COUNTRY}{digits}" if len(digits) == 8 else f"tel:{digits}"


def install(app: Flask) -> None:
    """Give templates `mail_link()` and `phone_link()`."""
    app.jinja_env.globals.update(mail_link=mail_link, phone_link=phone_link)

"""EML: a mail, with the paper as its text and other files as its attachments."""

from collections.abc import Sequence
from datetime import datetime, time
from email import policy
from email.message import EmailMessage
from email.utils import format_datetime

from application.demo.papers.paper import MARK, Paper
from domain.clock import OFFICE_ZONE

_DOMAIN = "example.invalid"
"""RFC 2606: a domain that no mail ever reaches."""


def eml(paper: Paper, attachments: Sequence[tuple[str, str, bytes]] = ()) -> bytes:
    """Return the paper as a mail; attachments are name, media type and bytes."""
    mail = EmailMessage(policy=policy.SMTP.clone(max_line_length=78))
    mail["From"] = f"{_plain(paper.sender)} <{_mailbox(paper.sender)}@{_DOMAIN}>"
    mail["To"] = ", ".join(f"{_plain(one)} <{_mailbox(one)}@{_DOMAIN}>" for one in paper.recipients) or f"@{_DOMAIN}"
    mail["Subject"] = paper.title
    mail["Date"] = format_datetime(datetime.combine(paper.dated, time(9, 14), tzinfo=OFFICE_ZONE))
    mail["Message-ID"] = f"<{paper.dated.isoformat()}.{_mailbox(paper.title)[:40]}@{_DOMAIN}>"
    lines = [
        line for page in paper.pages for section in page for line in (section.heading, *section.paragraphs, "") if line
    ]
    mail.set_content("\n\n".join([*lines, f"Hilsen {paper.sender}", MARK]), cte="quoted-printable")
    for name, media_type, content in attachments:
        main, _, sub = media_type.partition("/")
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if attachments:
        mail.set_boundary(f"=_{paper.dated.isoformat()}_demo")
    return mail.as_bytes()


def _plain(name: str) -> str:
    """A name of a mailbox without the signs that headers give a meaning."""
    return "".join(sign for sign in name if sign not in ',;:<>@()[]"\\')


def _mailbox(name: str) -> str:
    plain = name.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    return "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in plain).split()) or "post"

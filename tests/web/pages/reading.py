"""Reading pages as a person does: words without markup, rows of tables, links."""

import re
from collections.abc import Callable

from flask.testing import FlaskClient

from application.office.roles import Role

Reading = Callable[[Role | None], FlaskClient]
"""What the fixture `reading` gives: a client that is signed in with a role, None for signed out."""


def words(markup: str) -> str:
    """What is read of some markup."""
    without = re.sub(r"<[^>]+>", " ", markup).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+(?=[,.:)])", "", re.sub(r"\s+", " ", without)).strip()


def rows(page: str, heading_id: str) -> list[str]:
    """The words of each row of the table below a heading."""
    table = page.partition(f'id="{heading_id}"')[2].partition("</table>")[0].partition("<tbody")[2]
    return [words(row) for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)]


def section(page: str, heading_id: str) -> str:
    """The words of the section below a heading; nothing when it is not there."""
    return words(page.partition(f'id="{heading_id}">')[2].partition("</section>")[0])


def links(page: str, start: str) -> list[str]:
    """The addresses on a page that begin with this, each once, in order."""
    return list(dict.fromkeys(re.findall(rf'href="({start}[^"#?]*)"', page)))


def following(page: str) -> str | None:
    """The address of the next page, None on the last."""
    found = re.search(r'rel="next" href="([^"]+)"', page)
    return found[1].replace("&amp;", "&") if found else None

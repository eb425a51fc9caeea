"""`flask archive search`: finds from the command line what a person on the pages finds."""

import json

import click
from flask_babel import lazy_gettext

from application.office.roles import Role
from domain.access import Audience
from search.finder import Finder
from search.standing import Standing, standing
from web.cli.frame import Command, argument, option, say
from web.cli.search_lines import lines
from web.cli.words import gettext, ngettext
from web.formats import format_moment
from web.search_json import facets_json, hit_json
from web.services import current_services

PUBLIC = "public"
MOST = 1000
"""The most hits that are shown at once."""


@click.command(
    "search",
    cls=Command,
    context_settings={"ignore_unknown_options": True},  # a query may begin with a dash
    words=lazy_gettext(
        'Search the archive as the pages do: words in any inflection, "phrases", -word for what is to be left out, '
        "word* for beginnings, numbers as 23/2025, and fields as organ:RR type:vedtak år:2025 fra:03.2022.\n\n"
        "Without --as it finds what everybody may see. No hits is no error."
    ),
)
@argument(
    "query",
    nargs=-1,
    required=True,
    type=click.UNPROCESSED,
    shown=lazy_gettext("QUERY"),
    words=lazy_gettext('What to search for. It may begin with a dash; "" finds everything.'),
)
@option(
    "--as",
    "seen_as",
    type=click.Choice([PUBLIC, *(str(role) for role in Role)]),
    default=PUBLIC,
    words=lazy_gettext("Find what this role may see; what everybody may see if nothing is said."),
)
@option(
    "--limit",
    type=click.IntRange(1, MOST),
    default=10,
    metavar="N",
    words=lazy_gettext("Show at most so many hits, 10 if nothing is said."),
)
@option(
    "--json",
    "as_json",
    is_flag=True,
    words=lazy_gettext("Write one JSON object with total, hits and facets, and nothing else, to standard output."),
)
def search(query: tuple[str, ...], *, seen_as: str, limit: int, as_json: bool) -> None:
    """Search, and show what was found and how the query was understood."""
    services = current_services()
    audience = Audience.PUBLIC if seen_as == PUBLIC else Role(seen_as).audience
    finder: Finder = services.finder
    found = finder.find(" ".join(query), audience, limit=limit)
    if as_json:
        shown = {
            "total": found.answer.total,
            "hits": [hit_json(hit) for hit in found.answer.hits],
            "facets": facets_json(found),
        }
        say(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        say(*lines(found))
    services.texts  # noqa: B018 - its tables, if nobody has read anything yet
    warning = _not_there_yet(standing(services.opened, services.engine))
    if warning:
        click.echo(warning, err=True)


def _not_there_yet(now: Standing) -> str:
    """Return what may be missing from the hits, nothing when everything recorded can be found."""
    if now.index.away_since:
        return gettext(
            "The search engine has not answered since %(time)s: only references, titles and names were searched.",
            time=format_moment(now.index.away_since),
        )
    if not now.index.exists:
        return gettext(
            "The search index is not made yet. The worker makes it: start the archive with `make run`, or run "
            "`flask archive worker`."
        )
    if now.files.unread:
        return ngettext(
            "One file is not read yet, so its text is not found.",
            "%(count)s files are not read yet, so their text is not found.",
            now.files.unread,
        )
    if not now.index.is_current:
        return gettext("The latest is not in the search index yet. Search again in a moment.")
    return ""


COMMANDS = (search,)

"""Puts what a paper says in the frame that every paper has."""

from collections.abc import Sequence

from flask_babel import gettext

from application.documents.paper import Block, Pair, Paper
from web.formats import format_day
from web.papers_of_meetings.told import Frame


def framed(
    frame: Frame,
    *,
    kind: str,
    title: str,
    facts: Sequence[Pair],
    blocks: Sequence[Block],
    fields: Sequence[Pair] = (),
) -> Paper:
    """Return a paper of the council."""
    common = [("type", kind), ("råd", frame.council), ("laget", format_day(frame.made))]
    return Paper(
        language=frame.language,
        council=frame.council,
        kind=kind,
        title=title,
        facts=facts,
        blocks=blocks,
        fields=[*common, *fields],
        footer=f"{frame.council}: {kind}, {title}",
        page=gettext("Page %(number)s of %(count)s", number="{number}", count="{count}"),
        unprinted=gettext("%(mark)s stands for a letter that could not be printed.", mark="{mark}"),
        made=frame.made,
        demo=frame.demo,
        demo_mark=gettext("DEMO") if frame.demo else "",
        letterhead=frame.letterhead,
    )

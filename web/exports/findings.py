"""Findings as files: each on a row, in the words of the page."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext

from web.api.finding_shapes import FindingSchema, finding_json
from web.exports.listing import Column, Listing, day, whole_address
from web.finding_words import WordedFinding

FINDINGS = Listing[WordedFinding](
    name=lazy_gettext("Findings"),
    columns=(
        Column(lazy_gettext("Number"), lambda line: line.number, 8),
        Column(lazy_gettext("How it stands"), lambda line: line.severity),
        Column(lazy_gettext("Body"), lambda line: line.body, 30),
        Column(lazy_gettext("What"), lambda line: line.title, 40),
        Column(lazy_gettext("About"), lambda line: line.text, 70),
        Column(lazy_gettext("Since"), lambda line: day(line.finding.since)),
        Column(lazy_gettext("Until"), lambda line: day(line.finding.until)),
        Column(lazy_gettext("Rule"), lambda line: line.rule or None, 50),
        Column(lazy_gettext("Address"), lambda line: whole_address(line.url), 40),
    ),
    schema=FindingSchema,
    as_json=lambda lines: _json(lines),
)


def _json(lines: Sequence[WordedFinding]) -> list[dict[str, Any]]:
    return [finding_json(one) for one in lines]

"""Makes PDF files by typst: PDF/A-2a, to be kept, and PDF/UA-1, to be read aloud."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from application.documents.attestation import Attestation
from application.documents.paper import Paper, Paragraph, Tone
from application.documents.printable import MISSING, all_printable
from application.errors import ApplicationError


class DocumentFailedError(ApplicationError):
    """The document could not be set. Values: `problem` as the typesetter says it."""

    code = "document-failed"


def attested(attestation: Attestation) -> bytes:
    """Return an attestation as PDF. DocumentFailedError when it could not be set.

    Texts are data and never become part of the template, so nothing that somebody has written can break it. The same
    attestation gives the same bytes.
    """
    said, lost = all_printable(attestation.as_data())
    if lost:
        said["closing"] = [*said["closing"], attestation.unprinted.replace("{mark}", MISSING)]
    return _set("attestation.typ", said, attestation.made)


def paper_as_pdf(paper: Paper) -> bytes:
    """Return a paper as PDF, on the same terms as an attestation. DocumentFailedError when it could not be set."""
    said, lost = all_printable(paper.as_data())
    if lost:
        note = Paragraph(paper.unprinted.replace("{mark}", MISSING), Tone.QUIET)
        said["blocks"].append({"block": "paragraph", "text": note.text, "tone": note.tone})
    return _set("paper.typ", said, paper.made)


def _set(template: str, said: dict[str, Any], made: datetime) -> bytes:
    try:
        pdf: bytes = typst.compile(
            _template("shared.typ") + _template(template),
            sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
            font_paths=_fonts(),
            pdf_standards=["a-2a", "ua-1"],
            timestamp=made.replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise DocumentFailedError(problem=error.message) from error
    return pdf


def _template(name: str) -> bytes:
    return Path(__file__).with_name(name).read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with the typesetter alone: the same document everywhere."""
    return typst.Fonts(include_system_fonts=False)

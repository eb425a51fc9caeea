"""Makes PDF files by typst: PDF/A-2a, to be kept, and PDF/UA-1, to be read aloud."""

import json
from functools import cache
from pathlib import Path

import typst

from application.documents.attestation import Attestation
from application.documents.printable import MISSING, all_printable
from application.errors import ApplicationError

_TEMPLATE = Path(__file__).with_name("attestation.typ")


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
    try:
        made: bytes = typst.compile(
            _TEMPLATE.read_bytes(),
            sys_inputs={"said": json.dumps(said, ensure_ascii=False)},
            font_paths=_fonts(),
            pdf_standards=["a-2a", "ua-1"],
            timestamp=attestation.made.replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise DocumentFailedError(problem=error.message) from error
    return made


@cache
def _fonts() -> typst.Fonts:
    """Return the fonts that come with the typesetter alone: the same document everywhere."""
    return typst.Fonts(include_system_fonts=False)

"""ZIP packages of XML, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

_A_TIME = (2020, 1, 1, 0, 0, 0)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(members: Iterable[tuple[str, str]], *, first: tuple[str, str] | None = None) -> bytes:
    """Return a ZIP with these names and texts; `first` goes before them, not compressed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for (name, text), method in [
            *([(first, zipfile.ZIP_STORED)] if first else []),
            *((member, zipfile.ZIP_DEFLATED) for member in members),
        ]:
            package.writestr(zipfile.ZipInfo(name, _A_TIME), text.encode(), compress_type=method, compresslevel=1)
    return target.getvalue()


def content_types(parts: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the member that says which part is of which type, for packages of Office Open XML."""
    overrides = "".join(f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>" for name, kind in parts)
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return "[Content_Types].xml", (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relationships}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships(owner: str, targets: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the member that leads from `owner` (its `.rels` name) to targets, given as last part of type and path."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{base}{kind}" Target={quoteattr(path)}/>'
        for number, (kind, path) in enumerate(targets, start=1)
    )
    return owner, (
        f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{links}</Relationships>"
    )


__all__ = ["XML", "content_types", "escape", "pack", "quoteattr", "relationships"]

"""Reading the XML files that office formats are made of: no entities, no network, and no more than the budget."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from posixpath import join, normpath
from typing import BinaryIO, cast

from lxml import etree

from application.recognition import BROKEN_ZIP
from search.extraction.draft import damaged, encrypted
from search.extraction.limits import Budget
from search.extraction.source import Source

RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CORE = {name: name for name in ("title", "subject", "keywords", "description", "created", "modified")} | {
    "creator": "author",
    "lastModifiedBy": "editor",
}
_CHUNK = 256 * 1024
_ENCRYPTED_MEMBER = 0x1
_BROKEN = (etree.XMLSyntaxError, KeyError, zlib.error, lzma.LZMAError, *BROKEN_ZIP)


class _Counted:
    """A packed file whose unpacked bytes are taken from the budget while they are read."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(_CHUNK if size < 0 else min(size, _CHUNK))
        self._budget.spend_bytes(len(data))
        return data


class PackedXml:
    """An opened office file: its members by name, each parsed safely."""

    def __init__(self, archive: zipfile.ZipFile, budget: Budget) -> None:
        self._archive, self._budget = archive, budget
        self.names = frozenset(archive.namelist())

    def root(self, name: str) -> etree._Element:
        """Return the root of a member. UnreadableError when it is missing, damaged or encrypted."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            with self._member(name) as stream:
                return etree.parse(cast("BinaryIO", stream), parser).getroot()
        except _BROKEN as error:
            raise damaged() from error

    def optional(self, name: str) -> etree._Element | None:
        """Return the root of a member, None when there is none."""
        return self.root(name) if name in self.names else None

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements with these tags as they end, and forget them after: for members of any size."""
        try:
            with self._member(name) as stream:
                walk = etree.iterparse(
                    cast("BinaryIO", stream),
                    events=("end",),
                    tag=tags,
                    resolve_entities=False,
                    no_network=True,
                    load_dtd=False,
                    huge_tree=True,
                )
                for _, element in walk:
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del cast("etree._Element", element.getparent())[0]
        except _BROKEN as error:
            raise damaged() from error

    def related(self, name: str) -> dict[str, str]:
        """Return the member that each relationship id of `name` leads to."""
        folder, _, file = name.rpartition("/")
        relations = self.optional(f"{folder}/_rels/{file}.rels")
        if relations is None:
            return {}
        found = {}
        for relation in relations:
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and target:
                found[relation.get("Id", "")] = normpath(join("/", folder, target)).lstrip("/")
        return found

    @contextmanager
    def _member(self, name: str) -> Iterator[_Counted]:
        if self._archive.getinfo(name).flag_bits & _ENCRYPTED_MEMBER:
            raise encrypted()
        with self._archive.open(name) as stream:
            yield _Counted(cast("BinaryIO", stream), self._budget)


@contextmanager
def opened(source: Source, budget: Budget) -> Iterator[PackedXml]:
    """Open an office file that is a ZIP. UnreadableError when it is damaged."""
    with source.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except BROKEN_ZIP as error:
            raise damaged() from error
        with archive:
            yield PackedXml(archive, budget)


def core_metadata(packed: PackedXml) -> dict[str, str]:
    """Return what a DOCX, XLSX or PPTX tells of itself."""
    core = packed.optional("docProps/core.xml")
    return {} if core is None else named_texts(core, _CORE)


def named_texts(parent: etree._Element, names: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the children with these names (without namespaces), by what we call them."""
    return {
        names[name]: child.text.strip()
        for child in parent
        if isinstance(child.tag, str) and (name := etree.QName(child).localname) in names and child.text
    }

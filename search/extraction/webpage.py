"""Text of HTML: files, and the bodies of mails."""

import re

from lxml import etree, html

from search.extraction.draft import Draft
from search.extraction.limits import Budget
from search.extraction.plain import decode
from search.extraction.reasons import Reason
from search.extraction.source import Source

_CHARSET = re.compile(rb"""charset\s*=\s*["']?([A-Za-z0-9_.:-]+)""")
_UNSEEN = frozenset(["script", "style", "head", "template", "noscript", "svg", "object"])
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 "
        "h4 h5 h6 header hr li main nav ol option p pre section table tr ul",
    )
)
_CELLS = frozenset(["td", "th"])
_SPACE = re.compile(r"[\t\r\n\f][ \t\r\n\f]*| [ \t\r\n\f]+")
"""What becomes one space: not the space that is one already, of which there are as many as words."""
_NOT_ONE_SPACE = ("\n", "  ", "\t", "\r", "\f")
"""Most texts hold none of these, and to look for them is ten times quicker."""

_LONGEST_CHARACTER = 16
"""Bytes read for each character that may still be kept: mark-up takes its part."""


def read_webpage(source: Source, budget: Budget) -> Draft:
    """Read an HTML file as one page, its title as metadata."""
    most = budget.characters * _LONGEST_CHARACTER
    with source.open() as stream:
        data = stream.read(min(most, source.size()))
    declared = _CHARSET.search(data[:4096])
    text, title = text_of_html(decode(data, declared.group(1).decode("ascii") if declared else None))
    cut_off = Reason.CUT_AT_LIMIT if source.size() > most else None
    return Draft(texts=[text], metadata={"title": title} if title else {}, cut_off=cut_off)


def text_of_html(markup: str) -> tuple[str, str]:
    """Return the text a reader sees, blocks on lines of their own, and the title."""
    # lxml refuses text that declares an encoding, and null characters end a text for it.
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    if not data.strip():
        return "", ""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return "", ""
    if root is None:
        return "", ""
    title = next((_SPACE.sub(" ", element.text or "") for element in root.iter("title")), "").strip()
    return text_of(root), title


def text_of(root: etree._Element) -> str:
    """Return the text a reader sees of an element: its tags in no namespace, as in HTML."""
    return "".join(_texts(root))


def _texts(root: etree._Element) -> list[str]:
    found: list[str] = []
    skipping: etree._Element | None = None
    for step, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if step == "start":
            if skipping is None and tag in _UNSEEN:
                skipping = element
            if skipping is None:
                if tag in _BLOCKS:
                    found.append("\n")
                found.append(_words(element.text, element))
        else:
            if skipping is element:
                skipping = None
            elif skipping is None and (tag in _BLOCKS or tag in _CELLS):
                found.append("\t" if tag in _CELLS else "\n")
            if skipping is None and element is not root:
                found.append(_words(element.tail, element))
    return found


def _words(text: str | None, element: etree._Element) -> str:
    if not text or element.tag == "pre":
        return text or ""
    return _SPACE.sub(" ", text) if any(one in text for one in _NOT_ONE_SPACE) else text

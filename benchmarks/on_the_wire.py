"""What a browser must fetch before a page is whole: the page, its style sheets, scripts and fonts, as they are sent."""

import re

from benchmarks.served import Served

_LINKED = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')
_FONT = re.compile(r"@font-face\{[^}]*?url\(([^)]+)\)[^}]*?unicode-range:([^}]+)\}")


def first_load(server: Served, path: str, cookie: str) -> int:
    """Return the bytes of bodies and headers that come when nothing is in the browser's cache."""
    text = _text(server, path, cookie)
    sent = server.get(path, cookie=cookie).bytes_sent
    for address in _LINKED.findall(text):
        sent += server.get(address).bytes_sent
        for font, ranges in _FONT.findall(_text(server, address)):
            if _is_needed(ranges, text):
                sent += server.get(f"{address.rpartition('/')[0]}/{font.strip(chr(34))}").bytes_sent
    return sent


def _text(server: Served, path: str, cookie: str = "") -> str:
    return server.get(path, cookie=cookie, accept="identity").body.decode()


def _is_needed(ranges: str, text: str) -> bool:
    """Whether a text holds a character that a font is there for."""
    spans = [one.strip().removeprefix("U+").split("-") for one in ranges.split(",")]
    between = [(int(span[0], 16), int(span[-1], 16)) for span in spans]
    return any(first <= ord(letter) <= last for letter in set(text) for first, last in between)

"""The labels of the head of minutes: which field a line is about."""

from collections.abc import Sequence
from dataclasses import replace

from search.proposals.minutes.lines import Line, widest_of
from search.proposals.minutes.spelling import looks, nearest

BODY, DAY, TIME, PLACE, CHAIR, SECRETARY, OTHER = "body", "day", "time", "place", "chair", "secretary", "other"
_LABELS = {
    BODY: (
        "fellesmøte;felles møte;utvalg;utval;organ;råd;styre;nemnd;møte i;møtende utvalg;styre/utvalg;møteorgan"
        ";møtetype;utvalgsnavn"
    ),
    DAY: "dato;møtedato;møtedag;dag;møte dato",
    TIME: "tid;tidspunkt;møtetid;klokkeslett;klokka;tid og sted;tid og stad;møtets varighet;når;varighet",
    PLACE: "sted;stad;møtested;møtestad;møterom;lokale;møteplass;møtelokale;hvor;kvar;rom",
    CHAIR: "møteleder;møteleiar;ordstyrer;ordstyrar;møtet ble ledet av;møtet vart leia av;leder for møtet",
    SECRETARY: (
        "sekretær;møtesekretær;referent;protokollfører;protokollførar;møteskrivar;utvalgssekretær;skrivar;ført av"
        ";skriver;sekretær for møtet"
    ),
    OTHER: (
        "møte;møte nr;møtenr;saksnr;saker;vår ref;arkiv;behandlede saker;neste møte;kopi;sendt til;sendes til;referanse"
        ";saknr"
    ),
}
_KNOWN = {word: field for field, words in _LABELS.items() for word in words.split(";")}
_LOOK = {looks(word): field for word, field in _KNOWN.items() if len(word) > 5}

_WRAPPED, _FULL, _WIDEST = 60, 0.8, 130
"""A line of a list that a page breaks is about as wide as the widest, which is no wider than a page."""


def labelled(line: Line) -> tuple[str, str, bool] | None:
    """Return the field that a line of the head is about, what it says, and whether the label is misspelt."""
    head, mark, rest = line.text.partition(":")
    if len(line.cells) > 1 and ":" not in line.cells[0]:
        head, mark, rest = line.cells[0], ":", " ".join(line.cells[1:])
    if mark and len(head) < 40:
        return _field(head, rest.strip())
    first, _, rest = line.text.partition(" ")
    if (
        rest
        and first.casefold() in ("utvalg", "møtedato", "møtested", "møtestad", "tid", "sted", "stad", "dato")
        and rest[0].upper() == rest[0]
    ):
        return _KNOWN[first.casefold()], rest, False
    return None


def whole_lines(lines: Sequence[Line]) -> list[Line]:
    """Return lines with what goes on below in one piece: the value of a label, a list of names that ends in a comma."""
    found: list[Line] = []
    widest = widest_of(lines)
    for above, line in zip([None, *lines], lines, strict=False):
        before = found[-1] if found else None
        is_list = above is not None and above.text.count(",") > 1 and _WRAPPED <= len(above.text) >= widest * _FULL
        if before is not None and _goes_on(before, line, is_full=is_list and widest < _WIDEST):
            text = f"{before.text}{'' if before.text.endswith('-') else ' '}{line.text}"
            found[-1] = replace(before, text=text, cells=(text,))
        else:
            found.append(line)
    return found


def _goes_on(line: Line, after: Line, *, is_full: bool) -> bool:
    if len(line.cells) > 1 or len(after.cells) > 1 or ":" in after.text:
        return False
    field = labelled(line)
    if field is not None and not field[1]:
        return line.text.endswith(":")
    return not after.begins and (is_full or line.text.endswith((",", "-", " og", " for")))


def _field(head: str, rest: str) -> tuple[str, str, bool] | None:
    plain = head.casefold().strip(" .")
    if plain in _KNOWN:
        return _KNOWN[plain], rest, False
    near = nearest(looks(plain), _LOOK) if len(plain) > 5 else None
    return (near, rest, True) if near else None

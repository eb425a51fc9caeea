"""Files as an office keeps them, of invented sentences: what `ingest` reads."""

import random
import tomllib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from application.demo.papers.docx import docx
from application.demo.papers.mail import eml
from application.demo.papers.odt import odt
from application.demo.papers.paper import Paper, Section, Table
from application.demo.papers.pdf import pdf
from application.demo.papers.xlsx import xlsx

PAGES, PARAGRAPHS, SENTENCES = 4, 6, 4
"""Of every paper: about 2,500 characters a page."""

MIX = {"pdf": 10, "docx": 4, "rtf": 2, "eml": 2, "odt": 1, "xlsx": 1}
"""How many of each kind stand in an office's folder of twenty. RTF stands for the old formats that Tika reads."""

_CONTENT = Path(__file__).resolve().parent.parent / "application" / "demo" / "content"


def sentences() -> list[str]:
    """Return what the demo archive's papers say."""
    found: list[str] = []
    for path in sorted(_CONTENT.glob("*.toml")):
        subject = tomllib.loads(path.read_text(encoding="utf-8"))
        found += subject["general"]
        for story in subject["story"]:
            found += [story["background"], story["assessment"]]
            found += [fact for paper in story.get("paper", ()) for fact in paper.get("facts", ())]
    return found


def write_papers(folder: Path, kinds: Sequence[str], seed: int = 1) -> None:
    """Write a file of each of `kinds` into `folder`, all different, a hundred to a sub-folder."""
    chance, known = random.Random(seed), sentences()
    for number, kind in enumerate(kinds):
        paper = _paper(number, chance, known)
        place = folder / f"Sak {number // 100 + 1}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number + 1:05d} {paper.title[:60]}.{kind}").write_bytes(_MAKERS[kind](paper))


def mixed(count: int, seed: int = 1) -> list[str]:
    """Return the kinds of `count` files in the proportions of MIX, in no order."""
    return random.Random(seed).choices(list(MIX), list(MIX.values()), k=count)


def _paper(number: int, chance: random.Random, known: list[str]) -> Paper:
    def paragraph() -> str:
        return " ".join(chance.choices(known, k=SENTENCES)) + f" Se punkt {number}-{chance.randrange(10_000)}."

    pages = tuple(
        (Section(heading="Vurdering", paragraphs=tuple(paragraph() for _ in range(PARAGRAPHS))),) for _ in range(PAGES)
    )
    rows = tuple((chance.choice(known), chance.randrange(10_000), chance.randrange(100)) for _ in range(60))
    return Paper(
        title=f"Notat {number} {' '.join(chance.choice(known).split()[:5])}".replace("/", " ").rstrip("."),
        dated=date(2020, 1, 1) + timedelta(days=number % 2000),
        reference=f"2024/{number}",
        sender="Prøvdal kommune",
        recipients=("Demoregionen regionråd",),
        pages=pages,
        tables=(Table(name="Tall", head=("Tiltak", "Kroner", "År"), rows=rows),),
    )


def _mail(paper: Paper) -> bytes:
    return eml(paper, [("Vedlegg.docx", "application/octet-stream", docx(paper))])


def _rtf(paper: Paper) -> bytes:
    lines = [*paper.head, paper.title]
    lines += [text for page in paper.pages for section in page for text in (section.heading, *section.paragraphs)]
    body = "".join(
        "{}\\par\n".format(line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")) for line in lines
    )
    coded = "".join(sign if sign < "\x80" else f"\\u{ord(sign)}?" for sign in body)
    return b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + coded.encode("ascii") + b"}"


_MAKERS: dict[str, Callable[[Paper], bytes]] = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "xlsx": xlsx,
    "eml": _mail,
    "rtf": _rtf,
}

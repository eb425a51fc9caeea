"""PDF by typst: about a hundredth of a second each."""

import json

import typst

from application.demo.papers.paper import MARK, Paper

_TEMPLATE = b"""
#let paper = json(bytes(sys.inputs.paper))
#let dated = datetime(year: paper.dated.at(0), month: paper.dated.at(1), day: paper.dated.at(2))
#set document(title: paper.title, author: paper.sender, date: dated)
#set page(paper: "a4", margin: 25mm, footer: context [
  #set text(size: 8pt)
  #paper.mark #h(1fr) #counter(page).display("1 / 1", both: true)
])
#set text(lang: paper.language, size: 10.5pt)
#set par(justify: false, spacing: 1.1em)
#for line in paper.head [#line \\ ]
#v(1em)
#text(size: 15pt, weight: "bold", paper.title)
#for (number, page) in paper.pages.enumerate() {
  if number > 0 { pagebreak() }
  for section in page {
    if section.heading != "" { heading(level: 2, section.heading) }
    for paragraph in section.paragraphs { par(paragraph) }
  }
}
#for one in paper.tables {
  heading(level: 2, one.name)
  table(columns: one.head.len(), table.header(..one.head.map(strong)), ..one.rows.flatten().map(str))
}
"""


def pdf(paper: Paper) -> bytes:
    """Return the paper as PDF with text, each of its pages beginning a new one."""
    said = {
        "title": paper.title,
        "sender": paper.sender,
        "dated": [paper.dated.year, paper.dated.month, paper.dated.day],
        "language": paper.language,
        "mark": MARK,
        "head": paper.head,
        "pages": [
            [{"heading": section.heading, "paragraphs": section.paragraphs} for section in page] for page in paper.pages
        ],
        "tables": [{"name": one.name, "head": one.head, "rows": one.rows} for one in paper.tables],
    }
    made: bytes = typst.compile(_TEMPLATE, sys_inputs={"paper": json.dumps(said)})
    return made

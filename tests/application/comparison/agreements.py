"""Two versions of an invented cooperation agreement, as texts of files are read."""

from application.comparison import Comparison, Mark, Section, Text, compare

SECOND = """Samarbeidsavtale for Fjellbygdene regionråd
§ 1 Navn
Rådets navn er Fjellbygdene regionråd.
§ 2 Formål
Rådet skal fremme felles interesser for kommunene og være høringsinstans overfor fylke og stat.
§ 3 Deltakere
Deltakere er Granvik, Lidal, Sørmo og Ytterås kommuner.
§ 4 Representantskap
Representantskapet er rådets øverste organ.
Hver kommune velger ett medlem og like mange varamedlemmer. Ordføreren bør være det ene.
Medlemmene velges for fire år.
§ 5 Møter
Representantskapet møtes når lederen finner det nødvendig, og minst fire ganger i året.
§ 6 Kostnadsfordeling
Kommunene dekker utgiftene til sekretariatet med lik andel.
§ 7 Uttreden
En kommune kan tre ut med ett års skriftlig varsel.
§ 8 Overgangsregler
Inntil nytt sekretariat er på plass, utføres oppgavene av Lidal kommune.
"""

THIRD = """Samarbeidsavtale for Fjellbygdene regionråd
§ 1 Navn
Rådets navn er Fjellbygdene regionråd.
§ 2 Formål
Rådet skal fremme felles interesser for kommunene, styrke beredskapen og være kommunenes felles \
stemme overfor fylke og stat.
§ 3 Deltakere
Deltakere er Granvik, Lidal, Sørmo og Ytterås kommuner.
§ 4 Møter
Representantskapet møtes når lederen finner det nødvendig, og minst fire ganger i året.
§ 5 Representantskap
Representantskapet er rådets øverste organ.
Hver kommune velger to medlemmer og like mange varamedlemmer. Ordføreren skal være det ene.
Medlemmene velges for fire år.
§ 6 Digitalt arkiv
Rådets arkiv er offentlig tilgjengelig på nett, så langt offentleglova tillater det.
§ 7 Kostnadsfordeling
Kommunene dekker utgiftene til sekretariatet med 40 prosent likt og 60 prosent etter folketall per 1. januar året før.
Ingen kommune betaler mer enn 55 prosent av samlede utgifter.
§ 8 Uttreden
En kommune kan tre ut med ett års skriftlig varsel.
"""


def compared(old: str | list[str], new: str | list[str]) -> Comparison:
    return compare([a_text(old)], [a_text(new)])


def a_text(pages: str | list[str]) -> Text:
    return Text("avtale.pdf", (pages,) if isinstance(pages, str) else tuple(pages))


def section(comparison: Comparison, name: str) -> Section:
    return next(one for one in comparison.sections if one.heading.name == name)


def written(section: Section) -> list[str]:
    """Return the paragraphs with {+ +} and [- -] around what was inserted and deleted."""
    frames = {Mark.KEPT: "{}", Mark.INSERTED: "{{+{}+}}", Mark.DELETED: "[-{}-]"}
    return [
        "".join(span.gap + frames[span.mark].format(span.text) for span in passage.spans)
        for passage in section.passages
    ]

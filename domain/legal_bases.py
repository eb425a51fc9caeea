"""Legal bases for shielding, as dated data: offentleglova (LOV-2006-05-19-16), in force since 1 January 2009."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from domain import clock
from domain.base import optional_text
from domain.errors import InvalidValueError

LAW = "offl."
_LEDD = ("første", "andre", "tredje", "fjerde", "femte", "sjette", "sjuende", "åttende", "niende")


@dataclass(frozen=True, slots=True)
class Ground:
    """A section of the law that allows shielding, with the days it holds.

    `needs_rule`: the section only points to a duty of confidentiality, which must be named (§ 13).
    `not_for_case_papers`: it does not reach a paper put before a municipal body, nor its attachments (§ 16).
    """

    section: str
    heading: str
    valid_from: date
    valid_to: date | None = None
    needs_rule: bool = False
    not_for_case_papers: bool = False

    def holds_on(self, day: date) -> bool:
        """Return whether the section is law on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


_IN_FORCE = date(2009, 1, 1)

GROUNDS: tuple[Ground, ...] = (
    Ground("5", "Utsatt innsyn", _IN_FORCE),
    Ground("13", "Opplysninger som er underlagt taushetsplikt", _IN_FORCE, needs_rule=True),
    Ground("14", "Organinterne dokumenter", _IN_FORCE, not_for_case_papers=True),
    Ground("15", "Dokumenter innhentet utenfra for intern saksforberedelse", _IN_FORCE, not_for_case_papers=True),
    Ground("17", "Dokumenter hos det kongelige hoff", _IN_FORCE),
    Ground("18", "Rettssaksdokumenter", _IN_FORCE),
    Ground("19", "Dokumenter utvekslet under konsultasjoner med Sametinget", _IN_FORCE),
    Ground("20", "Norges utenrikspolitiske interesser", _IN_FORCE),
    Ground("21", "Nasjonale forsvars- og sikkerhetshensyn", _IN_FORCE),
    Ground("22", "Visse budsjettsaker", _IN_FORCE),
    Ground("23", "Det offentliges forhandlingsposisjon", _IN_FORCE),
    Ground("24", "Kontroll- og reguleringstiltak, lovbrudd", _IN_FORCE),
    Ground("25", "Ansettelsessaker", _IN_FORCE),
    Ground("26", "Eksamensbesvarelser, personbilder, fødselsnummer med mer", _IN_FORCE),
)


def ground(section: str, on: date) -> Ground | None:
    """Return the ground that `section` is on that day, None when there is none."""
    return next((one for one in GROUNDS if one.section == section and one.holds_on(on)), None)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Why a record is shielded: section, paragraph (ledd, from 1) and letter, and for § 13 the rule it points to."""

    section: str
    paragraph: int | None = None
    letter: str | None = None
    rule: str | None = None

    @classmethod
    def from_mapping(cls, stored: Mapping[str, Any]) -> Self:
        """Return the basis that an event or a form holds. InvalidValueError when the paragraph is no number."""
        paragraph = optional_text(str(stored.get("paragraph") or ""))
        if paragraph is not None and not (paragraph.isascii() and paragraph.isdigit()):
            raise InvalidValueError(field="basis", value=paragraph, problem="bad-paragraph")
        return cls(
            section=str(stored.get("section", "")).strip().removeprefix("§").strip(),
            paragraph=int(paragraph) if paragraph is not None else None,
            letter=(optional_text(stored.get("letter")) or "").lower() or None,
            rule=optional_text(stored.get("rule")),
        )

    def as_mapping(self) -> dict[str, Any]:
        """Return the basis as an event holds it."""
        return {"section": self.section, "paragraph": self.paragraph, "letter": self.letter, "rule": self.rule}

    def require_known(self) -> None:
        """Raise InvalidValueError unless the section is law today and says all it must."""
        found = ground(self.section, clock.today())
        if found is None:
            raise InvalidValueError(field="basis", value=self.section, problem="unknown-section")
        if self.paragraph is not None and not 1 <= self.paragraph <= len(_LEDD):
            raise InvalidValueError(field="basis", value=self.paragraph, problem="bad-paragraph")
        if self.letter is not None and not (len(self.letter) == 1 and "a" <= self.letter <= "z"):
            raise InvalidValueError(field="basis", value=self.letter, problem="bad-letter")
        if found.needs_rule and not self.rule:
            raise InvalidValueError(field="basis", value=self.section, problem="rule-missing")

    @property
    def reaches_case_papers(self) -> bool:
        """Whether it may shield a paper put before a municipal body (§ 16 says that §§ 14 and 15 may not)."""
        found = ground(self.section, clock.today())
        return found is None or not found.not_for_case_papers

    def __str__(self) -> str:
        cited = f"{LAW} § {self.section}"
        if self.paragraph is not None:
            cited += f" {_LEDD[self.paragraph - 1]} ledd"
        if self.letter is not None:
            cited += f" bokstav {self.letter}"
        return f"{cited}, jf. {self.rule}" if self.rule else cited

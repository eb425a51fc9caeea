"""What bodies, organisations and people are called on a day, and how that is said in texts written that day."""

import re
from collections.abc import Mapping
from datetime import date
from uuid import UUID

from application.demo import council
from application.demo.calendar import planned_day
from application.imports.identity import made_from

_REFERENCE = re.compile(r"\{([^{}\s]+)\}")
_YEAR = re.compile(r"y([+-]\d)?")


def demo_id(kind: str, *parts: str) -> UUID:
    """Return the id that a record of the demo archive has each time it is made."""
    return made_from(kind, "demo", *parts)


class Names:
    """Names in the demo archive as seen on `today`. `references` are filled in by whoever plans: `story.BODY`."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.references: Mapping[str, str] = {}
        self._bodies_renamed = planned_day(council.RENAMED_ON, today)
        self._person_before, self._person_after, when = council.RENAMED_PERSON
        self._person_renamed = planned_day(when, today)

    def organisation(self, code: str, day: date) -> str:
        """Return the name of an organisation."""
        plan = council.ORGANISATIONS[code]
        if plan.earlier and plan.renamed and day < planned_day(plan.renamed, self.today):
            return plan.earlier
        return plan.name

    def body(self, code: str, day: date) -> str:
        """Return the name of a body."""
        plan = council.BODIES[code]
        return plan.earlier[0] if plan.earlier and day < self._bodies_renamed else plan.name

    def abbreviation(self, code: str, day: date) -> str:
        """Return what the references of a body's decisions begin with."""
        plan = council.BODIES[code]
        return plan.earlier[1] if plan.earlier and day < self._bodies_renamed else code

    def person(self, name: str, day: date) -> str:
        """Return the name of a person, given by the first one."""
        return self._person_after if name == self._person_before and day >= self._person_renamed else name

    def said(self, text: str, day: date) -> str:
        """Return a planned text as it was written on `day`: `{y-1}` is last year, `{story.RR}` a reference."""
        text = _REFERENCE.sub(self._filled, text)
        if day >= self._person_renamed:
            text = text.replace(self._person_before, self._person_after)
        if day < self._bodies_renamed:
            text = re.sub(r"\bOrdfør[ea]rutval(g?)et\b", r"Arbeidsutval\1et", text)
            text = re.sub(r"\bordfør[ea]rutval(g?)et\b", r"arbeidsutval\1et", text)
        for code, plan in council.ORGANISATIONS.items():
            if plan.earlier:
                text = text.replace(plan.name, self.organisation(code, day))
        return text

    def _filled(self, match: re.Match[str]) -> str:
        if year := _YEAR.fullmatch(match[1]):
            return str(self.today.year + int(year[1] or 0))
        return self.references[match[1]]

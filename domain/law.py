"""Rules of law as dated data: kommuneloven (LOV-2018-06-22-83). Findings and pages name a rule, with its section.

A rule never refuses what really happened: it says on which days something is a finding, and on which paragraph.
"""

from dataclasses import dataclass
from datetime import date

LAW, SOURCE = "kommuneloven", "LOV-2018-06-22-83"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its key, with its section and the days it is law. What it says is told where it is shown."""

    key: str
    section: str
    valid_from: date
    valid_to: date | None = None
    law: str = SOURCE

    def holds_on(self, day: date) -> bool:
        """Return whether it is law on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def address(self) -> str:
        """Where the section can be read."""
        return f"https://lovdata.no/lov/{self.law.removeprefix('LOV-')}/§{self.section}"


IN_FORCE = date(2019, 11, 1)
"""Of kommuneloven, but for what begins later."""
COUNCILS_IN_FORCE = date(2020, 1, 1)
"""Of its chapter 18, of interkommunale politiske råd."""

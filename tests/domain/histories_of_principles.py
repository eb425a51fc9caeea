"""Random histories of principles, by the rules of the domain: what it refuses is left out."""

from random import Random

from domain.errors import DomainError
from domain.principles import Principles
from tests.domain.given import known

BY = "test"


class History:
    """Does things to principles, chosen by a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.principles = Principles.register(reference=f"2024/{seed + 1}", title=f"Prinsipper {seed}", by=BY)

    def go_on(self, steps: int) -> Principles:
        """Return the principles after so many steps, of which the domain may have refused some."""
        for _ in range(steps):
            try:
                self.chance.choices([self._adopt, self._repeal, self._correct, self._take_back], [6, 2, 2, 1])[0]()
            except DomainError:
                continue
        return self.principles

    def date(self) -> str:
        """Return a date, partial at times."""
        year, month, day = self.chance.randint(2020, 2024), self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice([f"{year}", f"{year}-{month:02}", *[f"{year}-{month:02}-{day:02}"] * 4])

    def _adopt(self) -> None:
        ways = [self.chance.choice([None, "jointly", "each"]) for _ in range(self.chance.randint(1, 3))]
        self.principles.adopt(
            version=self.chance.choice([None, None, self.chance.randint(1, 9)]),
            valid_from=self.date(),
            valid_until=self._perhaps(),
            points=[{"text": f"Punkt {one}", "way": way} for one, way in enumerate(ways)],
            texts=[{"document_id": known(3), "sha256": "a" * 64}] if self.chance.random() < 0.3 else [],
            basis={"kind": "decision", "decision_id": known(4)} if self.chance.random() < 0.5 else None,
            by=BY,
        )

    def _repeal(self) -> None:
        self.principles.repeal(repealed_on=self.date(), by=BY)

    def _correct(self) -> None:
        number = self._number()
        record = self.principles.facts["records"].get(str(number), {})
        field = "repealed_on" if record.get("kind") == "repeal" else self.chance.choice(["valid_from", "valid_until"])
        self.principles.correct({field: self.date()}, number=number, reason="avskrift", by=BY)

    def _take_back(self) -> None:
        self.principles.take_back(self._number(), reason="feil", by=BY)

    def _number(self) -> int:
        return int(self.chance.choice(list(self.principles.facts["records"]) or ["99"]))

    def _perhaps(self) -> str | None:
        return self.date() if self.chance.random() < 0.4 else None

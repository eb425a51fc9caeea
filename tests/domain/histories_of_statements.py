"""Random histories of a statement, by the rules of the domain: what it refuses is left out."""

from random import Random

from domain.errors import DomainError
from domain.statements import Statement
from tests.domain.given import known

BY = "test"
ORGANISATIONS = [known(200 + number) for number in range(4)]
DECISION = {"kind": "decision", "decision_id": known(7)}


class History:
    """Does things to a statement, chosen by a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.statement = Statement.register(
            reference=f"2025/{seed + 1}",
            kind="letter",
            title=f"Uttalelse {seed}",
            subject_areas=self.chance.sample(["Samferdsel", "Klima", "Skole"], self.chance.randint(0, 2)),
            replaces=[known(300 + self.chance.randint(0, 3))] if self.chance.random() < 0.3 else [],
            by=BY,
        )

    def go_on(self, steps: int) -> Statement:
        """Return the statement after so many steps, of which the domain may have refused some."""
        self.statement.draft(drafted_on="2020", by=BY)
        for _ in range(steps):
            try:
                self.chance.choices(
                    [self._draft, self._adopt, self._send, self._publish, self._support, self._end, self._put_right],
                    [3, 3, 3, 2, 2, 1, 3],
                )[0]()
            except DomainError:
                continue
        return self.statement

    def date(self) -> str:
        """Return a date, partial at times."""
        year, month, day = self.chance.randint(2020, 2024), self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice([f"{year}", f"{year}-{month:02}", *[f"{year}-{month:02}-{day:02}"] * 4])

    def _draft(self) -> None:
        self.statement.draft(
            version=self.chance.choice([None, None, self.chance.randint(1, 5)]),
            drafted_on=self.date() if self.chance.random() < 0.5 else None,
            texts=[{"document_id": known(400 + self.chance.randint(0, 5)).hex, "sha256": "a" * 64}],
            corrects=self._version() if self.chance.random() < 0.2 else None,
            by=BY,
        )

    def _adopt(self) -> None:
        who = self.chance.choice(["decision", "leader", "secretary"])
        basis = DECISION if self.chance.random() < 0.5 else None
        authority = "Delegering" if self.chance.random() < 0.8 else None
        self.statement.adopt(
            self._version(), adopted_on=self.date(), adopted_by=who, authority=authority, basis=basis, by=BY
        )

    def _send(self) -> None:
        some = self.chance.sample(ORGANISATIONS, self.chance.randint(1, 2))
        self.statement.send(self._version(), sent_on=self.date(), recipients=some, by=BY)

    def _publish(self) -> None:
        channel = self.chance.choice(["website", "newspaper"])
        self.statement.publish_in_channel(self._version(), published_on=self.date(), channel=channel, by=BY)

    def _support(self) -> None:
        self.statement.state_support(
            self.chance.choice(ORGANISATIONS),
            stance=self.chance.choice(["behind", "reserved", "dissent", "not-behind"]),
            version=self.chance.choice([None, self._version()]),
            stated_on=self.date() if self.chance.random() < 0.6 else None,
            by=BY,
        )

    def _end(self) -> None:
        if self.chance.random() < 0.5:
            self.statement.record_reply(self.chance.choice(ORGANISATIONS), replied_on=self.date(), by=BY)
        elif self.chance.random() < 0.4:
            self.statement.retract(retracted_on=self.date(), reason="ny kunnskap", by=BY)

    def _put_right(self) -> None:
        number = int(self.chance.choice([*self.statement.facts["records"], "2"]))
        record = self.statement.facts["records"].get(str(number), {})
        dates = [field for field in record if field.endswith("_on") and record[field]]
        if dates and self.chance.random() < 0.6:
            self.statement.correct({dates[0]: self.date()}, number=number, reason="feil", by=BY)
        elif self.chance.random() < 0.5:
            self.statement.take_back(number, reason="feil", by=BY)

    def _version(self) -> int:
        return self.chance.randint(1, 4)

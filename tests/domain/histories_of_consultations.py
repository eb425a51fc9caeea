"""Consultations to which anything happens, on any days, in any order."""

from random import Random
from typing import Any
from uuid import UUID

from domain.consultations import Agreeing, Consultation, Heard, TreatmentOutcome
from domain.errors import DomainError
from domain.ways import AnsweringWay
from tests.domain.given import SHA, known

BY = "kari"
MUNICIPALITIES = [known(number) for number in (60, 61, 62)]


class History:
    """A consultation, and what chance lets happen to it."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.id = UUID(int=self.chance.getrandbits(128))
        deadline = self.chance.choice([None, self.day(), "2024", "2024-05"])
        sender: dict[str, Any] = {"sender": "Prøvefylket"} if seed % 2 else {"sender_id": known(63)}
        self.one = Consultation.receive(
            reference=f"2024/{seed + 1}",
            title="Høring",
            received_on=self.chance.choice(["2024", "2024-01-15", "2023-12"]),
            deadline=deadline,
            subject_areas=self.chance.choice([[], ["Samferdsel"], ["Klima", "Samferdsel"]]),
            by=BY,
            id=self.id,
            **sender,
        )

    def day(self) -> str:
        """Return a day, sometimes a month or a year."""
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice([f"2024-{month:02}-{day:02}"] * 5 + [f"2024-{month:02}", "2024"])

    def go_on(self, steps: int) -> Consultation:
        """Let so many things happen, those that can, and return the consultation."""
        for _ in range(steps):
            try:
                self._step()
            except DomainError:
                continue
        return self.one

    def _step(self) -> None:
        chance, one, on = self.chance, self.one, self.day()
        who, texts = chance.choice(MUNICIPALITIES), [{"document_id": known(3).hex, "sha256": SHA}]
        principle = chance.choice([None, {"principles_id": known(64), "version": 1, "point": "2"}])
        basis = chance.choice([None, {"kind": "decision", "decision_id": known(65)}])
        numbers = [int(number) for number in one.facts["records"]]
        outcome = chance.choice(list(TreatmentOutcome))
        steps: list[Any] = [
            lambda: one.move_deadline(deadline=chance.choice([None, self.day()]), moved_on=on, by=BY),
            lambda: one.choose_way(
                chance.choice(list(AnsweringWay)), chosen_on=on, principle=principle, basis=basis, by=BY
            ),
            lambda: one.ask(who, asked_on=on, deadline=chance.choice([None, self.day()]), by=BY),
            lambda: one.take_input(who, received_on=on, agreeing=chance.choice(list(Agreeing)), texts=texts, by=BY),
            lambda: one.decline_input(who, declined_on=on, by=BY),
            lambda: one.answer_itself(who, answered_on=on, basis=basis, by=BY),
            lambda: one.draft(drafted_on=on, texts=texts, by=BY),
            lambda: one.treat(treated_on=on, outcome=outcome, body="Regionrådet", basis=basis, by=BY),
            lambda: one.answer(known(chance.randint(66, 67)), answered_on=on, by=BY),
            lambda: one.let_pass(passed_on=on, reason="rakk det ikke", by=BY),
            lambda: one.tell_outcome(known_on=on, outcome="Vedtatt", heard=chance.choice(list(Heard)), by=BY),
            lambda: one.correct({"deadline": self.day()}, reason="avskrift", by=BY),
            lambda: one.take_back(chance.choice(numbers), reason="feil", by=BY) if numbers else None,
        ]
        chance.choice(steps)()

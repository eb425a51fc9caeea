"""Meetings to which anything happens, on any days, in any order."""

from random import Random
from typing import Any
from uuid import UUID

from domain.errors import DomainError
from domain.meetings import ItemKind, Meeting, agenda
from tests.domain.given import SHA, known

BY = "kari"


class History:
    """A meeting, and what chance lets happen to it."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.id = UUID(int=self.chance.getrandbits(128))
        self.one = Meeting.plan(
            reference=f"2024/{seed + 1}",
            body_id=known(60),
            bodies=self.chance.choice([[], [known(61)], [known(61), known(62)]]),
            starts_on=self.day(),
            starts_at=self.chance.choice([None, "09:00"]),
            place=self.chance.choice([None, "Rådhuset"]),
            by=BY,
            id=self.id,
        )

    def day(self) -> str:
        """Return a day."""
        return f"2024-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def go_on(self, steps: int) -> Meeting:
        """Let so many things happen, those that can, and return the meeting."""
        for _ in range(steps):
            try:
                self._step()
            except DomainError:
                continue
        return self.one

    def _step(self) -> None:
        chance, one, on = self.chance, self.one, self.day()
        items = [each.item for each in agenda(one.facts)]
        numbers = [int(number) for number in one.facts["records"]]
        text = {"document_id": known(3).hex, "sha256": SHA}
        closed = chance.choice([None, None, {"section": "offl. § 23"}])
        about: dict[str, Any] = {"title": "Sak", "item_kind": chance.choice(list(ItemKind)), "closed": closed}
        about |= {"case_id": chance.choice([None, known(63)]), "papers": chance.choice([[], [known(4)]])}
        order = [{"item": item, "number": f"{place}/2024"} for place, item in enumerate(self._shuffled(items), 1)]
        steps: list[Any] = [
            lambda: one.set_item(**about, by=BY),
            lambda: one.set_item(**about, by=BY),
            lambda: one.set_item(item=chance.choice(items), **about, by=BY) if items else None,
            lambda: one.drop_item(chance.choice(items), by=BY) if items else None,
            lambda: one.arrange(order, by=BY),
            lambda: one.move(moved_on=on, reason="sykdom", starts_on=self.day(), by=BY),
            lambda: one.cancel(cancelled_on=on, reason="ingen saker", by=BY) if chance.random() < 0.3 else None,
            lambda: one.convene(sent_on=on, recipients=["alle"], texts=[text], by=BY),
            lambda: one.hold(held_on=on, opened_at="9", by=BY),
            lambda: one.draft_minutes(self._minutes(items), drafted_on=on, by=BY),
            lambda: one.draft_minutes(self._minutes(items), drafted_on=on, by=BY),
            lambda: one.approve_minutes(approved_on=on, by=BY),
            lambda: one.sign_minutes(signed_on=on, names=["Kari Eksempel"], by=BY),
            lambda: one.publish_minutes(published_on=on, by=BY),
            lambda: one.decide(chance.choice(items), known(65), by=BY) if items else None,
            lambda: one.correct({"starts_on": self.day()}, reason="avskrift", by=BY),
            lambda: one.take_back(chance.choice(numbers), reason="feil", by=BY) if numbers else None,
        ]
        chance.choice(steps)()

    def _minutes(self, items: list[int]) -> dict[str, Any]:
        person = {"key": "p1", "name": "Kari Eksempel", "role": "leader", "votes": True, "presence": "present"}
        state = self.chance.choice(["treated", "postponed"])
        treatments = {str(item): {"state": state, "text": "Vedtatt."} for item in items if self.chance.random() < 0.7}
        return {"attendance": [person], "treatments": treatments}

    def _shuffled(self, items: list[int]) -> list[int]:
        return self.chance.sample(items, len(items))

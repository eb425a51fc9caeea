"""Random histories of action plans, by the rules of the domain: what it refuses is left out."""

from random import Random

from domain.action_plans import ActionPlan, LinkKind, ProgressState
from domain.errors import DomainError
from tests.domain.given import known

BY = "test"
_KEYS = ("T1", "T2", "T3", "T4")


class History:
    """Does things to an action plan, chosen by a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.plan = ActionPlan.register(reference=f"2024/{seed + 1}", title=f"Handlingsplan {seed}", by=BY)

    def go_on(self, steps: int) -> ActionPlan:
        """Return the plan after so many steps, of which the domain may have refused some."""
        doing = [self._adopt, self._tell, self._link, self._repeal, self._correct, self._take_back]
        for _ in range(steps):
            try:
                self.chance.choices(doing, [5, 6, 4, 1, 3, 2])[0]()
            except DomainError:
                continue
        return self.plan

    def date(self) -> str:
        """Return a date, partial at times."""
        year, month, day = self.chance.randint(2020, 2024), self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice([f"{year}", f"{year}-{month:02}", *[f"{year}-{month:02}-{day:02}"] * 4])

    def _adopt(self) -> None:
        measures = [
            {"key": key, "text": f"Tiltak {key}", "due": self.date() if self.chance.random() < 0.7 else None}
            for key in _KEYS
            if self.chance.random() < 0.6
        ]
        self.plan.adopt(
            version=self.chance.choice([None, None, self.chance.randint(1, 9)]),
            valid_from=self.date(),
            valid_until=self.date() if self.chance.random() < 0.3 else None,
            measures=measures,
            basis={"kind": "decision", "decision_id": known(4)} if self.chance.random() < 0.5 else None,
            by=BY,
        )

    def _tell(self) -> None:
        state = self.chance.choice(list(ProgressState))
        self.plan.tell_progress(self.chance.choice(_KEYS), state=state, told_on=self.date(), by=BY)

    def _link(self) -> None:
        to = known(self.chance.randint(1, 9))
        self.plan.link(self.chance.choice(_KEYS), to_kind=self.chance.choice(list(LinkKind)), to_id=to, by=BY)

    def _repeal(self) -> None:
        self.plan.repeal(repealed_on=self.date(), by=BY)

    def _correct(self) -> None:
        number = self._number()
        record = self.plan.facts["records"].get(str(number), {})
        field = {"repeal": "repealed_on", "progress": "told_on"}.get(record.get("kind", ""), "valid_from")
        changes = {"note": f"merknad {number}"} if record.get("kind") == "link" else {field: self.date()}
        self.plan.correct(changes, number=number, reason="avskrift", by=BY)

    def _take_back(self) -> None:
        self.plan.take_back(self._number(), reason="feil", by=BY)

    def _number(self) -> int:
        return int(self.chance.choice(list(self.plan.facts["records"]) or ["99"]))

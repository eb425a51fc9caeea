"""Random histories of an agreement, by the rules of the domain: what it refuses is left out."""

from random import Random
from uuid import UUID

from domain.agreements import Agreement
from domain.errors import DomainError
from tests.domain.given import known

BY = "test"
PARTIES = [known(100 + number) for number in range(4)]


class History:
    """Does things to an agreement, chosen by a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.agreement = Agreement.register(reference=f"2025/{seed + 1}", kind="other", title="Avtale", by=BY)

    def go_on(self, steps: int) -> Agreement:
        """Return the agreement after so many steps, of which the domain may have refused some."""
        for party in PARTIES[:3]:
            self.agreement.join(party, joined_on=self.date() if self.chance.random() < 0.5 else None, by=BY)
        for _ in range(steps):
            try:
                self.chance.choices(
                    [self._draft, self._adopt, self._other, self._send, self._end, self._party, self._put_right],
                    [3, 10, 5, 3, 1, 1, 2],
                )[0]()
            except DomainError:
                continue
        return self.agreement

    def date(self) -> str:
        """Return a date, partial at times."""
        year, month, day = self.chance.randint(2020, 2024), self.chance.randint(1, 12), self.chance.randint(1, 28)
        return self.chance.choice([f"{year}", f"{year}-{month:02}", *[f"{year}-{month:02}-{day:02}"] * 4])

    def _draft(self) -> None:
        by_assembly = self.chance.random() < 0.2
        some = self.chance.sample(PARTIES[:3], self.chance.randint(1, 3))
        adoption = {"by": "assembly", "majority": "two-thirds"} if by_assembly else {"by": "parties", "adopters": some}
        rule = self.chance.choice(["all-adopted", "all-adopted", "each-adopts", "date", "signature"])
        self.agreement.draft(
            version=self.chance.choice([None, None, None, self.chance.randint(1, 9)]),
            adoption=adoption,
            force={"rule": rule, "earliest": self._perhaps(0.5)},
            valid_until=self._perhaps(0.2),
            notice_months=self.chance.choice([None, 6]),
            review_on=self._perhaps(0.3),
            by=BY,
        )

    def _adopt(self) -> None:
        reservation = None
        if self.chance.random() < 0.3:
            effect = self.chance.choice(["partly", "suspensive"])
            reservation = {"text": "nei", "clauses": ["§ 7"], "effect": effect}
        adopter, version, decided_on = self._adopter(), self._version(), self.date()
        if self.chance.random() < 0.15:
            self.agreement.decline(version, organisation_id=adopter, decided_on=decided_on, by=BY)
            return
        votes = None if adopter else {"for": self.chance.randint(0, 9), "cast": 9}
        self.agreement.adopt(
            version, organisation_id=adopter, decided_on=decided_on, reservation=reservation, votes=votes, by=BY
        )

    def _other(self) -> None:
        version, one = self._version(), self.agreement
        what = self.chance.randrange(5)
        if what == 0:
            one.set_in_force(version, valid_from=self.date(), by=BY)
        elif what == 1:
            one.lift_reservation(version, organisation_id=self.chance.choice(PARTIES), lifted_on=self.date(), by=BY)
        elif what == 2:
            one.supersede(version, superseded_on=self.date(), by=BY)
        elif what == 3:
            one.withdraw_version(version, withdrawn_on=self.date(), by=BY)
        else:
            one.sign(version, organisation_id=self._adopter(), signed_on=self.date(), by=BY)

    def _send(self) -> None:
        if self.chance.random() < 0.2:
            self.agreement.review(reviewed_on=self.date(), next_on=self._perhaps(0.5), by=BY)
        else:
            self.agreement.send(self._version(), sent_on=self.date(), deadline=self._perhaps(0.6), by=BY)

    def _end(self) -> None:
        if self.chance.random() < 0.3:
            self.agreement.terminate(ended_on=self.date(), by=BY)

    def _party(self) -> None:
        party = self.chance.choice(PARTIES)
        if self.chance.random() < 0.5:
            self.agreement.leave(party, left_on=self.date(), by=BY)
        else:
            self.agreement.join(party, joined_on=self.date(), by=BY)

    def _put_right(self) -> None:
        number = int(self.chance.choice(list(self.agreement.facts["records"])))
        record = self.agreement.facts["records"][str(number)]
        dates = [field for field in record if field.endswith("_on") and record[field]]
        if dates and self.chance.random() < 0.6:
            self.agreement.correct({dates[0]: self.date()}, number=number, reason="feil", by=BY)
        elif record["kind"] not in ("party", "version"):
            self.agreement.take_back(number, reason="feil", by=BY)

    def _adopter(self) -> UUID | None:
        return self.chance.choice([*PARTIES[:3], *PARTIES[:3], None])

    def _version(self) -> int:
        return self.chance.randint(1, 5)

    def _perhaps(self, likely: float) -> str | None:
        return self.date() if self.chance.random() < likely else None

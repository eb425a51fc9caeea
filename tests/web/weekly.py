"""What has a day in the week of DAY, over the meetings of tests/web/met.py: for tests of `/uka`.

| what | is due |
|---|---|
| the follow-up «Sende uttalelsen» of RR 23/2025 | 10.11.2025: overdue |
| the letter 2025/18-1 | Wednesday; 2025/17-3, which is shielded, on Friday |
| the meeting 2026/6 of KDU | on Thursday, convened |
| the meeting 2026/7 of RR | 04.12.2026: its notice is to be sent on Friday |
| the meeting 2026/8 of OU | in October, and nobody noted that it was held |
"""

from application.commands.agendas import ConveneMeeting, convene_meeting
from application.commands.journal import ExpectAnswer, expect_answer
from application.commands.meetings import PlanMeeting, plan_meeting
from tests.web.filing import Filing, the

DAY = "2026-11-25"


def fill_week(filing: Filing) -> None:
    """File it."""
    archive, by = filing.opened.archive, filing.by
    with filing.at("2026-10-01T09:00"):
        for number, body, day in ((6, "KDU", "2026-11-26"), (7, "RR", "2026-12-04"), (8, "OU", "2026-10-12")):
            meeting_id = the(f"møte 2026/{number}")
            when = {"starts_on": day, "starts_at": "09:00", "place": "Rådhuset"}
            command = PlanMeeting(
                meeting_id=meeting_id,
                reference=f"2026/{number}",
                body_id=the(body),
                by=by,
                **when,  # type: ignore[arg-type]
            )
            plan_meeting(archive, command)
        convene_meeting(archive, ConveneMeeting(meeting_id=the("møte 2026/6"), sent_on="2026-10-02", by=by))
        for reference, due in (("2025/18-1", "2026-11-25"), ("2025/17-3", "2026-11-27")):
            expect_answer(archive, ExpectAnswer(entry_id=the(reference), due=due, by=by))

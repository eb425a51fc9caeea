"""An invented meeting and an invented plan, with every form of what papers tell."""

from datetime import UTC, datetime
from typing import Any

from web.papers_of_meetings.told import Approval, Called, Frame, Item, Meeting
from web.papers_of_meetings.year_report import Area, Arena, Measure, PlanYear

FRAME = Frame(
    language="nb", council="Prøveregionen", made=datetime(2026, 11, 28, 12, tzinfo=UTC), absence_to="post@example.no"
)

MEETING = Meeting(
    body="Regionrådet",
    abbreviation="RR",
    reference="2026/12",
    starts_on="2026-03-12",
    starts_at="09:00",
    ends_at="15:00",
    place="Kommunestyresalen, Prøveby rådhus",
    link="https://moter.example.no/rr/2026-12",
    form="hybrid",
)

SECRET = "Forhandlingene med Fabrikken AS"

ITEMS = [
    Item(item=3, kind="approval", number="20/2026", title="Godkjenning av innkalling og saksliste"),
    Item(
        item=4,
        number="21/2026",
        title="Høring om nytt togtilbud på Østre linje",
        recommendation="1. Regionrådet ber om halvtimesavganger.\n2. Uttalelsen sendes departementet.",
        papers=("Saksframlegg: togtilbud på Østre linje", "Høringsbrev fra departementet"),
    ),
    Item(item=5, kind="election", number="22/2026", title="Valg av leder og nestleder for perioden 2026–2027"),
    Item(
        item=6,
        number="23/2026",
        title=SECRET,
        public_title="Forhandlinger",
        recommendation=f"{SECRET} føres videre.",
        closed={"section": "kommuneloven § 11-5 tredje ledd bokstav a", "reason": None},
    ),
    Item(item=7, kind="other-business", title="Eventuelt", outside_agenda=True),
]

CALLED = {
    "members": [Called(name="Kari Eksempel", role="leader", party="Marker kommune"), Called(name="Ola", role="member")],
    "deputies": [Called(name="Åse Tenkt", role="deputy", party="Skiptvet kommune")],
    "others": [Called(name="Kontrollutvalget", role="guest")],
}


def _person(key: str, name: str, role: str = "member", **more: Any) -> dict[str, Any]:
    told = {"key": key, "name": name, "role": role, "votes": role in ("leader", "member", "deputy"), "party": None}
    return (
        {"presence": "present", "deputy_for": None, "from_item": None, "until_item": None, "excuse": None} | told | more
    )


def _treated(**more: Any) -> dict[str, Any]:
    empty = {"disqualified": [], "excused": [], "proposals": [], "ballots": [], "statements": [], "tasks": []}
    plain = {
        "state": "treated",
        "closed": None,
        "discussion": None,
        "recommendation": None,
        "outcome": None,
        "text": "",
    }
    return empty | plain | more


def _vote(party: str, option: str, name: str, deputy_for: str | None = None) -> dict[str, Any]:
    more = {"organisation_id": None, "count": 1, "attended": name, "deputy_for": deputy_for}
    return {"party": party, "option": option, **more}


_BALLOTS: list[dict[str, Any]] = [
    {"method": "alternatives", "about": "punkt 1", "options": ["A", "B"], "counts": {"A": 2, "B": 2}}
    | {"casting_vote": "A", "adopted": "A", "votes": []},
    {"method": "for-against", "options": ["for", "against"], "counts": {"for": 3, "against": 1}, "adopted": "for"}
    | {"votes": [_vote("Marker", "for", "Kari Eksempel"), _vote("Skiptvet", "against", "Åse Tenkt", "Bjørn Påfunn")]},
]

ELECTIONS: list[dict[str, Any]] = [
    {"method": "majority-election", "about": "leder", "options": ["Kari Eksempel", "Ola Prøve"], "round": 2, "blank": 1}
    | {"counts": {"Kari Eksempel": 2, "Ola Prøve": 2}, "lot": "Kari Eksempel", "elected": ["Kari Eksempel"]}
    | {"votes": [], "adopted": "Kari Eksempel", "written": True},
    {"method": "proportional-election", "options": ["Liste 1", "Liste 2"], "counts": {"Liste 1": 3, "Liste 2": 1}}
    | {"votes": [], "adopted": None, "places": 2, "seats": {"Liste 1": 2, "Liste 2": 0}, "elected": ["Nils", "Åse"]},
    {"method": "agreed-election", "options": ["for"], "counts": {}, "votes": [], "elected": ["Ola Prøve"]},
    {"method": "lot", "options": ["Nils", "Åse"], "counts": {}, "votes": [], "adopted": "Åse", "elected": ["Åse"]},
]

MINUTES: dict[str, Any] = {
    "opened_at": "09:05",
    "closed_at": "14:40",
    "chair": "Kari Eksempel",
    "secretary": "Siri Sekretær",
    "attendance": [
        _person("p1", "Kari Eksempel", "leader", party="Marker kommune"),
        _person("p2", "Bjørn Påfunn", party="Skiptvet kommune", presence="absent", excuse="syk"),
        _person("p3", "Åse Tenkt", "deputy", party="Skiptvet kommune", deputy_for="p2"),
        _person("p4", "Ola Prøve", party="Rakkestad kommune", from_item=4, until_item=6),
        _person("p5", "Turid Liksom", party="Indre Østfold kommune", from_item=5, until_item=5),
        _person("p6", "Siri Sekretær", "secretary"),
    ],
    "treatments": {
        "3": _treated(text="Innkalling og saksliste ble godkjent.", ballots=[{"method": "unanimous", "counts": {}}]),
        "4": _treated(
            disqualified=[
                {"key": "p4", "section": "fvl-6", "ground": "Styreleder i Jernbanen AS", "decided": True}
                | {"left_room": "yes"}
            ],
            excused=[{"key": "p1", "reason": "Hemmelig grunn"}],
            discussion="Saken ble drøftet.\nFlere tok ordet.",
            proposals=[
                {"key": "A", "from": "Kari Eksempel", "text": "Timesavganger."},
                {"key": "B", "from": None, "text": "Halvtimesavganger."},
            ],
            ballots=_BALLOTS,
            outcome="amended",
            text="1. Regionrådet ber om timesavganger.\n2. Uttalelsen sendes departementet.",
            statements=[{"from": "Åse Tenkt", "text": "Skiptvet mener at dette ikke er nok."}],
            tasks=[{"text": "Sende uttalelsen", "responsible": "Siri Sekretær", "due": "2026-03-20"}],
        ),
        "5": _treated(ballots=ELECTIONS, outcome="as-recommended"),
        "6": _treated(
            closed={"section": "kommuneloven § 11-5 tredje ledd bokstav a", "decided": True},
            text=f"{SECRET} avsluttes.",
            discussion=SECRET,
        ),
        "7": _treated(state="postponed"),
    },
}

APPROVAL = Approval(approved_on="2026-04-09", approved_where="sak RR 30/2026")

PLAN = PlanYear(
    title="Strategi og handlingsplan",
    reference="2025/1",
    version="2026",
    on="2026-12-31",
    year=2026,
    adopted_on="2025-12-04",
    basis="Regionrådet, RR 40/2025",
    valid_from="2026-01-01",
    valid_until="2026-12-31",
    sections=[("Hvem vi er", "Vi er fire kommuner.\nVi samarbeider.")],
    areas=[
        Area(
            name="Samferdsel",
            goals=[("M1", "Halvtimesavganger på Østre linje")],
            measures=[
                Measure(key="T1", text="Uttale seg om togtilbudet", state="done", goal="M1", responsible="Regionrådet"),
                Measure(
                    key="T2", text="Møte departementet", state="under-way", due="2026-06-01", is_late=True, percent=40
                ),
            ],
        ),
        Area(name="Klima"),
    ],
    arenas=[
        Arena(name="Ordførerutvalget", planned=8, held=6, note="ett møte avlyst"),
        Arena(name="Seminar", planned=None, held=1),
    ],
    do_more=["Møte stortingsbenken"],
    do_not=["Skrive lange brev"],
)

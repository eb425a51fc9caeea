"""The invented council: its municipalities and other organisations, its bodies, and who sits in them.

Every name says of itself that it is made up, and none is a real place's, company's or person's.
"""

from dataclasses import dataclass

NAME = "Demoregionen regionråd"

LEGAL_FORM = "Interkommunalt politisk råd"

FOUNDED = "2012-01-01"
"""Since when the council is there, and its municipalities take part; one that came of a merger, since then."""

COUNCIL = "DEM"
"""The council's own code among the organisations."""


@dataclass(frozen=True, kw_only=True)
class OrganisationPlan:
    """An organisation. `earlier` is the name it had until `renamed`, and `into` whom it has merged into, `merged`."""

    name: str
    kind: str
    number_kind: str | None = None
    number: str | None = None
    earlier: str | None = None
    renamed: str | None = None
    into: str | None = None
    merged: str | None = None
    valid_from: str | None = None


@dataclass(frozen=True, kw_only=True)
class BodyPlan:
    """A body: when it meets (months, weekday from 0, week of the month), and who stands behind it, by code.

    `votes` is how many each municipality has. `first_items` are the items of a meeting before those we hold.
    `established` is `-2-02-01` for a day in the archive's three years, or what old papers say; so is `dissolved`.
    """

    name: str
    kind: str
    months: tuple[int, ...]
    weekday: int
    week: int
    owner: str = COUNCIL
    votes: int = 0
    first_items: int = 2
    established: str | None = None
    dissolved: str | None = None
    earlier: tuple[str, str] | None = None


def _municipality(name: str, number: str, **more: str) -> OrganisationPlan:
    return OrganisationPlan(
        name=f"{name} kommune", kind="municipality", number_kind="municipality-number", number=number, **more
    )


MUNICIPALITIES = ("EKS", "PRØ", "TEN", "LIK")

ORGANISATIONS = {
    "EKS": _municipality("Eksempelvik", "9901", valid_from="2020-01-01"),
    "PRØ": _municipality("Prøvdal", "9902"),
    "TEN": _municipality("Tenkeby", "9903"),
    "LIK": _municipality("Liksomnes", "9904"),
    "BOR": _municipality("Bortevik", "9911", into="EKS", merged="2020-01-01"),
    "DEM": OrganisationPlan(name=NAME, kind="association", valid_from="2012-01-01"),
    "FYL": OrganisationPlan(
        name="Dikterfylket fylkeskommune",
        kind="county",
        number_kind="county-number",
        number="99",
        earlier="Utkast fylkeskommune",
        renamed="-2-01-01",
    ),
    "STA": OrganisationPlan(name="Forvalteren i Dikterfylket", kind="state"),
    "VEG": OrganisationPlan(name="Det tenkte vegkontoret", kind="state"),
    "BAN": OrganisationPlan(name="Det oppdiktede jernbaneverket", kind="state"),
    "DEP": OrganisationPlan(name="Departementet for eksempler", kind="state"),
    "HØG": OrganisationPlan(name="Høgskolen i Prøvdal", kind="state"),
    "FAG": OrganisationPlan(name="Fagskolen Skissen", kind="state"),
    "BUS": OrganisationPlan(name="Liksombussen AS", kind="company"),
    "NÆR": OrganisationPlan(
        name="Påfunn næringshage AS", kind="company", earlier="Luftslott næringshage AS", renamed="-1-06-01"
    ),
    "REI": OrganisationPlan(name="Besøk Demoregionen SA", kind="company"),
    "AVF": OrganisationPlan(name="Tenkeby renovasjon IKS", kind="company"),
    "SYK": OrganisationPlan(name="Sykehuset Tenkt HF", kind="company"),
    "BED": OrganisationPlan(name="Demoregionen bedriftsforening", kind="association"),
    "NAT": OrganisationPlan(name="Naturvernet i Liksomnes", kind="association"),
    "SYL": OrganisationPlan(name="Sykkelens venner i Prøvdal", kind="association"),
    "FRI": OrganisationPlan(name="Frivilligheten i Eksempelvik", kind="association"),
    "HOV": OrganisationPlan(name="Storbyringen", kind="network"),
    "JER": OrganisationPlan(name="Jernbaneforum Påfunn", kind="network"),
    "FKR": OrganisationPlan(name="Folkehelsepartnerskapet i Dikterfylket", kind="network"),
}
"""By code. Municipality and county numbers in the nineties are given to nobody."""


def _appointed_to(name: str, owner: str) -> BodyPlan:
    """Return a body of others of whose meetings the archive holds nothing but who was sent there."""
    return BodyPlan(name=name, kind="external", months=(), weekday=0, week=1, owner=owner)


BODIES = {
    "RR": BodyPlan(name="Regionrådet", kind="political", months=(2, 4, 6, 9, 10, 12), weekday=4, week=4, votes=2),
    "OU": BodyPlan(
        name="Ordførerutvalget",
        kind="political",
        months=(1, 3, 4, 5, 8, 9, 11, 12),
        weekday=4,
        week=2,
        votes=1,
        earlier=("Arbeidsutvalget", "AU"),
    ),
    "KDU": BodyPlan(
        name="Kommunedirektørutvalget",
        kind="administrative",
        months=(1, 2, 3, 5, 6, 8, 10, 11),
        weekday=3,
        week=1,
        votes=1,
        first_items=1,
    ),
    "NN": BodyPlan(
        name="Næringsnettverket", kind="network", months=(2, 6, 10), weekday=1, week=3, first_items=0, owner="PRØ"
    ),
    "KMN": BodyPlan(
        name="Klima- og miljønettverket",
        kind="network",
        months=(3, 9, 11),
        weekday=2,
        week=2,
        first_items=0,
        owner="LIK",
        established="-2-02-01",
    ),
    "SN": BodyPlan(
        name="Samarbeidsnemnda for Bortevik og nabokommunene",
        kind="political",
        months=(),
        weekday=0,
        week=1,
        owner="BOR",
        established="1974",
        dissolved="2011",
    ),
    "JFP": BodyPlan(
        name="Styret i Jernbaneforum Påfunn",
        kind="external",
        months=(3, 6, 10, 12),
        weekday=0,
        week=2,
        first_items=4,
        owner="JER",
    ),
    "KSE": BodyPlan(
        name="Kommunestyret i Eksempelvik",
        kind="external",
        months=(2, 3, 5, 6, 9, 10, 11, 12),
        weekday=3,
        week=2,
        first_items=7,
        owner="EKS",
    ),
    "KSP": BodyPlan(
        name="Kommunestyret i Prøvdal",
        kind="external",
        months=(2, 3, 5, 6, 9, 10, 11, 12),
        weekday=1,
        week=3,
        first_items=6,
        owner="PRØ",
    ),
    "KST": BodyPlan(
        name="Kommunestyret i Tenkeby",
        kind="external",
        months=(2, 3, 5, 6, 9, 10, 11, 12),
        weekday=2,
        week=3,
        first_items=5,
        owner="TEN",
    ),
    "KSL": BodyPlan(
        name="Kommunestyret i Liksomnes",
        kind="external",
        months=(2, 3, 5, 6, 9, 10, 11, 12),
        weekday=0,
        week=3,
        first_items=4,
        owner="LIK",
    ),
    "STB": _appointed_to("Styringsgruppen for storbysamarbeidet", "HOV"),
    "STT": _appointed_to("Ekspertgruppe for transport", "HOV"),
    "STK": _appointed_to("Ekspertgruppe for klima", "HOV"),
    "FHP": _appointed_to("Styringsgruppen i Folkehelsepartnerskapet", "FKR"),
    "BDS": _appointed_to("Styret i Besøk Demoregionen SA", "REI"),
    "PNH": _appointed_to("Styret i PNH AS", "NÆR"),
    "TSU": _appointed_to("Trafikksikkerhetsutvalget i Dikterfylket", "FYL"),
}
"""By code, which is the abbreviation of today."""

RENAMED_ON = "-1-01-01"
"""When bodies with an earlier name got the one of today."""

MEMBERS = {
    "EKS": ("Kari Eksempel", "Ola Prøvesen"),
    "PRØ": ("Åse Tenkt", "Bjørn Påfunn"),
    "TEN": ("Øystein Diktstad", "Ingrid Luftslott"),
    "LIK": ("Turid Liksom", "Nils Narrestad"),
}
"""Who votes for each municipality, the mayor first."""

DEPUTIES = {"EKS": "Per Plassholder", "PRØ": "Siv Skissedal", "TEN": "Hallvard Hypotese", "LIK": "Mona Modell"}
"""Who attends when a member cannot."""

SUCCEEDED = {"Ola Prøvesen": ("Vigdis Vindseng", "-1-03-28")}
"""Who took the seat of a member, and when it was empty; the others of MEMBERS have sat all three years."""

ON_LEAVE = {"LIK": ("-1-02-03", "-1-05-15")}
"""From when until when the mayor had leave, and the deputy acted."""

DIRECTORS = {"EKS": "Gro Gjettum", "PRØ": "Even Utkast", "TEN": "Marit Mønster", "LIK": "Sindre Skinn"}
"""The municipal directors."""

DIRECTOR_ON_LEAVE = ("TEN", "Aksel Antatt", "-0-03-02", "-0-05-29")
"""Whose director had leave, who acted, and from when until when."""

RENAMED_PERSON = ("Ingrid Luftslott", "Ingrid Luftslott Tankestad", "-1-09-01")
"""Who took another name, which, and when."""

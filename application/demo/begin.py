"""Plans how the demo archive gets to know organisations, bodies and people, and what becomes of their names."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from application.archive import Archive
from application.commands.bodies import (
    DissolveBody,
    EstablishBody,
    RenameBody,
    dissolve_body,
    establish_body,
    rename_body,
)
from application.commands.council import (
    AdmitParticipant,
    RegisterArea,
    RegisterCouncil,
    admit_participant,
    register_area,
    register_council,
)
from application.commands.organisations import (
    MergeOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    merge_organisation,
    register_organisation,
    rename_organisation,
)
from application.commands.people import (
    FindSamePerson,
    RegisterPerson,
    RenamePerson,
    find_same_person,
    register_person,
    rename_person,
)
from application.demo import council
from application.demo.calendar import THREE_YEARS, at_work, is_relative, planned_day, years_before
from application.demo.clockwork import Clockwork
from application.demo.names import demo_id
from application.demo.seated import people, same_people


def plan_council(clockwork: Clockwork, archive: Archive, today: date, areas: Iterable[str], *, by: str) -> None:
    """Plan what the archive says of its own council: its description, its municipalities, and the subject areas."""
    began = at_work(years_before(today, THREE_YEARS) + timedelta(days=1), Random("directory")) + timedelta(minutes=15)
    described = RegisterCouncil(name=council.NAME, legal_form=council.LEGAL_FORM, archive_creator=council.NAME, by=by)
    clockwork.at(began, partial(register_council, archive, described))
    for code in council.MUNICIPALITIES:
        since = council.ORGANISATIONS[code].valid_from or council.FOUNDED
        joined = AdmitParticipant(organisation_id=demo_id("organisation", code), joined_on=since, by=by)
        clockwork.at(began + timedelta(minutes=1), partial(admit_participant, archive, joined))
    for name in areas:
        area = RegisterArea(area_id=demo_id("subject area", name), name=name, by=by)
        clockwork.at(began + timedelta(minutes=2), partial(register_area, archive, area))


def plan_directory(clockwork: Clockwork, archive: Archive, today: date, *, by: str) -> None:
    """Plan the recordings: what was there when the archive was begun, then changes of names when they came."""
    chance = Random("directory")
    began = at_work(years_before(today, THREE_YEARS) + timedelta(days=1), chance)
    for code, plan in council.ORGANISATIONS.items():
        registered = RegisterOrganisation(
            organisation_id=demo_id("organisation", code),
            name=plan.earlier or plan.name,
            kind=plan.kind,
            number_kind=plan.number_kind,
            number=plan.number,
            valid_from=plan.valid_from,
            by=by,
        )
        clockwork.at(began, partial(register_organisation, archive, registered))
        if plan.renamed:
            renamed = RenameOrganisation(
                organisation_id=demo_id("organisation", code),
                name=plan.name,
                valid_from=planned_day(plan.renamed, today).isoformat(),
                by=by,
            )
            moment = at_work(planned_day(plan.renamed, today), chance)
            clockwork.at(moment, partial(rename_organisation, archive, renamed))
    for code, plan in council.ORGANISATIONS.items():
        if plan.into:
            merged = MergeOrganisation(
                organisation_id=demo_id("organisation", code),
                into_id=demo_id("organisation", plan.into),
                merged_on=plan.merged,
                by=by,
            )
            clockwork.at(began + timedelta(minutes=10), partial(merge_organisation, archive, merged))
    # After the organisations that own them, also where a weekend moves both to the same Monday.
    _plan_bodies(clockwork, archive, today, began + timedelta(minutes=20), chance, by=by)
    for name in people():
        person = RegisterPerson(person_id=demo_id("person", name), name=name, by=by)
        clockwork.at(began + timedelta(hours=1), partial(register_person, archive, person))
    for same in same_people():
        found = FindSamePerson(
            person_id=demo_id("person", same.person),
            same_as=demo_id("person", same.same_as),
            reason=same.reason,
            by=by,
        )
        moment = max(at_work(planned_day(same.recorded, today), chance), began + timedelta(hours=2))
        clockwork.at(moment, partial(find_same_person, archive, found))
    before, after, when = council.RENAMED_PERSON
    day = planned_day(when, today)
    new_name = RenamePerson(person_id=demo_id("person", before), name=after, valid_from=day.isoformat(), by=by)
    clockwork.at(at_work(day, chance), partial(rename_person, archive, new_name))


def _plan_bodies(
    clockwork: Clockwork, archive: Archive, today: date, began: datetime, chance: Random, *, by: str
) -> None:
    for code, plan in council.BODIES.items():
        since = planned_day(plan.established, today) if plan.established and is_relative(plan.established) else None
        established = EstablishBody(
            body_id=demo_id("body", code),
            name=plan.earlier[0] if plan.earlier else plan.name,
            abbreviation=plan.earlier[1] if plan.earlier else code,
            kind=plan.kind,
            established_on=since.isoformat() if since else plan.established,
            owner_id=demo_id("organisation", plan.owner),
            convener_id=demo_id("organisation", plan.owner),
            by=by,
        )
        clockwork.at(at_work(since, chance) if since else began, partial(establish_body, archive, established))
        if plan.dissolved:
            gone = DissolveBody(body_id=demo_id("body", code), dissolved_on=plan.dissolved, by=by)
            clockwork.at(began + timedelta(minutes=30), partial(dissolve_body, archive, gone))
        if plan.earlier:
            day = planned_day(council.RENAMED_ON, today)
            renamed = RenameBody(
                body_id=demo_id("body", code),
                name=plan.name,
                abbreviation=code,
                valid_from=day.isoformat(),
                by=by,
            )
            clockwork.at(at_work(day, chance), partial(rename_body, archive, renamed))

"""Statements asked for together: what the public may know, what was said about a subject, and under which authority."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection

from application.archive import Archive
from application.commands.access import Publish, publish
from application.commands.documents import FileDocument
from application.commands.organisations import RegisterOrganisation, register_organisation
from application.commands.statement_versions import DraftStatementVersion, PublishStatement, publish_statement
from application.commands.statements import (
    RegisterStatement,
    Standpoint,
    StateSupport,
    register_statement,
    state_support,
)
from application.commands.statements_put_right import CorrectStatement, correct_statement
from application.opened import OpenArchive
from application.questions.history import history_of
from application.questions.known import last_position
from application.questions.statement_authority import adopted_under_authority
from application.questions.statement_choices import choices_among_statements
from application.questions.statement_facts import (
    facts_of_statements,
    statement_facts,
    statements_resting_on,
    statements_with_document,
    texts_of_no_version,
    without_changes_of_drafts,
)
from application.questions.statement_lines import what_was_said
from application.questions.statements import (
    list_statements,
    statement_by_reference,
    statements_answering,
)
from benchmarks.statements import statements
from domain.access import Audience
from domain.documents import Document
from domain.errors import DomainError, InvalidValuesError
from domain.statements import Statement
from tests.application.filled import BY, Filled


@pytest.fixture
def connection(opened: OpenArchive, filled: Filled) -> Connection:
    with opened.stores.registers.connect() as connection:
        yield connection


def listed(connection: Connection, audience: Audience, **narrowing: object) -> list[str]:
    return [one.reference for one in list_statements(connection, audience, **narrowing).items]  # type: ignore[arg-type]


def test_the_public_sees_what_was_said_the_last_first_and_no_drafts(connection: Connection) -> None:
    assert listed(connection, Audience.PUBLIC) == ["2025/7", "2022/1", "2021/1"]
    assert listed(connection, Audience.OFFICER) == ["2025/8", "2025/7", "2022/1", "2021/1"]
    assert statement_by_reference(connection, "2025/8", Audience.PUBLIC) is None
    known = last_position(connection)
    assert statement_facts(connection, Filled.draft_statement, known, Audience.PUBLIC) is None
    facts = facts_of_statements(connection, [Filled.statement], known, Audience.PUBLIC)[Filled.statement]
    assert [one["version"] for one in facts["records"].values() if one["kind"] == "version"] == [1, 2]
    hidden = statement_by_reference(connection, "2022/1", Audience.PUBLIC)
    assert hidden is not None
    assert (hidden.title, hidden.sees_content) == ("Brev om en sak", False)


def test_they_are_narrowed_by_what_the_asker_sees_of_them(connection: Connection) -> None:
    public = Audience.PUBLIC
    assert listed(connection, public, recipient=[Filled.merged]) == ["2025/7"]
    assert listed(connection, public, channel="newspaper") == []
    assert listed(connection, public, channel="social-media") == ["2021/1"]
    assert listed(connection, public, supporter=[Filled.municipality]) == ["2025/7"]
    assert listed(connection, public, year=2021) == ["2021/1"]
    assert listed(connection, public, state="retracted", on="2022-03-01") == ["2021/1"]
    assert listed(connection, public, state="adopted", on="2022-02-28") == ["2021/1"]
    assert listed(connection, Audience.OFFICER, adopted_by="secretary") == ["2022/1"]
    assert listed(connection, public, adopted_by="secretary") == [], "that would tell what is shielded"
    answering = statements_answering(connection, [Filled.consultation], public)
    assert [one.reference for one in answering[Filled.consultation]] == ["2025/7"]


def test_what_was_said_about_a_subject_tells_to_whom_and_what_came_of_it(connection: Connection) -> None:
    known, asked = last_position(connection), []
    for limit in (2, 50):
        with statements() as told:
            page = what_was_said(connection, Audience.PUBLIC, "2025-06-01", known, area="Samferdsel", limit=limit)
        asked.append(len(told))
    assert asked[0] == asked[1] == 4
    new, old = page.items
    assert (new.view.summary, new.version, new.state) == ("Ny bru før 2030", 2, "adopted")
    assert new.recipients == [Filled.merged, Filled.municipality]
    assert new.channels == ["website"]
    assert [one["summary"] for one in new.replies] == ["Brua er tatt inn i planen"]
    assert [one["corrects"] for one in new.corrected] == [1]
    assert (old.state, old.retraction and old.retraction["reason"]) == ("retracted", "Ny kunnskap")
    assert [one.reference for one in old.replaced_by] == ["2025/7"]
    earlier = what_was_said(connection, Audience.PUBLIC, "2025-03-20", known, first_day="2025-01-01").items
    assert [(one.version, len(one.replies)) for one in earlier] == [(1, 0)]


def test_what_leader_and_secretary_adopted_without_a_decision(connection: Connection) -> None:
    known = last_position(connection)
    (found,) = adopted_under_authority(connection, Audience.OFFICER, known).items
    assert (found.statement.reference, found.adopted_by, found.authority) == ("2022/1", "secretary", "Reglement § 3")
    both = adopted_under_authority(connection, Audience.OFFICER, known, also_decided=True).items
    assert [(one.statement.reference, one.decided_on) for one in both] == [("2025/7", "2025-03-01"), ("2022/1", None)]
    assert adopted_under_authority(connection, Audience.PUBLIC, known).items == []


def test_a_document_and_a_decision_are_known_by_what_is_said_with_them(connection: Connection) -> None:
    known, public = last_position(connection), Audience.PUBLIC
    of_reply = statements_with_document(connection, Filled.reply_text, known, public)
    assert [(one.reference, versions) for one, versions in of_reply] == [("2025/7", ())]
    of_text = statements_with_document(connection, Filled.statement_text, known, public)
    assert [(one.reference, versions) for one, versions in of_text] == [("2025/7", (1, 2))]
    resting = statements_resting_on(connection, Filled.open_decision, known, public)
    assert [one.reference for one, _ in resting] == ["2025/7"]
    assert texts_of_no_version(connection, Filled.statement, [1]) == {Filled.statement_second_text}


def test_only_what_the_asker_sees_can_be_chosen(connection: Connection) -> None:
    public, officer = (choices_among_statements(connection, one) for one in (Audience.PUBLIC, Audience.OFFICER))
    assert public.years == {2025: 1, 2022: 1, 2021: 1}
    assert public.kinds == {"consultation-answer": 1, "letter": 1, "resolution": 1}
    assert public.areas == {"Klima": 1, "Samferdsel": 2}
    assert (public.adopted_by, officer.adopted_by["secretary"]) == ({"decision": 2, "leader": 1}, 1)
    assert set(public.recipients) == {Filled.municipality, Filled.merged}


def test_who_stands_behind_a_draft_is_not_for_the_public(opened: OpenArchive, archive: Archive, filled: Filled) -> None:
    identity = uuid4()
    council = RegisterOrganisation(
        organisation_id=identity, name="Naboregionrådet", kind="association", valid_from="1990", by=BY
    )
    register_organisation(archive, council)
    points = (Standpoint(organisation_id=identity),)
    state_support(archive, StateSupport(statement_id=Filled.statement, standpoints=points, version=3, by=BY))
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        assert listed(connection, Audience.PUBLIC, supporter=[identity]) == []
        assert listed(connection, Audience.READER, supporter=[identity]) == ["2025/7"]
        assert identity not in choices_among_statements(connection, Audience.PUBLIC).supporters
        assert identity in choices_among_statements(connection, Audience.READER).supporters


def test_it_is_registered_once_with_the_next_number_or_not_at_all(archive: Archive, filled: Filled) -> None:
    identity = uuid4()
    command = RegisterStatement(statement_id=identity, kind="op-ed", title="Kronikk", next_sequence=1, by=BY)
    assert register_statement(archive, command) is not None
    assert register_statement(archive, command) is None
    unknown = {"case_id": uuid4(), "consultation_id": uuid4(), "replaces": (uuid4(),)}
    with pytest.raises(InvalidValuesError) as refused:
        register_statement(archive, RegisterStatement(statement_id=uuid4(), kind="letter", title="x", by=BY, **unknown))
    assert refused.value.values["fields"] == "replaces, case, consultation"
    missing, other = uuid4(), uuid4()
    first = DraftStatementVersion(statement_id=other, documents=(missing,), by=BY)
    with pytest.raises(DomainError):
        register_statement(
            archive, RegisterStatement(statement_id=other, kind="letter", title="x", first_version=first, by=BY)
        )
    assert not archive.holds(other)


def test_support_is_stated_by_all_or_by_none(archive: Archive, filled: Filled) -> None:
    nobody = uuid4()
    points = (Standpoint(organisation_id=Filled.municipality), Standpoint(organisation_id=nobody))
    before = _version(archive, Filled.draft_statement)
    with pytest.raises(DomainError) as refused:
        state_support(archive, StateSupport(statement_id=Filled.draft_statement, standpoints=points, by=BY))
    assert refused.value.values["field"] == "organisation"
    changes = {"consultation_id": nobody.hex}
    with pytest.raises(DomainError):
        correct_statement(
            archive, CorrectStatement(statement_id=Filled.draft_statement, changes=changes, reason="feil", by=BY)
        )
    assert _version(archive, Filled.draft_statement) == before


def test_texts_of_drafts_stay_closed_until_they_are_said(archive: Archive, filled: Filled) -> None:
    identity, text = uuid4(), uuid4()
    file = FileDocument(document_id=text, sha256="9" * 64, size=10, media_type="text/plain", name="kronikk.txt")
    first = DraftStatementVersion(statement_id=identity, files=(file,), by=BY)
    register = {"kind": "op-ed", "title": "Kronikk om tog", "first_version": first}
    register_statement(archive, RegisterStatement(statement_id=identity, by=BY, **register))  # type: ignore[arg-type]
    publish(archive, Publish(kind="statement", record_id=identity, by=BY))
    assert archive.load(Statement, identity).is_published
    assert not archive.load(Document, text).is_published
    in_paper = PublishStatement(statement_id=identity, version=1, published_on="2025-05-01", channel="newspaper", by=BY)
    publish_statement(archive, in_paper)
    publish(archive, Publish(kind="statement", record_id=identity, by=BY))
    assert archive.load(Document, text).is_published


def test_what_was_put_right_before_anything_was_said_is_no_history(
    opened: OpenArchive, archive: Archive, filled: Filled
) -> None:
    identity = uuid4()
    about = {"statement_id": identity, "by": BY}
    first = DraftStatementVersion(**about)  # type: ignore[arg-type]
    registered = {"kind": "op-ed", "title": "Kronikk mot bom", "first_version": first}
    register_statement(archive, RegisterStatement(**registered, **about))  # type: ignore[arg-type]
    publish(archive, Publish(kind="statement", record_id=identity, by=BY))
    correct_statement(archive, CorrectStatement(changes={"title": "Kronikk om bom"}, reason="mildere", **about))  # type: ignore[arg-type]
    publish_statement(archive, PublishStatement(version=1, published_on="2025-05-01", channel="newspaper", **about))  # type: ignore[arg-type]
    correct_statement(archive, CorrectStatement(changes={"title": "Bom"}, reason="kortere", **about))  # type: ignore[arg-type]
    opened.follower.catch_up()
    with opened.stores.registers.connect() as connection:
        events = history_of(connection, identity, limit=50)
    told = without_changes_of_drafts(events)
    reasons = [[one.details["reason"] for one in those if one.correction] for those in (events, told)]
    assert reasons == [["kortere", "mildere"], ["kortere"]]
    assert len(told) == len(events) - 1


def _version(archive: Archive, identity: UUID) -> int:
    return archive.load(Statement, identity).version

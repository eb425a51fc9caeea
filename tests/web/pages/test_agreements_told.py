"""What is told of agreements on pages of others: nothing of one that is not for the asker, nor of drafts."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from application.archive import Archive
from application.commands.access import Publish, Shield, publish, shield
from application.commands.adopting import AdoptVersion, SendVersion, adopt_version, send_version
from application.commands.agreements import Joining, RegisterAgreement, register_agreement
from application.commands.agreements_put_right import CorrectAgreement, correct_agreement
from application.commands.drafting import DraftVersion, draft_version
from application.office.roles import Role
from domain.clock import clock_set_to
from tests.web.filing import the
from tests.web.pages.reading import Reading, words
from web.services import EXTENSION

BY = "prøve"
PRØVDAL = f"/organisasjon/{the('Prøvdal')}"
PAGES = (PRØVDAL, "/rettelser")


def make_agreement(archive: Archive, title: str, **more: str) -> None:
    """Let Prøvdal be a party to an agreement, and adopt its first version; it is corrected, and has a draft."""
    with clock_set_to(datetime(2026, 6, 1, 9, tzinfo=UTC)):
        parties = (Joining(organisation_id=the("Prøvdal"), joined_on="2024-01-01"),)
        made = RegisterAgreement(agreement_id=the(title), kind="cooperation", title=title, parties=parties, by=BY)
        register_agreement(archive, made)
        about = {"agreement_id": the(title), "by": BY}
        draft_version(archive, DraftVersion(drafted_on="2024-01-05", force={"rule": "all-adopted"}, **about))
        send_version(archive, SendVersion(version=1, sent_on="2024-01-08", deadline="2024-03-01", **about))
        adopted = AdoptVersion(version=1, organisation_id=the("Prøvdal"), decided_on="2024-02-20", **about)
        adopt_version(archive, adopted)
        draft_version(archive, DraftVersion(label=f"{title}, utkast", **about))
        if more.get("published"):
            publish(archive, Publish(kind="agreement", record_id=the(title), by=BY))
        covered = {"covers": f"Alt i {title}"}
        correct_agreement(archive, CorrectAgreement(changes=covered, reason="avskrift", **about))
        if more.get("shielded"):
            basis = {"section": "23", "paragraph": 1}
            shield(archive, Shield(kind="agreement", record_id=the(title), scope="whole", basis=basis, by=BY))


@pytest.fixture
def agreements(filled_app: Flask) -> None:
    archive = filled_app.extensions[EXTENSION].opened.archive
    make_agreement(archive, "Åpen avtale", published="yes")
    make_agreement(archive, "Upublisert avtale")
    make_agreement(archive, "Skjermet avtale", published="yes", shielded="yes")


@pytest.mark.usefixtures("agreements")
def test_an_agreement_is_told_of_to_those_only_who_see_it(reading: Reading) -> None:
    for role in (None, *Role):
        told = "".join(words(reading(role).get(path).text) for path in PAGES)
        officer = role in (Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR)
        assert "Åpen avtale" in told
        assert ("Upublisert avtale" in told) is (role is not None)
        assert ("Skjermet avtale" in told) is officer
        assert role is not None or "avtale, utkast" not in told
    assert told.count("vedtok versjon 1") >= 3
    assert words(reading(None).get(PRØVDAL).text).count("vedtok versjon 1") == 1


@pytest.mark.usefixtures("agreements")
def test_what_was_put_right_in_it_is_not_told_to_the_public(reading: Reading) -> None:
    assert "Alt i" not in reading(None).get("/rettelser").text
    assert "Alt i Åpen avtale" in reading(Role.READER).get("/rettelser").text
    assert "Alt i Skjermet avtale" not in reading(Role.READER).get("/rettelser").text

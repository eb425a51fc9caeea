import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr

from application.backup.stages import Stage
from application.commands.cases import OpenCase, open_case
from application.engines import initialise, open_stores
from application.events.counted import all_events
from application.files.opening import open_file_store
from application.imports.folder import import_folder
from application.moving.errors import BadTargetError, FilesLostError, MoveBusyError, OtherEventsError, SamePlaceError
from application.moving.moving import Moved, move
from application.moving.office import office_rows
from application.moving.target import target_settings
from application.office.accounts import Accounts
from application.office.contact_details import ContactDetails
from application.office.contacts import Contacts
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.office.tables import SIGN_INS
from application.opened import OpenArchive, open_archive
from application.settings import Settings, SettingsError
from tests.application.conftest import settings_for
from tests.application.files.buckets import bucket_settings
from tests.engines.object_store import ObjectStore
from tests.engines.roles import another_role


@pytest.fixture
def busy(opened: OpenArchive, tmp_path: Path) -> OpenArchive:
    """An archive of three papers, with an account, rows of each kind of column, and gaps in the positions."""
    folder = tmp_path / "Papirer" / "Buss om kvelden"
    folder.mkdir(parents=True)
    for name in ("brev", "svar", "notat"):
        (folder / f"{name}.txt").write_text(f"Kommunen viser til saken om buss: {name}.")
    assert import_folder(opened, folder.parent, publish=True).is_complete
    account, _ = Accounts(opened.stores.office).create(
        username="åse", name="Åse", role=Role.OFFICER, password="fire ord som er nok"
    )
    post = ContactDetails(organisation_id=uuid4(), department="Postmottak", postal_address="Ærveien 1\n1850 Mysen")
    Contacts(opened.stores.office).add(uuid4(), post, by=str(account.id))
    with opened.stores.office.begin() as connection:
        connection.execute(SIGN_INS.insert(), {"at": "2025", "outcome": "signed-in", "account_id": str(account.id)})
    with closing(sqlite3.connect(opened.stores.places.events)) as connection:
        columns = "originator_id, originator_version, topic, state"
        again = f"SELECT '{uuid4().hex}', 1, topic, state FROM stored_events WHERE rowid = 1"
        connection.execute(f"INSERT INTO stored_events (rowid, {columns}) SELECT 5000, * FROM ({again})")
        connection.commit()
    return opened


def moved(archive: OpenArchive, target: Settings, **how: bool) -> Moved:
    return move(archive.settings, archive.stores, target, lambda *_: None, **how)


def require_same(archive: OpenArchive, target: Settings) -> None:
    """Everything precious there is as it is here."""
    with open_stores(target) as there:
        assert list(all_events(there.recorder)) == list(all_events(archive.stores.recorder))
        assert office_rows(there.office) == office_rows(archive.stores.office)
        assert list(there.files.digests()) == list(archive.stores.files.digests())
        for sha256 in there.files.digests():
            there.files.verify(sha256)


@pytest.fixture(params=["small", "large"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Another folder; or a database and a bucket."""
    if request.param == "small":
        return settings_for(tmp_path / "elsewhere")
    database, bucket = request.getfixturevalue("database_url"), request.getfixturevalue("object_store")
    return bucket_settings(bucket, data=tmp_path / "elsewhere", database=database)


small = pytest.mark.parametrize("target", ["small"], indirect=True)
large = pytest.mark.parametrize("target", ["large"], indirect=True)


def test_everything_is_the_same_there(busy: OpenArchive, target: Settings) -> None:
    said = moved(busy, target)
    require_same(busy, target)
    assert (said.events.last, said.files, said.is_behind, said.is_files_only) == (5000, 3, False, False)
    assert said.is_first
    assert moved(busy, target) == replace(said, is_first=False)


def test_files_move_alone_when_no_other_database_is_named(busy: OpenArchive, object_store: ObjectStore) -> None:
    bucket = bucket_settings(object_store, data=busy.settings.data)
    said = moved(busy, bucket)
    assert (said.files, said.is_files_only, said.is_first) == (3, True, False)
    assert list(open_file_store(bucket).digests()) == list(busy.stores.files.digests())


@large
def test_it_comes_back_as_it_left(busy: OpenArchive, target: Settings, tmp_path: Path) -> None:
    moved(busy, target)
    home = settings_for(tmp_path / "home")
    with open_stores(target) as there:
        move(target, there, home, lambda *_: None)
    require_same(busy, home)


@large
def test_only_the_owner_of_the_events_may_give_them_places(busy: OpenArchive, target: Settings) -> None:
    with another_role(target.database.get_secret_value()) as address:
        used = {"database": SecretStr(address)}
        owned = target.model_copy(update={"database_owner": target.database, **used})
        moved(busy, owned)
        require_same(busy, target.model_copy(update=used))


def test_what_is_recorded_there_afterwards_comes_after_all_that_was_moved(busy: OpenArchive, target: Settings) -> None:
    moved(busy, target)
    with open_archive(target) as there:
        open_case(there.archive, OpenCase(case_id=uuid4(), title="Ny sak", by="x"))
        assert (there.stores.recorder.max_notification_id() or 0) > 5000
        with there.stores.office.begin() as connection:
            connection.execute(SIGN_INS.insert(), {"at": "2026", "outcome": "refused"})


def test_what_was_broken_off_goes_on(busy: OpenArchive, target: Settings) -> None:
    for broken_at in (Stage.EVENTS, Stage.FILES, Stage.COMPARING):

        def tell(stage: Stage, _done: int, _of: int, at: Stage = broken_at) -> None:
            if stage is at:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            move(busy.settings, busy.stores, target, tell)
    moved(busy, target)
    require_same(busy, target)


@small
def test_what_comes_meanwhile_comes_along_and_what_comes_last_is_told_of(busy: OpenArchive, target: Settings) -> None:
    def meanwhile(stage: Stage, _done: int, _of: int) -> None:
        if stage is Stage.FILES and not seen:
            seen.append(stage)
            open_case(busy.archive, OpenCase(case_id=uuid4(), title="Kom underveis", by="x"))

    seen: list[Stage] = []
    assert not move(busy.settings, busy.stores, target, meanwhile).is_behind
    require_same(busy, target)

    def at_the_end(stage: Stage, _done: int, _of: int) -> None:
        if stage is Stage.COMPARING and len(seen) == 1:
            seen.append(stage)
            open_case(busy.archive, OpenCase(case_id=uuid4(), title="Kom til slutt", by="x"))

    assert move(busy.settings, busy.stores, target, at_the_end).is_behind
    assert not moved(busy, target).is_behind
    require_same(busy, target)


def test_nothing_is_written_over(busy: OpenArchive, target: Settings) -> None:
    initialise(target, ArchiveKind.REAL, "Den andre regionen")
    with open_archive(target) as there:
        open_case(there.archive, OpenCase(case_id=uuid4(), title="Deres sak", by="x"))
        before = list(all_events(there.stores.recorder))
    with pytest.raises(OtherEventsError):
        moved(busy, target)
    with open_stores(target) as there:
        assert list(all_events(there.recorder)) == before


@small
def test_an_archive_that_went_on_by_itself_is_not_written_over(busy: OpenArchive, target: Settings) -> None:
    moved(busy, target)
    with open_archive(target) as there:
        open_case(there.archive, OpenCase(case_id=uuid4(), title="Begynt på nytt sted", by="x"))
    with pytest.raises(OtherEventsError):
        moved(busy, target)


@small
def test_one_that_was_begun_and_never_used_makes_room(busy: OpenArchive, target: Settings) -> None:
    initialise(target, ArchiveKind.REAL, "Regionrådet")
    with open_stores(target) as there:
        Accounts(there.office).create(username="admin", name="Administrator", role=Role.ADMINISTRATOR)
    moved(busy, target)
    require_same(busy, target)


@small
def test_files_that_are_lost_stop_it_unless_they_may_be_left_out(busy: OpenArchive, target: Settings) -> None:
    lost = next(iter(busy.stores.files.digests()))
    (busy.stores.places.files / lost[:2] / lost[2:4] / lost).unlink()
    with pytest.raises(FilesLostError) as caught:
        moved(busy, target)
    assert caught.value.values == {"count": "1", "sha256": lost}
    said = moved(busy, target, left_out=True)
    assert (said.lost, said.files) == ((lost,), 2)
    require_same(busy, target)


@small
def test_two_at_once_are_refused(busy: OpenArchive, target: Settings) -> None:
    moved(busy, target)
    with open_stores(target) as there, there.locks.if_free("moving"), pytest.raises(MoveBusyError):
        moved(busy, target)


def test_the_same_place_is_refused(busy: OpenArchive, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(busy.settings.data)
    with pytest.raises(SamePlaceError):
        moved(busy, target_settings(busy.settings, [str(tmp_path / "link")]))


# --- Where to ---------------------------------------------------------------------------------------------------------


DATABASE, FILES = "postgresql://regionarkiv:hemmelig@db:5432/arkiv", "s3://arkiv/filer"


def test_what_is_not_named_stays_as_it_is(begun: Settings) -> None:
    both = target_settings(begun, [DATABASE, FILES])
    assert (both.database.get_secret_value(), both.files, both.data) == (DATABASE, FILES, begun.data)
    assert target_settings(both, [FILES + "/nye"]).database.get_secret_value() == DATABASE
    assert target_settings(begun, [DATABASE]).files == ""


def test_a_folder_is_for_all_that_is_not_named(begun: Settings, tmp_path: Path) -> None:
    large = target_settings(begun, [DATABASE, FILES])
    small = target_settings(large, [str(tmp_path / "hjemme")])
    assert (small.data, small.database.get_secret_value(), small.files) == (tmp_path / "hjemme", "", "")
    some = target_settings(begun, [str(tmp_path / "hjemme"), FILES])
    assert (some.data, some.database.get_secret_value(), some.files) == (tmp_path / "hjemme", "", FILES)


def test_a_file_says_all(begun: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIONARKIV_FILES", "s3://det/gamle")
    monkeypatch.setenv("REGIONARKIV_LANGUAGE", "en")
    file = tmp_path / "ny.env"
    file.write_text(f"# ny\nREGIONARKIV_DATABASE={DATABASE}\nREGIONARKIV_DATA=data\nREGIONARKIV_FILES=\nANNET=1\n")
    target = target_settings(begun, [str(file)])
    assert (target.database.get_secret_value(), target.data, target.files) == (DATABASE, tmp_path / "data", "")
    assert (target.language, target.secret_key) == ("nb", begun.secret_key)


@pytest.mark.parametrize("given", [["mysql://x/y"], [DATABASE, DATABASE], ["http://x"]])
def test_what_is_no_place_is_told_without_its_password(begun: Settings, given: list[str]) -> None:
    with pytest.raises(BadTargetError) as caught:
        target_settings(begun, given)
    assert "hemmelig" not in str(caught.value)


def test_a_wrong_setting_is_told_as_any_other(begun: Settings, tmp_path: Path) -> None:
    (tmp_path / "ny.env").write_text("REGIONARKIV_DATABASE=postgresql://\n")
    with pytest.raises(SettingsError, match="REGIONARKIV_DATABASE"):
        target_settings(begun, [str(tmp_path / "ny.env")])

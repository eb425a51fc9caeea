"""The compose files: as the specification has them, with settings that there are, pinned, confined and watched."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import jsonschema_rs
import psycopg
import pytest
import yaml

from application.checks.finding import State
from application.checks.postgresql import PostgresqlCheck
from application.engines import initialise
from application.office.facts import ArchiveKind
from application.settings import PREFIX, SECRETS, Settings, read_settings
from tests.engines.postgresql import PostgreSQL
from tests.engines.server import ENGINES
from web.cli import archive

ROOT = Path(__file__).resolve().parents[1]
FILES = ("compose.yaml", "compose.small.yaml")
ONCE = {"prepare", "certificates", "folders", "backup"}
"""Services that do something once, and end."""
FOR_COMPOSE = {"REGIONARKIV_SITE", "REGIONARKIV_BACKUP"}
"""Names like those of settings that are for the compose file itself."""

each_file = pytest.mark.parametrize("file", FILES)


def compose(file: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / file).read_text(encoding="utf-8"))
    return loaded


def services(file: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose(file)["services"]
    return found


def ours(file: str) -> dict[str, dict[str, Any]]:
    """The services that run our own image."""
    return {name: one for name, one in services(file).items() if one.get("image") == "regionarkiv"}


@pytest.fixture
def secrets(tmp_path: Path) -> Path:
    """The secrets that `deploy/make-secrets` makes."""
    folder = tmp_path / "secrets"
    subprocess.run([ROOT / "deploy" / "make-secrets", folder], check=True, capture_output=True)
    return folder


@each_file
def test_it_is_a_compose_file(file: str) -> None:
    schema = ENGINES / "compose-spec.json"
    if not schema.is_file():
        pytest.skip("The schema of compose files is not here: .ci/engines fetches it")
    validator = jsonschema_rs.validator_for(json.loads(schema.read_text(encoding="utf-8")))
    assert [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(compose(file))] == []


@each_file
def test_what_is_named_is_there_and_what_is_there_is_named(file: str) -> None:
    whole = compose(file)
    named: dict[str, set[str]] = {"volumes": set(), "secrets": set(), "networks": set()}
    for name, one in services(file).items():
        sources = [volume.partition(":")[0] for volume in one.get("volumes", [])]
        named["volumes"] |= {source for source in sources if re.fullmatch(r"[a-z-]+", source)}
        assert all((ROOT / source).exists() for source in sources if source.startswith("./")), name
        named["secrets"] |= set(one.get("secrets", []))
        named["networks"] |= set(one.get("networks", []))
        assert set(one.get("depends_on", {})) <= set(services(file)), name
        for needed, how in one.get("depends_on", {}).items():
            ends = how["condition"] == "service_completed_successfully"
            assert ends is (needed in ONCE), f"{name} waits for {needed}"
            assert ends or "test" in services(file)[needed]["healthcheck"], f"{name} waits for {needed}"
    assert named == {kind: set(whole.get(kind, {})) for kind in named}


@each_file
def test_every_service_is_pinned_confined_limited_and_watched(file: str) -> None:
    for name, one in services(file).items():
        assert "build" in one or re.search(r":v?\d+(\.\d+)+(-\w+)?$", one["image"]), f"{name} is not pinned"
        if name in ONCE:
            assert one.get("restart", "no") == "no", name
            continue
        assert one["restart"] == "unless-stopped", name
        assert one["deploy"]["resources"]["limits"]["memory"], name
        assert one["cap_drop"] == ["ALL"], name
        assert one["security_opt"] == ["no-new-privileges:true"], name
        assert name == "worker" or "build" in one or "test" in one["healthcheck"], f"nobody watches {name}"
        # Our own image and that of Tika have a user of their own.
        assert "build" in one or name == "tika" or not one["user"].startswith(("0", "root")), name
    assert re.search(r"^USER regionarkiv$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)


def test_nothing_but_the_proxy_is_reached_from_outside() -> None:
    assert [name for name, one in services("compose.yaml").items() if "ports" in one] == ["proxy"]
    assert compose("compose.yaml")["networks"]["engines"]["internal"] is True
    assert [name for name, one in services("compose.yaml").items() if "outside" in one.get("networks", [])] == ["proxy"]
    assert all(port.startswith("127.0.0.1:") for port in services("compose.small.yaml")["web"]["ports"])


@each_file
def test_every_setting_is_one_that_there_is(file: str) -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {SECRETS} | FOR_COMPOSE
    written = set(re.findall(rf"\b{PREFIX}[A-Z_]+\b", (ROOT / file).read_text(encoding="utf-8")))
    assert written - known == set()
    for one in ours(file).values():
        assert {name for name in one["environment"] if name.startswith(PREFIX)} <= known - FOR_COMPOSE
    secret = {name.upper() for name in compose(file).get("secrets", {}) if name.startswith(PREFIX.lower())}
    assert secret <= {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


@each_file
def test_commands_are_those_that_there_are(file: str) -> None:
    """The words after `flask archive` are read by the command itself."""
    for one in ours(file).values():
        if "command" in one:
            flask, group, name, *words = one["command"]
            assert (flask, group) == ("flask", "archive")
            command = archive.commands[name]
            with command.make_context(name, list(words)):
                pass


def test_every_secret_is_made_and_read(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declared = compose("compose.yaml")["secrets"]
    assert {path.name for path in secrets.iterdir()} == set(declared)
    assert {one["file"] for one in declared.values()} == {f"./secrets/{name}" for name in declared}
    settings = large_settings(secrets, monkeypatch)
    for name in declared:
        if name.startswith(PREFIX.lower()):
            value = getattr(settings, name.removeprefix(PREFIX.lower())).get_secret_value()
            assert value == (secrets / name).read_text().strip()
    before = {path.name: path.read_text() for path in secrets.iterdir()}
    subprocess.run([ROOT / "deploy" / "make-secrets", secrets], check=True, capture_output=True)
    assert {path.name: path.read_text() for path in secrets.iterdir()} == before
    assert secrets.stat().st_mode & 0o077 == 0


def test_addresses_lead_to_services_that_are_there(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, names = large_settings(secrets, monkeypatch), set(services("compose.yaml"))
    addresses = [settings.database.get_secret_value(), settings.database_owner.get_secret_value()]
    addresses += [settings.files_endpoint, settings.search, *settings.tika_endpoints]
    hosts = [re.search(r"//(?:[^@/]*@)?([^:/]+)", address) for address in addresses]
    assert {host[1] for host in hosts if host} == {"database", "files", "search", "tika"}
    assert {"database", "files", "search", "tika"} <= names
    assert "reverse_proxy" in (ROOT / "deploy" / "Caddyfile").read_text()
    assert re.search(r"dynamic a web 8000\b", (ROOT / "deploy" / "Caddyfile").read_text())
    folder = settings.files.removeprefix("s3://")
    assert f"mkdir -p /files/{folder} " in services("compose.yaml")["folders"]["command"][0]
    role = yaml.safe_load((ROOT / "deploy" / "search" / "roles.yml").read_text())[settings.search_user]
    index = settings.search.rpartition("/")[2]
    assert role["indices"][0]["names"] == [index, f"{index}-*"]


@pytest.mark.parametrize("script", [*sorted((ROOT / "deploy").rglob("*.sh")), ROOT / "deploy" / "make-secrets"])
def test_a_script_can_be_read_and_run(script: Path) -> None:
    shell = script.read_text().partition("\n")[0].removeprefix("#!")
    subprocess.run([shell, "-n", script], check=True)
    assert os.access(script, os.X_OK)


@pytest.fixture
def signing_in(postgresql: PostgreSQL, database_url: str, secrets: Path) -> Iterator[str]:
    """The address of a role that the script of the database made, in a database whose owner is another."""
    psql = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/psql"))), None) or shutil.which("psql")
    if psql is None:
        pytest.skip("psql is not installed")
    role = f"role_{uuid4().hex}"
    written = secrets / "regionarkiv_database"
    written.chmod(0o600)
    written.write_text(written.read_text().replace("//regionarkiv:", f"//{role}:"))
    place = database_url.rpartition("@")[2]
    host, _, port = place.partition("/")[0].partition(":")
    given = {
        "PATH": f"{Path(psql).parent}:{os.environ['PATH']}",
        "SECRETS": str(secrets),
        "PGHOST": host,
        "PGPORT": port,
        "POSTGRES_USER": "regionarkiv",
        "POSTGRES_DB": place.partition("/")[2],
    }
    subprocess.run([ROOT / "deploy" / "database" / "10-role.sh"], check=True, env={**os.environ, **given})
    yield written.read_text().strip().replace("database:5432/regionarkiv", place)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(f"DROP OWNED BY {role}")
        connection.execute(f"DROP ROLE {role}")


def test_the_role_that_is_made_adds_events_and_changes_none(signing_in: str, database_url: str, tmp_path: Path) -> None:
    values = {"secret_key": "s" * 40, "data": tmp_path / "data", "database": signing_in}
    settings = read_settings(values | {"database_owner": database_url}, env_file=None)
    initialise(settings, ArchiveKind.REAL, "Prøveregionen")
    found = list(PostgresqlCheck(read_settings(values, env_file=None)).findings())
    # Servers of tests are quick and forgetful.
    assert {one.code for one in found if one.state is not State.OK} <= {"database-fsync"}
    assert "role-only-adds" in {one.code for one in found}


def large_settings(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Read the settings as a container of the large size does."""
    for name, value in ours("compose.yaml")["web"]["environment"].items():
        default = re.fullmatch(r"\$\{\w+:-(.*)\}", value)
        monkeypatch.setenv(name, default[1] if default else value)
    monkeypatch.setenv(SECRETS, str(secrets))
    (secrets / "ca.crt").touch()  # made by a service of its own, in a volume
    monkeypatch.setenv("REGIONARKIV_SEARCH_CA", str(secrets / "ca.crt"))
    return read_settings(env_file=None)

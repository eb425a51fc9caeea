from pathlib import Path

import pytest

from application.settings import (
    PREFIX,
    REPOSITORY,
    Language,
    SettingProblem,
    Settings,
    SettingsError,
    read_settings,
    set_language,
)

SECRET = "a-secret-of-more-than-32-characters-for-tests"


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(PREFIX + field.upper(), raising=False)


def test_environment_goes_before_the_env_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(f"REGIONARKIV_SECRET_KEY={SECRET}\nREGIONARKIV_DATA=/from/file\nREGIONARKIV_SESSION_HOURS=3\n")
    monkeypatch.setenv("REGIONARKIV_DATA", "/from/environment")
    settings = read_settings(env_file=env_file)
    assert settings.data == Path("/from/environment")
    assert settings.session_hours == 3
    assert settings.secret_key.get_secret_value() == SECRET
    assert SECRET not in repr(settings)


def test_a_relative_data_folder_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings({"secret_key": SECRET, "data": "archive"}, env_file=None)
    assert settings.data == tmp_path / "archive"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REGIONARKIV_MAX_FILE_SIZE", "")
    assert read_settings({"secret_key": SECRET}, env_file=None).max_file_size == 2_000_000_000


def test_a_secret_has_no_default() -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    (problem,) = caught.value.problems
    assert (problem.variable, problem.kind) == ("REGIONARKIV_SECRET_KEY", "missing")


@pytest.mark.parametrize(
    ("variable", "value", "kind", "wanted"),
    [
        ("TIME_ZONE", "Norway/Askim", "unknown-zone", "Europe/Oslo"),
        ("TIME_ZONE", "../../etc/passwd", "unknown-zone", "Europe/Oslo"),
        ("MAX_FILE_SIZE", "0", "too-small", "1"),
        ("BEHIND_PROXY", "9", "too-large", "5"),
        ("OCR_DEADLINE_S", "0", "not-above", "0"),
        ("OCR", "maybe", "not-among", "auto, on, off"),
        ("LANGUAGE", "no", "not-among", "nb, nn, en"),
        ("FILES", "/srv/files", "bad-address", "s3://BUCKET/FOLDER"),
        ("FILES_ENDPOINT", "minio:9000", "bad-address", "https://HOST"),
        ("SEARCH", "https://search:9200", "bad-address", "https://HOST:9200/NAME"),
        ("SEARCH", "https://search:9200/Arkiv*", "bad-address", "https://HOST:9200/NAME"),
        ("TIKA", "http://one:9998,two", "bad-address", "http://HOST:9998"),
        ("TIKA", "http://one:", "bad-address", "http://HOST:9998"),
        ("FILES_CA", "/nowhere/ca.pem", "no-file", "Path does not point to a file"),
        ("WORKER", "many", "not-among", "alone, queue"),
        ("WORKER", "queue", "needs", "REGIONARKIV_DATABASE"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_takes(
    variable: str, value: str, kind: str, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + "SECRET_KEY", SECRET)
    monkeypatch.setenv(PREFIX + variable, value)
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    assert caught.value.problems == (SettingProblem(variable=PREFIX + variable, kind=kind, given=value, wanted=wanted),)


@pytest.mark.parametrize(
    ("variable", "value", "kind"),
    [
        ("MAX_FILE_SIZE", "2GB", "not-whole"),
        ("OCR_DEADLINE_S", "1 min", "not-a-number"),
        ("COOKIE_SECURE", "perhaps", "not-yes-or-no"),
    ],
)
def test_what_is_no_number_and_no_yes_or_no_is_told_apart(
    variable: str, value: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + variable, value)
    with pytest.raises(SettingsError) as caught:
        read_settings({"secret_key": SECRET}, env_file=None)
    assert [(each.variable, each.kind) for each in caught.value.problems] == [(PREFIX + variable, kind)]


def test_every_wrong_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "OCR", "maybe")
    monkeypatch.setenv(PREFIX + "SESSION_HOURS", "0")
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    assert {each.variable for each in caught.value.problems} == {
        PREFIX + name for name in ("SECRET_KEY", "OCR", "SESSION_HOURS")
    }


def test_the_language_is_known_though_other_settings_are_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env_file = tmp_path / ".env"
    assert set_language(env_file) is None
    env_file.write_text("REGIONARKIV_LANGUAGE=nn\nREGIONARKIV_OCR=maybe\n")
    assert set_language(env_file) is Language.NYNORSK
    monkeypatch.setenv(PREFIX + "LANGUAGE", "en")
    assert set_language(env_file) is Language.ENGLISH
    monkeypatch.setenv(PREFIX + "LANGUAGE", "no")
    assert set_language(env_file) is None


def test_a_weak_secret_is_refused_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "SECRET_KEY", "hunter2")
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    (problem,) = caught.value.problems
    assert (problem.kind, problem.wanted, problem.given) == ("weak-secret", "32", None)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["mysql://archive:hunter2@db/archive", "postgresql://archive:hunter2@db", "hunter2"]
)
def test_a_wrong_address_of_the_database_is_refused_and_its_password_never_shown(address: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings({"secret_key": SECRET, "database": address}, env_file=None)
    (problem,) = caught.value.problems
    assert (problem.kind, problem.wanted, problem.given) == (
        "bad-address",
        "postgresql://USER:PASSWORD@HOST:5432/NAME",
        None,
    )
    assert "hunter2" not in str(caught.value)


def test_secrets_may_lie_in_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "regionarkiv_secret_key").write_text(f"{SECRET}\n")
    (tmp_path / "regionarkiv_database").write_text("postgresql://archive:word@db/archive\n")
    monkeypatch.setenv(PREFIX + "SECRETS", str(tmp_path))
    settings = read_settings(env_file=None)
    assert settings.secret_key.get_secret_value() == SECRET
    assert settings.database.get_secret_value() == "postgresql://archive:word@db/archive"
    monkeypatch.setenv(PREFIX + "SECRETS", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    assert [(one.variable, one.kind) for one in caught.value.problems] == [(PREFIX + "SECRETS", "no-folder")]


def test_an_env_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes("REGIONARKIV_DATA=Ås".encode("utf-16"))
    with pytest.raises(SettingsError) as caught:
        read_settings({"secret_key": SECRET}, env_file=env_file)
    assert caught.value.file == str(env_file)


@pytest.mark.parametrize(("cores", "processes"), [(1, 1), (2, 1), (8, 7), (200, 64)])
def test_reading_leaves_a_core_for_recording_and_indexing(
    monkeypatch: pytest.MonkeyPatch, cores: int, processes: int
) -> None:
    monkeypatch.delenv(PREFIX + "EXTRACTION_PROCESSES", raising=False)
    monkeypatch.setattr("os.sched_getaffinity", lambda _process: set(range(cores)))
    assert read_settings({"secret_key": SECRET}, env_file=None).extraction_processes == processes


def test_every_setting_is_documented() -> None:
    documented = (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"| `{PREFIX}{name.upper()}` |" in documented
        assert field.description in documented, f"docs/settings.md says something else about {name}"

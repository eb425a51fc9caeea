from pathlib import Path

import pytest

from application.settings import PREFIX, REPOSITORY, Settings, SettingsError, read_settings

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
    with pytest.raises(SettingsError, match="REGIONARKIV_SECRET_KEY is not set: run `make install`"):
        read_settings(env_file=None)


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("TIME_ZONE", "Norway/Askim", "for example Europe/Oslo"),
        ("TIME_ZONE", "../../etc/passwd", "for example Europe/Oslo"),
        ("MAX_FILE_SIZE", "2GB", "valid integer"),
        ("MAX_FILE_SIZE", "0", "greater than or equal to 1"),
        ("OCR", "maybe", "'auto', 'on' or 'off'"),
        ("LANGUAGE", "no", "'nb', 'nn' or 'en'"),
        ("COOKIE_SECURE", "perhaps", "boolean"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(
    variable: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PREFIX + "SECRET_KEY", SECRET)
    monkeypatch.setenv(PREFIX + variable, value)
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    message = str(caught.value)
    assert message.startswith(f"{PREFIX}{variable} is wrong (it is {value!r})")
    assert says in message
    assert "docs/settings.md" in message
    assert "\n" not in message


def test_a_weak_secret_is_refused_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PREFIX + "SECRET_KEY", "hunter2")
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    assert "at least 32 random characters" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_an_env_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes("REGIONARKIV_DATA=Ås".encode("utf-16"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings({"secret_key": SECRET}, env_file=env_file)


def test_every_setting_is_documented() -> None:
    documented = (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"| `{PREFIX}{name.upper()}` |" in documented
        assert field.description in documented, f"docs/settings.md says something else about {name}"

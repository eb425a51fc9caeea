"""Where to move to, as it is said on a command line: addresses, a folder, or a file with the settings there."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import SecretStr

from application.moving.errors import BadTargetError
from application.settings import PREFIX, Settings, SettingsError, read_settings

_SETTINGS = {"postgresql": "database", "s3": "files"}
"""The scheme of an address -> the setting it is for."""


def target_settings(source: Settings, given: Sequence[str]) -> Settings:
    """Return the settings of the archive as it will be.

    A file holds all of them, in lines `NAME=value`. Else each one given is an address of a database or of an object
    store, or a folder, and what is not named stays as it is in `source`. A folder alone is for everything: databases
    and files lie in it. BadTargetError, SettingsError.
    """
    if len(given) == 1 and "://" not in given[0] and Path(given[0]).is_file():
        return _from_file(source, Path(given[0]))
    said: dict[str, Any] = {}
    for one in given:
        if "://" not in one:
            said |= {"data": Path(one)}
        elif (setting := _SETTINGS.get(one.partition("://")[0])) and setting not in said:
            said |= {setting: SecretStr(one) if setting == "database" else one}
        else:
            raise BadTargetError(given=one.partition("://")[0])
    if "data" in said:
        said = {"database": SecretStr(""), "files": "", **said}
    return read_settings({**_all(source), **said}, env_file=None)


def _from_file(source: Settings, file: Path) -> Settings:
    try:
        lines = dotenv_values(file, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(file=str(file), reason=str(error)) from None
    said = {
        name.removeprefix(PREFIX).lower(): value for name, value in lines.items() if name.startswith(PREFIX) and value
    }
    defaults = {name: field.default for name, field in Settings.model_fields.items() if not field.is_required()}
    known = {name: value for name, value in said.items() if name in Settings.model_fields}
    if "data" in known:
        known["data"] = str(file.absolute().parent / Path(known["data"]).expanduser())
    return read_settings({"secret_key": source.secret_key, **defaults, **known}, env_file=None)


def _all(settings: Settings) -> dict[str, Any]:
    return {name: getattr(settings, name) for name in Settings.model_fields}

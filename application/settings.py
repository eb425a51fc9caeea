"""The settings of an installation: read once from the environment and `.env`, and passed to those who need them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import SettingsConfigDict

from application.engine_settings import EngineSettings

PREFIX = "REGIONARKIV_"
"""Every environment variable of ours begins with this."""

REPOSITORY = Path(__file__).resolve().parent.parent
"""The folder that holds the rooms; `.env` is looked for here."""

SECRETS = f"{PREFIX}SECRETS"
"""The environment variable that names a folder with a file for each secret, as container engines mount them."""

MINIMUM_SECRET_LENGTH = 32
"""Characters in the secret key: what `secrets.token_urlsafe(24)` gives."""
_ENV_FILE = REPOSITORY / ".env"


@dataclass(frozen=True, kw_only=True)
class SettingProblem:
    """What is wrong with one variable. `given` is None for what must not be shown; `wanted` is what `kind` needs."""

    variable: str
    kind: str
    given: str | None
    wanted: str


class SettingsError(Exception):
    """Settings are missing or wrong, each with its problem; or `file` could not be read, for `reason`."""

    def __init__(self, *problems: SettingProblem, file: str = "", reason: str = "") -> None:
        self.problems, self.file, self.reason = problems, file, reason
        said = [f"{problem.variable} ({problem.kind}: {problem.wanted})" for problem in problems]
        super().__init__("; ".join(said) or f"{file}: {reason}")


class Language(StrEnum):
    """The languages that screens come in: bokmål, nynorsk, English."""

    BOKMAL = "nb"
    NYNORSK = "nn"
    ENGLISH = "en"


class Ocr(StrEnum):
    """Whether scanned pages are read: `auto` reads them where tesseract with Norwegian is installed."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class LogFormat(StrEnum):
    """How log lines on standard error look."""

    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """The least serious log line that is written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("unknown-zone", "Europe/Oslo") from None
    return name


def _long_enough(secret: SecretStr) -> SecretStr:
    if len(secret.get_secret_value().strip()) < MINIMUM_SECRET_LENGTH:
        raise PydanticCustomError("weak-secret", str(MINIMUM_SECRET_LENGTH))
    return secret


def _spared_cores() -> int:
    """Return how many cores of this machine reading may keep busy, within what the setting allows."""
    return min(max(len(os.sched_getaffinity(0)) - 1, 1), 64)


def _long_enough_if_set(secret: SecretStr) -> SecretStr:
    return _long_enough(secret) if secret.get_secret_value() else secret


class Settings(EngineSettings):
    """All settings. Each is an environment variable (REGIONARKIV_ and the name in capitals), a line in `.env`, or a
    file of that name in small letters in the folder that SECRETS names."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=_ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    secret_key: Annotated[SecretStr, AfterValidator(_long_enough)] = Field(
        description="Signs sessions and forms: at least 32 random characters, the same in every process. "
        "No default; `make install` generates one into `.env`. Changing it signs everybody out."
    )
    data: Path = Field(
        default=Path("data"),
        description="The folder that holds the archive: databases, files and index. A relative path is taken from "
        "the folder the program is started in.",
    )
    language: Language = Field(
        default=Language.BOKMAL,
        description="The language where the reader has not chosen and the browser asks for none of ours, and that of "
        "commands: `nb`, `nn` or `en`.",
    )
    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(
        default="Europe/Oslo", description="The time zone of dates and times on screen, by its IANA name."
    )
    max_file_size: int = Field(
        default=2_000_000_000, ge=1, description="The largest file that can be filed, in bytes (2 GB)."
    )
    incoming_days: int = Field(
        default=30, ge=1, le=3650, description="How long a file that was sent and not filed is kept, in days."
    )
    extraction_processes: int = Field(
        default_factory=_spared_cores,
        ge=1,
        le=64,
        description="How many child processes read text out of files at the same time. Not set: one less than the "
        "machine has cores, and at least one, because recording and indexing need a core of their own.",
    )
    extraction_memory_mb: int = Field(
        default=1500,
        ge=128,
        description="The memory that reading one file may take, in megabytes; a file that needs more fails alone.",
    )
    extraction_deadline_s: float = Field(
        default=120.0, gt=0, description="How long reading one file may take, in seconds."
    )
    extraction_max_characters: int = Field(
        default=20_000_000, ge=1000, description="The most text kept from one file, in characters; the rest is cut."
    )
    extraction_max_unpacked: int = Field(
        default=1_000_000_000, ge=1_000_000, description="The most a ZIP file or mail may unpack to, in bytes (1 GB)."
    )
    ocr: Ocr = Field(
        default=Ocr.AUTO,
        description="Reading of scanned pages with tesseract: `on`, `off`, or `auto` (on where tesseract with "
        "Norwegian is installed).",
    )
    ocr_deadline_s: float = Field(
        default=900.0, gt=0, description="How long reading the scanned pages of one file may take, in seconds."
    )
    worker_interval_s: float = Field(
        default=1.0, gt=0, le=3600, description="How often the worker looks for something to do, in seconds."
    )
    session_hours: int = Field(default=12, ge=1, le=24 * 90, description="How long a sign-in lasts, in hours.")
    cookie_secure: bool = Field(
        default=False,
        description="Send cookies over HTTPS only. Set it to `true` wherever the archive is reached by HTTPS.",
    )
    behind_proxy: int = Field(
        default=0,
        ge=0,
        le=5,
        description="How many reverse proxies of your own stand in front and set `X-Forwarded-For` and "
        "`X-Forwarded-Proto`. 0 believes nobody.",
    )
    sign_in_attempts: int = Field(
        default=5, ge=1, description="How many wrong passwords an account may be given before sign-in pauses."
    )
    sign_in_window_minutes: int = Field(
        default=15, ge=1, le=24 * 60, description="The minutes in which wrong passwords are counted."
    )
    metrics_token: Annotated[SecretStr, AfterValidator(_long_enough_if_set)] = Field(
        default=SecretStr(""),
        description="Who shows this token may read the figures at `/metrics`: at least 32 random characters. Empty: "
        "nobody, and there is no such page.",
    )
    log_format: LogFormat = Field(
        default=LogFormat.CONSOLE, description="The form of log lines on standard error: `console` or `json`."
    )
    log_level: LogLevel = Field(
        default=LogLevel.INFO,
        description="The least serious line that is logged: `debug`, `info`, `warning` or `error`.",
    )

    @property
    def session_lifetime(self) -> timedelta:
        """How long a sign-in lasts."""
        return timedelta(hours=self.session_hours)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of dates and times on screen."""
        return ZoneInfo(self.time_zone)

    @property
    def incoming_folder(self) -> Path:
        """Where files that were sent and not filed yet are."""
        return self.data / "incoming"

    @property
    def files_folder(self) -> Path:
        """Where the bytes of documents are, when a folder holds them."""
        return self.data / "files"

    @property
    def index_folder(self) -> Path:
        """Where the search index is."""
        return self.data / "index"


def read_settings(overrides: Mapping[str, Any] | None = None, *, env_file: Path | None = _ENV_FILE) -> Settings:
    """Read the settings from the environment, then from `env_file`; `overrides` go before both.

    A relative data folder is made absolute. SettingsError names every variable that is wrong.
    """
    arguments: dict[str, Any] = {**(overrides or {}), "_env_file": env_file}
    if folder := os.environ.get(SECRETS):
        if not Path(folder).is_dir():
            raise SettingsError(SettingProblem(variable=SECRETS, kind="no-folder", given=folder, wanted=""))
        arguments["_secrets_dir"] = folder
    try:
        settings = Settings(**arguments)
    except ValidationError as error:
        raise SettingsError(*(_problem(detail) for detail in error.errors())) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(file=str(env_file), reason=str(error)) from None
    return settings.model_copy(update={"data": settings.data.expanduser().absolute()})


def set_language(env_file: Path = _ENV_FILE) -> Language | None:
    """Return the language that is set, also where other settings are missing or wrong; None when none is set."""
    name = f"{PREFIX}LANGUAGE"
    try:
        written = os.environ.get(name) or dotenv_values(env_file).get(name)
        return Language(written) if written else None
    except (OSError, ValueError):
        return None


_SECRET = {name for name, field in Settings.model_fields.items() if field.annotation is SecretStr}

KINDS = {
    "missing": "missing",
    "weak-secret": "weak-secret",
    "unknown-zone": "unknown-zone",
    "bad-address": "bad-address",
    "path_not_file": "no-file",
    "needs": "needs",
    "enum": "not-among",
    "int_parsing": "not-whole",
    "int_from_float": "not-whole",
    "float_parsing": "not-a-number",
    "bool_parsing": "not-yes-or-no",
    "greater_than_equal": "too-small",
    "greater_than": "not-above",
    "less_than_equal": "too-large",
}
"""What Pydantic calls it -> what we call it."""


def _problem(detail: ErrorDetails) -> SettingProblem:
    values = detail.get("ctx", {})
    limit = values.get("ge", values.get("gt", values.get("le")))
    if "expected" in values:
        wanted = str(values["expected"]).replace("'", "").replace(" or ", ", ")
    else:
        wanted = detail["msg"] if limit is None else f"{limit:g}"
    return SettingProblem(
        variable=PREFIX + "_".join(str(part) for part in detail["loc"]).upper(),
        kind=KINDS.get(detail["type"], "other"),
        given=str(detail["input"]) if detail["loc"] and detail["loc"][0] not in _SECRET else None,
        wanted=wanted,
    )

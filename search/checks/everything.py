"""From settings to checks: every store that is named is looked at, and what goes wrong meanwhile is a finding too."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import structlog
from pydantic import SecretStr

from application.checks.finding import Check, Finding, wrong
from application.checks.folder import FolderCheck
from application.checks.sqlite import SqliteCheck
from application.settings import Settings
from search.checks.behind import BehindCheck
from search.checks.built_in_tika import BuiltInTikaCheck
from search.checks.tantivy import TantivyCheck

log = structlog.get_logger(__name__)


def checks(settings: Settings, *, thorough: bool = True) -> list[Check]:
    """Return a check for each store that the settings name. Without `thorough` no database is read whole."""
    return [
        SqliteCheck(settings, thorough=thorough),
        FolderCheck(settings),
        TantivyCheck(settings),
        BuiltInTikaCheck(settings),
        BehindCheck(settings),
    ]


def examine(settings: Settings, *, thorough: bool = True) -> Iterator[Finding]:
    """Yield what all checks find, without any secret; one that fails is a finding itself, and the others go on."""
    secrets = _secrets(settings)
    for check in checks(settings, thorough=thorough):
        try:
            for finding in check.findings():
                yield _without(secrets, finding)
        except Exception as error:
            log.debug("check_failed", part=check.part, exc_info=True)
            yield _without(secrets, wrong(check.part, "check-failed", problem=f"{type(error).__name__}: {error}"))


def _secrets(settings: Settings) -> set[str]:
    """Return what must never be shown, whatever a server says back."""
    found = {value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)}
    password = urlsplit(settings.database.get_secret_value()).password or ""
    return {one for one in (*found, password, unquote(password)) if one}


def _without(secrets: set[str], finding: Finding) -> Finding:
    values = dict(finding.values)
    for secret in sorted(secrets, key=len, reverse=True):
        values = {name: " ".join(value.replace(secret, "…").split()) for name, value in values.items()}
    return replace(finding, values=values)

"""From settings to checks: every store that is named is looked at, and what goes wrong meanwhile is a finding too."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import structlog
from pydantic import SecretStr

from application.checks.finding import Check, Finding, Server, wrong
from application.checks.folder import FolderCheck
from application.checks.sqlite import SqliteCheck
from application.settings import Settings
from search.checks.behind import BehindCheck
from search.checks.built_in_tika import BuiltInTikaCheck
from search.checks.tantivy import TantivyCheck
from search.checks.tika_server import TikaServerCheck

log = structlog.get_logger(__name__)


def checks(settings: Settings, *, thorough: bool = True) -> list[Check]:
    """Return a check for each store that the settings name. Without `thorough` no database is read whole."""
    return [*_stores(settings, thorough=thorough), _reading(settings), BehindCheck(settings)]


def refusals(settings: Settings) -> Iterator[Finding]:
    """Yield each server of the settings that lets us not in: a setting is wrong, and waiting does not help.

    Those that are away for now are left out. Nothing is asked of the stores of the small size.
    """
    for store in _stores(settings, thorough=False):
        if isinstance(store, Server) and (finding := store.refused()):
            yield _without(_secrets(settings), finding)


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


def _stores(settings: Settings, *, thorough: bool) -> Iterator[Check]:
    """Yield what looks at database, files and search: the one place that knows which there are."""
    if settings.database.get_secret_value():
        from application.checks.postgresql import PostgresqlCheck

        yield PostgresqlCheck(settings)
    else:
        yield SqliteCheck(settings, thorough=thorough)
    if settings.files:
        from application.checks.s3 import S3Check

        yield S3Check(settings)
    else:
        yield FolderCheck(settings)
    if settings.search:
        from search.checks.elasticsearch import ElasticsearchCheck

        yield ElasticsearchCheck(settings)
    else:
        yield TantivyCheck(settings)


def _reading(settings: Settings) -> Check:
    return TikaServerCheck(settings) if settings.tika_endpoints else BuiltInTikaCheck(settings)


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

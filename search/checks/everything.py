"""From settings to checks: every store that is named is looked at, and what goes wrong meanwhile is a finding too."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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

_NAMES = {"files_key"}
"""Kept as secrets are, but only the name of who signs: it may be a word of the address itself."""

log = structlog.get_logger(__name__)


def checks(settings: Settings, *, thorough: bool = True) -> list[Check]:
    """Return a check for each store that the settings name. Without `thorough` no database is read whole."""
    return [*_stores(settings, thorough=thorough), _reading(settings), BehindCheck(settings)]


def refusals(settings: Settings) -> Iterator[Finding]:
    """Yield each server of the settings that lets us not in: a setting is wrong, and waiting does not help.

    Those that are away for now are left out. Nothing is asked of the stores of the small size.
    """
    for store in _stores(settings, thorough=False):
        if isinstance(store, Server) and (finding := _refusal(store)):
            yield _without(_secrets(settings), finding)


def _refusal(server: Server) -> Finding | None:
    try:
        return server.refused()
    except Exception:  # what cannot be asked keeps nobody from starting
        log.debug("check_failed", part=server.part, exc_info=True)
        return None


def examine(settings: Settings, *, thorough: bool = True) -> Iterator[Finding]:
    """Yield what all checks find, without any secret; one that fails is a finding itself, and the others go on.

    They are asked at once, and told of in their order: several that do not answer are waited for together.
    """
    secrets, these = _secrets(settings), checks(settings, thorough=thorough)
    with ThreadPoolExecutor(len(these), "checking") as beside:
        for findings in [beside.submit(_findings, check) for check in these]:
            for finding in findings.result():
                yield _without(secrets, finding)


def _findings(check: Check) -> list[Finding]:
    found: list[Finding] = []
    try:
        for finding in check.findings():
            found.append(finding)  # noqa: PERF402 - what was found before it failed counts
    except Exception as error:
        log.debug("check_failed", part=check.part, exc_info=True)
        found.append(wrong(check.part, "check-failed", problem=f"{type(error).__name__}: {error}"))
    return found


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
    found = {
        value.get_secret_value() for name, value in settings if isinstance(value, SecretStr) and name not in _NAMES
    }
    for address in (settings.database, settings.database_owner):
        password = urlsplit(address.get_secret_value()).password or ""
        found |= {password, unquote(password)}
    return found - {""}


def _without(secrets: set[str], finding: Finding) -> Finding:
    values = dict(finding.values)
    for secret in sorted(secrets, key=len, reverse=True):
        values = {name: " ".join(value.replace(secret, "…").split()) for name, value in values.items()}
    return replace(finding, values=values)

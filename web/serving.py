"""What happens once before web servers are forked, and when one of them ends: gunicorn.conf.py calls it."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from application.settings import Settings, SettingsError, read_settings
from web.starting import gettext, settings_message

_SHARED = "PROMETHEUS_MULTIPROC_DIR"
_ours: list[Path] = []


def begin() -> None:
    """Stop with one line where a setting is wrong or a server lets us not in; give processes a place for figures."""
    try:
        settings = read_settings()
    except SettingsError as error:
        sys.exit(settings_message(error))
    refusal = _refusal(settings)
    if refusal:
        sys.exit(refusal)
    if settings.metrics_token.get_secret_value() and not os.environ.get(_SHARED):
        _ours.append(Path(tempfile.mkdtemp(prefix="regionarkiv-figures-")))
        os.environ[_SHARED] = str(_ours[0])


def forget(process: int) -> None:
    """Let go of what a process that ended leaves behind; what it has counted stays."""
    if os.environ.get(_SHARED):
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(process)  # type: ignore[no-untyped-call]


def end() -> None:
    """Remove the place for figures, if it is ours."""
    for folder in _ours:
        shutil.rmtree(folder, ignore_errors=True)


def _refusal(settings: Settings) -> str:
    """Return in a line which server of the settings lets us not in, nothing when none refuses."""
    if not (settings.database.get_secret_value() or settings.files or settings.search):
        return ""
    from search.checks.everything import refusals

    found = next(refusals(settings), None)
    if found is None:
        return ""
    # An application is made for its words only, and never served: those that are served are made after the fork.
    from web.app import create_app
    from web.check_words import told

    with create_app(settings).app_context():
        return f"{told(found)} {gettext('All settings are in docs/settings.md.')}"

"""What happens once before web servers are forked, and when one of them ends: gunicorn.conf.py calls it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from application.settings import Settings, SettingsError, read_settings
from web.starting import gettext, settings_message

_ROOT = Path(__file__).resolve().parent.parent
_SHARED = "PROMETHEUS_MULTIPROC_DIR"
_ours: list[Path] = []


def begin() -> None:
    """Stop with one line where a setting is wrong or a server lets us not in; give processes a place for figures."""
    settings = _settings()
    if settings.database.get_secret_value() or settings.files or settings.search:
        # In a process of its own: what a client library begins before a fork breaks both sides of it.
        asked = subprocess.run([sys.executable, "-m", "web.serving"], check=False, cwd=_ROOT)
        if asked.returncode:
            sys.exit(asked.returncode)
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


def ask() -> None:
    """Stop with one line where a server of the settings lets us not in: `python -m web.serving`."""
    from search.checks.everything import refusals

    settings = _settings()
    found = next(refusals(settings), None)
    if found is not None:
        # An application is made for its words only, and never served.
        from web.app import create_app
        from web.check_words import told

        with create_app(settings).app_context():
            sys.exit(f"{told(found)} {gettext('All settings are in docs/settings.md.')}")


def _settings() -> Settings:
    try:
        return read_settings()
    except SettingsError as error:
        sys.exit(settings_message(error))


if __name__ == "__main__":
    ask()

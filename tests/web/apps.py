"""Applications that tests share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from application.engine_settings import EngineSettings
from application.settings import Settings
from web.app import create_app
from web.request_log import configure_logs
from web.services import EXTENSION, Services

_free: list[tuple[dict[str, Any], Flask]] = []
"""Applications that no test uses now, with the settings that each was made by: where the stores are is none of it."""


@contextmanager
def app_over(settings: Settings) -> Iterator[Flask]:
    """The application over the archive of some settings, with all that it opens closed afterwards.

    Making one takes longer than most tests, and so does compiling its templates: a test gets one that another test has
    done with. What an application remembers of an archive are its Services (and its configuration), and those are new.
    A test of how the application is made, or one that adds to it, makes its own by `create_app`.
    """
    made_by = {name: value for name, value in settings if name not in {"data", *EngineSettings.model_fields}}
    alike = next((number for number, (other, _) in enumerate(_free) if other == made_by), None)
    app = create_app(settings) if alike is None else _free.pop(alike)[1]
    configure_logs(settings)
    app.extensions[EXTENSION] = Services(settings)
    config = dict(app.config)
    try:
        yield app
    finally:
        app.extensions[EXTENSION].close()
        app.config.clear()
        app.config.update(config)
        _free.append((made_by, app))

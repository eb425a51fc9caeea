"""The application factory: `create_app()` puts pages, API, errors, log and security together."""

import hashlib

from flask import Flask, request, session
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from application.database_address import place_of
from application.errors import ApplicationError
from application.settings import Settings, read_settings
from web import (
    action_plan_words,
    addresses,
    api,
    catalogues,
    changes,
    cli,
    compression,
    deadlines,
    errors,
    exports,
    formats,
    health,
    labels,
    languages,
    mail_links,
    menu,
    next_steps,
    pages,
    papers,
    prose,
    reading,
    recorded,
    registers_notice,
    request_log,
    seat_roles,
    security,
    shielded_openings,
    signed_in,
    static_files,
    translations,
)
from web.forms import kept, offered
from web.metrics import measuring
from web.metrics import page as figures
from web.services import EXTENSION, Services
from web.written import Writing

MAX_FORM_BYTES = 1_000_000
"""The most that a form may hold; a page that takes files raises `request.max_content_length` for itself.

Anybody may send a form, and one that is not multipart is read into memory whole.
"""
MAX_WRITTEN_BYTES = 8_000_000
"""The most that a form may hold of somebody who is signed in: a text too long for its field is to be told at the field,
with what was written still there."""


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application. Nothing is opened yet: databases and index are, by the first request that needs them.

    SettingsError when a setting is missing or wrong.
    """
    settings = settings or read_settings()
    request_log.configure_logs(settings)
    app = Flask(__name__, static_folder="static", static_url_path="/static")
    app.extensions[EXTENSION] = Services(settings)
    _configure(app, settings)
    babel = Babel(
        app,
        default_locale=str(settings.language),
        default_timezone=settings.time_zone,
        default_translation_directories=str(translations.FOLDER),
        locale_selector=languages.select,
    )
    translations.compile_stale()
    catalogues.install(app, babel)
    _set_up_templates(app)
    app.before_request(_let_those_signed_in_write_more)
    csrf = CSRFProtect(app)
    for part in (
        request_log,
        measuring,
        figures,
        compression,
        health,
        signed_in,
        errors,
        security,
        static_files,
        formats,
        addresses,
        labels,
        seat_roles,
        changes,
        prose,
        deadlines,
        papers,
        action_plan_words,
        exports,
        reading,
        registers_notice,
        shielded_openings,
        menu,
        mail_links,
        languages,
        pages,
        kept,
        offered,
        recorded,
        next_steps,
        cli,
    ):
        part.install(app)
    for blueprint in api.install(app):
        csrf.exempt(blueprint)
    if settings.behind_proxy:
        hops = settings.behind_proxy
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def _configure(app: Flask, settings: Settings) -> None:
    # Archives on one machine differ in port only, which cookies do not know: the database or folder tells them apart.
    database = settings.database.get_secret_value()
    place = place_of(database) if database else str(settings.data)
    archive = hashlib.sha256(place.encode()).hexdigest()[:8]
    prefix = "__Host-" if settings.cookie_secure else ""
    app.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        SESSION_COOKIE_NAME=f"{prefix}regionarkiv-{archive}",
        SESSION_COOKIE_SECURE=settings.cookie_secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=settings.session_lifetime,
        MAX_FORM_MEMORY_SIZE=MAX_FORM_BYTES,
        MAX_CONTENT_LENGTH=MAX_FORM_BYTES,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a form left open over lunch still counts
    )


def _let_those_signed_in_write_more() -> None:
    if "_user_id" in session and request.mimetype == "application/x-www-form-urlencoded":
        request.max_content_length = request.max_form_memory_size = MAX_WRITTEN_BYTES


def _set_up_templates(app: Flask) -> None:
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.code_generator_class = Writing
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def _frame() -> dict[str, object]:
        services: Services = app.extensions[EXTENSION]
        try:
            name, is_demo, council = services.archive_name, services.is_demo, services.recent_council.now()
        except ApplicationError:  # the page that says so is shown without a name
            name, is_demo, council = "", False, None
        return {
            "archive_name": name,
            "archive_logo": council.logo[:12] if council and council.logo else None,
            "is_demo": is_demo,
            "language": languages.current_language(),
        }

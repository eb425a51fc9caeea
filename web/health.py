"""`/healthz` and `/readyz`: whether this process lives, and whether it can answer, for those who start and watch it."""

from typing import Any

from flask import Blueprint, Flask, Response, jsonify, request
from flask_babel import gettext

from application.errors import LostEventsError, NotInitialisedError, OtherVersionError
from web.messages import message
from web.services import current_services

blueprint = Blueprint("health", __name__)

WITHOUT_ARCHIVE = frozenset({"static", "health.healthz", "health.readyz", "metrics.metrics", "api-docs.openapi_json"})
"""What is answered without an archive."""


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer 200 `{"status": "ok"}`: the process lives. No engine is asked, so none that is away has it restarted."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def readyz() -> Response:
    """Answer how the engines stand: 200 `ready`, or `degraded` where some cannot be used; 503 with what to do."""
    now = current_services().readiness.now()
    body: dict[str, Any] = {
        "status": "ready" if now.is_whole else "degraded",
        "engines": dict(now.engines),
        "behind": now.behind,
    }
    if not now.is_ready:
        body["status"], body["detail"] = "not-ready", gettext("The database does not answer.")
        # What an address or a server's own words tell is for administrators: `flask archive check`.
        if isinstance(now.refusal, (NotInitialisedError, OtherVersionError, LostEventsError)):
            body["status"], body["detail"] = now.refusal.code, message(now.refusal)
    response = jsonify(body)
    response.status_code = 200 if now.is_ready else 503
    response.headers["Cache-Control"] = "no-store"
    return response


def install(app: Flask) -> None:
    """Add the addresses to `app`, and let no page be half shown while there is no archive."""
    app.register_blueprint(blueprint)

    @app.before_request
    def _require_archive() -> None:
        if request.endpoint not in WITHOUT_ARCHIVE:
            _ = current_services().stores

"""`/healthz`: whether this process can answer, for those who start and watch it."""

from flask import Blueprint, Flask, Response, jsonify, request

from application.errors import ApplicationError
from web.messages import message
from web.services import current_services

blueprint = Blueprint("health", __name__)

_WITHOUT_ARCHIVE = frozenset({"static", "health.healthz", "api-docs.openapi_json"})


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer 200 `{"status": "ok"}`, or 503 with what to do when there is no archive to show."""
    try:
        archive = current_services().archive_name
    except ApplicationError as error:
        response = jsonify(status=error.code, detail=message(error))
        response.status_code = 503
        return response
    return jsonify(status="ok", archive=archive)


def install(app: Flask) -> None:
    """Add the address to `app`, and let no page be half shown while there is no archive."""
    app.register_blueprint(blueprint)

    @app.before_request
    def _require_archive() -> None:
        if request.endpoint not in _WITHOUT_ARCHIVE:
            _ = current_services().stores

"""The page of figures: those of all processes of this web server, and those that the whole installation shares."""

import hmac
import os

from flask import Blueprint, Flask, Response, abort, request
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from web.metrics.measures import MEASURES
from web.metrics.standing import StandingCollector
from web.services import current_services

blueprint = Blueprint("metrics", __name__)

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable by which the client library knows the folder where processes leave their figures."""


@blueprint.get("/metrics")
def metrics() -> Response:
    """Answer the figures to whoever shows the token: 404 where none is set, 401 to all others."""
    services = current_services()
    token = services.settings.metrics_token.get_secret_value()
    if not token:
        abort(404)
    shown = request.headers.get("Authorization", "")
    if not hmac.compare_digest(shown.encode(), f"Bearer {token}".encode()):
        refusal = Response("A token is needed: Authorization: Bearer …\n", 401, mimetype="text/plain")
        refusal.headers["WWW-Authenticate"] = 'Bearer realm="regionarkiv metrics"'
        return refusal
    standing = CollectorRegistry()
    standing.register(StandingCollector(services))
    response = Response(generate_latest(_of_processes()) + generate_latest(standing))
    response.headers["Content-Type"] = CONTENT_TYPE_LATEST
    response.headers["Cache-Control"] = "no-store"
    return response


def install(app: Flask) -> None:
    """Add the address to `app`."""
    app.register_blueprint(blueprint)


def _of_processes() -> CollectorRegistry:
    if not os.environ.get(SHARED):
        return MEASURES
    gathered = CollectorRegistry()
    MultiProcessCollector(gathered)  # type: ignore[no-untyped-call]
    return gathered

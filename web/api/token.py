"""`/api/v1/token`: what the token that was shown is, so that a program can tell whether it still counts."""

from typing import Any

from marshmallow import Schema, fields

from web.api.authority import needs_token
from web.api.blueprint import Blueprint
from web.signed_in import asker

blueprint = Blueprint("api_token", __name__, url_prefix="/api/v1/token", description="The token that is shown")


class TokenSchema(Schema):
    """A token, never the secret itself."""

    id = fields.UUID()
    name = fields.String()
    role = fields.String(metadata={"description": "`reader`, `officer`, `auditor` or `administrator`"})
    ends_on = fields.Date(allow_none=True, metadata={"description": "The last day it counts; null for no last day"})
    created_at = fields.DateTime()


@blueprint.get("")
@needs_token()
@blueprint.response(200, TokenSchema)
def token() -> Any:
    """The token that is shown with the request."""
    return asker().token

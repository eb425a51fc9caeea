"""What the subjects of the API are made with."""

import json
from typing import Any, NoReturn

import flask
import flask_smorest
from flask_babel import gettext
from marshmallow import RAISE, ValidationError
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import UnsupportedMediaType

from web.api.wrong_parameters import in_words


class Parser(FlaskParser):
    """Bad input is 400, and so is a query parameter that there is not: a filter misspelt is not to be passed over.

    So is JSON that cannot be kept: texts with half a character or with the character 0, numbers without an end, lists
    in lists in lists. A body that does not say that it is JSON is 415: without it, it would be passed over.
    """

    DEFAULT_VALIDATION_STATUS = 400
    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}

    def load_json(self, req: flask.Request, schema: Any) -> Any:
        """Return what a program sent."""
        if not req.is_json and req.get_data(cache=True):
            raise UnsupportedMediaType
        try:
            loaded = super().load_json(req, schema)
            if _can_be_kept(loaded):
                return loaded
        except (RecursionError, ValueError) as error:
            if isinstance(error, ValidationError | json.JSONDecodeError):
                raise
        raise ValidationError(gettext("This JSON has texts or numbers that cannot be kept."))

    def handle_error(self, error: ValidationError, *args: Any, **more: Any) -> NoReturn:
        """Say it in the reader's language."""
        error.messages = in_words(error.messages)
        super().handle_error(error, *args, **more)


class Blueprint(flask_smorest.Blueprint):
    """A subject of the API."""

    ARGUMENTS_PARSER = Parser()


def _can_be_kept(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, dict):
        return all(_can_be_kept(name) and _can_be_kept(one) for name, one in value.items())
    if isinstance(value, list):
        return all(_can_be_kept(one) for one in value)
    return True

"""What the subjects of the API are made with."""

from typing import Any, NoReturn

import flask_smorest
from marshmallow import RAISE, ValidationError
from webargs.flaskparser import FlaskParser

from web.api.wrong_parameters import in_words


class Parser(FlaskParser):
    """Bad input is 400, and so is a query parameter that there is not: a filter misspelt is not to be passed over."""

    DEFAULT_VALIDATION_STATUS = 400
    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}

    def handle_error(self, error: ValidationError, *args: Any, **more: Any) -> NoReturn:
        """Say it in the reader's language."""
        error.messages = in_words(error.messages)
        super().handle_error(error, *args, **more)


class Blueprint(flask_smorest.Blueprint):
    """A subject of the API."""

    ARGUMENTS_PARSER = Parser()

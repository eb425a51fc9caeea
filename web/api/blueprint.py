"""What the subjects of the API are made with."""

import flask_smorest
from marshmallow import RAISE
from webargs.flaskparser import FlaskParser


class Parser(FlaskParser):
    """Bad input is 400, and so is a query parameter that there is not: a filter misspelt is not to be passed over."""

    DEFAULT_VALIDATION_STATUS = 400
    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}


class Blueprint(flask_smorest.Blueprint):
    """A subject of the API."""

    ARGUMENTS_PARSER = Parser()

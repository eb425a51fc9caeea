"""What the subjects of the API are made with."""

import flask_smorest
from webargs.flaskparser import FlaskParser


class Parser(FlaskParser):
    """Bad input is 400."""

    DEFAULT_VALIDATION_STATUS = 400


class Blueprint(flask_smorest.Blueprint):
    """A subject of the API."""

    ARGUMENTS_PARSER = Parser()

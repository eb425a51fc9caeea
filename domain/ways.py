"""The ways to answer what the council is asked: its principles point to them, and each consultation is given one."""

from enum import StrEnum


class AnsweringWay(StrEnum):
    """Who answers: the council for all its municipalities, each of them, both, or nobody."""

    JOINTLY = "jointly"
    EACH = "each"
    BOTH = "both"
    NONE = "none"

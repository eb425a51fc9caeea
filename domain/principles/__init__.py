"""Principles (prinsipper) for joint or separate answers: which points the council follows on which day."""

from domain.in_force import in_force, version_in, versions_of
from domain.principles.facts import PrinciplesRecord
from domain.principles.principles import Principles, PrinciplesVersionTakenError

__all__ = [
    "Principles",
    "PrinciplesRecord",
    "PrinciplesVersionTakenError",
    "in_force",
    "version_in",
    "versions_of",
]

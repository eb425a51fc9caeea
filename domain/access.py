"""Who may see what: published or not yet, and shielded (skjermet) with its legal basis. Two facts, never mixed."""

from enum import IntEnum


class Audience(IntEnum):
    """How much an asker may see; each level sees everything the levels before it see.

    A thing carries the least audience that may see it; an asker sees what is at or below their own.
    """

    PUBLIC = 0
    """Signed out: what is published and not shielded."""
    READER = 1
    """Signed in as reader: also what is not published yet."""
    OFFICER = 2
    """Officer, auditor and administrator: also what is shielded."""

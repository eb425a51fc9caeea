"""The person words register: people by the words of their names as they are heard, to find names that are alike."""

from sqlalchemy import Column, Index, MetaData, Table

from application.column_types import WHOLE, plain
from application.registers.batch import Batch
from application.registers.columns import identity
from application.registers.register import Fact, Register
from domain.people import Person
from domain.person_names import name_words

metadata = MetaData()

person_words = Table(
    "person_words",
    metadata,
    Column("position", WHOLE, primary_key=True, autoincrement=False),
    Column("word", plain(), primary_key=True),
    identity("person_id"),
    Index("ix_person_words_word", "word", "person_id"),
)
"""The words of each name that somebody has or had. One that was put right stays: who asks compares whole names."""


def _called(batch: Batch, fact: Fact) -> None:
    _insert(batch, fact, fact.event.name)


def _corrected(batch: Batch, fact: Fact) -> None:
    change = fact.event.changes.get("name")
    if change:
        _insert(batch, fact, change["after"])


def _insert(batch: Batch, fact: Fact, name: str) -> None:
    for word in name_words(name):
        batch.insert(person_words, position=fact.position, word=word, person_id=fact.event.originator_id.hex)


register = Register(
    name="person_words",
    version=1,
    metadata=metadata,
    handlers={Person.Registered: _called, Person.Renamed: _called, Person.NameCorrected: _corrected},
)

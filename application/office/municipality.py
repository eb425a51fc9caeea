"""Which municipality an account is to belong to, as somebody writes it."""

from sqlalchemy import Connection

from application.office.errors import AmbiguousMunicipalityError, UnknownMunicipalityError
from application.questions.municipalities import municipalities_called
from application.questions.organisations import OrganisationView


def municipality_called(connection: Connection, written: str) -> OrganisationView:
    """Return the municipality with this id, number or name. UnknownMunicipalityError, AmbiguousMunicipalityError."""
    found = municipalities_called(connection, written)
    if not found:
        raise UnknownMunicipalityError(municipality=written)
    if len(found) > 1:
        told = (f"{one.name} ({one.numbers[-1].number if one.numbers else one.id})" for one in found)
        raise AmbiguousMunicipalityError(municipality=written, candidates=", ".join(told))
    return found[0]

"""The municipality that an account belongs to, as it is there today."""

from application.office.accounts import Account
from application.questions.municipalities import organisations_now
from application.questions.organisations import OrganisationView
from web.services import current_services


def municipality_of(account: Account | None) -> OrganisationView | None:
    """Return the municipality whose page is the account's front page: what became of the one that was chosen.

    None without an account, for one that belongs to none, and while the registers do not know the municipality.
    """
    if account is None or account.municipality_id is None:
        return None
    chosen = account.municipality_id
    with current_services().stores.registers.connect() as connection:
        return organisations_now(connection, [chosen]).get(chosen)

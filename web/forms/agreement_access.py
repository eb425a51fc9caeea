"""What can be done with the access of agreements: published, with texts that come later, shielded, shielding lifted."""

from flask_babel import lazy_gettext

from domain.agreements import Agreement
from web.forms.access import access_with_texts

ACTIONS = access_with_texts(
    "agreement",
    Agreement,
    publish={
        "intro": lazy_gettext(
            "Versions that are only drafted stay closed, and their texts with them, until they are sent. What is "
            "published stays so."
        )
    },
    later={"intro": lazy_gettext("Texts of versions that were sent or adopted after the agreement was published.")},
)
"""In the order in which they are offered."""

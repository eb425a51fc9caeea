"""What can be done with the access of consultations: published, with texts that come later, shielded, lifted."""

from flask_babel import lazy_gettext

from domain.consultations import Consultation
from web.forms.access import access_with_texts

ACTIONS = access_with_texts(
    "consultation",
    Consultation,
    publish={
        "intro": lazy_gettext(
            "Drafts of our answer stay closed, and their texts with them. What is published stays so."
        )
    },
    later={"intro": lazy_gettext("The municipalities’ input, and what came of it, filed after it was published.")},
)
"""In the order in which they are offered."""

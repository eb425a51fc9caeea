"""What can be done with the access of statements: published, with texts that come later, shielded, shielding lifted."""

from flask_babel import lazy_gettext

from domain.statements import Statement
from web.forms.access import access_with_texts

ACTIONS = access_with_texts(
    "statement",
    Statement,
    publish={
        "intro": lazy_gettext(
            "Everybody sees it from now on. Versions that are only drafted stay closed, and their texts with them. "
            "What is published stays so."
        )
    },
    later={"intro": lazy_gettext("Texts of versions that were adopted, sent or published afterwards, and replies.")},
)
"""In the order in which they are offered."""

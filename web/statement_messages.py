"""What a broken rule about statements is called in the reader's language, and the fields that it is about."""

from flask_babel import lazy_gettext

STATEMENT_RULES = {
    "statement-version-taken": lazy_gettext("The statement has a version %(version)s already. Choose another number."),
    "already-adopted": lazy_gettext(
        "Version %(version)s was adopted on %(adopted_on)s. Correct that, or take it back, first."
    ),
    "already-stated": lazy_gettext(
        "How the organisation stands to this version is recorded already. Correct that instead."
    ),
    "already-retracted": lazy_gettext(
        "The statement was retracted on %(retracted_on)s. Correct that, or take it back, first."
    ),
    "nothing-said": lazy_gettext(
        "No version is adopted, sent or published, so there is nothing to retract. If the statement was registered by "
        "mistake, withdraw it."
    ),
}
"""By the code of the error."""

STATEMENT_VALUES = {
    "unknown-statement-version": lazy_gettext("The statement has no version %(value)s. Choose one that it has."),
    "no-authority": lazy_gettext(
        "The leader and the secretary adopt under an authority. Name it, for example the decision that delegated it."
    ),
    "retracted-then": lazy_gettext(
        "The statement was retracted on %(start)s, so nothing of it can be adopted on %(value)s. Register a new one."
    ),
}
"""What is wrong with a value, by `problem`."""

STATEMENT_FIELDS = {
    "address": lazy_gettext("Address on the web"),
    "adopted_on": lazy_gettext("Adopted on"),
    "channel": lazy_gettext("Channel"),
    "consultation": lazy_gettext("Consultation"),
    "corrects": lazy_gettext("Puts right version"),
    "entry": lazy_gettext("Journal entry"),
    "how": lazy_gettext("How it was sent"),
    "outlet": lazy_gettext("Name of the channel"),
    "published_on": lazy_gettext("Published on"),
    "recipients": lazy_gettext("Recipients"),
    "replied_on": lazy_gettext("Replied on"),
    "retracted_on": lazy_gettext("Retracted on"),
    "stance": lazy_gettext("Stance"),
    "stated_on": lazy_gettext("Stated on"),
    "summary": lazy_gettext("Summary"),
}
"""What a field is called, by its name."""

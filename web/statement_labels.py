"""What the codes of statements are called in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext

STATEMENTS: Mapping[str, Mapping[str, Any]] = {
    "statement": {
        "consultation-answer": lazy_gettext("Answer to a consultation"),
        "own-initiative": lazy_gettext("Statement on own initiative"),
        "resolution": lazy_gettext("Resolution"),
        "letter": lazy_gettext("Statement as a letter"),
        "op-ed": lazy_gettext("Op-ed"),
        "media-initiative": lazy_gettext("Media initiative"),
        "press-release": lazy_gettext("Press release"),
        "presentation": lazy_gettext("Presentation"),
    },
    "statement-state": {
        "drafted": lazy_gettext("Draft"),
        "out": lazy_gettext("Sent or published without being adopted"),
        "adopted": lazy_gettext("In force"),
        "retracted": lazy_gettext("Retracted"),
    },
    "statement-adopted-by": {
        "decision": lazy_gettext("By decision"),
        "leader": lazy_gettext("By the leader under authority"),
        "secretary": lazy_gettext("By the secretary under authority"),
    },
    "stance": {
        "behind": lazy_gettext("Stands behind it"),
        "reserved": lazy_gettext("Stands behind it with a reservation"),
        "dissent": lazy_gettext("Dissents"),
        "not-behind": lazy_gettext("Does not stand behind it"),
    },
    "sent-how": {
        "e-mail": lazy_gettext("By e-mail"),
        "letter": lazy_gettext("By letter"),
        "portal": lazy_gettext("By the recipient's form on the web"),
        "handed-over": lazy_gettext("Handed over"),
        "meeting": lazy_gettext("In a meeting"),
        "other": lazy_gettext("In another way"),
    },
    "channel": {
        "website": lazy_gettext("Website"),
        "newspaper": lazy_gettext("Newspaper"),
        "social-media": lazy_gettext("Social media"),
        "press-release": lazy_gettext("Press release"),
        "meeting": lazy_gettext("Meeting"),
        "other": lazy_gettext("Other channel"),
    },
    "statement-record": {
        "version": lazy_gettext("Version"),
        "adoption": lazy_gettext("Adopted"),
        "support": lazy_gettext("Who stands behind it"),
        "sending": lazy_gettext("Sent"),
        "publication": lazy_gettext("Published"),
        "reply": lazy_gettext("Reply"),
        "retraction": lazy_gettext("Retracted"),
    },
    "statement-finding": {
        "sent-unadopted": lazy_gettext("Sent before it was adopted"),
        "published-unadopted": lazy_gettext("Published before it was adopted"),
        "after-retraction": lazy_gettext("Sent or published after it was retracted"),
        "no-decision": lazy_gettext("Adopted by a decision that was not found"),
    },
}
"""Group -> code -> words."""

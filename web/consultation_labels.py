"""What the codes of consultations are called in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext

CONSULTATIONS: Mapping[str, Mapping[str, Any]] = {
    "consultation-state": {
        "received": lazy_gettext("Way of answering not chosen"),
        "chosen": lazy_gettext("To be answered"),
        "asked": lazy_gettext("With the municipalities"),
        "drafted": lazy_gettext("Draft made"),
        "treated": lazy_gettext("Treated, to be sent"),
        "answered": lazy_gettext("Answered"),
        "left": lazy_gettext("Each municipality answers"),
        "not-answered": lazy_gettext("Not to be answered"),
        "passed": lazy_gettext("Let pass"),
        "outcome": lazy_gettext("Outcome known"),
    },
    "input-state": {
        "asked": lazy_gettext("Asked, not answered"),
        "input": lazy_gettext("Input received"),
        "declined": lazy_gettext("Gives no input"),
        "own-answer": lazy_gettext("Answered itself"),
    },
    "answers-for": {
        "council": lazy_gettext("The council answers"),
        "itself": lazy_gettext("The municipality answers itself"),
        "both": lazy_gettext("Both the council and the municipality answer"),
        "nobody": lazy_gettext("Nobody answers"),
        "unsettled": lazy_gettext("Not settled"),
    },
    "agreeing": {
        "agrees": lazy_gettext("Agrees to a joint answer"),
        "partly": lazy_gettext("Agrees in part"),
        "disagrees": lazy_gettext("Disagrees"),
    },
    "agreeing-short": {
        "agrees": lazy_gettext("agrees"),
        "partly": lazy_gettext("agrees in part"),
        "disagrees": lazy_gettext("disagrees"),
    },
    "draft-treated": {
        "adopted": lazy_gettext("Adopted"),
        "amended": lazy_gettext("Adopted with changes"),
        "sent-back": lazy_gettext("Sent back"),
        "not-adopted": lazy_gettext("Not adopted"),
    },
    "heard": {
        "heard": lazy_gettext("We were heard"),
        "partly": lazy_gettext("We were heard in part"),
        "not-heard": lazy_gettext("We were not heard"),
        "unclear": lazy_gettext("It is not clear whether we were heard"),
    },
    "consultation-record": {
        "deadline": lazy_gettext("Deadline moved"),
        "way": lazy_gettext("Way of answering chosen"),
        "asked": lazy_gettext("Input asked for"),
        "input": lazy_gettext("Input received"),
        "declined": lazy_gettext("Input declined"),
        "own-answer": lazy_gettext("Answered by the municipality itself"),
        "draft": lazy_gettext("Draft made"),
        "treatment": lazy_gettext("Draft treated"),
        "answer": lazy_gettext("Answered"),
        "passed": lazy_gettext("Let pass"),
        "outcome": lazy_gettext("Outcome known"),
    },
    "consultation-finding": {
        "late": lazy_gettext("Past its deadline, and not answered"),
        "answered-late": lazy_gettext("Answered after the deadline"),
        "received-late": lazy_gettext("Received after its deadline"),
        "no-way": lazy_gettext("Answered before the way was chosen"),
        "no-principle": lazy_gettext("The way rests on no principle"),
        "principle-gone": lazy_gettext("The way rests on a principle that was taken back"),
        "not-treated": lazy_gettext("Answered, and no body has adopted the answer"),
        "against-way": lazy_gettext("Answered though the way was another"),
        "input-late": lazy_gettext("Input after the inner deadline"),
        "unheard": lazy_gettext("Answered without the input that was asked for"),
    },
}
"""Group -> code -> words."""

"""What a broken rule about meetings is called in the reader's language, and the fields that it is about."""

from flask_babel import lazy_gettext

MEETING_RULES = {
    "item-unknown": lazy_gettext("The agenda has no such item any more. Look at the agenda again, and choose one."),
    "meeting-cancelled": lazy_gettext(
        "The meeting was cancelled on %(cancelled_on)s. Take that back first, or plan a new meeting."
    ),
    "meeting-held": lazy_gettext(
        "The meeting was held on %(held_on)s. Correct when and where it was instead, or take back that it was held."
    ),
    "no-minutes": lazy_gettext(
        "The minutes have not come so far yet. Record first that the meeting was held, draft the minutes, and approve "
        "them."
    ),
    "minutes-not-out": lazy_gettext(
        "There are no minutes of this meeting to read yet. The public gets them when they are published."
    ),
    "minutes-approved": lazy_gettext(
        "The minutes were approved on %(approved_on)s. Correct them with a reason, so that it can be seen what changed."
    ),
    "meeting-decided": lazy_gettext(
        "Decisions came of the minutes, which were approved on %(approved_on)s. Take back the approval first: the "
        "decisions go with it."
    ),
    "note-changed": lazy_gettext(
        "Somebody else changed the notes while you wrote. Look at both versions, and save once more."
    ),
    "note-too-large": lazy_gettext(
        "What is written is more than %(limit)s, the most that the notes of one item can be. Make it shorter."
    ),
}
"""By the code of the error."""

MEETING_VALUES = {
    "item-number-twice": lazy_gettext("Two items have the number %(value)s. Give one of them another."),
    "to-come": lazy_gettext("%(field)s: %(value)s is to come. Write a day that is past."),
    "not-a-day": lazy_gettext("%(field)s: write the whole day, such as 22.08.2025."),
    "treated-already": lazy_gettext(
        "The minutes tell how the item was treated, or it became a decision. It cannot leave the agenda before that is "
        "taken back."
    ),
    "approved-and-signed": lazy_gettext(
        "The minutes were signed or published since. Take that back first, if it did not happen either."
    ),
    "decision-ended-since": lazy_gettext(
        "%(value)s was rescinded or superseded since. Take that back first, on the page of the decision."
    ),
    "rests-on-decision": lazy_gettext("%(value)s rests on %(decision)s. Correct what it rests on first."),
    "appointment-ended-since": lazy_gettext(
        "Somebody who was elected or appointed by %(value)s has left since, or left by it. Take that back first."
    ),
    "version-in-force": lazy_gettext(
        "Version %(version)s of the agreement %(value)s is in force, and was adopted by this. Take that back first, on "
        "the page of the agreement."
    ),
    "decided-already": lazy_gettext(
        "“%(value)s” became a decision when the minutes were approved. If it was not treated, take back the approval."
    ),
    "nothing-decided": lazy_gettext("Nothing was decided in that item, so nothing can rest on it. Choose another."),
    "closed-not-exempt": lazy_gettext(
        "“%(value)s” was treated behind closed doors, and it is not told by which section of offentleglova it is "
        "exempt from public access. Write it on the item, for example offl. § 23, and the decision is shielded."
    ),
    "item-without-case": lazy_gettext(
        "“%(value)s” lies in no case, and a decision does. Choose the case on the agenda, or open one for it."
    ),
}
"""What is wrong with a value, by `problem`."""

MEETING_FIELDS = {
    "approved_on": lazy_gettext("Approved on"),
    "bodies": lazy_gettext("Meets together with"),
    "cancelled_on": lazy_gettext("Cancelled on"),
    "drafted_on": lazy_gettext("Dated"),
    "ends_at": lazy_gettext("Ends at"),
    "ends_on": lazy_gettext("Last day"),
    "form": lazy_gettext("How we meet"),
    "held_on": lazy_gettext("Held on"),
    "how": lazy_gettext("How they were approved"),
    "item": lazy_gettext("Agenda item"),
    "item_kind": lazy_gettext("What the item is"),
    "link": lazy_gettext("Address of the remote meeting"),
    "meeting": lazy_gettext("Meeting"),
    "place": lazy_gettext("Place"),
    "signed_by": lazy_gettext("Signed by"),
    "starts_at": lazy_gettext("Begins at"),
    "starts_on": lazy_gettext("Day"),
}
"""What fields are called."""

"""What a broken rule about action plans is called in the reader's language, and the fields that it is about."""

from flask_babel import lazy_gettext

ACTION_PLAN_RULES = {
    "plan-version-taken": lazy_gettext("The plan has a version %(version)s already. Choose another number."),
}
"""By the code of the error."""

ACTION_PLAN_VALUES = {
    "bad-key": lazy_gettext("“%(value)s” is no number of a row. Write letters and digits, such as T1."),
    "key-twice": lazy_gettext("There are two rows %(value)s. Give one of them another number."),
    "no-such-goal": lazy_gettext("The version has no goal %(value)s. Choose one that it has."),
    "no-such-measure": lazy_gettext("The plan has no measure %(value)s. Choose one that it has."),
    "bad-percent": lazy_gettext("“%(value)s” is not a number from 0 to 100."),
    "linked-already": lazy_gettext("This is linked to measure %(value)s already."),
    "measure-followed": lazy_gettext(
        "Something is told of measure %(value)s, so it must stay in some version. Take back what is told of it first."
    ),
    "plan-says-nothing": lazy_gettext("The version says nothing. Write a measure, or file the paper that has them."),
}
"""What is wrong with a value, by `problem`."""

ACTION_PLAN_FIELDS = {
    "arena": lazy_gettext("What it is"),
    "goal": lazy_gettext("Goal"),
    "heading": lazy_gettext("Heading"),
    "key": lazy_gettext("Number"),
    "measure": lazy_gettext("Measure"),
    "measure_due": lazy_gettext("To be done by"),
    "measure_responsible": lazy_gettext("Who answers for it"),
    "measures": lazy_gettext("Measures"),
    "meetings": lazy_gettext("Meetings a year"),
    "percent": lazy_gettext("Percent done"),
    "progress_state": lazy_gettext("How far it has come"),
    "to": lazy_gettext("What came of it"),
    "to_kind": lazy_gettext("Kind of record"),
    "told_by": lazy_gettext("Told by"),
    "told_on": lazy_gettext("As of"),
}
"""What a field is called, by its name."""

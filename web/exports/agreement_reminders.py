"""What agreements ask to be remembered, as files."""

from flask_babel import lazy_gettext

from application.questions.agreement_reminders import Remembered
from web.addresses import agreement_address
from web.agreement.reminders import days_to, remembered_words, title_of
from web.api.agreement_reminders import ReminderSchema, reminder_json
from web.exports.listing import Column, Listing, day, whole_address
from web.labels import label

REMINDERS = Listing[Remembered](
    name=lazy_gettext("Reminders"),
    columns=(
        Column(lazy_gettext("Day"), lambda one: day(one.day)),
        Column(lazy_gettext("Days left"), days_to, 10),
        Column(lazy_gettext("What"), remembered_words, 60),
        Column(lazy_gettext("Kind"), lambda one: label("reminder", one.kind), 24),
        Column(lazy_gettext("Agreement"), lambda one: one.agreement.reference, 12),
        Column(lazy_gettext("Title"), title_of, 60),
        Column(lazy_gettext("Version"), lambda one: one.version, 10),
        Column(lazy_gettext("Party"), lambda one: ", ".join(name for _, name in one.organisations if name) or None, 40),
        Column(lazy_gettext("Address"), lambda one: whole_address(agreement_address(one.agreement.reference)), 40),
    ),
    schema=ReminderSchema,
    as_json=lambda lines: [reminder_json(one) for one in lines],
)

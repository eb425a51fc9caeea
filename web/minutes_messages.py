"""What is wrong with minutes, their votes and elections, and what the fields of minutes are called."""

from flask_babel import lazy_gettext

MINUTES_VALUES = {
    "casting-vote-in-election": lazy_gettext(
        "Nobody has a casting vote in an election. When votes are equal, write who won by lot."
    ),
    "trial-election": lazy_gettext("An election is not held on trial. Take the tick for a trial vote away."),
    "trial-adopts-nothing": lazy_gettext("A trial vote adopts nothing, so “%(value)s” cannot be adopted by it."),
    "written-and-named": lazy_gettext("The vote was written, so nobody knows how “%(value)s” voted. Take it out."),
    "counts-missing": lazy_gettext("Write how many votes each of these got: %(value)s."),
    "lot-missing": lazy_gettext("Votes are equal, and a lot decides: %(value)s. Write who won."),
    "lot-without-tie": lazy_gettext("“%(value)s” cannot have won by lot: there was no tie to decide."),
    "seats-disagree": lazy_gettext("The seats are shared out as %(value)s, but %(most)s were to be filled."),
    "too-many-elected": lazy_gettext("%(value)s are elected, but there were only %(most)s places."),
    "bad-time": lazy_gettext("%(field)s: “%(value)s” is not a time of day. Write it as 09:00."),
    "bad-key": lazy_gettext("“%(value)s” cannot be a key of an attendee. Use letters a to z and digits."),
    "key-twice": lazy_gettext("“%(value)s” stands here twice. Take one of them out."),
    "unknown-key": lazy_gettext("Minutes have no field called “%(field)s”. Take it out."),
    "unknown-item": lazy_gettext("%(field)s: the agenda has no item %(value)s. Choose one that it has."),
    "unknown-attendee": lazy_gettext("“%(value)s” is not in the list of those attending. Add the person first."),
    "until-before-from": lazy_gettext("The last item that the person was there for comes before the first."),
    "deputy-of-none": lazy_gettext("%(value)s has no seat of their own, so nobody is their deputy. Choose a member."),
    "deputy-while-there": lazy_gettext(
        "%(value)s was there the whole meeting, so nobody can have met as their deputy. "
        "Say from which item they were away, or that they were absent."
    ),
    "not-a-mapping": lazy_gettext("%(field)s is not written as the archive can read it."),
    "not-a-list": lazy_gettext("%(field)s must be a list."),
}
"""What is wrong with a value, by `problem`."""

MINUTES_FIELDS = {
    "about": lazy_gettext("What was voted on"),
    "attendance": lazy_gettext("Attendance"),
    "ballots": lazy_gettext("Votes"),
    "chair": lazy_gettext("Chair of the meeting"),
    "closed": lazy_gettext("Closed doors"),
    "closed_at": lazy_gettext("The meeting closed"),
    "closed_section": lazy_gettext("By which rule the doors were closed"),
    "discussion": lazy_gettext("Discussion"),
    "disqualified": lazy_gettext("Disqualified"),
    "elected": lazy_gettext("Elected"),
    "excuse": lazy_gettext("Reason for absence"),
    "excused": lazy_gettext("Exempted"),
    "from_item": lazy_gettext("From item"),
    "minutes": lazy_gettext("Minutes"),
    "opened_at": lazy_gettext("The meeting opened"),
    "pause_from": lazy_gettext("The start of the pause"),
    "pause_until": lazy_gettext("The end of the pause"),
    "pauses": lazy_gettext("Pauses"),
    "places": lazy_gettext("Places"),
    "presence": lazy_gettext("Attendance"),
    "proposals": lazy_gettext("Proposals"),
    "round": lazy_gettext("Round"),
    "secretary": lazy_gettext("Secretary"),
    "state": lazy_gettext("What became of the item"),
    "statements": lazy_gettext("Protocol statements"),
    "tasks": lazy_gettext("Tasks"),
    "treatments": lazy_gettext("Items"),
    "until_item": lazy_gettext("Until item"),
}
"""What the fields of minutes are called."""

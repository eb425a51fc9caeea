"""What is wrong with a value that somebody wrote, by `problem`, and what its field is called."""

from flask_babel import lazy_gettext

INVALID_VALUES = {
    "missing": lazy_gettext("%(field)s is missing. Fill it in."),
    "too-long": lazy_gettext("%(field)s is %(length)s characters long. Write at most %(most)s."),
    "unknown": lazy_gettext("%(field)s cannot be “%(value)s”. Choose one of: %(allowed)s."),
    "bad-date": lazy_gettext(
        "%(field)s: “%(value)s” is not a date. Write it as dd.mm.yyyy, mm.yyyy or yyyy, for example 01.03.2022."
    ),
    "bad-case-reference": lazy_gettext("“%(value)s” is not a case number. Write year and number, for example 2025/17."),
    "bad-entry-number": lazy_gettext("“%(value)s” is not the number of a journal entry, such as 2025/17-3."),
    "before-start": lazy_gettext("%(field)s: %(value)s is before %(start)s, when it began. Correct one of the dates."),
    "bad-size": lazy_gettext("%(value)s is no size of a file. Choose the file again."),
    "bad-item-number": lazy_gettext("“%(value)s” is not an item number. Write number and year, for example 23/2025."),
    "bad-organisation-number": lazy_gettext(
        "“%(value)s” is not an organisation number: nine digits, the last of which is a check digit. Look for a typo."
    ),
    "bad-municipality-number": lazy_gettext("“%(value)s” is not a municipality number, which has four digits."),
    "bad-county-number": lazy_gettext("“%(value)s” is not a county number, which has two digits."),
    "bad-sha256": lazy_gettext("“%(value)s” is not a SHA-256: 64 digits and letters a to f."),
    "unknown-section": lazy_gettext("§ %(value)s of offentleglova is no ground for shielding. Choose another."),
    "bad-paragraph": lazy_gettext("“%(value)s” is not a paragraph of a section. Write a number, for example 1."),
    "bad-letter": lazy_gettext("“%(value)s” is not a letter of a section. Write one letter, for example b."),
    "rule-missing": lazy_gettext("§ %(value)s needs the rule of confidentiality too, for example fvl. § 13."),
    "same-as-shielded": lazy_gettext(
        "The public version of %(value)s is the same file as the shielded one. File the version with the parts removed."
    ),
    "bad-entry-reference": lazy_gettext(
        "“%(value)s” is not the number of a journal entry. Write it as 2025/17-3, or as 3 beside the case."
    ),
    "not-in-part": lazy_gettext(
        "%(field)s is only for what is shielded in part. Write that in the column %(value)s, with the legal basis."
    ),
    "other-body": lazy_gettext("The number begins with %(number)s, but the body is %(value)s. Correct one of them."),
    "not-done": lazy_gettext("This is not done."),
    "unknown-follow-up": lazy_gettext("There is no such follow-up. Reload the page and try again."),
    "unknown-record": lazy_gettext("%(field)s: there is none like that in the archive. Choose one of the suggestions."),
    "bad-year": lazy_gettext("“%(value)s” is not a year. Write four digits."),
    "bad-start": lazy_gettext("“%(value)s” is not a case number to begin with. Write a whole number from 1."),
    "not-dissolved": lazy_gettext("The body is not dissolved, so it has no day for that. Take the day out."),
    "same-case": lazy_gettext("It is in the case %(value)s already. Choose another case."),
    "not-here": lazy_gettext("The document does not belong to this record. Reload the page and try again."),
    "not-a-day": lazy_gettext("%(field)s: write a whole date, with day, month and year, for example 01.03.2026."),
    "not-incoming": lazy_gettext("Only a paper that came in has a day for its answer. Take the day out."),
    "itself": lazy_gettext("%(value)s cannot point at itself. Choose another."),
    "not-correctable": lazy_gettext("%(field)s cannot be corrected. Rescind the decision and record a new one."),
    "counts-disagree": lazy_gettext("The votes are counted as %(value)s, which is not what the named votes add up to."),
    "bad-count": lazy_gettext("“%(value)s” is not a number of votes. Write a whole number, for example 6."),
    "options-missing": lazy_gettext("A vote between alternatives needs two different ones at least: “%(value)s”."),
    "winner-missing": lazy_gettext("The votes are not all counted. Say which of these was adopted: %(value)s."),
    "unknown-option": lazy_gettext("A vote was given for “%(value)s”, which was not put to the vote."),
    "casting-vote-without-tie": lazy_gettext("There is a casting vote, but no tie that it decides."),
    "tie": lazy_gettext("The votes are a tie. Say what the casting vote was for."),
    "wrong-winner": lazy_gettext("“%(value)s” did not get most votes. Check the votes and the outcome."),
}
"""What is wrong with a value, by `problem`."""

WEAK_PASSWORDS = {
    "too-short": lazy_gettext("The new password must be at least %(minimum)s characters long."),
    "too-long": lazy_gettext("The new password is too long. Choose one of at most 1000 characters."),
    "has-username": lazy_gettext("The new password must be more than the username. Use some words of your own."),
    "too-simple": lazy_gettext("The new password repeats too few characters. Use some words of your own."),
    "same-as-before": lazy_gettext("The new password must be another one than the old."),
}
"""Why a password will not do, by `reason`."""

FIELDS = {
    "abbreviation": lazy_gettext("Abbreviation"),
    "basis": lazy_gettext("Legal basis"),
    "body": lazy_gettext("Body"),
    "case": lazy_gettext("Case"),
    "closed_on": lazy_gettext("Closed on"),
    "date": lazy_gettext("Date"),
    "decided_on": lazy_gettext("Decided on"),
    "decision": lazy_gettext("Decision"),
    "document": lazy_gettext("Document"),
    "done_on": lazy_gettext("Done on"),
    "due": lazy_gettext("Answer due"),
    "dissolved_on": lazy_gettext("Dissolved on"),
    "kind": lazy_gettext("Kind"),
    "merged_on": lazy_gettext("Merged on"),
    "name": lazy_gettext("Name"),
    "number": lazy_gettext("Number"),
    "outcome": lazy_gettext("Outcome"),
    "papers": lazy_gettext("Papers put before the body"),
    "party": lazy_gettext("Sender or recipient"),
    "proposal": lazy_gettext("Proposal"),
    "reason": lazy_gettext("Reason"),
    "record": lazy_gettext("Record"),
    "responsible": lazy_gettext("Case officer"),
    "recommendation": lazy_gettext("Recommendation"),
    "reference": lazy_gettext("Reference"),
    "rescinded_on": lazy_gettext("Rescinded on"),
    "scope": lazy_gettext("Scope of shielding"),
    "sha256": lazy_gettext("SHA-256"),
    "legal_form": lazy_gettext("Legal form"),
    "archive_creator": lazy_gettext("Archive creator"),
    "subject_area": lazy_gettext("Subject area"),
    "joined_on": lazy_gettext("Takes part from"),
    "left_on": lazy_gettext("Took part until"),
    "superseded_on": lazy_gettext("Replaced on"),
    "text": lazy_gettext("Text"),
    "title": lazy_gettext("Title"),
    "votes": lazy_gettext("Votes"),
}
"""What fields are called; a field that is not here keeps its own name."""

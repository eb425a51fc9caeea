"""Why something was not imported, and what to know about what was: sentences by code. `web.messages` shows them."""

from flask_babel import lazy_gettext

from application.imports.columns import NAMES, Column
from domain.person_names import Likeness, NoPerson

IMPORTS = {
    "import-running": lazy_gettext("Another import into %(folder)s is running. Wait until it is done, and try again."),
    "import-archive-inside": lazy_gettext(
        "The folder %(folder)s and the archive in %(archive)s lie inside one another. Choose a folder that holds only "
        "papers."
    ),
    "import-report-inside": lazy_gettext(
        "The report %(name)s would lie among the papers to import. Choose another place for it."
    ),
    "import-empty-file": lazy_gettext("The file is empty. Look for the right one, or delete it."),
    "import-link": lazy_gettext("This is a link to another place. Copy what it leads to into the folder instead."),
    "import-not-a-file": lazy_gettext("This is neither a file nor a folder. Take it out of the folder."),
    "import-unreadable": lazy_gettext(
        "It cannot be read: %(problem)s. Check who may read it, and that the disk works."
    ),
    "import-hidden": lazy_gettext("Hidden, or made by the computer for itself. It is no paper."),
    "import-empty-folder": lazy_gettext("The folder holds no papers, so no case was opened for it."),
    "import-fault": lazy_gettext(
        "The program failed on this one (%(problem)s). The rest was not affected. Report it, with what the log says."
    ),
    "import-not-in-manifest": lazy_gettext(
        "The manifest does not name this file. Add a row for it, or take it out of the folder."
    ),
    "manifest-unreadable": lazy_gettext(
        "The manifest %(name)s cannot be read (%(problem)s). Save it as CSV or XLSX once more, and try again."
    ),
    "manifest-encoding": lazy_gettext(
        "The letters in the manifest %(name)s cannot be made out. Save it as “CSV UTF-8” or as XLSX, and try again."
    ),
    "manifest-kind": lazy_gettext(
        "The manifest %(name)s is of the type %(is_type)s. Save it as CSV or XLSX, and try again."
    ),
    "manifest-column": lazy_gettext(
        "The manifest %(name)s lacks this: %(missing)s. Add it as a column header; found: %(found)s."
    ),
    "manifest-column-twice": lazy_gettext(
        "In the manifest %(name)s the headers “%(first)s” and “%(second)s” mean the same column. Take one of them out."
    ),
    "manifest-empty": lazy_gettext("The manifest %(name)s holds no rows below its headers. Fill them in."),
    "manifest-unknown-column": lazy_gettext(
        "No column is called this, so nothing under it was filed. Correct the name, or let it begin with # if it is "
        "for yourselves."
    ),
    "row-too-many-cells": lazy_gettext(
        "There is more in the row than there are columns: “%(extra)s”. Look for a separator too many."
    ),
    "row-turned-into-date": lazy_gettext(
        "%(field)s: the spreadsheet has made a date of it (%(value)s). Format the cell as text, and write it again."
    ),
    "row-unknown-body": lazy_gettext("There is no body called “%(body)s”. Look for a typo, or add a row for the body."),
    "row-unknown-organisation": lazy_gettext(
        "There is no organisation called “%(organisation)s”. Look for a typo, or add a row for the organisation."
    ),
    "row-unknown-organisation-alike": lazy_gettext(
        "There is no organisation called “%(organisation)s”. Did you mean %(alike)s? Correct the name, or add a row "
        "for the organisation."
    ),
    "row-unknown-decision-alike": lazy_gettext(
        "There is no decision with the number “%(reference)s”. Did you mean %(alike)s? Correct the number, or add a "
        "row for the decision."
    ),
    "row-unknown-agreement": lazy_gettext(
        "There is no agreement with the number or key “%(agreement)s”. Look for a typo, or add a row for the agreement."
    ),
    "row-unknown-consultation": lazy_gettext(
        "There is no consultation with the number or key “%(consultation)s”. Look for a typo, or add a row for the "
        "consultation."
    ),
    "row-unknown-meeting": lazy_gettext(
        "There is no meeting called “%(meeting)s”. Write its number, its key, or the body and the date as the row of "
        "the meeting has them, or add a row for the meeting."
    ),
    "row-unknown-statement": lazy_gettext(
        "There is no statement with the number or key “%(statement)s”. Look for a typo, or add a row for the statement."
    ),
    "row-unknown-principles": lazy_gettext(
        "There are no principles with the number or key “%(principles)s”. Look for a typo, or add a row for the "
        "principles."
    ),
    "row-unknown-action-plan": lazy_gettext(
        "There is no action plan with the number or key “%(plan)s”. Look for a typo, or add a row for the action plan."
    ),
    "row-unknown-adopted-version": lazy_gettext(
        "%(reference)s has no version %(version)s. Look for a typo, or add a row for the version."
    ),
    "row-nothing-came": lazy_gettext(
        "The row does not say what came of measure %(measure)s. Name the decision, agreement, statement, consultation "
        "or case."
    ),
    "row-version-without": lazy_gettext(
        "Version %(version)s of %(reference)s is in the archive without this. Correct the version on its page, or "
        "write rows for a new version."
    ),
    "row-unknown-principle": lazy_gettext(
        "There are no principles in the archive that “%(principle)s” can mean on that day. Register them first, or "
        "write the version too: 2024/1 versjon 2 punkt 3."
    ),
    "row-unknown-case": lazy_gettext(
        "There is no case with the number or key “%(case)s”. Look for a typo, or add a row for the case."
    ),
    "row-unknown-record": lazy_gettext(
        "There is no journal entry or decision with the number or key “%(reference)s”. Look for a typo, or add a row."
    ),
    "row-ambiguous": lazy_gettext(
        "%(field)s: several are called “%(value)s”. Write a number, an abbreviation or a key instead."
    ),
    "row-belongs-to-left-out": lazy_gettext(
        "It belongs to “%(name)s” in row %(row)s, which was left out. Put that row right first."
    ),
    "row-same-as": lazy_gettext(
        "It is about the same as row %(row)s. Take one of them out, or give each a number or a key of its own."
    ),
    "row-key-taken": lazy_gettext("Row %(row)s has the key “%(key)s” for another one. Give each a key of its own."),
    "row-file-not-found": lazy_gettext("There is no file “%(name)s” in the folder. Correct the path, or put it there."),
    "row-outside-folder": lazy_gettext(
        "The path “%(name)s” leads out of the folder. Copy the file into the folder, and write its path from there."
    ),
    "row-case-disagrees": lazy_gettext(
        "The number %(reference)s is not in the case %(case)s. Correct one of the two columns."
    ),
    "row-bad-basis": lazy_gettext(
        "“%(value)s” is no legal basis that can be understood. Write for example: offl. § 23 første ledd, or: offl. § "
        "13, jf. fvl. § 13 første ledd nr. 2."
    ),
    "row-bad-votes": lazy_gettext(
        "The votes “%(value)s” cannot be understood. Write for example: enstemmig, or: 6 mot 2, or: for: Prøvdal, "
        "Tenkeby; mot: Liksomnes."
    ),
    "row-no-person": lazy_gettext("%(what)s: “%(name)s” is not imported. Put a person's name there if you know it."),
    "row-unknown-person": lazy_gettext(
        "Same as: the archive has no person called “%(value)s”, by name or id. Copy the address of the person's page, "
        "or write “ny” for a new person."
    ),
    "row-several-people": lazy_gettext(
        "Several people called “%(name)s” fit: %(people)s. Write the id of the right one in the column “samme som”, or "
        "“ny”."
    ),
    "row-nobody-sat": lazy_gettext(
        "%(field)s: nobody alone called “%(name)s” sat in %(body)s at that time. Look for a typo, or add a row for the "
        "member."
    ),
    "row-no-deputy": lazy_gettext(
        "%(name)s is no deputy in %(body)s at that time. Add a row for the appointment as deputy, or write “vara” as "
        "the role here."
    ),
    "row-holds-already": lazy_gettext(
        "%(name)s has this role in %(body)s already (%(period)s). Correct the dates here, or the appointment in the "
        "archive."
    ),
}
"""By codes of application/imports/errors.py and row_errors.py."""

REMARKS = {
    "import-other-type": lazy_gettext(
        "The contents are of the type %(is_type)s, not what the name says. It was filed as what it is."
    ),
    "import-same-bytes": lazy_gettext(
        "The archive had the same file already. It was linked to it, and not stored twice."
    ),
    "import-respelled": lazy_gettext("The file's name was in an old encoding, and was read as Windows writes it."),
    "import-differs": lazy_gettext(
        "%(field)s is “%(filed)s” in the archive, but “%(given)s” here. Nothing was changed: correct it in the "
        "archive, or here."
    ),
    "import-other-votes": lazy_gettext(
        "The votes in the archive are others than “%(given)s”. Nothing was changed: correct them in the archive, or "
        "here."
    ),
    "import-other-file": lazy_gettext(
        "The file %(name)s is new here, or has changed since this was filed. It was not filed: add a row of the type "
        "dokument for it."
    ),
    "import-other-basis": lazy_gettext(
        "The archive names another basis than “%(given)s”. Nothing was changed: correct the appointment in the "
        "archive, or here."
    ),
    "import-other-basis-there": lazy_gettext(
        "The archive names another basis than “%(given)s”. Nothing was changed: correct it on its page, or here."
    ),
    "import-other-text": lazy_gettext(
        "The file %(name)s is new here, or has changed since the version was filed. It was not filed: give the version "
        "other texts on its page, or add a row for a new version."
    ),
    "import-taken-back": lazy_gettext(
        "This was in the archive, and somebody has taken it back since. It was not filed again. Take the row out, or "
        "record it on its page."
    ),
    "import-draft-closed": lazy_gettext(
        "The version is only a draft: it is neither sent, adopted, signed nor in force. Its text was not published."
    ),
    "import-sender-in-words": lazy_gettext(
        "No organisation is called “%(name)s”, so the sender is kept in words. If you meant %(alike)s, correct it on "
        "the consultation's page."
    ),
    "import-name-read": lazy_gettext("“%(given)s” was read as %(name)s."),
    "import-seat-made": lazy_gettext("%(body)s had no free seat that fits. A new one was made: %(seat)s."),
    "import-seat-held": lazy_gettext(
        "%(person)s has the same seat at that time (%(period)s). Correct one of the two, or give one a number of its "
        "own."
    ),
    "import-person-alike": lazy_gettext(
        "Perhaps %(other)s (%(held)sid %(id)s) is the same person: %(why)s. A new person was registered. Write the id "
        "in the column “samme som” and import again if it is the same, or “ny” if not."
    ),
    "import-identity-number": lazy_gettext(
        "The title holds a national identity number, so this cannot be published. Shield it and give it a public title."
    ),
    "import-not-used": lazy_gettext("Rows of this type do not use the column %(field)s. “%(given)s” was not filed."),
    "case-paper-not-shieldable": lazy_gettext(
        "%(basis)s does not reach case papers put before a municipal body (offl. § 16). Check the legal basis."
    ),
}
"""Codes of `application.imports.report.Remark`."""

LIKENESSES: dict[str, str] = {
    Likeness.SAME: lazy_gettext("the same name"),
    Likeness.ORDER: lazy_gettext("the names in another order"),
    Likeness.SPELLING: lazy_gettext("another spelling"),
    Likeness.INITIAL: lazy_gettext("an initial for a name"),
    Likeness.MIDDLE: lazy_gettext("a middle name more or less"),
    Likeness.DOUBLE: lazy_gettext("a family name more or less"),
    Likeness.TYPO: lazy_gettext("one letter apart"),
}
"""In what two names differ that may be of the same person."""

NO_PEOPLE: dict[str, str] = {
    NoPerson.VACANT: lazy_gettext("A vacant seat"),
    NoPerson.UNASSIGNED: lazy_gettext("Not given to anybody"),
    NoPerson.UNKNOWN: lazy_gettext("An unknown person"),
    NoPerson.OFFICE: lazy_gettext("An office, and no person"),
}
"""What stands where a person's name should."""

_OTHER_NAMES = {
    "name": Column.TITLE,
    "number": Column.REFERENCE,
    "decided_on": Column.DATE,
    "opened_on": Column.DATE,
    "document_date": Column.DATE,
    "established_on": Column.DATE,
    "valid_from": Column.DATE,
    "closed_on": Column.ENDED,
    "dissolved_on": Column.ENDED,
    "merged_on": Column.ENDED,
    "votes": Column.BALLOT,
    "scope": Column.SHIELDING,
    "into": Column.MERGED_INTO,
    "party": Column.SENDERS,
    "until": Column.UNTIL,
    "ended_on": Column.ENDED,
    "person_id": Column.PERSON,
    "organisation_id": Column.ORGANISATION,
    "decision_id": Column.DECISION,
    "drafted_on": Column.DATE,
    "meets_on": Column.DATE,
    "lifted_on": Column.DATE,
    "signed_on": Column.DATE,
    "superseded_on": Column.DATE,
    "withdrawn_on": Column.DATE,
    "reviewed_on": Column.DATE,
    "valid_until": Column.UNTIL,
    "left_on": Column.UNTIL,
    "joined_on": Column.FROM,
    "next_on": Column.DEADLINE,
    "point": Column.POINTS,
    "adopters": Column.ADOPTED_BY,
    "clause": Column.CLAUSES,
    "subject_area": Column.SUBJECT_AREAS,
    "authority": Column.AUTHORITY,
    **dict.fromkeys(("moved_on", "chosen_on", "asked_on", "input_on", "declined_on", "answered_on"), Column.DATE),
    **dict.fromkeys(("treated_on", "passed_on", "known_on", "dated_on"), Column.DATE),
    **dict.fromkeys(("adopted_on", "published_on", "replied_on", "retracted_on", "stated_on"), Column.DATE),
    **dict.fromkeys(("reason", "note"), Column.TEXT),
    "inner_deadline": Column.DEADLINE,
    "draft": Column.FILE,
    "agreeing": Column.STANCE,
    "treatment_outcome": Column.OUTCOME,
    "organisations": Column.ORGANISATION,
    "sender": Column.SENDERS,
    "about": Column.COVERS,
    **dict.fromkeys(("told_on", "repealed_on"), Column.DATE),
    "measure_due": Column.DEADLINE,
    "measure_responsible": Column.RESPONSIBLE,
    "progress_state": Column.STATE,
    "point_number": Column.REFERENCE,
    "arena": Column.KIND,
    "heading": Column.TITLE,
}
"""Fields of commands by other names than the columns that they are filled in from."""

MANIFEST_FIELDS = {
    **{column.value: NAMES[column][0].capitalize() for column in Column},
    **{field: NAMES[column][0].capitalize() for field, column in _OTHER_NAMES.items()},
}
"""What fields are called in a manifest: its columns, in the language of its templates."""

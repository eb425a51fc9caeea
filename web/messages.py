"""What a broken rule is called in the reader's language: by its code, with its values. Pages and commands use it."""

from collections import defaultdict
from collections.abc import Mapping

from flask_babel import gettext, lazy_gettext

from application.errors import ApplicationError
from application.imports.columns import DATES
from domain.errors import DomainError, InvalidRowsError, InvalidValuesError
from web.action_plan_messages import ACTION_PLAN_RULES
from web.formats import format_day, format_size
from web.import_messages import IMPORTS, LIKENESSES, MANIFEST_FIELDS, NO_PEOPLE, REMARKS
from web.meeting_messages import MEETING_RULES
from web.reading import REASONS
from web.statement_messages import STATEMENT_RULES
from web.value_messages import FIELDS, INVALID_VALUES, WEAK_PASSWORDS

MESSAGES = IMPORTS | {
    **STATEMENT_RULES,
    **MEETING_RULES,
    **ACTION_PLAN_RULES,
    "account-ended": lazy_gettext(
        "%(ends_on)s was the last day of this account. Ask an administrator if you need it for longer."
    ),
    "account-made-already": lazy_gettext("The account is made already. Look at it, and give it a new password."),
    "agreement-ended": lazy_gettext(
        "The agreement ended on %(ended_on)s. Take back that it ended, or correct the day, first."
    ),
    "agreement-withdrawn": lazy_gettext("The agreement is withdrawn, and cannot be changed. Register a new one."),
    "already-party": lazy_gettext("The organisation is a party already. Correct since when instead."),
    "already-treated": lazy_gettext(
        "It is recorded that version %(version)s is adopted here. Correct that, or take it back, first."
    ),
    "registered-by-mistake": lazy_gettext("It is withdrawn, and cannot be changed. Register a new one."),
    "meeting-plan-adopted": lazy_gettext(
        "The plan is adopted. Move, cancel or add each meeting by itself, or take the adoption back first."
    ),
    "meeting-plan-without-dates": lazy_gettext("The plan has no dates yet. Propose dates first."),
    "year-planned": lazy_gettext("There is a plan for %(body)s in %(year)s already. Open that one."),
    "principles-version-taken": lazy_gettext(
        "The principles have a version %(version)s already. Choose another number."
    ),
    "version-taken": lazy_gettext("The agreement has a version %(version)s already. Choose another number."),
    "version-withdrawn": lazy_gettext("Version %(version)s is taken back, and cannot be treated. Make a new version."),
    "consultation-answered": lazy_gettext(
        "The consultation is answered already. Correct when or by what, or take it back, first."
    ),
    "input-asked": lazy_gettext(
        "The municipality is asked already, and has not answered. Correct its deadline instead."
    ),
    "consultation-let-pass": lazy_gettext("The consultation was let pass %(passed_on)s. Correct that day instead."),
    "appointment-made": lazy_gettext("The person is elected or appointed already. Correct the appointment instead."),
    "appointment-not-made": lazy_gettext("Nobody is elected or appointed here yet. Record the election first."),
    "appointment-ended": lazy_gettext(
        "The appointment has ended already. Take back the ending first, or correct the day it ended."
    ),
    "appointment-withdrawn": lazy_gettext("The appointment is withdrawn, and cannot be changed. Register a new one."),
    "holder-changed": lazy_gettext(
        "Somebody else has got this seat since you opened the page. Look who has it now, and send once more."
    ),
    "no-deputy": lazy_gettext(
        "No deputy is recorded who could move up. Choose another person, or leave the seat vacant."
    ),
    "too-much-text": lazy_gettext(
        "The text is too long to be compared: it has %(words)s words, and %(most)s is the most. Download the files and "
        "compare them on your own machine."
    ),
    "two-roles": lazy_gettext(
        "%(person)s holds another role of the same seat from %(since)s to %(until)s. Choose another person or period."
    ),
    "two-roles-open": lazy_gettext(
        "%(person)s holds another role of the same seat from %(since)s on. Choose another person, or end that first."
    ),
    "person-is-another": lazy_gettext(
        "%(person)s is recorded as the same as another person. Choose that other person."
    ),
    "seat-unknown": lazy_gettext("%(body)s has no such seat. Choose one of its seats."),
    "seat-abolished": lazy_gettext(
        "That seat in %(body)s was there until %(abolished_on)s. Choose another seat or another day."
    ),
    "document-failed": lazy_gettext(
        "The document could not be set as PDF: %(problem)s. What it was to say is on its page. Tell an administrator."
    ),
    "already-participant": lazy_gettext("That organisation takes part already."),
    "not-participant": lazy_gettext("That organisation does not take part."),
    "subject-area-closed": lazy_gettext("The subject area %(subject_area)s is closed already."),
    "subject-area-open": lazy_gettext("The subject area %(subject_area)s is open."),
    "already-answered": lazy_gettext("The journal entry %(reference)s is answered already."),
    "already-published": lazy_gettext("This is published already."),
    "ambiguous-municipality": lazy_gettext(
        "Several municipalities are called “%(municipality)s”: %(candidates)s. Name it by its number."
    ),
    "archive-not-empty": lazy_gettext(
        "Something is filed in the archive in %(folder)s already, and a demo archive begins empty. Choose another "
        "folder with REGIONARKIV_DATA, or delete this one if you do not need what is in it."
    ),
    "archive-not-begun": lazy_gettext("There is no archive here yet. Run `flask archive init`."),
    "backup-busy": lazy_gettext("A backup is being made or restored in %(folder)s already. Wait until it is done."),
    "backup-damaged": lazy_gettext(
        "The backup %(backup)s is damaged or not whole: %(part)s is not as it was made. Choose another backup."
    ),
    "backup-files-damaged": lazy_gettext(
        "%(count)s files in the backup %(backup)s are damaged or gone, the first is %(sha256)s. There is no archive "
        "yet. Restore another backup into an empty folder, or restore this one again with --without-damaged."
    ),
    "backup-inside": lazy_gettext(
        "%(destination)s lies in the archive's own folder, and would be lost together with it. Choose another disk."
    ),
    "backup-newer": lazy_gettext(
        "The backup %(backup)s was made by a later version of the program. Install that version, and restore again."
    ),
    "backup-other-engine": lazy_gettext(
        "The backup %(backup)s is of a database of the kind %(engine)s, and the settings name one of the kind "
        "%(asked_engine)s. Restore it where it came from, and then move it with `flask archive move`."
    ),
    "backup-of-other-archive": lazy_gettext(
        "%(folder)s holds backups of another archive, that of %(name)s. Choose another folder."
    ),
    "bad-target": lazy_gettext(
        "It cannot be told where to move to (%(given)s). Give a file with settings, a folder, one postgresql://… or "
        "one s3://…"
    ),
    "body-dissolved": lazy_gettext("The body %(body)s was dissolved on %(dissolved_on)s. Choose another body or date."),
    "case-closed": lazy_gettext("The case %(reference)s is closed. Reopen it first."),
    "case-open": lazy_gettext("The case %(reference)s is open already."),
    "copy-differs": lazy_gettext(
        "What was copied (%(part)s) is not as it was: %(found)s where it should be %(wanted)s. Do not use the copy. "
        "Report this: it is a fault of the program or of the disk."
    ),
    "database-damaged": lazy_gettext(
        "The database %(part)s is damaged (%(problem)s). No backup was made of it. Keep the earlier backups, and "
        "restore the last one."
    ),
    "decision-before-case": lazy_gettext(
        "The decision is dated %(decided_on)s, but its case was opened %(case_opened)s. Correct one of the dates."
    ),
    "decision-in-force": lazy_gettext("The decision %(reference)s is in force."),
    "decision-in-future": lazy_gettext("A decision cannot be dated %(decided_on)s, after today. Correct the date."),
    "decision-not-in-force": lazy_gettext("The decision %(reference)s is rescinded or replaced already."),
    "draft-too-large": lazy_gettext(
        "What is written is more than %(limit)s, the most that can be kept as a draft. Make it shorter."
    ),
    "ends-in-past": lazy_gettext("The last day cannot be %(ends_on)s, before today. Choose today or a later day."),
    "file-damaged": lazy_gettext(
        "A file (%(sha256)s) is damaged in the store. An administrator must put it back from a backup."
    ),
    "file-missing": lazy_gettext(
        "A file (%(sha256)s) is missing from the store. An administrator must put it back from a backup."
    ),
    "file-store-away": lazy_gettext(
        "The file store does not answer as it should. What is filed there is safe, and nothing was recorded "
        "now. Try again in a few minutes; if it lasts, tell an administrator."
    ),
    "file-store-refused": lazy_gettext(
        "The file store %(folder)s refuses us: %(problem)s. What is filed there is safe, and nothing was recorded now. "
        "An administrator must check its access key, and what that may do in the bucket."
    ),
    "file-too-large": lazy_gettext(
        "The file %(name)s is larger than the limit of %(limit)s. Choose a smaller one, or raise the limit in the "
        "settings."
    ),
    "files-lost": lazy_gettext(
        "%(count)s files are missing or damaged in the archive, the first is %(sha256)s. Put them back from a backup "
        "and run the command again, or move the rest with --without-damaged."
    ),
    "identity-number": lazy_gettext(
        "%(field)s holds a national identity number, which is never published. Take it out, or shield the record and "
        "give it a public title."
    ),
    "invalid-email": lazy_gettext("“%(email)s” is no e-mail address. Write one as navn@kommune.no."),
    "database-failed": lazy_gettext(
        "The database %(folder)s does not answer as it should: %(problem)s. Nothing is half recorded. Check that it "
        "runs and who may use it, and try again."
    ),
    "identity-number-in-text": lazy_gettext(
        "The text of “%(name)s” holds a national identity number (%(where)s), which is never published. Shield the "
        "document, or shield it in part and file a public version without the number."
    ),
    "invalid-name": lazy_gettext("A name is 1 to 200 characters long."),
    "invalid-token": lazy_gettext(
        "The token gives no access: it is mistyped, revoked or past its last day, or its account has lost the right. "
        "Make a new one on your own page."
    ),
    "invalid-username": lazy_gettext(
        'A username is 1 to 100 characters, without spaces and without any of < > " / \\. Choose another.'
    ),
    "key-used": lazy_gettext(
        "The key %(key)s was sent with something else before, and made that. Send a new key with what is new."
    ),
    "last-administrator": lazy_gettext(
        "%(username)s is the only administrator without a last day. Make somebody else an administrator first."
    ),
    "main-document-taken": lazy_gettext(
        "The journal entry %(reference)s has a main document already. File this one as an attachment, or as a new "
        "version."
    ),
    "lost-events": lazy_gettext(
        "The archive in %(folder)s has lost its events (%(missing)s). Restore them from a backup; they are never begun "
        "anew."
    ),
    "mixed-archive": lazy_gettext(
        "The archive of %(name)s is of the other kind: a demo and a real archive are never mixed. Choose another "
        "folder or database."
    ),
    "no-backup": lazy_gettext("There is no such backup in %(folder)s. What is there: %(known)s."),
    "place-not-empty": lazy_gettext(
        "%(place)s is not empty, and no archive is ever written over. Choose an empty place in the settings, such as a "
        "new folder with REGIONARKIV_DATA."
    ),
    "program-missing": lazy_gettext(
        "The program %(program)s is not on this computer. Install PostgreSQL's client programs (on Debian and Ubuntu: "
        "postgresql-client), of the server's version or a later one."
    ),
    "move-busy": lazy_gettext("An archive is being moved to %(place)s already. Wait until it is done."),
    "not-answered": lazy_gettext("The journal entry %(reference)s is not noted as answered."),
    "not-withdrawn": lazy_gettext("This is not withdrawn."),
    "no-such-incoming": lazy_gettext(
        "The file is not among those you have sent: it is filed, taken away, or was never filed and cleaned up."
    ),
    "too-many-incoming": lazy_gettext("You have sent %(limit)s files that are not filed yet. File some of them first."),
    "wrong-offset": lazy_gettext("The file has come %(offset)s bytes far. Go on from there."),
    "not-found": lazy_gettext("There is nothing in the archive with that number."),
    "not-initialised": lazy_gettext("There is no archive in %(folder)s yet. Run `flask archive init`, then reload."),
    "not-shielded": lazy_gettext("This is not shielded."),
    "organisation-merged": lazy_gettext(
        "%(organisation)s has become part of another organisation. Choose the new one, or an earlier date."
    ),
    "other-events": lazy_gettext(
        "In %(place)s is another archive, that of %(name)s, or one that has been used since it was moved. Nothing is "
        "written over. Choose an empty database or folder."
    ),
    "other-version": lazy_gettext(
        "The archive in %(folder)s was made by another version of the program. Run `flask archive init`, which brings "
        "it along without losing anything, then reload."
    ),
    "owner-elsewhere": lazy_gettext(
        "REGIONARKIV_DATABASE_OWNER names %(owner)s, and REGIONARKIV_DATABASE another database, %(folder)s. Let both "
        "name the same one: nothing was made."
    ),
    "part-missing": lazy_gettext("There is no such file inside this document."),
    "part-unreadable": lazy_gettext(
        "%(explained)s Download the whole document and unpack it with a program on your own computer."
    ),
    "registers-failed": lazy_gettext(
        "These registers could not be made anew: %(registers)s. The ones in use were left as they are. Report what the "
        "log says: it is a fault of the program."
    ),
    "rebuild-running": lazy_gettext(
        "Somebody else is making registers or the search index of %(folder)s anew. Wait until that is done, and try "
        "again."
    ),
    "reference-taken": lazy_gettext("The reference %(reference)s is in use already. Choose another one."),
    "role-too-high": lazy_gettext("A token cannot do more than the account it is made for. Choose another role."),
    "same-place": lazy_gettext(
        "The archive is in %(place)s already: nothing that was given is another place. Give where to move to."
    ),
    "stale-version": lazy_gettext("Somebody else changed this in between. Reload the page and try again."),
    "index-incomplete": lazy_gettext(
        "The search index was filled anew, but %(found)s of %(expected)s entries are in it. The old one stays in use. "
        "Try again."
    ),
    "index-rebuild-running": lazy_gettext("The search index is being filled anew already. Wait until that is done."),
    "search-away": lazy_gettext("The search engine does not answer. Nothing is lost: it is tried again."),
    "storage-failed": lazy_gettext(
        "The storage in %(folder)s refused: %(problem)s. Check the disk and who may write there, and try again."
    ),
    "storage-full": lazy_gettext("There is no room left in %(folder)s. Make room, and try again: nothing is lost."),
    "paper-look": lazy_gettext("Papers cannot look like that: the colour is too light, or the lines are too long."),
    "template-refused": lazy_gettext("The file cannot be used as a template. The page of templates says why."),
    "token-made-already": lazy_gettext("The token is made already. Revoke it and make another if you did not see it."),
    "token-needed": lazy_gettext(
        "Send a token with the request: “Authorization: Bearer” and the token. You make one on your own page."
    ),
    "token-without-right": lazy_gettext(
        "The token has the role %(role)s, which may not do this. Use one with another role."
    ),
    "too-many-attempts": lazy_gettext("Too many wrong passwords. Try again in %(retry_after)s seconds."),
    "unknown-municipality": lazy_gettext(
        "No municipality is registered as “%(municipality)s”. Write its name, its number or its id, or register it "
        "first."
    ),
    "unknown-account": lazy_gettext("There is no such account."),
    "unknown-contact": lazy_gettext("That address is deleted already."),
    "contact-made-already": lazy_gettext("The address is added already. Open it, and change it there."),
    "contact-changed": lazy_gettext(
        "Somebody else changed this while you wrote. Look at it again, and send once more."
    ),
    "unknown-draft": lazy_gettext("You have no such draft. It may be finished or removed already."),
    "unknown-reference": lazy_gettext(
        "There is nothing called %(reference)s in the archive, so nothing was done. Write a case as 2025/17, a "
        'journal entry as 2025/17-3 and a decision as "RR 23/2025".'
    ),
    "unknown-token": lazy_gettext("There is no such token."),
    "username-taken": lazy_gettext("The username %(username)s is in use already. Choose another one."),
    "withdrawn": lazy_gettext("This was withdrawn because it was registered by mistake. Restore it first."),
    "wrong-password": lazy_gettext("Wrong username or password."),
}
"""Codes of errors and their sentences; `invalid-value` and `password-too-weak` say more: see web/value_messages.py."""

_DAYS = frozenset(
    {
        "case_opened",
        "decided_on",
        "ended_on",
        "dissolved_on",
        "end",
        "ends_on",
        "adopted_on",
        "retracted_on",
        "start",
        "today",
        "since",
        "until",
        "abolished_on",
    }
)


def message(error: DomainError | ApplicationError, fields: Mapping[str, str] | None = None) -> str:
    """Return the sentence for an error, in the reader's language; `fields` are other names of fields than FIELDS."""
    values = defaultdict(str, error.values)
    values["field"] = (fields or {}).get(values["field"]) or field_name(values["field"])
    days = _DAYS | {"value"} if values["problem"] in ("before-start", "after-end", "to-come") else _DAYS
    for name in days & values.keys():
        values[name] = format_day(values[name])
    if values["limit"].isdecimal():
        values["limit"] = format_size(int(values["limit"]))
    if error.code == "part-unreadable":
        values["explained"] = str(REASONS.get(values["reason"], ("",))[0])
    if error.code == "row-no-person":
        values["what"] = str(NO_PEOPLE.get(values["what"], ""))
    if error.code == "row-holds-already":
        values["period"] = _period(values)
    if error.code == "identity-number-in-text":
        values["where"] = place_of_number(values["page"], values["part"])
    if isinstance(error, InvalidRowsError):
        told = (f"{row + 1}: {message(one, fields)}" for row, one in error.rows.items())
        return " ".join(told)
    if isinstance(error, InvalidValuesError):
        return " ".join(message(one, fields) for one in error.errors)
    if error.code == "invalid-value":
        sentence = INVALID_VALUES.get(values["problem"], lazy_gettext("%(field)s cannot be “%(value)s”."))
    elif error.code == "password-too-weak":
        sentence = WEAK_PASSWORDS[values["reason"]]
    elif error.code == "two-roles" and not values["until"]:
        sentence = MESSAGES["two-roles-open"]
    else:
        sentence = MESSAGES.get(error.code, lazy_gettext("A rule of the archive was broken (%(code)s)."))
        values["code"] = error.code
    return str(sentence) % values


def place_of_number(page: str | int | None, part: str | None) -> str:
    """Return where a national identity number stands, in the reader's language: on which page, of which file inside."""
    if not page:
        return str(gettext("in the name of a file inside it"))
    if part:
        return str(gettext("page %(page)s of %(part)s", page=page, part=part))
    return str(gettext("page %(page)s", page=page))


def remark_message(code: str, given: Mapping[str, str]) -> str:
    """Return the sentence for a remark of an import, in the reader's language."""
    values = defaultdict(str, given)
    if values["field"] in DATES:
        values |= {name: format_day(given[name]) for name in ("filed", "given") if given[name] != "-"}
    values["field"] = MANIFEST_FIELDS.get(values["field"], values["field"])
    if code == "import-seat-held":
        values["period"] = _period(values)
    if code == "import-person-alike":
        values["why"] = ", ".join(str(LIKENESSES[one]) for one in values["why"].split())
        values["held"] = f"{values['where']}, " if values["where"] else ""
    return str(REMARKS[code]) % values


def _period(values: Mapping[str, str]) -> str:
    return f"{format_day(values['since'] or None)}\N{EN DASH}{format_day(values['until'] or None)}"


def field_name(field: str) -> str:
    """Return what a field is called, in the reader's language."""
    return str(FIELDS.get(field, field.replace("_", " ")))

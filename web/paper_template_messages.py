"""Why a file cannot be a template, or papers cannot look as somebody wanted, in the reader's language."""

from flask_babel import gettext, lazy_gettext

from application.documents.word.placeholders import CONTENT, FIELDS
from application.documents.word.template import LARGEST, TemplateRefusedError
from application.office.paper_looks import LONGEST_LINE, MOST_LINES, PaperLookError
from web.formats import format_size

_REFUSED = {
    "too-large": lazy_gettext("The file is larger than %(size)s. Make the pictures in it smaller."),
    "not-word": lazy_gettext(
        "This is not a Word document without a password. Open it in Word, and save it as “Word document (.docx)”."
    ),
    "macros": lazy_gettext("The document has macros in it. Save it as “Word document (.docx)”, without macros."),
    "damaged": lazy_gettext("The document cannot be read. Open it in Word, save it anew, and try again."),
    "linked": lazy_gettext(
        "The document shows a picture or an object that lies in another place. Put the picture itself into it."
    ),
    "no-content": lazy_gettext("The document has no paragraph that says %(content)s, where the paper is to stand."),
    "content-twice": lazy_gettext("The document says %(content)s more than once. Say it where the paper is to stand."),
    "content-inside": lazy_gettext(
        "%(content)s must be a paragraph of its own in the text: not in a table, a text box, the head or the foot, and "
        "with nothing beside it."
    ),
    "unknown-field": lazy_gettext("There is nothing called {{%(name)s}}. These can be used: %(fields)s."),
    "open-braces": lazy_gettext("Two braces {{ without two that close them }} are left somewhere in the document."),
}
_LOOKS = {
    "bad-colour": lazy_gettext("Write the colour as # and six digits or letters from a to f, for example #0b4f9e."),
    "faint-colour": lazy_gettext("The colour is too light to be read on white paper. Choose a darker one."),
    "too-long": lazy_gettext("At most %(lines)s lines, each of at most %(letters)s letters."),
}


def refused_message(error: TemplateRefusedError) -> str:
    """Return what is wrong with the file, and what to do."""
    values = {
        "size": format_size(LARGEST),
        "content": f"{{{{{CONTENT}}}}}",
        "name": error.values.get("name", ""),
        "fields": ", ".join(f"{{{{{name}}}}}" for name in (CONTENT, *FIELDS)),
    }
    return str(_REFUSED[error.values["problem"]]) % values


def look_message(error: PaperLookError) -> str:
    """Return what is wrong with a line or a colour."""
    return str(_LOOKS[error.values["problem"]]) % {"lines": MOST_LINES, "letters": LONGEST_LINE}


def chosen_message(name: str) -> str:
    """Return that a template is used from now on."""
    return str(gettext("%(name)s: your own template is used from now on.", name=name))

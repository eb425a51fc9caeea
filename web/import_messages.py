"""Why something was not imported, and what to know about what was: sentences by code. `web.messages` shows them."""

from flask_babel import lazy_gettext

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
}
"""Codes of application/imports/errors.py; each leaves one file out, or says that nothing was begun."""

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
}
"""Codes of `application.imports.report.Remark`."""

"""Every list as a file: CSV, XLSX and JSON of what the page shows, with its filters, by one link.

To give a list its files:

1. Declare its columns once, as a `Listing` in a module here (`cases.py`, `journal.py` ...).
2. The page's view begins with what is asked for as a file, a portion at a time and for the same audience and filters:

       file = exported(CASES, lambda connection, after: list_cases(connection, audience, after=after, limit=PORTION))
       if file is not None:
           return file

3. Its template ends with `{{ exports.links() }}` of macros/exports.html.

Portions are read by key, each over a connection of its own, so that neither memory nor the database knows how long the
list is or how slow the one who fetches it.
"""

from web.exports.sending import PORTION, exported, install

__all__ = ["PORTION", "exported", "install"]

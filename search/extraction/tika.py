"""Everything the other routes do not read: Tika, built in or on servers of its own.

Which of the two is the only difference between the sizes. PDF, Office's own XML, text and mail are read by the same
readers in both, and taken apart here in both: so pages, words, outcomes and parts are the same, and only what those
readers do not know, or refuse, crosses the network. (They are also 3 to 100 times quicker than Tika.)
"""

from search.extraction.draft import Draft
from search.extraction.limits import Budget
from search.extraction.source import Source


def read_by_tika(source: Source, budget: Budget) -> Draft:
    """Read any file that Tika knows. UnreadableError: a password, a damaged file, or a kind that it does not know.

    TikaAwayError when it is on servers and none of them answers.
    """
    if budget.tika:
        from search.extraction.by_tika_servers import read_by_servers

        return read_by_servers(source, budget)
    from search.extraction.built_in_tika import read_by_built_in

    return read_by_built_in(source, budget)

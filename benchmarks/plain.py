"""What search in Norwegian is compared with: SQLite FTS5 as it comes, and with stop words and stems alone."""

import sqlite3
from collections.abc import Mapping

from snowballstemmer import stemmer

from benchmarks.judged import AT_MOST
from search.engines.terms import tokens
from search.query.common_words import is_common

_stem = stemmer("norwegian").stemWord


class Fts5:
    """FTS5 over texts by name; any of a query's words, ranked by BM25."""

    def __init__(self, texts: Mapping[str, str], *, stems: bool = False) -> None:
        self._stems, self._names = stems, list(texts)
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE texts USING fts5(text)")
        rows = ((number, self._prepared(text)) for number, text in enumerate(texts.values(), start=1))
        self._database.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)

    def ask(self, typed: str) -> list[str]:
        """Return the names of the best texts."""
        words = self._prepared(typed).split() if self._stems else tokens(typed)
        if not words:
            return []
        query = " OR ".join(f'"{word}"' for word in words)
        statement = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?"
        return [self._names[row - 1] for (row,) in self._database.execute(statement, (query, AT_MOST))]

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def _prepared(self, text: str) -> str:
        if not self._stems:
            return text
        words = tokens(text)
        return " ".join(_stem(word) for word in ([word for word in words if not is_common(word)] or words))

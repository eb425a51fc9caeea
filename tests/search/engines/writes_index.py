"""Writes to an index until it is killed: `python writes_index.py FOLDER`; prints each mark that is durable."""

import itertools
import sys
from pathlib import Path

from search.engines.protocol import Mark
from search.engines.tantivy.engine import TantivyEngine
from tests.search.engines.papers import an_entry, put_together

if __name__ == "__main__":
    engine = TantivyEngine(Path(sys.argv[1]))
    known = engine.mark()
    for number in itertools.count(known.events + 1 if known else 1):
        engine.put(put_together(an_entry(f"Sak {number}", "ferge", pages=(f"side om ferge {number}",))), Mark(number))
        print(number, flush=True)

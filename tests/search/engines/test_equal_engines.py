"""Both engines find the same records and count the same facets, in a small archive, for four kinds of asker."""

import random
from pathlib import Path

from benchmarks.equal_engines import askers, differences, drafts, fill, other_likes, questions, records
from benchmarks.large_archive import norwegian_words
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.tantivy.engine import TantivyEngine


def test_both_engines_find_the_same(fresh: ElasticsearchEngine, tmp_path: Path) -> None:
    chance = random.Random(7)
    words = norwegian_words(chance)
    filed = list(records(120, words, chance))
    embedded = TantivyEngine(tmp_path / "index")
    for engine in (embedded, fresh):
        fill(engine, filed)
    found = list(differences(embedded, fresh, questions(18, words, chance), askers(filed), most=40))
    found += other_likes(embedded, fresh, drafts(filed, 6, chance), askers(filed), ("decision", "journal-entry"))
    embedded.close()
    assert found == []

"""What every engine must do: subclass EngineContract with a fixture `engine` that gives an empty one."""

from tests.search.engines.contract_access import Access
from tests.search.engines.contract_filling import Filling, Rebuilding
from tests.search.engines.contract_hits import Hits, Snippets
from tests.search.engines.contract_likeness import LikeDrafts
from tests.search.engines.contract_narrowing import Facets, Narrowing, Ordering
from tests.search.engines.contract_typing import Mending, Suggestions, WeirdQuestions
from tests.search.engines.contract_words import Numbers, Words


class EngineContract(
    Filling,
    Rebuilding,
    Words,
    Numbers,
    Hits,
    Snippets,
    Access,
    LikeDrafts,
    Narrowing,
    Facets,
    Ordering,
    Suggestions,
    Mending,
    WeirdQuestions,
):
    """Everything."""

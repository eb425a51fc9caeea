"""The embedded engine meets the contract, and survives what happens to files and processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engines.tantivy.engine import TantivyEngine
from tests.search.engines.contract import EngineContract


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[TantivyEngine]:
    engine = TantivyEngine(tmp_path / "index")
    yield engine
    engine.close()


class TestTantivy(EngineContract):
    """The contract."""

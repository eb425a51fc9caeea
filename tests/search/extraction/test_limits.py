"""Limits come from the settings of an installation."""

from pathlib import Path

from application.settings import Settings
from search.extraction.limits import Limits


def test_the_slow_queue_has_a_deadline_of_its_own(tmp_path: Path) -> None:
    settings = Settings(
        data=tmp_path, secret_key="x" * 64, extraction_deadline_s=3, ocr_deadline_s=70, extraction_memory_mb=200
    )
    assert (Limits.of(settings).seconds, Limits.of(settings, ocr=True).seconds) == (3, 70)
    assert Limits.of(settings).memory == 200 * 1024 * 1024

"""What the README and the documents promise is there: commands, and the files they link to."""

import re
from pathlib import Path

import pytest

from web.cli import archive

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands(page: Path) -> set[str]:
    return set(re.findall(r"flask archive ([a-z][a-z-]*)", page.read_text(encoding="utf-8")))


def test_the_readme_names_every_command_and_no_other() -> None:
    assert commands(README) == set(archive.commands)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_there(page: Path) -> None:
    assert commands(page) <= set(archive.commands)
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []

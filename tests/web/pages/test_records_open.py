"""Every page of records opens for everybody who may see it, and shows nobody what is not for them."""

import pytest

from application.office.roles import Role
from tests.web.filing import HIDDEN, UNPUBLISHED
from tests.web.pages.reading import Reading

PAGES = (
    "/saker",
    "/saker?year=2025",
    "/saker?after=2025/18",
    "/vedtak",
    "/vedtak?body=RR&year=2025",
    "/journal",
    "/journal/2025/uke/34",
    "/journal/2025/08/19",
    "/sak/2019/1",
    "/sak/2023/4",
    "/sak/2024/3",
    "/sak/2025/17",
    "/sak/2025/19",
    "/sak/2025/17/1",
    "/sak/2025/17/2",
    "/sak/2025/17/3",
    "/sak/2025/17/5",
    "/sak/2025/17/6",
    "/sak/2025/19/1",
    "/vedtak/AU-5-2023",
    "/vedtak/RR-8-2023",
    "/vedtak/RR-9-2024",
    "/vedtak/OU-2-2024",
    "/vedtak/OU-3-2024",
    "/vedtak/KDU-3-2025",
    "/vedtak/OU-4-2025",
    "/vedtak/OU-6-2025",
    "/vedtak/RR-22-2025",
    "/vedtak/RR-23-2025",
    "/vedtak/KDU-2019-05",
)
UNPUBLISHED_PAGES = ("/sak/2025/18", "/sak/2025/18/1", "/sak/2025/17/4", "/vedtak/OU-5-2025")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_nobody_what_is_not_for_them(reading: Reading, path: str) -> None:
    for role in (None, *Role):
        answer = reading(role).get(path)
        assert answer.status_code == 200, role
        if role in (None, Role.READER):
            assert HIDDEN not in answer.text, role
        if role is None:
            assert UNPUBLISHED not in answer.text


@pytest.mark.parametrize("path", UNPUBLISHED_PAGES)
def test_what_is_not_published_is_not_there_for_the_public(reading: Reading, path: str) -> None:
    there, nowhere = reading(None).get(path), reading(None).get("/sak/1999/1")
    assert there.status_code == nowhere.status_code == 404
    assert UNPUBLISHED not in there.text
    assert reading(Role.READER).get(path).status_code == 200

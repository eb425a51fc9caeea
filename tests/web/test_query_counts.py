"""No page asks more of the databases because there is more in a list: as many questions with ten cases as with a
hundred.
"""

import re
from pathlib import Path

from flask import Flask

from application.office.roles import Role
from application.settings import read_settings
from benchmarks.large_history import RECORDS_OF_A_CASE
from benchmarks.large_office import fill_office
from benchmarks.pages_to_measure import known_in, pages_of
from benchmarks.statements import statements
from benchmarks.web import Signer
from search.texts.recent import RecentCounts
from tests.web.apps import app_over
from web.recent_council import RecentCouncil
from web.services import EXTENSION

FEW, MANY = 10, 100
Asked = dict[tuple[str, Role | None], tuple[int, list[str]]]


def asked_in(cases: int, folder: Path) -> Asked:
    """Return the status of every page of an archive of so many cases, and what it asks."""
    settings = read_settings({"secret_key": "s" * 40, "data": folder, "log_level": "error"}, env_file=None)
    fill_office(settings, cases * RECORDS_OF_A_CASE)
    with app_over(settings) as app:
        return asked_by_pages(app)


def asked_by_pages(app: Flask) -> Asked:
    """Return the status of every page, and what it asks."""
    services, signer, client = app.extensions[EXTENSION], Signer(app), app.test_client(use_cookies=False)
    services.recent_council = RecentCouncil(services.stores.registers, clock=_stopped)
    services.recent_counts = RecentCounts(services.texts, clock=_stopped)
    officer = services.accounts.by_username(str(Role.OFFICER))
    pages, unknown = pages_of(app, known_in(services.stores.registers, str(officer.id)))
    assert unknown == []
    found: Asked = {}
    for page in pages:
        headers = {"Cookie": signer.cookie(page.role)}
        client.get(page.path, headers=headers)  # what is kept from one request to the next is asked for once
        with statements() as asked:
            status = client.get(page.path, headers=headers).status_code
        key = page.endpoint + re.sub("[0-9a-f]{32}", "ID", page.path.partition("?")[2])
        found.setdefault((key, page.role), (status, asked))
    return found


def _stopped() -> float:
    """Let what is kept for some seconds never be too old, however slow the machine is."""
    return 0.0


def test_no_page_asks_more_of_a_larger_archive(tmp_path: Path) -> None:
    few, many = asked_in(FEW, tmp_path / "few"), asked_in(MANY, tmp_path / "many")
    assert few.keys() == many.keys()
    more = {
        key: [*many[key][1]]
        for key in few
        if few[key][0] == 200 and many[key][0] == 200 and len(many[key][1]) > len(few[key][1])
    }
    assert more == {}
    assert [key for key, (status, _) in many.items() if status >= 500] == []

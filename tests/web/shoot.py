"""Pictures of pages: `python -m tests.web.shoot FOLDER PATH... [--as USERNAME --password PASSWORD] [--site URL]`.

Without `--site`, the archive of tests/web/archive.py, agreed.py and consulted.py is served while the pictures are
taken; its accounts are named by their role, with the password there. Each page is taken at 1280 and 360 px.
"""

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from application.engines import initialise
from application.office.facts import ArchiveKind
from application.office.roles import Role
from application.settings import read_settings
from tests.web.agreed import agree
from tests.web.archive import PASSWORD, fill
from tests.web.browsing import WIDTHS, Site, begin_browser, picture, serve, sign_in
from tests.web.consulted import consult
from tests.web.filing import Filing
from tests.web.met import meet
from tests.web.planned import plan
from tests.web.principled import adopt
from tests.web.roomed import gather
from tests.web.stated import state
from tests.web.year_planned import plan_years
from web.app import create_app
from web.services import EXTENSION


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--site", help="the address of a running server")
    parser.add_argument("--as", dest="username")
    parser.add_argument("--password", default=PASSWORD)
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        temporary = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        site = Site(asked.site.rstrip("/")) if asked.site else stack.enter_context(serve(_filled(temporary)))
        browser = begin_browser(temporary / "profile")
        stack.callback(browser.quit)
        if asked.username:
            sign_in(browser, site, asked.username, asked.password)
        for path in asked.paths:
            browser.get(site.url(path))
            for width in WIDTHS:
                name = path.strip("/").replace("/", "-").replace("?", "-") or "front"
                picture(browser, asked.folder / f"{name}-{width}.png", width=width)


def _filled(folder: Path):  # type: ignore[no-untyped-def]
    settings = read_settings({"secret_key": "s" * 40, "data": folder / "archive", "log_level": "error"}, env_file=None)
    initialise(settings, ArchiveKind.DEMO, "Prøveregionen")
    app = create_app(settings)
    services = app.extensions[EXTENSION]
    fill(services)
    filing = Filing(services.opened, str(services.accounts.by_username(str(Role.OFFICER)).id))
    agree(filing)
    adopt(filing)
    consult(filing)
    state(filing)
    gather(filing)
    meet(filing)
    plan(filing)
    plan_years(filing)
    return app


if __name__ == "__main__":
    main()

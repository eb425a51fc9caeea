"""How long every page takes in a large archive, how many questions it asks, and how much is sent on a first visit.

`python -m benchmarks.web [--records 100000] [--rounds 40] [--keep FOLDER]` writes benchmarks/results/web.md. Every page
is asked for over HTTP, of one server process on this machine; beside it a bare page of Flask, served the same way in
the same run. Where others share the machine, the time of the processor is what the clock would say without them. A
first visit is the page, its style sheets, scripts and fonts with their headers, as they are sent to a browser of today.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from flask import Flask

from application.office.roles import Role
from application.settings import Settings, read_settings
from benchmarks.large_office import fill_office
from benchmarks.on_the_wire import first_load
from benchmarks.pages_to_measure import PageAddress, known_in, pages_of
from benchmarks.report import table, write_report
from benchmarks.served import Served
from benchmarks.statements import statements
from web.app import create_app
from web.services import EXTENSION, Services

TARGET_MS, TARGET_KB = 50, 150


class Signer:
    """Makes the cookies of sessions that are signed in, without signing in: the secret is known here."""

    def __init__(self, app: Flask) -> None:
        self._app, self._services = app, app.extensions[EXTENSION]

    def cookie(self, role: Role | None) -> str:
        """Return the Cookie header of somebody with a role; nothing for nobody."""
        if role is None:
            return ""
        account = self._services.accounts.by_username(str(role))
        session = {
            "_user_id": f"{account.id}:{account.session_version}",
            "signed_in_at": int(time.time()),
            "_permanent": True,
        }
        signer = self._app.session_interface.get_signing_serializer(self._app)  # type: ignore[attr-defined]
        return f"{self._app.config['SESSION_COOKIE_NAME']}={signer.dumps(session)}"


def milliseconds(server: Served, path: str, cookie: str, rounds: int) -> tuple[list[float], list[float]]:
    """Return what each answer takes on the clock, and of the server's processor."""
    taken, busy = [], []
    for number in range(rounds + 2):
        before, began = server.processor_seconds(), time.perf_counter()
        server.get(path, cookie=cookie)
        ended = time.perf_counter()
        if number >= 2:  # the first ones warm up
            taken.append((ended - began) * 1000)
            busy.append((server.processor_seconds() - before) * 1000)
    return taken, busy


def shown(taken: list[float]) -> tuple[str, float]:
    """Return p50, p95 and p99 in words, and the p95."""
    cuts = quantiles(taken, n=100, method="inclusive")
    return f"{cuts[49]:.1f} / {cuts[94]:.1f} / {cuts[98]:.1f}", cuts[94]


def measure(settings: Settings, rounds: int) -> tuple[list[list[str]], str]:
    """Return a row for each page, the slowest first, and what is to be said of them together."""
    rows: list[tuple[float, list[str]]] = []
    heaviest, refused = 0, []
    with _application(settings) as (app, services), Served(settings) as server:
        officer = services.accounts.by_username(str(Role.OFFICER))
        pages, unknown = pages_of(app, known_in(services.stores.registers, str(officer.id if officer else "")))
        signer, client = Signer(app), app.test_client(use_cookies=False)
        for page in pages:
            cookie = signer.cookie(page.role)
            answer = server.get(page.path, cookie=cookie)
            if answer.status != 200:
                refused.append(f"{page.path} ({answer.status})")
                continue
            with statements() as asked:
                client.get(page.path, headers={"Cookie": cookie, "Accept-Language": "nb"})
            sent = first_load(server, page.path, cookie)
            taken, busy = milliseconds(server, page.path, cookie, rounds)
            (figures, _), (of_processor, p95) = shown(taken), shown(busy)
            heaviest = max(heaviest, sent)
            rows.append((p95, [_named(page), of_processor, figures, str(len(asked)), f"{sent / 1000:.0f}"]))
    with Served(settings, "benchmarks.bare:app") as server:
        bare = [shown(one)[0] for one in reversed(milliseconds(server, "/", "", rounds))]
    late = sum(1 for p95, _ in rows if p95 >= TARGET_MS)
    said = (
        f"{len(rows)} pages; {late} of them at {TARGET_MS} ms of processor or more (p95), the heaviest first visit "
        f"{heaviest / 1000:.0f} kB of {TARGET_KB}. Not measured: {', '.join(sorted({*unknown, *refused})) or 'none'}."
    )
    ordered = [row for _, row in sorted(rows, key=lambda one: one[0], reverse=True)]
    return [["**a bare page of Flask**", *bare, "0", ""], *ordered], said


@contextmanager
def _application(settings: Settings) -> Iterator[tuple[Flask, Services]]:
    app = create_app(settings)
    services: Services = app.extensions[EXTENSION]
    try:
        yield app, services
    finally:
        services.close()


def _named(page: PageAddress) -> str:
    return f"{page.path} ({page.role or 'signed out'})"


def main() -> None:
    """Fill, ask, and write what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="a folder to fill once and ask again later")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        root = asked.keep or Path(scratch)
        settings = read_settings(
            {"secret_key": "s" * 40, "data": root / "archive", "log_level": "error"}, env_file=None
        )
        filled = root / "filled.txt"
        if not filled.exists():
            filled.write_text(fill_office(settings, asked.records), encoding="utf-8")
        rows, said = measure(settings, asked.rounds)
        head = ["page", "processor, ms", "clock, ms", "SQL statements", "first visit, kB"]
        notes = f"{filled.read_text(encoding='utf-8')} {said} {asked.rounds} times each: p50 / p95 / p99."
    write_report("web", __doc__ or "", table(head, rows), notes)


if __name__ == "__main__":
    main()

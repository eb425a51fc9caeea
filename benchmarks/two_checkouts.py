"""How long the page of a body on a day takes in two checkouts of the project, asked in turn, and whether they agree.

`python -m benchmarks.two_checkouts BEFORE AFTER --data FOLDER [--appointments 20000] [--pages 60] [--rounds 5]` asks
both the same random pages of an archive that `python -m benchmarks.appointments --keep` filled and both can open. Each
checkout answers in a process of its own; of each page the least of so many rounds counts, in time of the processor, so
that the two can be compared while others share the machine. Stops where one answers otherwise than the other.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Self

from benchmarks.large_appointments import FIRST_YEAR, HOLDERS, YEARS_HELD, bodies_of

_EVENTS_OF_EACH = 10
_SERVES = """
import gc, hashlib, sys, time
from application.settings import read_settings
from web.app import create_app

given = {"secret_key": "s" * 40, "data": sys.argv[1], "log_level": "error"}
client = create_app(read_settings(given, env_file=None)).test_client(use_cookies=False)
headers = {"Accept-Language": "nb", "Accept-Encoding": "zstd"}
client.get("/organer", headers=headers)
gc.collect()
gc.freeze()
for path in sys.stdin:
    began = time.process_time()
    answer = client.get(path.strip(), headers=headers)
    taken = time.process_time() - began
    print(taken * 1000, answer.status_code, hashlib.sha256(answer.data).hexdigest(), flush=True)
"""


class Checkout:
    """The application as it is in a folder, over an archive, while the block runs."""

    def __init__(self, folder: Path, data: Path) -> None:
        command = [sys.executable, "-c", _SERVES, str(data.resolve())]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, text=True)

    def ask(self, path: str) -> tuple[float, str]:
        """Return how many milliseconds of the processor a page takes, and its status and digest."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(path, file=self._process.stdin, flush=True)
        taken, _, answer = self._process.stdout.readline().partition(" ")
        return float(taken), answer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def random_pages(appointments: int, pages: int) -> list[str]:
    """Return addresses of bodies on random days, every other as it is known now and the others as known before."""
    chance, end = Random(7), appointments * _EVENTS_OF_EACH
    found = []
    for _ in range(pages):
        body = chance.randrange(bodies_of(appointments))
        year = chance.randrange(FIRST_YEAR, FIRST_YEAR + HOLDERS * YEARS_HELD)
        day = f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        known = chance.choice(("", f"&known=nr{chance.randrange(end // 2, end)}"))
        found.append(f"/organ/U{body}?on={day}{known}")
    return found


def least(checkouts: list[Checkout], path: str, rounds: int) -> list[float]:
    """Return what a page takes at least in each checkout; ValueError where they do not answer alike."""
    taken: list[list[float]] = [[] for _ in checkouts]
    for number in range(rounds + 1):
        answers = [checkout.ask(path) for checkout in checkouts]
        if len({answer for _, answer in answers}) != 1 or not answers[0][1].startswith("200"):
            message = f"{path}: {answers}"
            raise ValueError(message)
        if number:  # the first one warms up
            for own, (once, _) in zip(taken, answers, strict=True):
                own.append(once)
    return [min(own) for own in taken]


def main() -> None:
    """Ask both, and print what they take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--appointments", type=int, default=20_000)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    with Checkout(asked.before, asked.data) as before, Checkout(asked.after, asked.data) as after:
        paths = random_pages(asked.appointments, asked.pages)
        both = [least([before, after], path, asked.rounds) for path in paths]
    figures = []
    for name, own in zip(("before", "after"), zip(*both, strict=True), strict=True):
        cuts = quantiles(own, n=100, method="inclusive")
        figures.append((cuts[49], cuts[94]))
        print(f"{name}: p50 {cuts[49]:.1f}, p95 {cuts[94]:.1f} ms of the processor, {len(own)} pages answered alike")
    print("after/before: " + ", ".join(f"{after / before:.2f}" for before, after in zip(*figures, strict=True)))


if __name__ == "__main__":
    main()

"""What asking takes: of a register, and of pages over HTTP; and at which rate a register was filled."""

import time
from collections.abc import Callable, Iterator, Mapping

from application.settings import Settings
from benchmarks.rebuild import Measured
from benchmarks.served import Served
from benchmarks.web import milliseconds, shown


def timed(ask: Callable[[], object], rounds: int) -> str:
    """Return p50, p95 and p99 of what asking takes, in milliseconds of the processor and on the clock."""
    taken, busy = [], []
    for number in range(rounds + 10):
        cpu, began = time.process_time(), time.perf_counter()
        ask()
        ended, after = time.perf_counter(), time.process_time()
        if number >= 10:  # the first ones warm up
            taken.append((ended - began) * 1000)
            busy.append((after - cpu) * 1000)
    return f"{_shown(busy)} | {_shown(taken)}"


def pages_asked(
    settings: Settings, addresses: Mapping[str, Callable[[], str]], times: int
) -> Iterator[tuple[str, str]]:
    """Yield what pages take, each asked so many times at the address made anew each time; and a bare page of Flask."""
    with Served(settings) as server:
        for named, address in addresses.items():
            taken, busy = list[float](), list[float]()
            for _ in range(times):
                path = address()
                if (status := server.get(path).status) != 200:
                    message = f"{status} for {path}"
                    raise RuntimeError(message)
                once, processor = milliseconds(server, path, "", 1)
                taken += once
                busy += processor
            yield named, f"{shown(busy)[0]} | {shown(taken)[0]}"
    with Served(settings, "benchmarks.bare:app") as server:
        taken, busy = milliseconds(server, "/", "", times)
        yield "a bare page of Flask", f"{shown(busy)[0]} | {shown(taken)[0]}"


def rates(measured: Measured) -> str:
    """Return at which rate something was filled, in how long, and with how much memory."""
    events, taken, busy, memory = measured
    return (
        f"{events / taken:,.0f} events a second in {taken:,.0f} s ({events / busy:,.0f} a second of the processor, "
        f"{busy:,.0f} s) with at most {memory:,.0f} MB of memory"
    )


def _shown(taken: list[float]) -> str:
    ordered = sorted(taken)
    return " / ".join(f"{ordered[int(share * (len(ordered) - 1))]:.2f}" for share in (0.5, 0.95, 0.99))

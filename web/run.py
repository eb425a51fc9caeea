"""Opens an archive on this machine, web server and worker together: `make run`, or `python -m web.run`.

Without `--data` it is the demo archive in `demo-data/`, made on the first start; with `--data FOLDER` a real one, begun
empty on the first start. The commands that make them refuse a folder of the other kind.
"""

import argparse
import fcntl
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from web.loopback import HOST, NoFreePortError, ask, listen
from web.processes import Processes
from web.starting import gettext

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "demo-data"
ACCOUNTS = "accounts.txt"
"""The file in a demo archive that says who may sign in; the demo command writes it."""


@dataclass(frozen=True, kw_only=True)
class Commands:
    """Every command line that is used, in one place. REGIONARKIV_DATA in the environment names the data folder."""

    init: Sequence[str]
    demo: Sequence[str]
    web: Sequence[str]
    """`{fd}` stands for the number of the listening socket."""
    worker: Sequence[str]


def _archive(command: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "flask", "--app", "wsgi", "archive", command)


COMMANDS = Commands(
    init=_archive("init"),
    demo=_archive("demo"),
    web=(sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", "fd://{fd}"),
    worker=_archive("worker"),
)


def main(
    arguments: Sequence[str] | None = None, *, commands: Commands = COMMANDS, demo: Path = DEMO, ready_s: float = 90.0
) -> int:
    """Open the archive and stay until asked to stop. Return 0 when asked, else what the failing program returned.

    `ready_s` is how many seconds the web server may take until it answers.
    """
    asked = _read(arguments)
    processes = Processes(ROOT, watch_parent=asked.with_parent)
    processes.listen()
    try:
        if asked.data:
            folder = Path(asked.data).expanduser().absolute()
            code = processes.run(commands.init, _data(folder))
        else:
            folder = demo
            code = _make_demo(processes, folder, commands)
        if code == 0 and not processes.stop_asked:
            return _serve(processes, folder, asked.port, commands, ready_s)
        return code or 0
    except NoFreePortError as error:
        _complain(
            gettext(
                "All ports from %(first)s to %(last)s are taken. Give another with `make run PORT=…`.",
                first=error.first,
                last=error.last,
            )
        )
        return 1
    finally:
        processes.stop()


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m web.run", description=gettext("Opens an archive on this machine."))
    parser.add_argument("--data", metavar=gettext("FOLDER"), help=gettext("a real archive, begun empty if new"))
    parser.add_argument("--port", type=int, default=5000, help=gettext("the first port to try, 5000 if not given"))
    parser.add_argument("--with-parent", action="store_true", help=gettext("stop when what started it ends"))
    return parser.parse_args(arguments)


def _data(folder: Path) -> dict[str, str]:
    return {"REGIONARKIV_DATA": str(folder)}


def _make_demo(processes: Processes, folder: Path, commands: Commands) -> int | None:
    """Make the demo archive unless it is there: beside its place, moved when finished, so half of one is never opened.

    What lies in the folder without being a finished demo is left to the demo command, which refuses it.
    """
    if (folder / ACCOUNTS).exists():
        return 0
    if folder.exists() and any(folder.iterdir()):
        return processes.run(commands.demo, _data(folder))
    beside = folder.with_name(f".{folder.name}-unfinished")
    with folder.with_name(f".{folder.name}-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / ACCOUNTS).exists():  # another start made it while this one waited
            return 0
        shutil.rmtree(beside, ignore_errors=True)
        _say(gettext("Making the demo archive. This is done once and takes about a minute."))
        code = processes.run(commands.demo, _data(beside))
        if code == 0:
            beside.rename(folder)
    return code


def _serve(processes: Processes, folder: Path, first_port: int, commands: Commands, ready_s: float) -> int:
    with listen(first_port) as listener:
        port, number = int(listener.getsockname()[1]), listener.fileno()
        web = [part.replace("{fd}", str(number)) for part in commands.web]
        processes.start(gettext("The web server"), web, _data(folder), pass_fds=[number])
    if port != first_port:
        _say(gettext("Port %(taken)s is taken; %(free)s is free.", taken=first_port, free=port))
    processes.start(gettext("The worker"), commands.worker, _data(folder))
    deadline, is_ready, heard = time.monotonic() + ready_s, False, ""
    while not processes.stop_asked:
        ended = processes.ended()
        if ended:
            name, code = ended
            _complain(
                gettext(
                    "%(name)s ended by itself (exit code %(code)s), so everything is stopped. Its own words are above.",
                    name=name,
                    code=code,
                )
            )
            return code if code > 0 else 1
        if not is_ready:
            said = ask(port)
            is_ready = said == "ok"
            if is_ready:
                _welcome(folder, port)
            elif said not in {"", heard}:
                _complain(gettext("Not ready yet: %(said)s", said=said))
                heard = said
            if not is_ready and time.monotonic() > deadline:
                _complain(
                    gettext(
                        "The web server was not ready within %(seconds)s seconds, so everything is stopped.",
                        seconds=f"{ready_s:.0f}",
                    )
                )
                return 1
        processes.pause()
    _say("\n" + gettext("Regionarkiv is stopping."))
    return 0


def _welcome(folder: Path, port: int) -> None:
    accounts = folder / ACCOUNTS
    if accounts.exists():
        _say(f"\n{accounts.read_text(encoding='utf-8').rstrip()}")
    _say("\n" + gettext("Regionarkiv is ready: %(address)s", address=f"http://{HOST}:{port}/"))
    _say(gettext("The archive is in %(folder)s. Ctrl-C stops.", folder=folder) + "\n")


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command


def _complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - a command


if __name__ == "__main__":
    sys.exit(main())

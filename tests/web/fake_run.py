"""Opens an archive with fake programs, as `python -m web.run` does with the real ones: `fake_run.py DEMO BEHAVIOUR …`.

The programs write their process ids and the data folder they were given into the folder they are given.
"""

import sys
from pathlib import Path

from web.run import Commands, main

NOTE = """
import os, pathlib, subprocess, sys, time, socket, http.server
folder = pathlib.Path(os.environ["REGIONARKIV_DATA"])
def note(name, *more):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\\n".join(map(str, (os.getpid(), *more))))
"""
WEB = """
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({status}); self.end_headers(); self.wfile.write(b'{{"detail": "no archive here"}}')
    def log_message(self, *args): pass
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
note("web", child.pid)
server = http.server.HTTPServer(("127.0.0.1", 0), Health, bind_and_activate=False)
server.socket.close()
server.socket = socket.socket(fileno=int(sys.argv[1]))
server.serve_forever()
"""
BEHAVIOURS = {
    "init": "note('init')",
    "init refuses": "print('this is a demo', file=sys.stderr); sys.exit(3)",
    "demo": "note('demo'); (folder / 'accounts.txt').write_text('demo account: Kari')",
    "demo breaks": "note('half'); sys.exit(4)",
    "demo hangs": "note('hanging'); (folder.parent / 'hanging').write_text(str(os.getpid())); time.sleep(60)",
    "web": WEB.format(status=200),
    "web not ready": WEB.format(status=503),
    "worker": "note('worker'); time.sleep(60)",
    "worker ends": "note('worker'); sys.exit(5)",
    "worker is stubborn": "import signal; signal.signal(15, signal.SIG_IGN); note('worker'); time.sleep(60)",
}


def program(behaviour: str) -> tuple[str, ...]:
    return (sys.executable, "-c", NOTE + BEHAVIOURS[behaviour])


if __name__ == "__main__":
    demo, chosen, ready_s, *arguments = sys.argv[1:]
    names = {name.split()[0]: name for name in ("init", "demo", "web", "worker", *filter(None, chosen.split(",")))}
    commands = Commands(
        init=program(names["init"]),
        demo=program(names["demo"]),
        web=(*program(names["web"]), "{fd}"),
        worker=program(names["worker"]),
    )
    sys.exit(main(arguments, commands=commands, demo=Path(demo), ready_s=float(ready_s)))

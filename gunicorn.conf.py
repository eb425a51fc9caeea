"""How gunicorn serves `wsgi:app`, wherever it is started: `make run` and the container add only where to listen."""

import gc
from typing import Any

wsgi_app = "wsgi:app"
worker_class = "gthread"
workers = 2
threads = 8
timeout = 120
"""Seconds: a large file may take its time to arrive."""
graceful_timeout = 5
loglevel = "warning"
"""The application logs its own requests."""
control_socket_disable = True
preload_app = False
"""Databases and the index are opened by each worker, after the fork."""


def on_starting(_server: object) -> None:
    """Stop before anything is served where the settings do not hold."""
    from web import serving

    serving.begin()


def post_worker_init(_worker: Any) -> None:
    """Leave what every answer needs out of the search for what nobody needs any more: that takes a quarter second."""
    gc.collect()
    gc.freeze()


def child_exit(_server: object, worker: Any) -> None:
    """Tidy up after a process that ended."""
    from web import serving

    serving.forget(worker.pid)


def on_exit(_server: object) -> None:
    """Tidy up after all of them."""
    from web import serving

    serving.end()

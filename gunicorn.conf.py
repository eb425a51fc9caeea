"""How gunicorn serves `wsgi:app`, wherever it is started: `make run` and the container add only where to listen."""

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

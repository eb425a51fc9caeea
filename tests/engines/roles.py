"""Another role for a database: one that may sign in, and owns nothing yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg

PASSWORD = "hemmelig"


@contextmanager
def another_role(url: str) -> Iterator[str]:
    """The database's address for a new role, which goes with the block and with it all that it owns there."""
    name = f"app_{uuid4().hex[:12]}"
    with psycopg.connect(url) as owner:
        owner.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{PASSWORD}'")  # type: ignore[call-overload]
    host = url.rpartition("@")[2]
    yield f"postgresql://{name}:{PASSWORD}@{host}"
    with psycopg.connect(url) as owner:
        owner.execute(f"DROP OWNED BY {name} CASCADE; DROP ROLE {name}")  # type: ignore[call-overload]

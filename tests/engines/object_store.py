"""An S3 server for tests and benchmarks: a bucket is a folder of it."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tests.engines.certificates import make_certificates
from tests.engines.server import ENGINES, EngineMissingError, Server

GIVEN = os.environ.get("REGIONARKIV_TEST_S3")
"""The address of a server to be used instead, with its keys: http://KEY:SECRET@HOST:PORT; buckets are folders in
REGIONARKIV_TEST_S3_FOLDER."""

KEY, SECRET = "regionarkiv", "regionarkiv-secret"


@dataclass(frozen=True)
class ObjectStore:
    """A running server. `server` is None for one that was given: it cannot be stopped from here."""

    endpoint: str
    folder: str
    key: str = KEY
    secret: str = SECRET
    server: Server | None = None
    authority: Path | None = None

    def new_bucket(self) -> str:
        """Make an empty bucket and return its name."""
        name = f"regionarkiv-{uuid4().hex}"
        os.mkdir(f"{self.folder}/{name}", mode=0o777)
        os.chmod(f"{self.folder}/{name}", 0o777)
        return name

    def remove(self) -> None:
        """Stop the server, unless it was given."""
        if self.server is not None:
            self.server.remove()


def start_object_store(*, tls: bool = False) -> ObjectStore:
    """Start a server, or use the one that is given. EngineMissingError.

    With `tls` one is started that speaks TLS, by a certificate that only `ObjectStore.authority` vouches for.
    """
    if GIVEN and not tls:
        scheme, _, rest = GIVEN.partition("://")
        keys, _, host = rest.rpartition("@")
        key, _, secret = keys.partition(":")
        return ObjectStore(f"{scheme}://{host}", os.environ["REGIONARKIV_TEST_S3_FOLDER"], key, secret)
    program = ENGINES / "versitygw"
    if not program.is_file():
        raise EngineMissingError("The S3 server versitygw is not here: .ci/engines builds it")
    server = Server("s3")
    buckets = server.folder / "buckets"
    buckets.mkdir()
    server.own(buckets)

    def answers() -> bool:
        with socket.create_connection(("127.0.0.1", server.port), 1):
            return True

    environment = {"ROOT_ACCESS_KEY": KEY, "ROOT_SECRET_KEY": SECRET}
    certificates = make_certificates(server.folder) if tls else None
    if certificates is not None:
        server.own(certificates.key)
        environment |= {"VGW_CERT": str(certificates.server), "VGW_KEY": str(certificates.key)}
    command = [str(program), "--port", f"127.0.0.1:{server.port}", "posix", str(buckets)]
    server.start(command, environment, answers)
    scheme, authority = ("https", certificates.authority) if certificates else ("http", None)
    return ObjectStore(f"{scheme}://127.0.0.1:{server.port}", str(buckets), server=server, authority=authority)

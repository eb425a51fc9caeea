"""Certificates for servers of tests that speak TLS: signed by an authority that nobody else trusts."""

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from tests.engines.server import EngineMissingError

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


class Certificates(NamedTuple):
    """Files in PEM: the authority's certificate, the server's, and the server's key."""

    authority: Path
    server: Path
    key: Path


def make_certificates(folder: Path) -> Certificates:
    """Make an authority and a certificate of its for 127.0.0.1, valid for a day. EngineMissingError."""
    if shutil.which("openssl") is None:
        raise EngineMissingError("openssl is not here")
    made = Certificates(folder / "authority.pem", folder / "server.pem", folder / "server.key")
    authority_key = folder / "authority.key"
    ours = ("-x509", "-days", "1", *_KEY)
    _openssl(*ours, "-keyout", authority_key, "-out", made.authority, "-subj", "/CN=Authority of tests")
    signed = ("-CA", made.authority, "-CAkey", authority_key, "-addext", "subjectAltName=IP:127.0.0.1")
    plain = ("-addext", "basicConstraints=critical,CA:FALSE")
    _openssl(*ours, "-keyout", made.key, "-out", made.server, "-subj", "/CN=127.0.0.1", *signed, *plain)
    return made


def _openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", "req", *map(str, arguments)], check=True, capture_output=True)

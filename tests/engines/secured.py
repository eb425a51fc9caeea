"""An Elasticsearch node that lets in only who is known, over TLS with a certificate that only it has made."""

import base64
import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.engines.elasticsearch import Elasticsearch, start_elasticsearch

USER, PASSWORD = "regionarkiv", "hemmelig-ord"


@dataclass(frozen=True)
class Secured:
    """The node, and the certificate that vouches for it; `url` begins with https."""

    node: Elasticsearch
    ca: Path

    @property
    def url(self) -> str:
        return self.node.url

    def remove(self) -> None:
        self.node.remove()


def start_secured(folder: Path) -> Secured:
    """Start a node with security on; `folder` takes its certificate and key."""
    key, certificate = folder / "node.key", folder / "node.crt"
    made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    command = [*made.split(), "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    salt = b"a salt of thirty-two bytes length"[:32]
    digest = hashlib.pbkdf2_hmac("sha512", PASSWORD.encode(), salt, 1000, 32)
    hashed = "{PBKDF2}1000$" + "$".join(base64.b64encode(one).decode() for one in (salt, digest))
    node = start_elasticsearch(
        settings={
            "xpack.security.enabled": True,
            "xpack.security.http.ssl.enabled": True,
            "xpack.security.http.ssl.key": "node.key",
            "xpack.security.http.ssl.certificate": "node.crt",
        },
        files={
            "node.key": key.read_text(),
            "node.crt": certificate.read_text(),
            "users": f"{USER}:{hashed}\n",
            "users_roles": f"superuser:{USER}\n",
        },
    )
    return Secured(node, certificate)

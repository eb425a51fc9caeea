"""The search engine of the large size: Elasticsearch, its version and health, who may read it, and the index."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from elastic_transport import ConnectionError as NotReachedError
from elastic_transport import ConnectionTimeout, TlsError
from elasticsearch import ApiError, Elasticsearch

from application.checks.finding import Finding, Part, ok, warning, wrong
from application.settings import Settings

MAJOR = 9
"""The version of Elasticsearch that the client speaks to."""

_TIMEOUT_S = 5
_LOW, _OUT = 0.15, 0.06
"""Shares of free disk below which Elasticsearch makes no new parts of an index there, and then takes nothing at all."""

_NEEDED = ["read", "write", "create_index", "manage"]
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class ElasticsearchCheck:
    """Asks the cluster about itself, with the rights that the archive has there."""

    part = Part.SEARCH

    def __init__(self, settings: Settings) -> None:
        parts = urlsplit(settings.search)
        self._host, self._name = parts.hostname or "", parts.path.strip("/")
        self._place = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        self._is_tls = parts.scheme == "https"
        self._signing = _signing(settings)
        if settings.search_ca and self._is_tls:
            self._signing["ca_certs"] = str(settings.search_ca)

    def refused(self) -> Finding | None:
        """Return why the cluster does not let us in: a setting is wrong. None when it does, or is away for now."""
        with self._client() as client:
            found = self._reached(client)
        return found if found.code in {"search-denied", "search-untrusted"} else None

    def findings(self) -> Iterator[Finding]:
        """Yield what is found; nothing more when nobody answers."""
        with self._client() as client:
            reached = self._reached(client)
            yield reached
            if reached.code != "elasticsearch-version":
                return
            for part in (self._health, self._security, self._disks, self._index):
                try:
                    yield from part(client)
                except ApiError as error:
                    if error.status_code == 403:
                        yield warning(self.part, "search-unseen", problem=error.error)
                    else:
                        yield wrong(self.part, "check-failed", problem=error)

    def _client(self) -> Elasticsearch:
        return Elasticsearch(self._place, request_timeout=_TIMEOUT_S, max_retries=0, **self._signing)

    def _reached(self, client: Elasticsearch) -> Finding:
        try:
            version = str(client.info()["version"]["number"])
        except TlsError as error:
            return wrong(self.part, "search-untrusted", place=self._place, problem=error)
        except (NotReachedError, ConnectionTimeout) as error:
            return wrong(self.part, "search-away", place=self._place, problem=error)
        except ApiError as error:
            code = "search-denied" if error.status_code == 401 else "search-away"
            return wrong(self.part, code, place=self._place, problem=error.error)
        if version.partition(".")[0] != str(MAJOR):
            return wrong(self.part, "elasticsearch-other", version=version, wanted=MAJOR, place=self._place)
        return ok(self.part, "elasticsearch-version", version=version, place=self._place)

    def _health(self, client: Elasticsearch) -> Iterator[Finding]:
        health = client.cluster.health()
        nodes = int(health["number_of_data_nodes"])
        match health["status"]:
            case "red":
                yield wrong(self.part, "cluster-red")
            case "yellow" if nodes > 1:
                yield warning(self.part, "cluster-yellow")
            case _:
                yield ok(self.part, "cluster-healthy", count=nodes)

    def _security(self, client: Elasticsearch) -> Iterator[Finding]:
        try:
            client.security.authenticate()
        except ApiError as error:
            if error.status_code not in {400, 405, 500}:
                raise
            yield warning(self.part, "search-open", place=self._place)
            return
        if self._is_tls or self._host in _LOOPBACK:
            yield ok(self.part, "search-secured")
        else:
            yield warning(self.part, "search-in-clear", place=self._place)
        wanted = [{"names": [self._name, f"{self._name}-*"], "privileges": _NEEDED}]
        answer = client.security.has_privileges(index=wanted)
        lacking = {right for rights in answer["index"].values() for right, granted in rights.items() if not granted}
        if lacking:
            yield wrong(self.part, "search-without-right", problem=", ".join(sorted(lacking)), name=self._name)

    def _disks(self, client: Elasticsearch) -> Iterator[Finding]:
        nodes: Any = client.nodes.stats(metric="fs")["nodes"]
        totals = [
            one["fs"]["total"] for one in nodes.values() if one.get("fs", {}).get("total", {}).get("total_in_bytes")
        ]
        if not totals:
            return
        fullest = min(totals, key=lambda one: one["available_in_bytes"] / one["total_in_bytes"])
        share, free = fullest["available_in_bytes"] / fullest["total_in_bytes"], fullest["available_in_bytes"]
        kind, code = (ok, "space") if share > _LOW else (warning, "space-low") if share > _OUT else (wrong, "space-out")
        yield kind(self.part, code, size=free, folder=self._place)

    def _index(self, client: Elasticsearch) -> Iterator[Finding]:
        if client.indices.exists_alias(name=self._name):
            yield ok(self.part, "index-there", name=self._name)
        else:
            yield warning(self.part, "index-missing")
        with suppress(ApiError):
            for name, about in client.indices.get_settings(index=f"{self._name}*", flat_settings=True).items():
                if str(about["settings"].get("index.blocks.read_only_allow_delete", "")) == "true":
                    yield wrong(self.part, "index-blocked", name=name)


def _signing(settings: Settings) -> dict[str, Any]:
    key, password = settings.search_api_key.get_secret_value(), settings.search_password.get_secret_value()
    if key:
        return {"api_key": key}
    return {"basic_auth": (settings.search_user, password)} if settings.search_user else {}

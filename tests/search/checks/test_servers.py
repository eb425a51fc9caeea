"""What the checks find in a real Elasticsearch and in real Tika Servers."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import uuid4

from elasticsearch import Elasticsearch as Client

from application.checks.finding import Finding, State
from application.settings import Settings, read_settings
from search.checks.elasticsearch import ElasticsearchCheck
from search.checks.everything import checks, refusals
from search.checks.tika_server import TikaServerCheck
from tests.engines.elasticsearch import Elasticsearch
from tests.engines.tika_server import TikaServer


def settings(**values: object) -> Settings:
    return read_settings({"secret_key": "s" * 40, "ocr": "off", **values}, env_file=None)


def search(url: str, **values: object) -> ElasticsearchCheck:
    return ElasticsearchCheck(settings(search=f"{url}/arkiv-{uuid4().hex}", **values))


def found(check: ElasticsearchCheck | TikaServerCheck) -> dict[str, Finding]:
    return {one.code: one for one in check.findings()}


def test_a_cluster_that_asks_nobody_is_told_of(elasticsearch: Elasticsearch) -> None:
    check = search(elasticsearch.url)
    codes = found(check)
    assert codes["elasticsearch-version"].values["version"].startswith("9.")
    assert codes["search-open"].state is State.WARNING
    assert codes["index-missing"].state is State.WARNING
    assert codes.keys() >= {"cluster-healthy"} or codes.keys() >= {"cluster-red"}
    assert check.refused() is None


def test_an_index_is_found_by_its_alias_and_a_blocked_one_told(elasticsearch: Elasticsearch) -> None:
    name = f"arkiv-{uuid4().hex}"
    check = ElasticsearchCheck(settings(search=f"{elasticsearch.url}/{name}"))
    with Client(elasticsearch.url) as client:
        client.indices.create(index=f"{name}-1", aliases={name: {}}, settings={"number_of_replicas": 0})
        try:
            assert found(check)["index-there"].state is State.OK
            client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": True})
            assert found(check)["index-blocked"].values["name"] == f"{name}-1"
        finally:
            client.indices.delete(index=f"{name}-1")


def test_a_cluster_that_is_away_is_no_refusal() -> None:
    check = search("http://127.0.0.1:1")
    assert set(found(check)) == {"search-away"}
    assert check.refused() is None


def test_every_tika_server_is_asked(tika_server: TikaServer) -> None:
    works = found(TikaServerCheck(settings(tika=tika_server.url)))
    assert works["tika-works"].values["version"].startswith("Apache Tika 3")
    one_away = found(TikaServerCheck(settings(tika=f"{tika_server.url},http://127.0.0.1:1")))
    assert (one_away["tika-works"].state, one_away["tika-away"].state) == (State.OK, State.WARNING)
    none = found(TikaServerCheck(settings(tika="http://127.0.0.1:1")))
    assert (none["tika-away"].state, none["tika-none"].state) == (State.WRONG, State.WRONG)


def test_each_setting_brings_the_check_of_its_engine(tmp_path: Path) -> None:
    small = [type(one).__name__ for one in checks(settings(data=tmp_path))]
    assert small == ["SqliteCheck", "FolderCheck", "TantivyCheck", "BuiltInTikaCheck", "BehindCheck"]
    large = settings(
        data=tmp_path,
        database="postgresql://archive:hunter2@127.0.0.1:1/archive",
        files="s3://arkiv",
        files_endpoint="http://127.0.0.1:1",
        files_key="key",
        files_secret="hunter2",
        search="http://127.0.0.1:1/arkiv",
        tika="http://127.0.0.1:1",
    )
    names = [type(one).__name__ for one in checks(large)]
    assert names == ["PostgresqlCheck", "S3Check", "ElasticsearchCheck", "TikaServerCheck", "BehindCheck"]
    assert list(refusals(large)) == []


class _Refusing(BaseHTTPRequestHandler):
    """A cluster that knows nobody: what Elasticsearch with security on answers to a wrong password."""

    def do_GET(self) -> None:
        body = b'{"error":{"type":"security_exception","reason":"unable to authenticate user"},"status":401}'
        self.send_response(401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def test_a_wrong_password_is_refused() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Refusing) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        check = search(f"http://127.0.0.1:{server.server_port}", search_user="elastic", search_password="hunter2")
        refused, codes = check.refused(), found(check)
        server.shutdown()
        thread.join()
    assert refused
    assert (refused.code, refused.state) == ("search-denied", State.WRONG)
    assert "hunter2" not in str(refused)
    assert codes == {"search-denied": refused}

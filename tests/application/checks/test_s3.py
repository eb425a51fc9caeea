"""What the check finds in a real object store."""

import os

from application.checks.finding import Finding, State
from application.checks.s3 import S3Check
from application.settings import read_settings
from tests.engines.object_store import ObjectStore


def check(store: ObjectStore, bucket: str, **changed: str) -> S3Check:
    values = {
        "secret_key": "s" * 40,
        "files": f"s3://{bucket}/arkiv",
        "files_endpoint": store.endpoint,
        "files_key": store.key,
        "files_secret": store.secret,
    }
    return S3Check(read_settings(values | changed, env_file=None))


def found(check: S3Check) -> dict[str, Finding]:
    return {one.code: one for one in check.findings()}


def test_a_bucket_that_keeps_what_it_is_given_is_in_order(object_store: ObjectStore) -> None:
    bucket = object_store.new_bucket()
    codes = found(check(object_store, bucket))
    assert {code: one.state for code, one in codes.items()} == {
        "bucket-answers": State.OK,
        "bucket-keeps": State.OK,
        "bucket-written": State.OK,
    }
    left = [file for _, _, files in os.walk(f"{object_store.folder}/{bucket}") for file in files]
    assert left == []


def test_a_bucket_that_is_not_there_and_a_wrong_secret_are_refused(object_store: ObjectStore) -> None:
    bucket = object_store.new_bucket()
    for wrong in (check(object_store, "no-such-bucket"), check(object_store, bucket, files_secret="hunter2" * 4)):
        refused = wrong.refused()
        assert refused
        assert refused.code == "bucket-denied"
        assert "hunter2" not in str(refused)
        assert found(wrong) == {"bucket-denied": refused}
    assert check(object_store, bucket).refused() is None


def test_a_store_that_is_away_is_no_refusal(object_store: ObjectStore) -> None:
    away = check(object_store, "arkiv", files_endpoint="http://127.0.0.1:1")
    assert set(found(away)) == {"bucket-away"}
    assert away.refused() is None

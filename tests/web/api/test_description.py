"""The API's description: complete, and true to what is answered."""

from typing import Any

from jsonschema_rs import Draft4Validator

from tests.web.api.conftest import Reader
from web.api.examples import example_of


class JSONSchema:
    """Requires examples to be as schemas of the description say, null included."""

    def __init__(self, described: dict[str, Any]) -> None:
        self.components = _with_null(described["components"])

    def require(self, schema: dict[str, Any], example: Any) -> None:
        Draft4Validator(schema | {"components": self.components}).validate(example)


def _with_null(told: Any) -> Any:
    if isinstance(told, list):
        return [_with_null(one) for one in told]
    if not isinstance(told, dict):
        return told
    inner = {name: _with_null(one) for name, one in told.items()}
    return inner | {"type": [inner["type"], "null"]} if told.get("nullable") and "type" in told else inner


PATHS = {
    "/api/v1/search",
    "/api/v1/cases",
    "/api/v1/cases/{case_id}",
    "/api/v1/cases/{year}/{sequence}",
    "/api/v1/journal-entries",
    "/api/v1/journal-entries/{entry_id}",
    "/api/v1/journal-entries/{year}/{sequence}-{number}",
    "/api/v1/decisions",
    "/api/v1/decisions/{decision_id}",
    "/api/v1/decisions/{reference}",
    "/api/v1/documents",
    "/api/v1/documents/{document_id}",
    "/api/v1/bodies",
    "/api/v1/bodies/{body_id}",
    "/api/v1/bodies/{abbreviation}",
    "/api/v1/bodies/{body_id}/seats",
    "/api/v1/organisations",
    "/api/v1/organisations/{organisation_id}",
    "/api/v1/organisations/{number}",
    "/api/v1/council",
    "/api/v1/subject-areas",
    "/api/v1/subject-areas/{area_id}",
    "/api/v1/documents/{document_id}/file",
    "/api/v1/meetings/{meeting_id}/minutes.pdf",
    "/api/v1/cases/{record_id}/history",
    "/api/v1/history",
    "/api/v1/corrections",
    "/api/v1/waiting",
    "/api/v1/follow-ups",
    "/api/v1/lookups/{kind}",
    "/api/v1/legal-bases",
    "/api/v1/status",
    "/api/v1/token",
}


def test_every_address_is_described_with_what_it_takes_and_answers(api: Reader) -> None:
    described = api.json("openapi.json")
    assert set(described["paths"]) >= PATHS
    for path, methods in described["paths"].items():
        for method in methods.keys() - {"parameters"}:
            described_method = methods[method]
            assert described_method["summary"], path
            answers = described_method["responses"]
            content = answers["200" if "200" in answers else "201"]["content"]
            if path.endswith("/file"):
                assert content["application/octet-stream"]["schema"]["format"] == "binary"
            elif path.endswith(".pdf"):
                assert content["application/pdf"]["schema"]["format"] == "binary"
            else:
                assert "$ref" in content["application/json"]["schema"], path
            assert answers.keys() >= {"401", "default"}, path
            if method == "post":
                assert described_method["security"] == [{"token": []}], path
                names = {one["name"] for one in described_method["parameters"]}
                assert names & {"If-Match", "Idempotency-Key"}, path
                assert answers.keys() >= {"400", "403", "404", "409", "412" if "If-Match" in names else "422"}, path
    search = {one["name"] for one in described["paths"]["/api/v1/search"]["get"]["parameters"]}
    assert {"q", "type", "body", "year", "since", "until", "sort", "limit", "cursor"} <= search


def test_what_is_answered_is_what_is_described(api: Reader) -> None:
    described = api.json("openapi.json")["components"]["schemas"]
    for path, name in (
        ("cases/2025/17", "WholeCase"),
        ("journal-entries/2025/17-1", "WholeJournalEntry"),
        ("decisions/RR-23-2025", "WholeDecision"),
        ("bodies/RR", "Body"),
        ("organisations/9901", "Organisation"),
    ):
        assert set(api.json(path)) == set(described[name]["properties"])
    assert set(api.json("search", q="jernbane")["data"][0]) == set(described["Hit"]["properties"])


def test_it_says_what_needs_a_token(api: Reader) -> None:
    described = api.json("openapi.json")
    assert described["components"]["securitySchemes"] == {"token": {"type": "http", "scheme": "bearer"}}
    assert described["security"] == [{}, {"token": []}]
    assert "security" not in described["paths"]["/api/v1/cases"]["get"]
    assert described["paths"]["/api/v1/token"]["get"]["security"] == [{"token": []}]


def test_every_request_and_answer_has_a_whole_example(api: Reader) -> None:
    described = api.json("openapi.json")
    schemas = described["components"]["schemas"]
    whole, names = JSONSchema(described), set()
    for name, schema in schemas.items():
        if name not in {"Problem", "PaginationMetadata"}:
            reference = {"$ref": f"#/components/schemas/{name}"}
            example = example_of(reference, schemas)
            assert set(example) == set(schema.get("properties", ())), name
            whole.require(reference, example)
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if method == "parameters":
                continue
            assert operation["operationId"] not in names, path
            names.add(operation["operationId"])
            bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
            for content in (one for body in bodies for one in body.get("content", {}).values()):
                assert "example" in content or content["schema"].get("format") == "binary", path


def test_fields_of_commands_are_described_as_their_forms_are(api: Reader) -> None:
    described = api.json("openapi.json")["components"]["schemas"]
    kind = described["RegisterWithFiles"]["properties"]["kind"]
    assert (kind["description"], kind["enum"][0]) == ("Kind", "incoming")
    assert described["CloseCase"]["properties"]["closed_on"]["description"].startswith("Closed on. The day on its")
    assert described["OpenCase"]["properties"]["title"]["maxLength"] == 500

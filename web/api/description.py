"""The API's description as it is served: what subjects say of themselves, with what is the same for all of them.

Fields of commands are described by the labels and help texts of their forms. Each answer and each request has an
example (web/api/examples.py), and each operation its errors.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from marshmallow import fields

from web.api.examples import example_of, problem

_ERRORS = {
    400: "What was sent cannot be used: `errors` names the fields and parameters.",
    401: "The token gives no access, or one is needed and was not sent.",
    403: "The token's role may not do this.",
    404: "There is no such record, or it is not for whoever asks.",
    409: "A rule forbids it, and nothing was recorded; `code` names the rule.",
    412: "Somebody else changed the record since it was read.",
    413: "The request is too large.",
    415: "The body is not said to be JSON.",
    422: "The key was used before, for something else.",
    428: "The version that was read is not named in `If-Match`.",
}
_ABOUT = (
    "The archive of an inter-municipal political council: what is published is read without a token, everything else "
    "takes one. Lists are read page by page, `next` of one being the `cursor` of the following. Dates are ISO 8601, of "
    "old papers perhaps a month or a year. A change names the version it was made from in `If-Match`."
)
_ETAG = {"description": "The version of the record, for `If-Match`", "schema": {"type": "string"}}
_LOCATION = {"description": "Where the new record is", "schema": {"type": "string"}}
_PROBLEM = "application/problem+json"


def attributes(_converter: Any, field: fields.Field[Any], **_more: Any) -> dict[str, Any]:
    """Return what a form tells of a field, as a description tells it."""
    told = field.metadata
    if "label" not in told:
        return {}
    found: dict[str, Any] = {"description": _sentence(told)}
    choices = told.get("choices")
    if isinstance(choices, Mapping) and not isinstance(field, fields.List):
        found["enum"] = [*choices, *([None] if field.allow_none else [])]
    if "most" in told and isinstance(field, fields.String):
        found["maxLength"] = told["most"]
    return found


def complete(described: dict[str, Any]) -> dict[str, Any]:
    """Return the whole description, from that of the subjects."""
    described["info"]["description"] = _ABOUT
    subjects = {one["name"]: one["description"] for one in described["tags"]}
    described["tags"] = [{"name": name} for name in subjects.values()]
    schemas = described["components"]["schemas"]
    described["components"]["responses"] = {str(status): _problem(status, text) for status, text in _ERRORS.items()} | {
        "default": _problem(500, "Something is wrong on the side of the archive; it is logged.")
    }
    for path, method, operation in _operations(described["paths"]):
        operation["tags"] = [subjects[one] for one in operation["tags"]]
        _complete_operation(path, method, operation, schemas)
    return described


def _complete_operation(path: str, method: str, operation: dict[str, Any], schemas: Mapping[str, Any]) -> None:
    parameters = [one for one in operation.get("parameters", ()) if isinstance(one, dict)]
    headers = {one["name"] for one in parameters if one["in"] == "header"}
    operation["responses"] = {
        status: answer for status, answer in operation["responses"].items() if status.startswith("2")
    }
    for answer in operation["responses"].values():
        if method != "delete" and (method != "get" or "{" in path):
            answer["headers"] = {"ETag": _ETAG}
        _exemplify(answer, schemas)
    _exemplify(operation.get("requestBody", {}), schemas)
    statuses = [401]
    if "security" in operation:
        statuses += [403]
    if method != "get":
        statuses += [400, 404, 409, 413, 415]
    elif "{" in path:
        statuses += [404]
    if any(one["in"] == "query" for one in parameters):
        statuses += [400]
    if "If-Match" in headers:
        statuses += [412, 428]
    if "Idempotency-Key" in headers:
        operation["responses"]["201"]["headers"]["Location"] = _LOCATION
        operation["responses"]["200"] = operation["responses"]["201"] | {"description": "Made before, by the same key"}
        statuses += [422]
    names = [*(str(one) for one in sorted(set(statuses))), "default"]
    operation["responses"] |= {name: {"$ref": f"#/components/responses/{name}"} for name in names}
    operation["operationId"] = _name(path, method)


def _exemplify(body: Mapping[str, Any], schemas: Mapping[str, Any]) -> None:
    for content in body.get("content", {}).values():
        if "$ref" in content["schema"]:  # bytes have none
            content["example"] = example_of(content["schema"], schemas)


def _operations(paths: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in paths.items():
        for method, operation in methods.items():
            if method != "parameters":
                yield path, method, operation


def _problem(status: int, text: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": text, "content": {_PROBLEM: {"schema": schema, "example": problem(status)}}}


def _name(path: str, method: str) -> str:
    """Return a name for programs that are made from the description: `get-cases-year-sequence`."""
    steps = path.removeprefix("/api/v1/").translate(str.maketrans("", "", "{}")).replace("_", "-").split("/")
    return "-".join([method, *steps])


def _sentence(told: Mapping[str, Any]) -> str:
    label, more = str(told["label"]), told.get("help")
    return f"{label}. {more}" if more else label

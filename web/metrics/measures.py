"""What this process counts and times. Labels are names of the program's own: never what somebody typed, never an id."""

from prometheus_client import CollectorRegistry, Counter, Histogram

MEASURES = CollectorRegistry()

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

REQUESTS = Counter(
    "regionarkiv_http_requests",
    "Requests answered, by the pattern of the address, method and status.",
    ["route", "method", "status"],
    registry=MEASURES,
)
REQUEST_SECONDS = Histogram(
    "regionarkiv_http_request_seconds",
    "How long requests took until the answer began, in seconds.",
    ["route", "method"],
    buckets=_SECONDS,
    registry=MEASURES,
)
COMMANDS = Counter(
    "regionarkiv_commands",
    "Commands: those recorded, and those refused or failed by the code of the error.",
    ["result"],
    registry=MEASURES,
)
COMMAND_SECONDS = Histogram(
    "regionarkiv_command_seconds",
    "How long recording a command's events took, the registers included, in seconds.",
    buckets=_SECONDS,
    registry=MEASURES,
)
EVENTS = Counter(
    "regionarkiv_events_recorded", "Events recorded by web servers, by kind.", ["event"], registry=MEASURES
)
SEARCH_SECONDS = Histogram(
    "regionarkiv_search_seconds",
    "How long searches and suggestions took, in seconds; `failed` are those that ended in an error.",
    ["kind", "result"],
    buckets=_SECONDS,
    registry=MEASURES,
)

"""Text reading of the large size: Tika Servers, each of which is asked."""

import urllib.request
from collections.abc import Iterator

from application.checks.finding import Finding, Part, State, ok, warning, wrong
from application.settings import Settings
from search.checks.scanned import scanned

_PAPER = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0 Regionarkiv\par}"
_TIMEOUT_S = 10


class TikaServerCheck:
    """Asks each server what it is, and has it read a small file."""

    part = Part.READING

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def findings(self) -> Iterator[Finding]:
        """Yield what is found of each server; that none works is worse than that one does not."""
        found = [self._ask(endpoint) for endpoint in self._settings.tika_endpoints]
        works = any(one.state is State.OK for one in found)
        for one in found:
            if one.state is State.OK or works:
                yield one
            else:
                yield wrong(self.part, one.code, **one.values)
        if not works:
            yield wrong(self.part, "tika-none")
        yield scanned(self._settings)

    def _ask(self, endpoint: str) -> Finding:
        try:
            version = self._call(f"{endpoint}/version").strip()
            reading = urllib.request.Request(  # noqa: S310 - a setting, which is http or https
                f"{endpoint}/tika", _PAPER, {"Content-Type": "application/rtf", "Accept": "text/plain"}, method="PUT"
            )
            text = self._call(reading)
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            return warning(self.part, "tika-away", place=endpoint, problem=reason)
        if "Regionarkiv" not in text:
            return warning(self.part, "tika-fails", place=endpoint)
        return ok(self.part, "tika-works", place=endpoint, version=version)

    def _call(self, asked: str | urllib.request.Request) -> str:
        # Straight to it: a proxy for the world outside has nothing to do with a server of ours.
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(asked, timeout=_TIMEOUT_S) as answer:
            content: bytes = answer.read(100_000)
        return content.decode("utf-8", "replace")

"""Versions of what is adopted version by version, in words and colours: how one stands on a day."""

from flask_babel import gettext

from application.questions.adopted_on_day import AdoptedVersion, VersionState
from web.formats import format_day
from web.labels import label

_COLORS = {VersionState.IN_FORCE: "success", VersionState.COMING: "warning"}


def version_state_words(version: AdoptedVersion, on: str) -> str:
    """Return how a version stands on a day: `Gjelder, fra 01.03.2023`."""
    state = version.state(on)
    if state in (VersionState.IN_FORCE, VersionState.COMING):
        words = {"state": label("adopted-state", state), "day": format_day(version.valid_from)}
        return str(gettext("%(state)s, from %(day)s", **words))
    return label("adopted-state", state)


def version_state_color(version: AdoptedVersion, on: str) -> str:
    """Return how the badge of a version looks."""
    return _COLORS.get(version.state(on), "neutral")

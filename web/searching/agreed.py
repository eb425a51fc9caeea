"""An agreement or a version of it in one line: how it stands today, what is in force in its stead, what it replaced."""

from collections.abc import Iterator

from flask_babel import gettext

from application.questions.agreement_versions import VersionOnDay, VersionState
from application.questions.agreements import AgreementView
from application.questions.agreements_found import AgreementFound
from web.addresses import agreement_address
from web.agreement_words import badge_words, state_color, state_words
from web.formats import unbroken
from web.labels import label

BadgeParts = tuple[str, str, str | None]
"""What a badge says, its colour, and where it leads."""


def address(found: AgreementFound) -> str:
    """Return where it is shown."""
    return agreement_address(found.view.reference, found.version.number if found.version else None)


def facts(found: AgreementFound) -> tuple[str, ...]:
    """Return its number and kind, the version and how it stands, and what the agreement covers."""
    view, version = found.view, found.version
    told = [unbroken(view.reference), label("agreement", view.kind) if found.day else ""]
    if version is not None:
        told += [str(gettext("Version %(number)s", number=version.number)), state_words(version)]
    return tuple(one for one in (*told, view.covers or "") if one)


def badges(found: AgreementFound) -> Iterator[BadgeParts]:
    """Yield how it stands, leading to the version or the agreement in its stead, and what it replaced."""
    version, current = found.version, found.current
    if version is None:
        if current is not None:
            yield badge_words(current), state_color(current), _leading_to(found, current)
    elif found.is_superseded and current is not None and version.state == VersionState.ENDED:
        said = gettext("Superseded: version %(number)s is in force", number=current.number)
        yield str(said), "warning", _leading_to(found, current)
    elif version.state == VersionState.IN_FORCE:
        yield str(gettext("In force")), state_color(version), None
    else:
        yield _state(version), state_color(version), None
        if current is not None:
            yield badge_words(current), state_color(current), _leading_to(found, current)
    if current is None:
        for one in found.replaced_by:
            yield _beside(gettext("Replaced by %(agreement)s", agreement=_called(one)), one)
    if version == current or (current is None and found.is_newest):
        for one in found.replaces:
            yield _beside(gettext("Replaces %(agreement)s", agreement=_called(one)), one)


def _state(version: VersionOnDay) -> str:
    if version.state == VersionState.ENDED:
        return str(gettext("In force no longer"))
    return state_words(version)


def _leading_to(found: AgreementFound, version: VersionOnDay) -> str:
    return agreement_address(found.view.reference, version.number)


def _beside(said: str, one: AgreementView) -> BadgeParts:
    return str(said), "neutral", agreement_address(one.reference)


def _called(one: AgreementView) -> str:
    return f"{unbroken(one.reference)} {one.title or ''}".strip()

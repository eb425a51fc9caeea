"""What answers of principles and action plans tell alike: of the whole, of a version, and of their repeals."""

from typing import Any

from application.questions.adopted import AdoptedView
from application.questions.adopted_on_day import AdoptedOnDay, AdoptedVersion
from web.addresses import document_address
from web.api.bases import basis_json


def whole_json(view: AdoptedView, day: AdoptedOnDay[Any] | None) -> dict[str, Any]:
    """Return what it is, and when it was repealed; no more where what it holds is not for whoever asks."""
    return {
        "id": view.id,
        "reference": view.reference,
        "title": view.title,
        "about": view.about,
        "published": view.access.published,
        "shielded": view.access.shielded,
        "recorded_at": view.registered_at,
        "repeals": [
            {
                "record": one.record_number,
                "repealed_on": one.repealed_on,
                "note": one.note,
                "basis": basis_json(one.basis),
            }
            for one in (day.repeals if day else ())
        ],
    }


def adopted_version_json(version: AdoptedVersion, on: str) -> dict[str, Any]:
    """Return a version, but what it says, as it stands on an ISO day."""
    told = ("number", "label", "adopted_on", "valid_from", "note")
    return {name: getattr(version, name) for name in told} | {
        "state": version.state(on),
        "record": version.record_number,
        "until": version.last_day,
        "basis": basis_json(version.basis),
        "texts": [
            {"document_id": document, "sha256": sha256, "address": document_address(document)}
            for document, sha256 in version.texts
        ],
    }

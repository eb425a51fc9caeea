"""By which section of offentleglova what was treated behind closed doors is shielded."""

import re
from typing import Any

from domain import clock
from domain.legal_bases import LegalBasis, ground

_CITED = re.compile(
    r"(?:offl\.?|offentleglova|offentleglovas|offentliglova)?\s*§\s*(\d{1,2})\b(?:[^,;]*)?(?:[,;]?\s*jf\.?\s*(.+))?",
    re.IGNORECASE,
)


def shielding_basis(*sections: str | None) -> dict[str, Any] | None:
    """Return the legal basis that one of these texts cites, as `LegalBasis` holds it; None where none does.

    `offl. § 23`, `§ 25` and `offentleglova § 13, jf. fvl. § 13` do; `koml. § 11-5` tells why doors are closed, and not
    why what was decided is exempt from public access.
    """
    for section in sections:
        found = _CITED.fullmatch((section or "").strip())
        if found is None:
            continue
        known = ground(found[1], clock.today())
        if known is not None and (found[2] or not known.needs_rule):
            return LegalBasis(section=found[1], rule=(found[2] or "").strip() or None).as_mapping()
    return None

"""One file in a tray: what is known of it, as it is kept beside its bytes."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Self
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """A file that somebody began to send.

    `size` is what they said it would be, in bytes, and `received` how much has come. `sha256` and `media_type` are told
    once all of it has. `begun_at` has a time zone.
    """

    id: UUID
    name: str
    size: int
    received: int
    begun_at: datetime
    sha256: str | None = None
    media_type: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all of it has come."""
        return self.sha256 is not None

    @property
    def percent(self) -> int:
        """How much of it has come, in percent, rounded down."""
        return 100 if self.is_whole else self.received * 100 // max(self.size, 1)

    def as_json(self) -> str:
        """Return what is kept; how much has come is told by the bytes themselves."""
        kept = asdict(self) | {"id": str(self.id), "begun_at": self.begun_at.isoformat()}
        del kept["received"]
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def of_json(cls, text: str, *, received: int) -> Self:
        """Return what was kept. ValueError, KeyError or TypeError for anything else."""
        kept = json.loads(text)
        kept["id"], kept["begun_at"] = UUID(kept["id"]), datetime.fromisoformat(kept["begun_at"])
        return cls(received=received, **kept)

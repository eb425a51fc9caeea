"""What became of everything an import met: one line each, and nothing is left unsaid."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from application.errors import ApplicationError
from domain.errors import DomainError
from domain.identity_numbers import holds_identity_number

Reason = ApplicationError | DomainError
"""Why something is not in the archive: a code and values, put in words by whoever shows it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about what was filed: a code and values as errors have them.

    `import-other-type` (name, is_type): the bytes are of another kind than the name says; filed as what they are.
    `import-same-bytes` (name): the archive held these bytes already; they are linked, not stored twice.
    `import-respelled` (name): the file's name was not UTF-8, and was read as Windows writes it.
    `import-differs` (field, filed, given): what is filed says something else than the row; nothing was changed.
    `import-other-votes` (given): so do the votes. `import-other-file` (name): the file is new or has changed since the
    record was filed, and was not filed with it.
    `import-not-used` (field, given): rows of this type do not use the column; nothing was filed from it.
    `import-identity-number`: the title holds a national identity number, so that the record cannot be published.
    Of appointments: `import-other-basis` (given); `import-name-read` (given, name): a name was read otherwise than it
    stands; `import-seat-made` (body, seat); `import-seat-held` (person, since, until): two have one seat at once;
    `import-person-alike` (name, other, id, why, where): a new person who may be another; `why` are `Likeness`es.
    Of agreements: `import-other-text` (name): as `import-other-file`, of a version's texts; `import-taken-back`: it was
    there, and somebody has said that it never was; `import-other-basis-there` (given); `import-draft-closed`: a version
    that is only drafted is not published.
    Of consultations: `import-sender-in-words` (name, alike): no organisation is called so, but nearly.
    `case-paper-not-shieldable` (basis): offentleglova § 16, see `application.commands.access`.
    """

    code: str
    values: dict[str, str]


def identity_number_in(title: str) -> tuple[Remark, ...]:
    """Return a remark where the title of something that is not shielded holds a national identity number."""
    return (Remark("import-identity-number", {}),) if holds_identity_number(title) else ()


class Outcome(StrEnum):
    """What became of a file or a row.

    FILED: it is in the archive now. CHANGED: it was there, and something was added to it. THERE: it was there before,
    and nothing was added. SKIPPED: it is no paper. LEFT_OUT: it should have been filed and was not; somebody must look.
    """

    FILED = "filed"
    CHANGED = "changed"
    THERE = "there"
    SKIPPED = "skipped"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file or row. `place` is its path in the folder, or the manifest's row number.

    `kind` is `case`, `journal-entry`, `decision`, `document`, `body`, `organisation`, `appointment`, `agreement`,
    `agreement-party`, `agreement-version`, `agreement-treatment`, `agreement-event`, `consultation`,
    `consultation-event`, `statement`, `statement-version`, `statement-event`, `principles`, `principles-version`,
    `principles-point`, `action-plan`, `action-plan-version`, `action-plan-goal`, `action-plan-measure`,
    `action-plan-line`, `action-plan-arena`, `action-plan-progress`, `action-plan-link`, `repeal`,
    `meeting-plan`, `meeting`, `meeting-item`, `meeting-event`, `file`, `column` or
    `row`.
    """

    place: str
    kind: str
    outcome: Outcome
    reference: str = ""
    title: str = ""
    reason: Reason | None = None
    remarks: tuple[Remark, ...] = ()

    def with_remarks(self, remarks: Iterable[Remark]) -> "Line":
        """Return the line with these remarks beside its own."""
        return replace(self, remarks=(*self.remarks, *remarks))


@dataclass
class Report:
    """All lines, in the order in which they were dealt with. `stopped` is what ended the import before its end."""

    lines: list[Line] = field(default_factory=list)
    stopped: Reason | None = None

    def add(self, line: Line) -> None:
        """Add a line."""
        self.lines.append(line)

    def count(self, outcome: Outcome, kind: str | None = None) -> int:
        """Return how many lines ended so, of one kind if it is named."""
        return sum(line.outcome is outcome and kind in (None, line.kind) for line in self.lines)

    def kinds(self, outcome: Outcome) -> Counter[str]:
        """Return how many of each kind ended so."""
        return Counter(line.kind for line in self.lines if line.outcome is outcome)

    def left_out(self) -> Iterator[Line]:
        """Yield what somebody must look at."""
        return (line for line in self.lines if line.outcome is Outcome.LEFT_OUT)

    @property
    def is_complete(self) -> bool:
        """Whether everything that should be in the archive is."""
        return self.stopped is None and not any(self.left_out())

"""Why a row of a manifest was left out, or what is said of it: codes and values. Each leaves one row out."""

from typing import ClassVar

from application.errors import ApplicationError


class TooManyCellsError(ApplicationError):
    """The row has more cells than there are headers. Values: `extra`, what stands in the first of them."""

    code: ClassVar[str] = "row-too-many-cells"


class TurnedIntoDateError(ApplicationError):
    """The spreadsheet has turned a number such as 3/2025 into a date. Values: `field`, `value`."""

    code: ClassVar[str] = "row-turned-into-date"


class UnknownBodyError(ApplicationError):
    """No body has this abbreviation or name. Values: `body`."""

    code: ClassVar[str] = "row-unknown-body"


class UnknownOrganisationError(ApplicationError):
    """No organisation has this name or number. Values: `organisation`."""

    code: ClassVar[str] = "row-unknown-organisation"


class UnknownCaseError(ApplicationError):
    """No case has this reference or key. Values: `case`."""

    code: ClassVar[str] = "row-unknown-case"


class UnknownRecordError(ApplicationError):
    """No journal entry or decision has this reference or key. Values: `reference`."""

    code: ClassVar[str] = "row-unknown-record"


class AmbiguousNameError(ApplicationError):
    """Several have this name; a number, an abbreviation or a key must tell which. Values: `field`, `value`."""

    code: ClassVar[str] = "row-ambiguous"


class LeftOutAboveError(ApplicationError):
    """It belongs to a row that was left out itself. Values: `row`, `name`, as this row names it."""

    code: ClassVar[str] = "row-belongs-to-left-out"


class SameRowError(ApplicationError):
    """Another row names the same record; a key or a number of its own tells them apart. Values: `row`."""

    code: ClassVar[str] = "row-same-as"


class KeyTakenError(ApplicationError):
    """Another row calls another record by the same key. Values: `row`, `key`."""

    code: ClassVar[str] = "row-key-taken"


class FileNotFoundInFolderError(ApplicationError):
    """The folder has no such file. Values: `name`."""

    code: ClassVar[str] = "row-file-not-found"


class OutsideFolderError(ApplicationError):
    """The path leads out of the folder. Values: `name`."""

    code: ClassVar[str] = "row-outside-folder"


class CaseDisagreesError(ApplicationError):
    """The row's case is not the one its number is in. Values: `case`, `reference`."""

    code: ClassVar[str] = "row-case-disagrees"


class BadBasisError(ApplicationError):
    """The legal basis is not written so that it can be understood. Values: `value`."""

    code: ClassVar[str] = "row-bad-basis"


class BadBallotError(ApplicationError):
    """The votes are not written so that they can be understood. Values: `value`."""

    code: ClassVar[str] = "row-bad-votes"


class NotInManifestError(ApplicationError):
    """The manifest does not name the file. Values: `name`."""

    code: ClassVar[str] = "import-not-in-manifest"


class NoPersonError(ApplicationError):
    """What stands where a name should is nobody's; it is no fault. Values: `name`, `what`, one of `NoPerson`."""

    code: ClassVar[str] = "row-no-person"


class UnknownPersonError(ApplicationError):
    """The archive has no person by this id or name. Values: `value`."""

    code: ClassVar[str] = "row-unknown-person"


class SeveralPeopleError(ApplicationError):
    """Several people of the very same name fit; somebody must say which. Values: `name`, `people`, their ids."""

    code: ClassVar[str] = "row-several-people"


class NobodySatError(ApplicationError):
    """Nobody of this name sat in the body at that time. Values: `field`, `name`, `body`."""

    code: ClassVar[str] = "row-nobody-sat"


class NoDeputyError(ApplicationError):
    """The person is no deputy in the body at that time, so cannot have stepped in. Values: `name`, `body`."""

    code: ClassVar[str] = "row-no-deputy"


class HoldsAlreadyError(ApplicationError):
    """The person has the same role in the body at that time already. Values: `name`, `body`, `since`, `until`."""

    code: ClassVar[str] = "row-holds-already"


class MisnumberedDecisionError(UnknownRecordError):
    """No decision has this reference, but some may be meant by it. Values: `reference`, `alike`, their references."""

    code: ClassVar[str] = "row-unknown-decision-alike"


class UnknownAgreementError(ApplicationError):
    """No agreement has this reference or key. Values: `agreement`."""

    code: ClassVar[str] = "row-unknown-agreement"


class UnknownConsultationError(ApplicationError):
    """No consultation has this reference or key. Values: `consultation`."""

    code: ClassVar[str] = "row-unknown-consultation"


class UnknownMeetingError(ApplicationError):
    """No meeting has this reference or key. Values: `meeting`."""

    code: ClassVar[str] = "row-unknown-meeting"


class UnknownStatementError(ApplicationError):
    """No statement has this reference or key. Values: `statement`."""

    code: ClassVar[str] = "row-unknown-statement"


class UnknownPrinciplesError(ApplicationError):
    """No principles have this reference or key. Values: `principles`."""

    code: ClassVar[str] = "row-unknown-principles"


class UnknownActionPlanError(ApplicationError):
    """No action plan has this reference or key. Values: `plan`."""

    code: ClassVar[str] = "row-unknown-action-plan"


class UnknownAdoptedVersionError(ApplicationError):
    """The principles or the plan have no such version. Values: `reference`, `version`."""

    code: ClassVar[str] = "row-unknown-adopted-version"


class NothingCameError(ApplicationError):
    """The row does not say what came of the measure. Values: `measure`."""

    code: ClassVar[str] = "row-nothing-came"


class VersionWithoutError(ApplicationError):
    """The version was filed before, without what the row says. Values: `reference`, `version`."""

    code: ClassVar[str] = "row-version-without"


class UnknownPrincipleError(ApplicationError):
    """No principles have this reference, or none of them were in force then. Values: `principle`, as it is written."""

    code: ClassVar[str] = "row-unknown-principle"


class MisspelledOrganisationError(UnknownOrganisationError):
    """No organisation has this name, but some have one like it. Values: `organisation`, `alike`, their names."""

    code: ClassVar[str] = "row-unknown-organisation-alike"

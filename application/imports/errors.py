"""Why nothing of an import was begun, or why a file or a table was left out: codes and values."""

from typing import ClassVar

from application.errors import ApplicationError


class ImportRunningError(ApplicationError):
    """Another import is filing into this archive now; nothing was begun. Values: `folder`."""

    code: ClassVar[str] = "import-running"


class ArchiveInsideError(ApplicationError):
    """The folder to import holds the archive itself, or lies in it; nothing was begun. Values: `folder`, `archive`."""

    code: ClassVar[str] = "import-archive-inside"


class ReportInsideError(ApplicationError):
    """The report would be written among the papers, and be taken for one; nothing was begun. Values: `name`."""

    code: ClassVar[str] = "import-report-inside"


class EmptyFileError(ApplicationError):
    """The file has no bytes. Values: `name`."""

    code: ClassVar[str] = "import-empty-file"


class LinkError(ApplicationError):
    """A symbolic link; it is not followed, for it may lead anywhere. Values: `name`."""

    code: ClassVar[str] = "import-link"


class NotAFileError(ApplicationError):
    """Neither a file nor a folder, such as a device or a pipe. Values: `name`."""

    code: ClassVar[str] = "import-not-a-file"


class UnreadableError(ApplicationError):
    """A file or folder cannot be read. Values: `name`, `problem` as the operating system says it."""

    code: ClassVar[str] = "import-unreadable"


class HiddenError(ApplicationError):
    """A hidden file, or one that a computer keeps for itself; it is no paper. Values: `name`."""

    code: ClassVar[str] = "import-hidden"


class EmptyFolderError(ApplicationError):
    """A folder without papers; no case is opened for it. Values: `name`."""

    code: ClassVar[str] = "import-empty-folder"


class ImportFaultError(ApplicationError):
    """The program failed on this one; the log says where. Values: `name`, `problem`."""

    code: ClassVar[str] = "import-fault"


class ManifestUnreadableError(ApplicationError):
    """The manifest is no table that can be read; nothing was begun. Values: `name`, `problem`."""

    code: ClassVar[str] = "manifest-unreadable"


class ManifestEncodingError(ApplicationError):
    """The manifest's letters cannot be made out; nothing was begun. Values: `name`."""

    code: ClassVar[str] = "manifest-encoding"


class ManifestKindError(ApplicationError):
    """The manifest is neither CSV nor XLSX; nothing was begun. Values: `name`, `is_type`."""

    code: ClassVar[str] = "manifest-kind"


class ManifestColumnError(ApplicationError):
    """The manifest lacks a column; nothing was begun. Values: `name`, `missing`, `found`, comma-separated."""

    code: ClassVar[str] = "manifest-column"


class ManifestColumnTwiceError(ApplicationError):
    """Two headers name the same column; nothing was begun. Values: `name`, `first`, `second`."""

    code: ClassVar[str] = "manifest-column-twice"


class ManifestEmptyError(ApplicationError):
    """The manifest holds no rows; nothing was begun. Values: `name`."""

    code: ClassVar[str] = "manifest-empty"


class UnknownColumnError(ApplicationError):
    """A header that is no column of ours; what stands under it is not filed. Values: `name`, the header."""

    code: ClassVar[str] = "manifest-unknown-column"

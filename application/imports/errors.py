"""Why something was not imported: codes and values. Each leaves one file or one row out, unless it says otherwise."""

from typing import ClassVar

from application.errors import ApplicationError


class ImportRunningError(ApplicationError):
    """Another import is filing into this archive now; nothing was begun. Values: `folder`."""

    code: ClassVar[str] = "import-running"


class ArchiveInsideError(ApplicationError):
    """The folder to import holds the archive itself, or lies in it; nothing was begun. Values: `folder`, `archive`."""

    code: ClassVar[str] = "import-archive-inside"


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

"""What kinds of file there are: their media types, and what names and lists call them."""

from pathlib import PurePosixPath

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
EML = "message/rfc822"
RTF = "application/rtf"
HTML = "text/html"
XML = "application/xml"
CSV = "text/csv"
PLAIN = "text/plain"
ZIP = "application/zip"
UNKNOWN = "application/octet-stream"
OLE = "application/x-ole-storage"

_FILE_TYPES = {
    PDF: "pdf",
    DOCX: "docx",
    ODT: "odt",
    XLSX: "xlsx",
    PPTX: "pptx",
    EML: "eml",
    MSG: "msg",
    ZIP: "zip",
    PLAIN: "txt",
    CSV: "txt",
    HTML: "html",
    DOC: "doc",
    XLS: "xls",
    RTF: "rtf",
    PPT: "ppt",
    ODS: "ods",
    ODP: "odp",
}

FILE_TYPES = (*dict.fromkeys(_FILE_TYPES.values()), "image", "other")
"""Every key that `file_type` gives."""

_BY_SUFFIX = {key: media_type for media_type, key in _FILE_TYPES.items() if media_type != CSV} | {
    "csv": CSV,
    "htm": HTML,
    "xhtml": HTML,
    "text": PLAIN,
    "log": PLAIN,
    "md": PLAIN,
    "xml": XML,
    "docm": DOCX,
    "xlsm": XLSX,
    "pptm": PPTX,
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "webp": "image/webp",
    "heic": "image/heic",
    "svg": "image/svg+xml",
}


def file_type(media_type: str) -> str:
    """Return the short key of a media type for facets and lists: one of FILE_TYPES."""
    plain = media_type.split(";")[0].strip().lower()
    if plain.startswith("image/"):
        return "image"
    return _FILE_TYPES.get(plain, "other")


def named_type(name: str) -> str:
    """Return the media type that a file's name promises, UNKNOWN when it promises none."""
    return _BY_SUFFIX.get(PurePosixPath(name.strip().lower()).suffix.lstrip("."), UNKNOWN)


def is_known(media_type: str) -> bool:
    """Return whether lists have a name for this very media type."""
    return media_type in _FILE_TYPES

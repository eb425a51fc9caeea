"""Which route reads a file: one function from a file to its result, whatever the file is."""

import io
from collections.abc import Callable
from pathlib import Path

from application import media
from application.recognition import OLE_MAGIC, recognise_stream
from search.extraction.archives import take_apart_zip
from search.extraction.draft import Draft, UnreadableError, finish, refused
from search.extraction.limits import Budget, Limits, OverLimitError
from search.extraction.pieces import Contents, Piece
from search.extraction.reasons import Reason
from search.extraction.result import ExtractionResult, Outcome, Part
from search.extraction.source import Source

_PICTURES = frozenset(f"image/{kind}" for kind in ("jpeg", "png", "tiff", "bmp", "gif", "webp"))
_OTHER_PACKED = frozenset(["application/x-7z-compressed", "application/vnd.rar", "application/gzip"])
_ZIP_LIKE = frozenset([media.DOCX, media.XLSX, media.PPTX, media.ODT, media.ODS, media.ODP, media.ZIP])
_ZIP_END = b"PK\x05\x06"
_ZIP_TAIL = 66_000

Reader = Callable[[Source, Budget], Draft]
TakeApart = Callable[[Source, Budget], Contents]


def read(path: Path, media_type: str, name: str, limits: Limits, *, is_last_try: bool = False) -> ExtractionResult:
    """Read the file at `path`, of the recognised `media_type`, in this process. A failure is a result.

    Keeps no deadline and no memory limit: see `search.extraction.pool` for that. TikaAwayError when it is not read
    for want of a Tika Server.
    """
    try:
        return read_source(Source(media_type, name, path), Budget(limits, is_last_try=is_last_try))
    except FileNotFoundError:
        return refused(UnreadableError(Outcome.FAILED, Reason.FILE_MISSING))


def read_source(source: Source, budget: Budget, place: str = "") -> ExtractionResult:
    """Read a file, or a piece of one whose place is `"2/1"`, within what is left of the budget."""
    if source.size() == 0:
        return ExtractionResult(Outcome.EMPTY, reason=Reason.EMPTY_FILE)
    try:
        apart = _take_apart(source.media_type)
        draft = _read(source, budget) if apart is None else _read_contents(apart, source, budget, place)
        return finish(draft, budget)
    except UnreadableError as error:
        return refused(error)
    except OverLimitError as error:
        is_bomb = error.reason is Reason.UNPACKED_TOO_LARGE
        return ExtractionResult(Outcome.FAILED, reason=Reason.ZIP_BOMB if is_bomb else error.reason)


def contents_of(source: Source, budget: Budget) -> Contents | None:
    """Take a mail or ZIP apart; None for a file of another kind. UnreadableError."""
    apart = _take_apart(source.media_type)
    return None if apart is None else apart(source, budget)


def _read(source: Source, budget: Budget) -> Draft:
    kind = source.media_type
    if kind == media.PDF:
        return _read_pdf(source, budget)
    if kind in _PICTURES:
        from search.extraction.picture import read_picture

        return read_picture(source, budget)
    if kind in _OTHER_PACKED or kind.startswith(("image/", "audio/", "video/")):
        raise UnreadableError(Outcome.UNSUPPORTED, Reason.UNKNOWN_TYPE)
    if kind in (media.PLAIN, media.CSV):
        from search.extraction.plain import read_plain

        return read_plain(source, budget)
    if kind == media.HTML:
        from search.extraction.webpage import read_webpage

        return read_webpage(source, budget)
    direct = _direct(kind)
    if direct is not None:
        return _with_tika_behind(direct, source, budget)
    _require_unlocked(source)
    return _by_tika(source, budget)


def _direct(kind: str) -> Reader | None:
    """Return the reader of an office format's own XML; what is not needed is never loaded."""
    if kind == media.DOCX:
        from search.extraction.docx import read_docx as reader
    elif kind == media.ODT:
        from search.extraction.odt import read_odt as reader
    elif kind == media.XLSX:
        from search.extraction.xlsx import read_xlsx as reader
    elif kind == media.PPTX:
        from search.extraction.pptx import read_pptx as reader
    else:
        return None
    return reader


def _take_apart(kind: str) -> TakeApart | None:
    if kind == media.ZIP:
        return take_apart_zip
    if kind == media.EML:
        from search.extraction.mail import take_apart_mail

        return take_apart_mail
    if kind == media.MSG:
        from search.extraction.outlook import take_apart_msg

        return take_apart_msg
    return None


def _read_pdf(source: Source, budget: Budget) -> Draft:
    from search.extraction import pdf

    try:
        return pdf.read_pdf(source, budget)
    except pdf.RefusedError:
        pass
    return _rescued(source, budget, pdf.cut_off(source))


def _with_tika_behind(direct: Reader, source: Source, budget: Budget) -> Draft:
    _require_unlocked(source)
    try:
        return direct(source, budget)
    except UnreadableError as error:
        if error.outcome is not Outcome.FAILED:
            raise
    return _rescued(source, budget, _zip_cut_off(source))


def _require_unlocked(source: Source) -> None:
    """Refuse what has a password: Office keeps that in its old container, new formats too."""
    with source.open() as stream:
        is_container = stream.read(len(OLE_MAGIC)) == OLE_MAGIC
    if is_container:
        from search.extraction.old_office import is_locked

        if is_locked(source):
            raise UnreadableError(Outcome.ENCRYPTED, Reason.PASSWORD)


def _rescued(source: Source, budget: Budget, cut_off: Reason | None) -> Draft:
    """Let Tika try what the first reader refused; what neither reads was cut off, or is damaged."""
    try:
        draft = _by_tika(source, budget)
        draft.texts = list(draft.texts)
        if any(text.strip() for text in draft.texts):
            draft.cut_off = draft.cut_off or cut_off
            return draft
    except UnreadableError as error:
        if error.outcome in (Outcome.ENCRYPTED, Outcome.TIMED_OUT) or error.reason is Reason.STOPS_TIKA:
            raise
    raise UnreadableError(Outcome.TRUNCATED if cut_off else Outcome.FAILED, cut_off or Reason.DAMAGED)


def _by_tika(source: Source, budget: Budget) -> Draft:
    from search.extraction.tika import read_by_tika

    return read_by_tika(source, budget)


def _zip_cut_off(source: Source) -> Reason | None:
    is_cut = source.media_type in _ZIP_LIKE and _ZIP_END not in source.tail(_ZIP_TAIL)
    return Reason.FILE_CUT_OFF if is_cut else None


def _read_contents(apart: TakeApart, source: Source, budget: Budget, place: str) -> Draft:
    if place.count("/") + bool(place) >= budget.depth:
        raise UnreadableError(Outcome.UNSUPPORTED, Reason.TOO_DEEP)
    try:
        contents = apart(source, budget)
    except UnreadableError as error:
        if error.reason is Reason.DAMAGED and (reason := _zip_cut_off(source)):
            raise UnreadableError(Outcome.TRUNCATED, reason) from error
        raise
    draft = Draft(texts=[contents.text] if contents.text.strip() else [], metadata=contents.metadata)
    parts: list[Part] = []
    with contents:
        try:
            for number, piece in enumerate(contents.pieces, 1):
                budget.spend_part()
                parts.append(_part(piece, f"{place}/{number}".lstrip("/"), budget))
        except OverLimitError as error:
            draft.cut_off = error.reason
    draft.parts = tuple(parts)
    return draft


def _part(piece: Piece, path: str, budget: Budget) -> Part:
    """Read one piece; what is wrong with it, or too much about it, is its own misfortune."""
    kind, size = media.named_type(piece.name), 0
    try:
        data = piece.load(budget)
        size = len(data)
        kind = recognise_stream(io.BytesIO(data), piece.name)
        result = read_source(Source(kind, piece.name, data=data), budget, path)
    except UnreadableError as error:
        result = refused(error)
    except MemoryError:
        result = ExtractionResult(Outcome.FAILED, reason=Reason.OUT_OF_MEMORY)
    return Part(path, piece.name, kind, size, result)

"""Pictures: no text by themselves, but those that may be a scanned page are worth OCR."""

from collections.abc import Iterator

from PIL import Image, ImageSequence, UnidentifiedImageError

from search.extraction.draft import Draft, damaged
from search.extraction.limits import Budget
from search.extraction.source import Source

_SMALLEST_SIDE, _FEWEST_PIXELS = 300, 300_000
"""Whatever is smaller, in pixels, is a logo, a signature or an icon."""

_BROKEN = (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError, Image.DecompressionBombError)
"""What the library raises for pictures that are damaged, or too large to unpack."""


def read_picture(source: Source, budget: Budget) -> Draft:
    """Look at a picture's size only: as many empty pages as it has frames. UnreadableError when it is damaged."""
    try:
        with source.open() as stream, Image.open(stream) as picture:
            frames = min(getattr(picture, "n_frames", 1), budget.parts)
            is_page = min(picture.size) >= _SMALLEST_SIDE and picture.width * picture.height >= _FEWEST_PIXELS
    except _BROKEN as error:
        raise damaged() from error
    is_moving = source.media_type in ("image/gif", "image/webp") and frames > 1
    return Draft(texts=[""] * (1 if is_moving else frames), scanned=frames if is_page and not is_moving else 0)


def frames_of(source: Source, longest_side: int) -> Iterator[Image.Image]:
    """Yield the frames in grey, made smaller where a side is longer than so many pixels; as many as can be read."""
    try:
        with source.open() as stream, Image.open(stream) as picture:
            for frame in ImageSequence.Iterator(picture):
                grey = frame.convert("L")
                grey.thumbnail((longest_side, longest_side))
                yield grey
    except _BROKEN:
        return

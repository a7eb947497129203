"""An address or another short text as a QR code (ISO/IEC 18004), drawn."""

from functools import lru_cache

import segno

from .drawing import Box, Drawing

_BLACK = "#000000"


@lru_cache(maxsize=8)  # a document's PDF and Word file have the same one
def qr_code(content: str, size: float, error: str = "m") -> Drawing:
    """Return the code for `content`, `size` points wide; `error` is the least it can restore.

    Who places it leaves the four modules of white around it that a scanner needs.
    """
    rows = segno.make_qr(content, error=error).matrix
    module = size / len(rows)
    boxes: list[Box] = []
    for number, row in enumerate(rows):
        start = None
        for column, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                boxes.append(_bar(start, column, number, module))
                start = None
    return Drawing(size, size, tuple(boxes))


def _bar(start: int, end: int, row: int, module: float) -> Box:
    """Return one box for dark modules side by side, so that no hair line parts them."""
    return Box(
        start * module,
        row * module,
        (end - start) * module,
        module,
        fill=_BLACK,
    )

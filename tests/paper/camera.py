"""What happens to paper between the printer and the upload: pens, scanners, telephones, posts."""

import random
from collections.abc import Sequence
from functools import cache
from io import BytesIO

import numpy as np
import pillow_heif
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from forms.documents import render_pdf
from forms.documents.paper import MarginCode, PenPlaces
from forms.documents.tree import Heading, PageBreak, plain
from forms.paper.codes import PLACES, content
from tests.documents import samples
from tests.documents.typefaces import fonts

MILLIMETRE = 72 / 25.4
IDENTIFIER, OTHER = "FF-7K3M-9QXT-2B4C", "FF-0000-1111-2222"
DIGEST, OLDER = "1a2b3c4d5e" + 54 * "0", "9f8e7d6c5b" + 54 * "0"
TABLE = (94, 78, 66)  # what the paper lies on


@cache
def printed(identifier: str = IDENTIFIER, digest: str = DIGEST, pages: int = 3) -> bytes:
    """Return a document as it is printed, as a PDF of so many pages."""
    codes = tuple(
        MarginCode(
            content(identifier, digest, corner),
            place.left * MILLIMETRE,
            place.top * MILLIMETRE,
            place.size * MILLIMETRE,
        )
        for corner, place in PLACES.items()
    )
    turns = [block for _ in range(pages - 1) for block in (samples.agreement_table(9), PageBreak())]
    signing = (Heading(2, plain("Underskrifter")), PenPlaces((samples.pen_place(1),)))
    document = samples.document((*turns, *signing), codes=codes, verify_address="")
    made = render_pdf(document, fonts())
    assert made.pages == pages
    return made.content


@cache
def sheet(number: int, dpi: int = 150, pdf: bytes | None = None) -> Image.Image:
    """Return a printed page, from 1, as a flawless picture."""
    with pypdfium2.PdfDocument(pdf or printed()) as opened:
        return opened[number - 1].render(scale=dpi / 72).to_pil().convert("RGB")


def page_count(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as opened:
        return len(opened)


def written_on(page: Image.Image, seed: int = 1) -> Image.Image:
    """Write on the page with a blue pen."""
    hand = random.Random(seed)  # noqa: S311
    signed = page.copy()
    x, y = page.width * 0.16, page.height * 0.3
    points = [
        (x + step * page.width * 0.012, y + hand.uniform(-1, 1) * page.height * 0.012)
        for step in range(24)
    ]
    ImageDraw.Draw(signed).line(points, fill=(28, 42, 140), width=page.width // 400, joint="curve")
    return signed


def turned(page: Image.Image, degrees: float) -> Image.Image:
    """Lay the page askew on a table."""
    return page.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=TABLE)


def noised(page: Image.Image, strength: float, seed: int = 1) -> Image.Image:
    """Add grain; `strength` is its deviation in levels of 255."""
    grain = np.random.default_rng(seed).normal(0, strength, (page.height, page.width, 1))
    levels = np.asarray(page.convert("RGB")).astype(float) + grain
    return Image.fromarray(np.clip(levels, 0, 255).astype("uint8"))


def blurred(page: Image.Image, radius: float) -> Image.Image:
    return page.filter(ImageFilter.GaussianBlur(radius))


def dimmed(page: Image.Image, left: float, right: float) -> Image.Image:
    """Let the light fall off from one side to the other; 1 is full light."""
    light = np.linspace(left, right, page.width)[None, :, None]
    return Image.fromarray((np.asarray(page.convert("RGB")) * light).astype("uint8"))


def photographed(page: Image.Image, lean: float = 0.08, aside: float = 0.05) -> Image.Image:
    """Take a picture of the page from below and from one side, with the table round it."""
    width, height = page.size
    across, down = round(width * 1.25), round(height * 1.2)
    left, top = width * 0.12, height * 0.1
    seen = (
        (left + width * lean, top + height * aside),
        (left + width * (1 - lean), top),
        (left + width, top + height),
        (left, top + height * (1 - aside)),
    )
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    rows, wanted = [], []
    for (x, y), (u, v) in zip(seen, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    mapping = np.linalg.solve(np.array(rows), np.array(wanted)).tolist()
    return page.transform(
        (across, down),
        Image.Transform.PERSPECTIVE,
        mapping,
        Image.Resampling.BICUBIC,
        fillcolor=TABLE,
    )


def copied(page: Image.Image) -> Image.Image:
    """Copy the page on a machine that knows black and white only."""
    return page.convert("L").point(lambda level: 255 if level > 150 else 0).convert("RGB")


def jpeg(page: Image.Image, quality: int = 80, **options: object) -> bytes:
    return _saved(page, "JPEG", quality=quality, **options)


def png(page: Image.Image) -> bytes:
    return _saved(page, "PNG")


def heic(page: Image.Image) -> bytes:
    written = BytesIO()
    pillow_heif.from_pillow(page).save(written, quality=70)
    return written.getvalue()


def pdf(pages: Sequence[Image.Image], quality: int = 75, dpi: int = 150) -> bytes:
    first, *others = pages
    return _saved(
        first, "PDF", save_all=True, append_images=others, quality=quality, resolution=dpi
    )


def _saved(page: Image.Image, kind: str, **options: object) -> bytes:
    written = BytesIO()
    page.save(written, kind, **options)
    return written.getvalue()

"""The pictures of the starting content: SVG files beside the pages, loaded as Wagtail's images.

A picture follows its file until an editor replaces or deletes it.
"""

import hashlib
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images.models import Image

from content.models import LoadedPicture
from content.pictures.svg import PictureError, cleaned, title_of

from .markdown import FindPicture
from .outcome import CHANGED, REMOVED, Outcome
from .source import StartingContentError

PICTURES = Path(__file__).parent / "pictures"


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture as its file gives it: `svg` is cleaned."""

    path: Path
    title: str
    svg: bytes

    @property
    def name(self) -> str:
        """Return the file's name, as the loading reports it."""
        return self.path.name

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the cleaned picture."""
        return hashlib.sha256(self.svg).hexdigest()


def load_pictures(folder: Path = PICTURES) -> tuple[Outcome[SourcePicture], ...]:
    """Load every SVG in `folder`; on a bad one raise StartingContentError, change nothing."""
    sources = [_read(path) for path in sorted(folder.glob("*.svg"))]
    with transaction.atomic():
        records = {record.source: record for record in LoadedPicture.objects.all()}
        return tuple(_settle(source, records.get(source.name)) for source in sources)


def picture_finder() -> FindPicture:
    """Return what finds a loaded picture's id by its file's name, without .svg.

    It gives None for a picture that an editor deleted, and raises KeyError for an unknown one.
    """
    found = dict(LoadedPicture.objects.values_list("source", "picture_id"))
    return lambda name: found[f"{name}.svg"]


def _read(path: Path) -> SourcePicture:
    written = path.read_bytes()
    try:
        title = title_of(written) or path.stem.replace("-", " ").capitalize()
        return SourcePicture(path, title, cleaned(written))
    except PictureError as reason:
        raise StartingContentError(f"pictures/{path.name}", str(reason)) from reason


def _settle(source: SourcePicture, record: LoadedPicture | None) -> Outcome[SourcePicture]:
    if record is None:
        _write(source, Image(), LoadedPicture(source=source.name))
        return Outcome(source, "made")
    if record.picture is None:
        return Outcome(source, "left", REMOVED)
    if record.picture.file_hash != record.file_hash:
        return Outcome(source, "left", CHANGED)
    if record.digest == source.digest:
        return Outcome(source, "same")
    _write(source, record.picture, record)
    return Outcome(source, "updated")


def _write(source: SourcePicture, picture: Image, record: LoadedPicture) -> None:
    """Save the file as `picture`, and remember how it was left."""
    if picture.pk:
        picture.renditions.all().delete()
        transaction.on_commit(partial(picture.file.storage.delete, picture.file.name))
    else:
        picture.title = source.title
    picture.file = ImageFile(BytesIO(source.svg), name=source.name)
    picture.file_hash, picture.file_size = "", None  # Wagtail counts them anew
    picture.save()
    picture.get_file_size()
    record.digest, record.picture = source.digest, picture
    record.file_hash = picture.get_file_hash()
    record.save()

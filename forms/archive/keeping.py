"""Keeping files: each once, under the SHA-256 of its bytes."""

import hashlib

from forms.archive.models import StoredFile

HTML = "text/html; charset=utf-8"
PDF = "application/pdf"
JPEG = "image/jpeg"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DamagedFileError(Exception):
    """A stored file's bytes no longer give its digest."""


def keep(content: bytes, media_type: str) -> StoredFile:
    """Store the bytes, or return the file where they are stored already."""
    digest = hashlib.sha256(content).hexdigest()
    stored, _ = StoredFile.objects.get_or_create(
        sha256=digest, defaults={"content": content, "media_type": media_type}
    )
    return stored


def content_of(stored: StoredFile) -> bytes:
    """Return the file's bytes; raise DamagedFileError when they are not what was stored."""
    content = bytes(stored.content)
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise DamagedFileError(stored.sha256)
    return content

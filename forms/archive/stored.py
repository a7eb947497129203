"""What is written once: rows that are added and never changed, and files under their digests."""

from typing import Any, NoReturn

from django.db import models


class WrittenOnceError(Exception):
    """Somebody tried to change what is written once."""


class WrittenOnce(models.Model):
    """A row that is added and then never changed or deleted."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; raise WrittenOnceError when it is there already."""
        if not self._state.adding:
            raise WrittenOnceError(repr(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raise WrittenOnceError."""
        raise WrittenOnceError(repr(self))


class StoredFile(WrittenOnce):
    """A file's bytes under their own SHA-256, in hexadecimal."""

    sha256 = models.CharField(primary_key=True, max_length=64)
    content = models.BinaryField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:8]}"

"""Taking a file to check: into memory and nowhere else, and not more of it than can be ours."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

LARGEST = 50 << 20  # bytes
# What a form has around its file: names, boundaries, the other field.
_AROUND = 64 << 10


class TooLargeError(Exception):
    """More was sent than any document of ours has."""


class InMemory(FileUploadHandler):
    """Keep one file in memory, whatever its size up to the limit; no temporary file is made."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._received = io.BytesIO()
        self.taken = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._received = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece; stop reading altogether where all files together are too large."""
        self.taken += len(raw_data)
        if self.taken > LARGEST:
            self._received = io.BytesIO()
            raise StopUpload(connection_reset=True)
        self._received.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Return the file."""
        self._received.seek(0)
        return InMemoryUploadedFile(
            file=self._received,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )


def take_in_memory(request: HttpRequest) -> None:
    """Have the request's file taken into memory; call this before anything reads the request.

    Raises TooLargeError, before a byte is read where the request says how long it is.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST + _AROUND:
        raise TooLargeError
    handler = InMemory(request)
    request.upload_handlers = [handler]
    _ = request.FILES
    if handler.taken > LARGEST:
        raise TooLargeError

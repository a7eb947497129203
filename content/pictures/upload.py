"""The form that editors upload pictures with: an SVG is cleaned before it is kept."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.images.forms import BaseImageForm

from .svg import PictureError, cleaned


class PictureForm(BaseImageForm):
    """Wagtail's form for pictures, with nothing let through that could act inside a page."""

    def clean_file(self) -> Any:
        """Return the file; an SVG with only what is drawn in it."""
        file = self.cleaned_data["file"]
        new = "file" in self.changed_data
        if not new or file is None or PurePath(file.name).suffix.lower() != ".svg":
            return file
        file.seek(0)
        try:
            return ContentFile(cleaned(file.read()), name=file.name)
        except PictureError as reason:
            raise ValidationError(str(reason), code="picture") from reason

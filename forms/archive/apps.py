"""The app of this room."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "forms.archive"
    label = "archive"
    verbose_name = "Arkiv"

"""The app of this room."""

from django.apps import AppConfig


class FillingConfig(AppConfig):
    name = "forms.filling"
    label = "filling"
    verbose_name = "Udfyldning"

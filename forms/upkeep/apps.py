"""The app of this room."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "forms.upkeep"
    label = "upkeep"
    verbose_name = "Vedligehold af arkivet"

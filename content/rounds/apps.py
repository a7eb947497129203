"""The app of this room."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "content.rounds"
    label = "rounds"
    verbose_name = "Tjeklister i brug"

"""The app of this room."""

from django.apps import AppConfig


class AskingConfig(AppConfig):
    name = "forms.asking"
    label = "asking"
    verbose_name = "Underskrift"

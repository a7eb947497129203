"""The app of this room."""

from django.apps import AppConfig


class CheckingConfig(AppConfig):
    name = "forms.checking"
    label = "checking"
    verbose_name = "Tjek af dokumenter"

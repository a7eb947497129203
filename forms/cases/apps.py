"""The app of this room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "forms.cases"
    label = "cases"
    verbose_name = "Forløb"

"""The app of this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "forms.desk"
    label = "desk"
    verbose_name = "Skrivebord"

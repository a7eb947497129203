"""The app of this room."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "content.publications"
    label = "publications"
    verbose_name = "Publikationer"

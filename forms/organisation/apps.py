"""The app of this room."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    name = "forms.organisation"
    label = "organisation"
    verbose_name = "Organisation"

"""The app that carries the command line of forms and documents."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    name = "forms"
    label = "formularer"  # django.forms has the label "forms"
    verbose_name = "Formularer"

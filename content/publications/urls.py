"""Addresses of publications. A page's own has no dot in it, so that none of them meet."""

from django.urls import re_path

from . import views

_PATH = r"(?P<path>[\w/-]+)"

urlpatterns = [
    re_path(rf"^hent/{_PATH}/$", views.publication, name="publication"),
    re_path(rf"^hent/{_PATH}/status\.json$", views.progress, name="publication_progress"),
    re_path(
        rf"^hent/{_PATH}/(?P<slug>[\w-]+)\.(?P<kind>pdf|docx)$",
        views.file,
        name="publication_file",
    ),
]

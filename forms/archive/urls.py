"""Addresses of documents."""

from django.urls import path

from forms.archive import views

urlpatterns = [
    path("dokumenter/<uuid:submission_id>/", views.document, name="document"),
    path("dokumenter/<uuid:submission_id>/<slug:kind>/", views.sealed_file, name="document_file"),
    path(
        "dokumenter/<uuid:submission_id>/<slug:edition>/<slug:kind>/",
        views.sealed_file,
        name="document_edition",
    ),
]

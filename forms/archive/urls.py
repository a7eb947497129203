"""Addresses of documents and of the public check."""

from django.urls import path

from forms.archive import checking, views

urlpatterns = [
    path("kontrol/", checking.check, name="verify_document"),
    path("kontrol/<str:identifier>/", checking.check_identifier, name="verify_identifier"),
    path("dokumenter/<uuid:submission_id>/", views.document, name="document"),
    path("dokumenter/<uuid:submission_id>/<slug:kind>/", views.sealed_file, name="document_file"),
    path(
        "dokumenter/<uuid:submission_id>/<slug:edition>/<slug:kind>/",
        views.sealed_file,
        name="document_edition",
    ),
]

"""Addresses of the public check and of proof packages."""

from django.urls import path

from forms.checking import proof_views, views

urlpatterns = [
    path("kontrol/", views.check, name="verify_document"),
    path("kontrol/skema.json", views.answers_schema, name="verify_schema"),
    path(
        "dokumenter/<uuid:submission_id>/bevispakke/",
        proof_views.proof_package,
        name="document_proof",
    ),
    path("kontrol/<str:identifier>/", views.check_identifier, name="verify_identifier"),
]

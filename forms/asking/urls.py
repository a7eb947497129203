"""Addresses of the signing."""

from django.urls import path

from forms.asking import device_views, submitting_views

urlpatterns = [
    path(
        "formularer/<uuid:draft_id>/til-underskrift/",
        submitting_views.submit_draft,
        name="submit_draft",
    ),
    path(
        "dokumenter/<uuid:submission_id>/tag-tilbage/",
        submitting_views.take_document_back,
        name="document_take_back",
    ),
    path("dokumenter/<uuid:submission_id>/underskrift/", device_views.overview, name="signing"),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/begynd/",
        device_views.begin,
        name="signing_begin",
    ),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/forsegl/",
        device_views.seal_again,
        name="signing_seal",
    ),
    path("dokumenter/<uuid:submission_id>/underskrift/slut/", device_views.end, name="signing_end"),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/dokument.pdf",
        device_views.preview_pdf,
        name="signing_preview",
    ),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/<int:position>/",
        device_views.party_page,
        name="signing_party",
    ),
]

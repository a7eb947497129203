"""Addresses of documents and of their signing."""

from django.urls import path

from forms.archive import checking, signing_views, views

urlpatterns = [
    path("kontrol/", checking.check, name="verify_document"),
    path("kontrol/<str:identifier>/", checking.check_identifier, name="verify_identifier"),
    path("formularer/<uuid:draft_id>/til-underskrift/", views.submit_draft, name="submit_draft"),
    path("dokumenter/<uuid:submission_id>/", views.document, name="document"),
    path("dokumenter/<uuid:submission_id>/tag-tilbage/", views.withdraw, name="document_take_back"),
    path("dokumenter/<uuid:submission_id>/underskrift/", signing_views.overview, name="signing"),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/begynd/",
        signing_views.begin,
        name="signing_begin",
    ),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/forsegl/",
        signing_views.seal_again,
        name="signing_seal",
    ),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/slut/", signing_views.end, name="signing_end"
    ),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/dokument.pdf",
        signing_views.preview_pdf,
        name="signing_preview",
    ),
    path(
        "dokumenter/<uuid:submission_id>/underskrift/<int:position>/",
        signing_views.party_page,
        name="signing_party",
    ),
    path("dokumenter/<uuid:submission_id>/<slug:kind>/", views.sealed_file, name="document_file"),
    path(
        "dokumenter/<uuid:submission_id>/<slug:edition>/<slug:kind>/",
        views.sealed_file,
        name="document_edition",
    ),
]

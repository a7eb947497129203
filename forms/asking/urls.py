"""Addresses of the signing."""

from django.urls import path

from forms.asking import (
    coordinator_views,
    device_views,
    paper_answer_views,
    paper_views,
    party_views,
    submitting_views,
    version_views,
)

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
    path(
        "dokumenter/<uuid:submission_id>/parter/vilkaar/",
        coordinator_views.terms,
        name="signing_terms",
    ),
    path(
        "dokumenter/<uuid:submission_id>/parter/<int:position>/link/",
        coordinator_views.ask_by_link,
        name="signing_ask",
    ),
    path(
        "dokumenter/<uuid:submission_id>/parter/<int:position>/luk-link/",
        coordinator_views.close_link,
        name="signing_close_link",
    ),
    path(
        "dokumenter/<uuid:submission_id>/parter/<int:position>/fritag/",
        coordinator_views.excuse_party,
        name="signing_excuse",
    ),
    path(
        "dokumenter/<uuid:submission_id>/parter/<int:position>/filer/",
        coordinator_views.send_files,
        name="signing_send_files",
    ),
    path(
        "dokumenter/<uuid:submission_id>/ny-version/",
        version_views.new_version,
        name="document_correct",
    ),
    path(
        "dokumenter/<uuid:submission_id>/kald-tilbage/",
        version_views.call_document_back,
        name="document_call_back",
    ),
    path("underskriv/", party_views.no_link, name="party_pages"),
    path("underskriv/dokument/<uuid:link_id>/", party_views.read_document, name="party_document"),
    path(
        "underskriv/dokument/<uuid:link_id>/dokument.pdf",
        party_views.preview_pdf,
        name="party_preview",
    ),
    path(
        "underskriv/dokument/<uuid:link_id>/send-kode/",
        party_views.ask_for_code,
        name="party_send_code",
    ),
    path("underskriv/dokument/<uuid:link_id>/kode/", party_views.code, name="party_code"),
    path("underskriv/dokument/<uuid:link_id>/svar/", party_views.answer, name="party_answer"),
    path("underskriv/dokument/<uuid:link_id>/tak/", party_views.thanks, name="party_thanks"),
    path("underskriv/dokument/<uuid:link_id>/filer/", party_views.files, name="party_files"),
    path(
        "underskriv/dokument/<uuid:link_id>/filer/<slug:kind>/",
        party_views.fetch,
        name="party_file",
    ),
    path("underskriv/<str:token>/", party_views.open_link, name="party_link"),
    path("dokumenter/<uuid:submission_id>/papir/", paper_views.paper, name="paper"),
    path(
        "dokumenter/<uuid:submission_id>/papir/kopi.pdf", paper_views.paper_copy, name="paper_copy"
    ),
    path(
        "dokumenter/<uuid:submission_id>/papir/svar/",
        paper_answer_views.paper_answers,
        name="paper_answers",
    ),
    path(
        "dokumenter/<uuid:submission_id>/papir/<int:sheet>/",
        paper_views.change_sheet,
        name="paper_sheet",
    ),
    path(
        "dokumenter/<uuid:submission_id>/papir/<int:sheet>/side.jpg",
        paper_views.sheet_picture,
        name="paper_picture",
    ),
]

"""Addresses of drafts."""

from django.urls import path

from forms.cases.access import signed_in
from forms.filling import views
from forms.filling.wizard import DraftWizard

urlpatterns = [
    path("<uuid:draft_id>/gennemse/", views.review, name="draft_review"),
    path("<uuid:draft_id>/storskaerm/", views.projected, name="draft_projected"),
    path("<uuid:draft_id>/slet/", views.delete, name="draft_delete"),
    path("<uuid:draft_id>/<slug:step>/", signed_in(DraftWizard.as_view()), name="draft_step"),
]

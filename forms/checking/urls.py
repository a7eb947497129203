"""Addresses of the public check."""

from django.urls import path

from forms.checking import views

urlpatterns = [
    path("kontrol/", views.check, name="verify_document"),
    path("kontrol/skema.json", views.answers_schema, name="verify_schema"),
    path("kontrol/<str:identifier>/", views.check_identifier, name="verify_identifier"),
]

"""Addresses of the search."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.search, name="search"),
    path("forslag/", views.suggestions, name="search_suggestions"),
    path("aabnet/", views.opened, name="search_opened"),
]

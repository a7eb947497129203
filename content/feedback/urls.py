"""Addresses of the readers' answers."""

from django.urls import path

from . import views

urlpatterns = [
    path("<int:page_id>/", views.ask, name="feedback"),
    path("<int:page_id>/tak/", views.thanks, name="feedback_thanks"),
]

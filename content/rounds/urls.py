"""Addresses of the checklists in use."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.rounds, name="rounds"),
    path("<int:page_id>/begynd/", views.begin_round, name="begin_round"),
    path("runde/<uuid:round_id>/", views.show_round, name="round"),
    path("runde/<uuid:round_id>/afslut/", views.close_round, name="close_round"),
    path("runde/<uuid:round_id>/historik/", views.history, name="round_history"),
    path("runde/<uuid:round_id>/tjekliste.<str:kind>", views.copy, name="round_copy"),
    path("overblik/<int:unit_id>/", views.overview, name="rounds_overview"),
]

"""Addresses of the desk."""

from django.urls import path

from forms.desk import blank_copies, views

urlpatterns = [
    path("forloeb/", views.case_list, name="case_list"),
    path("forloeb/nyt/", views.open_case, name="open_case"),
    path("forloeb/<uuid:case_id>/", views.case_page, name="case_page"),
    path("forloeb/<uuid:case_id>/ret/", views.change_case, name="change_case"),
    path("forloeb/<uuid:case_id>/begynd/<slug:slug>/", views.start_draft, name="start_draft"),
    path("redskab/<slug:slug>/begynd/", views.start_tool, name="start_tool"),
    path("redskab/<slug:slug>/tomt-skema.<str:kind>", blank_copies.blank_copy, name="blank_copy"),
]

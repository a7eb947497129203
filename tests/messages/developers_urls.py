"""The addresses that a developer has besides the site's own."""

from django.urls import path

from config.urls import urlpatterns as site
from forms.messages import views

urlpatterns = [path("udvikling/beskeder/", views.mailbox, name="mailbox"), *site]

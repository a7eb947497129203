"""The address of the developers' page, which is there in development alone."""

from django.conf import settings
from django.urls import path

from forms.messages import views

urlpatterns = (
    [path("udvikling/beskeder/", views.mailbox, name="mailbox")]
    if settings.DEVELOPER_MAILBOX
    else []
)

"""Every address of the site: the rooms' own first, then the editors' pages."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from . import accounts, views

urlpatterns = [
    path("tema.css", views.theme, name="theme"),
    path("favicon.ico", views.favicon),
    path("media/<path:name>", views.picture, name="picture"),
    path("log-ind/", accounts.sign_in, name="login"),
    path("log-ud/", accounts.sign_out, name="logout"),
    path("adgangskode/", accounts.ChangePassword.as_view(), name="password_change"),
    path("", include("forms.messages.urls")),
    path("", include("forms.desk.urls")),
    path("", include("forms.asking.urls")),
    path("", include("forms.checking.urls")),
    path("", include("forms.archive.urls")),
    path("formularer/", include("forms.filling.urls")),
    path("", include("content.outside.urls")),
    path("nyttig/", include("content.feedback.urls")),
    path("tjeklister/", include("content.rounds.urls")),
    path("soeg/", include("search.urls")),
    path("", include("content.publications.urls")),
    path("filer/", include(wagtaildocs_urls)),
    path(settings.ADMIN_PATH.lstrip("/"), include(wagtailadmin_urls)),
    # What is left belongs to the editors' pages.
    path("", include(wagtail_urls)),
]

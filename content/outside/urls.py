"""Addresses for programs, and of the page with what is new."""

from django.urls import path

from . import views
from .feed import NewsFeed

urlpatterns = [
    path("nyt/", views.news, name="news"),
    path("nyt/feed.xml", NewsFeed(), name="news_feed"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]

"""What search adds to Wagtail's admin: synonyms, promoted results, and the report."""
# mypy: allow-subclassing-any, allow-untyped-decorators
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from .models import PromotedResult, SynonymGroup
from .report import UnansweredReport

WORD = "ord"  # in the address of a new synonym: the word that it begins with
LONGEST = 100  # characters of it


class NewSynonym(CreateView):
    """A new group, begun with the word that was searched for in vain."""

    def get_initial_form_instance(self) -> Any:
        """Return a group that holds the word in the address."""
        return SynonymGroup(same=self.request.GET.get(WORD, "").replace("\x00", "")[:LONGEST])


class SynonymViewSet(SnippetViewSet):
    """The synonyms, group by group."""

    model = SynonymGroup
    icon = "link"
    menu_label = "Synonymer"
    list_display = ["__str__", "near", "active", "changed_at"]
    search_fields = ["same", "near"]
    add_view_class = NewSynonym


class PromotedViewSet(SnippetViewSet):
    """What editors put on top."""

    model = PromotedResult
    icon = "pick"
    menu_label = "Fremhævede resultater"
    list_display = ["__str__", "page"]
    search_fields = ["queries"]


class SearchViewSetGroup(SnippetViewSetGroup):
    """Both in one place of the menu."""

    items = (SynonymViewSet, PromotedViewSet)
    menu_label = "Søgning"
    menu_icon = "search"
    menu_order = 310


register_snippet(SearchViewSetGroup)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Give the report its address."""
    return [
        path("rapporter/soegninger/", UnansweredReport.as_view(), name="unanswered_report"),
    ]


@hooks.register("register_reports_menu_item")
def register_unanswered_report() -> MenuItem:
    """Lead to the searches that gave nothing."""
    return MenuItem(
        UnansweredReport.page_title,
        reverse("unanswered_report"),
        icon_name=UnansweredReport.header_icon,
        order=120,
    )

"""What this room adds to Wagtail's admin."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import GlossaryTerm


class GlossaryTermViewSet(SnippetViewSet):
    """The glossary in the menu, word by word."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Ordliste"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["term", "explanation", "changed_at"]
    search_fields = ["term", "synonyms", "explanation"]


register_snippet(GlossaryTermViewSet)

"""Tags for the pages that are read."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from content.glossary.explaining import explained
from content.models import GlossaryPage

register = template.Library()


@register.simple_block_tag(takes_context=True)
def explain_terms(context: dict[str, Any], content: str, page: Any) -> SafeString:
    """Explain the glossary's words where each first stands in what the tag holds.

    {% explain_terms page %}{% include_block page.body %}{% endexplain_terms %}
    """
    found = explained(content, page.pk)
    told = {
        "explanations": found.explanations,
        "glossary": GlossaryPage.objects.live().first() if found.explanations else None,
        "request": context.get("request"),
    }
    words = render_to_string("content/explanations.html", told) if found.explanations else ""
    return SafeString(found.markup + words)

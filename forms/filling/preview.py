"""A draft as the document it will become."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Site

from forms.documents.tree import Document
from forms.filling.drafts import Filled
from forms.library import registry
from forms.library.composing import compose
from forms.library.frame import Frame
from forms.organisation.letterhead import letterhead_for


def draft_document(filled: Filled, request: HttpRequest) -> Document:
    """Return the document of what stands in the draft, marked as a draft."""
    frame = Frame(
        letterhead=letterhead_for(Site.find_for_request(request)),
        identifier=f"Kladde {str(filled.draft.pk)[:8]}",
        version=1,
        date=timezone.now(),
        verify_address=f"{settings.PUBLIC_URL}/kontrol/",
    )
    return compose(registry.tool(filled.form.slug), filled.reading.answers, frame)

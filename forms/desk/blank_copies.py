"""Empty copies of the tools, for those who would rather write by hand. They are for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from forms.archive.keeping import PDF, WORD
from forms.archive.submitting import fonts
from forms.documents import render_docx, render_pdf
from forms.library import registry
from forms.library.blank import blank
from forms.organisation.letterhead import letterhead_for

MEDIA_TYPES = {"pdf": PDF, "docx": WORD}
FRESH = 300  # seconds; an editor's new letterhead shows within them


@require_safe
def blank_copy(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Answer with the tool's questions and room for the answers, as a PDF or a Word file."""
    tool = registry.tools().get(slug)
    if tool is None or kind not in MEDIA_TYPES:
        raise Http404("No such copy")
    document = blank(tool, letterhead_for(Site.find_for_request(request)), timezone.now())
    if kind == "pdf":
        content = render_pdf(document, fonts()).content
    else:
        content = render_docx(document, fonts())
    response = HttpResponse(content, content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{slug}-tomt-skema.{kind}"'
    patch_cache_control(response, public=True, max_age=FRESH)
    return response

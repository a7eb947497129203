"""Pages with every kind of block, for publications to be made from."""

import json
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Page

from content.models import HandbookPage, SectionPage, ToolPage

DIAGRAM = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><rect width="90" height="60"'
    b' fill="#e6eeee"/><text x="45" y="35" text-anchor="middle">Opsporing</text></svg>'
)
UNDRAWABLE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><clipPath id="c"><rect width="4"'
    b' height="4"/></clipPath><rect width="9" height="9" clip-path="url(#c)"/></svg>'
)


def picture(title: str, content: bytes, name: str) -> Image:
    """Keep a picture as an editor would have."""
    return Image.objects.create(title=title, file=ImageFile(BytesIO(content), name=name))


def photograph(kind: str = "PNG") -> bytes:
    written = BytesIO()
    Pillow.linear_gradient("L").resize((400, 200)).convert("RGB").save(written, kind)
    return written.getvalue()


def rich(words: str) -> str:
    return f"<p>{words}</p>"


def every_block(tool: Page, other: Page, images: dict[str, Image]) -> list[dict[str, Any]]:
    """Return a body with one of each kind of block."""
    figure = {"alt": "", "decorative": False, "caption": "", "source": ""}
    return [
        {
            "type": "text",
            "value": rich(
                f'Se <a linktype="page" id="{other.pk}">den anden side</a>, <a href="#indad">'
                'nedenfor</a> og <a href="https://example.dk/x">kilden</a>.'
            )
            + "<ul><li>et</li><li>to<ul><li>inderst</li></ul></li></ul>",
        },
        {"type": "heading", "value": {"text": "Indad", "level": "2", "anchor": "indad"}},
        {"type": "heading", "value": {"text": "Dybere", "level": "3", "anchor": "dybere"}},
        {
            "type": "figure",
            "value": figure
            | {"picture": images["drawing"].pk, "alt": "En kasse.", "caption": "Tegning"},
        },
        {
            "type": "figure",
            "value": figure | {"picture": images["photo"].pk, "decorative": True, "source": "Eget"},
        },
        {
            "type": "figure",
            "value": figure
            | {"picture": images["undrawable"].pk, "alt": "Klippet.", "caption": "K"},
        },
        {
            "type": "steps",
            "value": {
                "caption": "Forløbet",
                "word": "Fase",
                "steps": [
                    {"title": "Først", "text": rich("Begynd.")},
                    {"title": "Siden", "text": ""},
                ],
            },
        },
        {
            "type": "key_figures",
            "value": {"figures": [{"number": "73 %", "label": "fik en bolig"}], "source": "Guide"},
        },
        {
            "type": "table",
            "value": {
                "table": {
                    "columns": [
                        {"type": "text", "heading": "Hvem"},
                        {"type": "rich", "heading": "Gør hvad"},
                    ],
                    "rows": [{"values": ["Koordinator", "<p>Leder</p><ul><li>mødet</li></ul>"]}],
                    "caption": "Roller",
                },
                "row_headings": True,
            },
        },
        {"type": "accordion", "value": {"items": [{"title": "Foldet", "text": rich("Udfoldet.")}]}},
        {
            "type": "knowledge",
            "value": {"title": "Vid", "text": rich("Hvad vi ved."), "source": "Guide"},
        },
        {"type": "case", "value": {"title": "", "text": rich("Det skete."), "source": ""}},
        {"type": "info", "value": {"title": "Husk", "text": rich("At spise."), "source": ""}},
        {
            "type": "quote",
            "value": {"text": "Luft i hovedet", "speaker": "En medarbejder", "source": "Guide"},
        },
        {
            "type": "checklist",
            "value": {"title": "Før mødet", "items": ["Sted", "Tid"], "source": ""},
        },
        {"type": "tool_link", "value": {"text": "", "page": tool.pk}},
        {"type": "package_link", "value": {"text": "Læs", "page": other.pk}},
        {"type": "heading", "value": {"text": "Læs videre", "level": "2", "anchor": "laes"}},
    ]


def handbook(body: list[dict[str, Any]] | None = None) -> SectionPage:
    """Add a section with two chapters, the first with a section of its own, all live."""
    home = Page.objects.get(depth=2)
    section = home.add_child(instance=_page(SectionPage, "Prøvebogen", "proevebogen"))
    first = section.add_child(instance=_page(HandbookPage, "Første", "foerste", number="1"))
    first.add_child(instance=_page(HandbookPage, "Inderst", "inderst", number="1.1"))
    section.add_child(instance=_page(HandbookPage, "Anden", "anden", number="2"))
    if body is not None:
        first.body = json.dumps(body)
        first.save_revision().publish()
    return SectionPage.objects.get(pk=section.pk)


def _page(kind: type, title: str, slug: str, **facts: str) -> Any:
    return kind(
        title=title,
        slug=slug,
        lead=f"Om {title.lower()}.",
        source=f"<p><i>Guide til beslutningstagere</i>, 2018. Om {title.lower()}.</p>",
        body=json.dumps([{"type": "text", "value": rich(f"Teksten på {title}.")}]),
        **facts,
    )


def full_handbook() -> SectionPage:
    """Add a handbook whose first chapter has every kind of block."""
    images = {
        "drawing": picture("Tegning", DIAGRAM, "tegning.svg"),
        "photo": picture("Foto", photograph(), "foto.png"),
        "undrawable": picture("Klip", UNDRAWABLE, "klip.svg"),
    }
    section = handbook()
    first, second = section.get_children()
    tool = ToolPage.objects.first()
    page = first.specific
    page.body = json.dumps(every_block(tool, second, images))
    page.save_revision().publish()
    return section

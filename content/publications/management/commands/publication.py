"""`manage.py publication PATH --out DIR`: the files of a part of the site, for scripts."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from content.publications.addresses import page_at
from content.publications.compose import CompositionError, compose
from content.publications.selection import select
from forms.documents import Fonts, render_docx, render_pdf


class Command(BaseCommand):
    """Makes the PDF and the Word file of a page and all below it, as the public sees them."""

    help = "Laver en del af siden som PDF og Word, sådan som offentligheden ser den."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what the command takes."""
        parser.add_argument("path", help="sidens adresse, for eksempel /metodehaandbog/")
        parser.add_argument("--out", type=Path, default=Path(), help="mappen, filerne lægges i")
        parser.add_argument("--json", action="store_true", help="svar som JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make both files, and tell where they lie, how large they are and what is in them."""
        site = Site.objects.get(is_default_site=True)
        page = page_at(site, options["path"].strip("/"))
        selection = select(page, site) if page else None
        if selection is None:
            raise CommandError(f"Der er ingen offentlig side på {options['path']}", returncode=2)
        try:
            composed = compose(selection, site)
        except CompositionError as error:
            raise CommandError(str(error), returncode=1) from error
        fonts = Fonts.load(settings.DOCUMENT_FONTS)
        pdf = render_pdf(composed.document, fonts)
        files = {"pdf": pdf.content, "docx": render_docx(composed.document, fonts)}
        options["out"].mkdir(parents=True, exist_ok=True)
        written = {}
        for kind, content in files.items():
            path = options["out"] / f"{selection.root.slug}.{kind}"
            path.write_bytes(content)
            written[kind] = {"path": str(path), "bytes": len(content)}
        if options["json"]:
            told = {"pages": pdf.pages, "from": len(selection.pages), "state": selection.state}
            told |= {"cautions": list(composed.cautions), "files": written}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for caution in composed.cautions:
            self.stderr.write(caution)
        for file in written.values():
            self.stdout.write(f"{file['path']} ({file['bytes']} byte)")
        self.stdout.write(f"{pdf.pages} sider ud fra {len(selection.pages)} sider på siden")

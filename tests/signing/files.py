"""Small PDF and Word files to seal, and sealed ones, each made once."""

import io
from datetime import datetime
from functools import cache

import docx
from docx.shared import Pt
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from forms.signing.pdf import extend_pdf, seal_pdf
from forms.signing.sealed import Level
from forms.signing.timestamps import OwnTimeStamps
from forms.signing.trust import Trust
from forms.signing.word import seal_word
from forms.signing.word_renewal import extend_word

from . import pki

FIELD = "Segl"


@cache
def pdf(words: str = "Vi mødes hver tirsdag.", field: str | None = FIELD) -> bytes:
    """Return a PDF of two pages, with an empty visible signature field if it has a name."""
    target = io.BytesIO()
    canvas = Canvas(target, A4, invariant=1)
    canvas.setTitle("Mål- og aftaleskema")
    for page in ("Aftale", "Underskrifter"):
        canvas.drawString(60, 760, page)
        canvas.drawString(60, 740, words)
        canvas.showPage()
    canvas.save()
    if field is None:
        return target.getvalue()
    writer = IncrementalPdfFileWriter(target)
    append_signature_field(writer, SigFieldSpec(field, on_page=1, box=(60, 600, 260, 660)))
    prepared = io.BytesIO()
    writer.write(prepared)
    return prepared.getvalue()


@cache
def word(words: str = "Vi mødes hver tirsdag.") -> bytes:
    """Return a Word file with a heading, text, a table, a picture, a header and properties."""
    document = docx.Document()
    document.core_properties.title = "Mål- og aftaleskema"
    document.add_heading("Aftale", 1)
    document.add_paragraph(words)
    table = document.add_table(1, 2, "Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Mål", "Fast døgnrytme"
    picture = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(picture, "PNG")
    document.add_picture(picture, width=Pt(60))
    document.sections[0].header.paragraphs[0].text = "Eksempel Kommune"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@cache
def house() -> pki.Party:
    """The root that the organisation's certificates come from."""
    return pki.root("Husets rod", number=1)


@cache
def organisation() -> pki.Party:
    return pki.sealer(house())


@cache
def clock() -> pki.Party:
    return pki.stamper(house())


def clock_of(begins: datetime) -> OwnTimeStamps:
    """Return a time-stamp service that was there already then."""
    return pki.stamper(house(), begins=begins - pki.DAY).stamps()


@cache
def our_trust() -> Trust:
    return pki.trust(house(), crls=[pki.crl(house())])


@cache
def sealed_pdf(level: Level = Level.B_LTA) -> bytes:
    """Return a sealed PDF of the organisation's."""
    stamps = None if level is Level.B_B else clock().stamps()
    trust = our_trust() if level is Level.B_LTA else None
    sealed = seal_pdf(pdf(), organisation().sealer(), field=FIELD, time_stamps=stamps, trust=trust)
    assert sealed.level is level
    return sealed.content


@cache
def sealed_word(level: Level = Level.XADES_T) -> bytes:
    """Return a sealed Word file of the organisation's."""
    stamps = None if level is Level.XADES_EPES else clock().stamps()
    trust = our_trust() if level is Level.XADES_A else None
    sealed = seal_word(
        word(), organisation().sealer(), time_stamps=stamps, trust=trust, comment="Segl"
    )
    assert sealed.level is level
    return sealed.content


@cache
def renewed_pdf() -> bytes:
    """Return a sealed PDF whose archive time stamp was renewed: its second generation."""
    return extend_pdf(sealed_pdf(), time_stamps=clock().stamps(), trust=our_trust()).content


@cache
def renewed_word() -> bytes:
    """Return a sealed Word file whose archive time stamp was renewed: its second generation."""
    sealed = sealed_word(Level.XADES_A)
    return extend_word(sealed, time_stamps=clock().stamps(), trust=our_trust()).content


@cache
def sealed_pdf_of(words: str) -> bytes:
    """Return another sealed PDF of the organisation's."""
    return seal_pdf(
        pdf(words),
        organisation().sealer(),
        field=FIELD,
        time_stamps=clock().stamps(),
        trust=our_trust(),
    ).content


@cache
def stranger() -> pki.Party:
    """Somebody of the same name with a certificate from another root of the same name."""
    return pki.sealer(pki.root("Husets rod", number=7), number=11)


@cache
def namesake() -> pki.Party:
    """Somebody who has the organisation's key under a certificate of their own making."""
    return pki.sealer(pki.root("Husets rod", number=7))


@cache
def sealed_pdf_by(party: pki.Party) -> bytes:
    return seal_pdf(pdf(), party.sealer(), field=FIELD).content


@cache
def sealed_word_by(party: pki.Party) -> bytes:
    return seal_word(word(), party.sealer()).content


@cache
def sealed_word_of(words: str) -> bytes:
    """Return another sealed Word file of the organisation's."""
    return seal_word(word(words), organisation().sealer(), time_stamps=clock().stamps()).content

"""What veraPDF and LibreOffice say of a checklist that a unit has gone through."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from content.rounds.answering import Said, save_answers
from content.rounds.models import Round
from content.rounds.printing import printed
from content.rounds.starting import digest_of
from forms.documents import render_docx, render_pdf
from forms.documents.tree import Document, Letterhead
from tests.documents.typefaces import fonts
from tests.factories import UnitFactory, UserFactory

from . import validators

pytestmark = [pytest.mark.conformance, pytest.mark.django_db]
WORDING = [
    {"id": f"q{number}", "question": f"Er spørgsmål {number} på plads?", "help": "Hjælp. " * number}
    for number in range(1, 33)
]


@pytest.fixture
def document() -> Document:
    """Thirty-two questions, most of them answered, with long and odd remarks."""
    user: User = UserFactory()
    round_ = Round.objects.create(
        unit=UnitFactory(),
        team="Ledergruppen",
        title="4.1 Tjekliste",
        source="Egen tekst",
        wording=WORDING,
        digest=digest_of(WORDING),
        started_by=user,
        closed_by=user,
        closed_at=datetime(2026, 5, 12, 12, 0, tzinfo=UTC),
    )
    Round.objects.update(closed_at=None)
    said = {
        "q1": Said("yes", "", 0),
        "q2": Said("no", "Langt. " * 200, 0),
        "q3": Said("not_relevant", "Æøå – »citat« 🙂\n\nمرحبا", 0),
        "q32": Said("", "Kun en bemærkning", 0),
    }
    save_answers(round_, said, user)
    return printed(round_, Letterhead(municipality="Eksempel Kommune"))


def test_verapdf_finds_no_failure_and_libreoffice_opens_the_word_file(
    tmp_path: Path, document: Document
) -> None:
    path, word = tmp_path / "round.pdf", tmp_path / "round.docx"
    path.write_bytes(render_pdf(document, fonts()).content)
    word.write_bytes(render_docx(document, fonts()))
    assert validators.verapdf("ua1", [path]) == {path: []}
    assert validators.verapdf("2a", [path]) == {path: []}
    pages = " ".join(validators.libreoffice_pages(word))
    assert "Er spørgsmål 32 på plads?" in pages
    assert "Kun en bemærkning" in pages

"""What stands in the sealed files: the answers, every mark, the evidence, and whose seal it is."""

from io import BytesIO

import pikepdf
import pytest

from forms.archive.keeping import content_of
from forms.archive.models import Submission
from forms.archive.organisation_seal import refuse_demonstration_in_service
from forms.archive.sealing import final_documents, seal_when_all_have_answered
from forms.archive.submitting import submit
from forms.documents.reading import reading_order
from forms.library import danish, registry
from forms.library.frame import Outcome
from forms.signing import Pkcs12File, SealSettings
from tests.archive import acting
from tests.archive.service_seal import PASSWORD, write_service_seal
from tests.documents.docx_reader import read_docx
from tests.documents.pdf_reader import StructureReader
from tests.factories import CaseFactory, draft_with

pytestmark = pytest.mark.django_db


def words(submission: Submission, kind: str, edition: str = "") -> str:
    content = content_of(submission.files.get(kind=kind, edition=edition).file)
    read = StructureReader(content).read() if kind == "pdf" else read_docx(content)
    return " ".join(" ".join(text.replace("\xad", "").split()) for text in read)


both = pytest.mark.parametrize("kind", ["pdf", "docx"])


@both
def test_every_party_stands_with_its_answer_its_role_and_its_moment(sealed, kind):
    said = words(sealed, kind)
    drawn, *typed, declined = sealed.parties.all()
    assert f"Håndtegnet underskrift: {drawn.name}" in said
    for party in (drawn, *typed, declined):
        assert party.name in said
        assert party.role in said
        assert danish.moment(party.answered_at) in said
        assert party.outcome_in_words in said
    assert typed[0].outcome == Outcome.TYPED
    assert "Jeg vil tale med min mor først." in said


@both
def test_the_evidence_gives_the_digest_of_what_was_shown(sealed, kind):
    said = words(sealed, kind)
    assert "Bevis for underskrifter og segl" in said
    shown = {party.shown_digest for party in sealed.parties.all()}
    assert shown == {sealed.preview_id}
    assert sealed.preview_id in said.replace(" ", "")
    assert content_of(sealed.preview)  # which still gives that digest


@both
def test_it_says_which_document_it_is_and_where_it_can_be_checked(sealed, kind):
    said = words(sealed, kind)
    assert sealed.identifier in said
    assert f"/kontrol/{sealed.identifier}/" in said.replace(" ", "")
    assert "UDKAST" not in said


@both
def test_a_demonstrations_document_says_that_it_proves_nothing(sealed, kind):
    said = words(sealed, kind)
    assert "DEMONSTRATION: Seglet er lavet af en prøveinstans og beviser ingenting." in said


def test_the_file_carries_nothing_beside_what_it_shows(sealed):
    pdf = pikepdf.open(BytesIO(content_of(sealed.files.get(kind="pdf").file)))
    assert not pdf.attachments
    assert all(document.data is None for document in final_documents(sealed).values())


@both
def test_an_organisations_own_seal_says_nothing_of_demonstrations(
    awaiting, settings, seal_with, tmp_path, kind
):
    write_service_seal(tmp_path)
    key = Pkcs12File(tmp_path / "seal.p12", PASSWORD)
    seal_with(SealSettings(key=key, roots=(tmp_path / "root.pem",)))
    settings.DEMONSTRATION_ALLOWED = False
    refuse_demonstration_in_service()
    submission = acting.answer_all(awaiting)
    assert seal_when_all_have_answered(submission, submission.created_by)
    assert "DEMONSTRATION" not in words(submission, kind)


# --- the team's edition ---------------------------------------------------------------------------

# Somebody or something that stands in one part of the example and in no other.
TELLING = {
    "private": "Fru Åkjær på 2. sal",
    "professional": "UU-vejleder",
    "wishes": "Han døde sidste år",
}
ALWAYS_WITHHELD = "Bor midlertidigt hos andre"


def released(*parts: str) -> Submission:
    """A network map of which the young person has released these parts to the team."""
    case = CaseFactory()
    example = registry.tool(acting.MAP).example_answers()
    draft = draft_with(case, acting.MAP, example | {"released": list(parts)})
    return submit(draft, case.coordinator)


@both
def test_the_teams_edition_is_sealed_beside_the_whole_document(sealed_map, kind):
    whole, team = words(sealed_map, kind), words(sealed_map, kind, "team")
    assert sealed_map.answers["released"] == ["professional", "wishes"]
    assert "Netværkskortlægning – teamets udgave" in team
    assert sealed_map.identifier in team
    assert sealed_map.preview_id in team.replace(" ", "")
    for part, text in TELLING.items():
        assert text in whole
        assert (text in team) is (part != "private")


@pytest.mark.parametrize(
    "parts", [("private",), ("professional",), ("wishes",), ("private", "wishes"), tuple(TELLING)]
)
def test_it_leaves_out_what_the_young_person_has_not_released(parts):
    documents = final_documents(released(*parts))
    assert set(documents) == {"", "team"}
    whole, team = (" ".join(reading_order(documents[key])) for key in ("", "team"))
    assert ALWAYS_WITHHELD in whole
    assert ALWAYS_WITHHELD not in team
    for part, text in TELLING.items():
        assert text in whole
        assert (text in team) is (part in parts), part


def test_where_nothing_is_released_the_team_gets_no_edition():
    assert set(final_documents(released())) == {""}


def test_forms_without_editions_have_the_whole_document_alone(awaiting):
    assert set(final_documents(awaiting)) == {""}

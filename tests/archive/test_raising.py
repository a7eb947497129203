"""A silent service loses no signing: the seal waits in a queue, and is brought up once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from django.utils import timezone

from forms.archive import events, raising
from forms.archive.models import Event, SealedFile, StoredFile, Submission, WaitingSeal
from forms.archive.organisation_seal import seal_settings, trust
from forms.archive.raising import NoTimeStampServiceError, UnverifiableSealError
from forms.signing import HttpTimeStamps, SealSettings, Status, verify
from forms.signing.certificates import as_private_key, read_certificates
from forms.signing.errors import RevocationDataError, TimeStampUnavailableError
from forms.signing.timestamps import OwnTimeStamps
from tests.archive import acting, database
from tests.signing import pki, stamp_server

pytestmark = pytest.mark.django_db
LEVELS = {"pdf": "B-B", "docx": "XAdES-EPES"}
FULL = {"pdf": "B-LTA", "docx": "XAdES-A"}


@pytest.fixture
def clock():
    """A real time-stamp service over HTTP, whose answer a test may change."""
    own = raising.seal().time_stamps
    assert isinstance(own, OwnTimeStamps)
    with stamp_server.switching(stamp_server.honest(own)) as (url, switch):
        yield url, switch


@pytest.fixture
def by_http(clock, seal_with):
    """Seal with the demonstration's key and the service over HTTP; give what changes its answer."""
    url, switch = clock
    settings = replace(seal_settings(), time_stamps=HttpTimeStamps(url, seconds=2))
    seal_with(settings)
    return switch


def levels(submission):
    return {found.kind: found.level for found in raising.current_files(submission)}


def test_with_a_service_that_answers_nothing_waits(answered, by_http):
    acting.sealed_now(answered)
    assert levels(answered) == FULL
    assert not WaitingSeal.objects.exists()


@pytest.mark.parametrize(
    "trouble", [stamp_server.failing, stamp_server.silent, stamp_server.mumbling]
)
def test_where_the_service_is_silent_the_document_is_sealed_and_marked(answered, by_http, trouble):
    by_http(trouble)
    acting.sealed_now(answered)
    answered.refresh_from_db()
    assert answered.status == Submission.Status.SEALED
    assert levels(answered) == LEVELS
    for found in answered.files.all():
        assert verify(bytes(found.file.content), trust()).status is Status.GENUINE
        assert found.shortfall == SealedFile.Shortfall.TIME_STAMP
        assert found.waiting.done_at is None


def test_and_is_brought_up_when_it_answers_again(answered, by_http):
    by_http(stamp_server.failing)
    acting.sealed_now(answered)
    before = {found.kind: found.file_id for found in answered.files.all()}
    assert [type(raised.error) for raised in raising.drain()] == [TimeStampUnavailableError]
    assert WaitingSeal.objects.filter(tries=1).count() == 1
    by_http(None)
    assert [raised.after.generation for raised in raising.drain()] == [2, 2]
    assert levels(answered) == FULL
    for found in raising.current_files(answered):
        content = bytes(found.file.content)
        assert verify(content, trust()).status is Status.GENUINE
        first = answered.files.get(kind=found.kind, generation=1)
        assert first.file_id == before[found.kind]
        event = answered.events.get(kind=Event.Kind.BROUGHT_UP, data__file=found.kind)
        assert event.data["sha256"] == found.file_id
        assert event.data["generation"] == 2
    assert not raising.waiting_seals().exists()
    assert list(raising.drain()) == []
    assert events.broken_at(answered) is None


def test_a_service_that_hangs_is_not_waited_for_file_after_file(answered, by_http):
    by_http(stamp_server.silent)
    acting.sealed_now(answered)
    assert len(list(raising.drain())) == 1
    tries = WaitingSeal.objects.order_by("pk").values_list("tries", flat=True)
    assert list(tries) == [1, 0]


def test_what_went_wrong_is_written_beside_it(answered, by_http):
    by_http(stamp_server.failing)
    acting.sealed_now(answered)
    waiting = raising.waiting_seals().first()
    with pytest.raises(TimeStampUnavailableError):
        raising.bring_up(waiting)
    waiting.refresh_from_db()
    assert waiting.error.startswith("TimeStampUnavailableError")
    assert waiting.claimed_until is None
    assert waiting.tried_at is not None
    assert str(waiting)


def test_a_seal_is_brought_up_by_one_process_alone(answered, by_http):
    by_http(stamp_server.failing)
    acting.sealed_now(answered)
    by_http(None)
    waiting = raising.waiting_seals().first()
    later = timezone.now() + timedelta(minutes=1)
    WaitingSeal.objects.filter(pk=waiting.pk).update(claimed_until=later)
    assert raising.bring_up(waiting) is None
    assert not answered.files.filter(generation=2).exists()
    killed = timezone.now() - timedelta(seconds=1)
    WaitingSeal.objects.filter(pk=waiting.pk).update(claimed_until=killed)
    assert raising.bring_up(waiting).generation == 2
    assert raising.bring_up(waiting) is None


def test_two_that_worked_on_one_file_store_one(sealed):
    before = sealed.files.get(kind="pdf")
    first = raising.renewed(before, Event.Kind.EXTENDED)
    stored = StoredFile.objects.count()
    assert raising.renewed(before, Event.Kind.EXTENDED) == first
    assert StoredFile.objects.count() == stored
    assert sealed.events.filter(kind=Event.Kind.EXTENDED).count() == 1


def test_a_sealing_that_finds_the_service_back_brings_others_up(
    answered, by_http, django_capture_on_commit_callbacks
):
    by_http(stamp_server.failing)
    acting.sealed_now(answered)
    by_http(None)
    another = acting.answer_all(acting.submitted(acting.CHECKLIST, answered.case))
    with django_capture_on_commit_callbacks(execute=True):
        acting.sealed_now(another)
    assert levels(answered) == FULL


def test_a_revocation_list_that_has_run_out_leaves_a_seal_that_waits(
    answered, seal_with, tmp_path: Path
):
    settings = seal_settings()
    seal_with(replace(settings, crls=(stale_list(settings, tmp_path),)))
    acting.sealed_now(answered)
    assert levels(answered) == {"pdf": "B-T", "docx": "XAdES-T"}
    found = answered.files.first()
    assert found.shortfall == SealedFile.Shortfall.REVOCATION
    assert [type(raised.error) for raised in raising.drain()] == [RevocationDataError]
    seal_with(settings)
    assert len(list(raising.drain())) == 2
    assert levels(answered) == FULL


def stale_list(settings: SealSettings, folder: Path) -> Path:
    """Write a revocation list of the demonstration's that has run out."""
    authority = settings.roots[0].parent
    key = load_pem_private_key((authority / "root.key").read_bytes(), None)
    party = pki.Party(read_certificates(settings.roots[0])[0], as_private_key(key))
    stale = pki.crl(party, made=pki.now() - pki.YEAR, ends=pki.now() - pki.DAY)
    path = folder / "stale.crl"
    path.write_bytes(stale.public_bytes(Encoding.DER))
    return path


def test_a_damaged_file_is_never_stamped(sealed):
    found = sealed.files.get(kind="pdf")
    content = bytes(found.file.content).replace(b"/MediaBox", b"/MediaBux", 1)
    database.change(
        "UPDATE archive_storedfile SET content = %s WHERE sha256 = %s", content, found.file_id
    )
    found = SealedFile.objects.get(pk=found.pk)
    with pytest.raises(raising.DamagedFileError):
        raising.renewed(found, Event.Kind.EXTENDED)


def test_a_seal_that_is_not_believed_any_more_is_never_stamped(sealed, service, seal_with):
    own = seal_settings().time_stamps
    seal_with(replace(service, time_stamps=own))
    with pytest.raises(UnverifiableSealError):
        raising.renewed(sealed.files.get(kind="pdf"), Event.Kind.EXTENDED)


def test_without_a_service_nothing_is_renewed(sealed, seal_with):
    seal_with(replace(seal_settings(), time_stamps=None))
    with pytest.raises(NoTimeStampServiceError):
        raising.renewed(sealed.files.get(kind="pdf"), Event.Kind.EXTENDED)

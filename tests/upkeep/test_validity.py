"""What runs out is told in good time: at the command line, and to the administrator."""

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.test import Client
from django.utils import timezone

from forms.archive import organisation_seal
from forms.management.upkeep import SUBJECTS
from forms.signing import HttpTimeStamps, OwnTimeStampService, Pkcs12File, SealSettings
from forms.upkeep.validity import Subject, endings
from tests.archive import acting, database
from tests.factories import UserFactory
from tests.management.running import run
from tests.signing import pki

pytestmark = pytest.mark.django_db
PASSWORD = "hemmelig"


@pytest.fixture
def short_lived(tmp_path, seal_with) -> SealSettings:
    """A seal that is near its end, with all that it leans on."""
    root = pki.root("Rod")
    middle = pki.intermediate(root)
    seal = pki.sealer(middle, ends=pki.now() + 30 * pki.DAY)
    clock = pki.stamper(root)
    (tmp_path / "root.pem").write_bytes(root.pem())
    (tmp_path / "seal.p12").write_bytes(seal.pkcs12(PASSWORD))
    (tmp_path / "clock.p12").write_bytes(clock.pkcs12(PASSWORD))
    lists = []
    for issuer in (root, middle):
        path = tmp_path / f"{len(lists)}.crl"
        crl = pki.crl(issuer, ends=pki.now() + 10 * pki.DAY)
        path.write_bytes(crl.public_bytes(Encoding.DER))
        lists.append(path)
    settings = SealSettings(
        key=Pkcs12File(tmp_path / "seal.p12", PASSWORD),
        roots=(tmp_path / "root.pem",),
        time_stamps=OwnTimeStampService(Pkcs12File(tmp_path / "clock.p12", PASSWORD)),
        crls=tuple(lists),
    )
    seal_with(settings)
    return settings


def test_what_is_near_its_end_is_told_first(short_lived):
    found = endings()
    assert [each.subject for each in found][:3] == [Subject.REVOCATIONS] * 2 + [Subject.SEAL]
    assert {each.subject for each in found if each.near} == {Subject.REVOCATIONS, Subject.SEAL}
    assert {Subject.CHAIN, Subject.ROOT, Subject.TIME_STAMPS} <= {each.subject for each in found}
    assert not any(each.over for each in found)
    ran = run("documents", "certificates", "--json")
    assert ran.code == 1
    assert [line["subject"] for line in ran.json["endings"]][2] == "seal"
    said = run("documents", "certificates").out
    assert "! Organisationens segl (Eksempel Kommune): " in said
    assert "0 segl venter på at blive bragt op." in said


def test_where_nothing_is_near_all_is_well(sealed):
    assert run("documents", "certificates").code == 0


def test_files_whose_proof_runs_out_are_counted(sealed):
    soon = timezone.now() + timedelta(days=20)
    database.change("UPDATE archive_sealedfile SET proven_until = %s", soon)
    (files,) = [each for each in endings() if each.subject is Subject.FILES]
    assert (files.name, files.near, files.over) == ("2", True, False)


def test_a_seal_that_cannot_be_read_cannot_be_told_of(seal_with, tmp_path):
    seal_with(SealSettings(Pkcs12File(tmp_path / "findes-ikke.p12", ""), ()))
    assert run("documents", "certificates").code == 2


# --- the administrator's first page ---------------------------------------------------------------


def first_page(**rights):
    client = Client()
    client.force_login(UserFactory(is_staff=True, is_superuser=True, **rights))
    return client.get("/admin/").content.decode()


def test_the_administrator_sees_what_is_near_its_end(short_lived):
    page = first_page()
    assert "Segl og certifikater" in page
    assert "Udløber snart" in page
    assert "organisationens segl, Eksempel Kommune. Bestil et nyt certifikat." in page
    assert "spærrelisten fra" in page


def test_or_that_nothing_is(db):
    assert "Intet udløber snart." in first_page()


def test_or_that_seals_wait(answered, seal_with):
    settings = organisation_seal.seal_settings()
    seal_with(replace(settings, time_stamps=HttpTimeStamps("http://127.0.0.1:9/", seconds=1)))
    acting.sealed_now(answered)
    page = first_page()
    assert "2 segl venter" in page
    assert "catch-up" in page


def test_or_that_the_seal_cannot_be_read(seal_with, tmp_path, db):
    seal_with(SealSettings(Pkcs12File(tmp_path / "findes-ikke.p12", ""), ()))
    assert "Organisationens segl kan ikke læses." in first_page()


def test_others_see_nothing_of_it(short_lived):
    client = Client()
    client.force_login(UserFactory(is_superuser=False))
    answer = client.get("/admin/", follow=True)
    assert "Segl og certifikater" not in answer.content.decode()


def test_there_are_words_for_whatever_has_an_end():
    assert set(SUBJECTS) == set(Subject)

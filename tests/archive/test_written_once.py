"""Files and events are written once; the database itself refuses to change or delete them."""

import hashlib

import pytest
from django.db import DatabaseError, connection, transaction

from forms.archive.keeping import HTML, PDF, DamagedFileError, content_of, keep
from forms.archive.models import Event, SealedFile, StoredFile, WrittenOnceError
from tests.archive import database

pytestmark = pytest.mark.django_db
TABLES = {
    "archive_storedfile": (StoredFile, "media_type"),
    "archive_sealedfile": (SealedFile, "level"),
    "archive_event": (Event, "kind"),
}


def refused(statement, *values):
    """Say that the database does not do it."""
    with (
        pytest.raises(DatabaseError, match="is written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)
    return True


@pytest.mark.parametrize(("table", "column"), [(name, TABLES[name][1]) for name in TABLES])
def test_no_statement_changes_a_row(sealed, table, column):
    assert refused(f"UPDATE {table} SET {column} = %s", "andet")  # noqa: S608
    assert refused(f"UPDATE {table} SET {column} = {column}")  # noqa: S608


@pytest.mark.parametrize("table", TABLES)
def test_no_statement_deletes_a_row(sealed, table):
    model, _ = TABLES[table]
    before = model.objects.count()
    assert refused(f"DELETE FROM {table}")  # noqa: S608
    assert model.objects.count() == before > 0


def test_a_query_changes_and_deletes_as_little(sealed):
    with pytest.raises(DatabaseError), transaction.atomic():
        sealed.events.update(kind=Event.Kind.FETCHED)
    with pytest.raises(DatabaseError), transaction.atomic():
        sealed.events.all().delete()


@pytest.mark.parametrize("model", [model for model, _ in TABLES.values()])
def test_a_row_says_so_before_it_asks_the_database(sealed, model):
    row = model.objects.first()
    with pytest.raises(WrittenOnceError):
        row.save()
    with pytest.raises(WrittenOnceError):
        row.delete()


def test_a_row_that_pretends_to_be_new_changes_nothing(sealed):
    file = sealed.preview
    with pytest.raises(DatabaseError), transaction.atomic():
        StoredFile(sha256=file.sha256, content=b"andet", media_type=HTML).save()
    assert content_of(StoredFile.objects.get(pk=file.pk)) == content_of(file)


def test_a_rows_name_says_what_it_is(sealed):
    pdf = sealed.files.get(kind="pdf")
    assert str(pdf).split() == [sealed.identifier, "pdf", "1"]
    assert str(pdf.file) == f"{PDF} {pdf.file_id[:8]}"
    assert str(sealed.events.first()).endswith("1 submitted")


# --- keeping --------------------------------------------------------------------------------------


def test_the_same_bytes_are_kept_once():
    first, again = keep(b"indhold", HTML), keep(b"indhold", HTML)
    assert first == again
    assert first.sha256 == hashlib.sha256(b"indhold").hexdigest()
    assert content_of(StoredFile.objects.get(pk=first.pk)) == b"indhold"


def test_bytes_that_no_longer_give_their_digest_are_not_handed_out(sealed, coordinator):
    file = sealed.files.get(kind="pdf").file
    changed = bytes(file.content)[:-1] + b"!"
    database.change(
        "UPDATE archive_storedfile SET content = %s WHERE sha256 = %s", changed, file.sha256
    )
    with pytest.raises(DamagedFileError):
        content_of(StoredFile.objects.get(pk=file.pk))
    events = sealed.events.count()
    with pytest.raises(DamagedFileError):
        coordinator(sealed).get(f"{sealed.get_absolute_url()}pdf/")
    assert sealed.events.count() == events

"""The database itself refuses to change files and events."""

from django.db import migrations

TABLES = ("archive_storedfile", "archive_sealedfile", "archive_event")

SQLITE = """
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END
"""
POSTGRESQL = """
CREATE OR REPLACE FUNCTION refuse_update() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME; END $$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_written_once BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_update();
"""


def refuse_updates(apps, schema_editor):
    statement = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for table in TABLES:
        # Without parameters, so that a per cent sign is only itself.
        schema_editor.execute(statement.format(table=table), params=None)


def allow_updates(apps, schema_editor):
    on_table = " ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
    for table in TABLES:
        schema_editor.execute(f"DROP TRIGGER {table}_written_once{on_table.format(table=table)}")


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_submissions")]
    operations = [migrations.RunPython(refuse_updates, allow_updates)]

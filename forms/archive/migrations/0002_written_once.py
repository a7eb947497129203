"""The database itself refuses to change or delete files and events."""

from django.db import migrations

TABLES = ("archive_storedfile", "archive_sealedfile", "archive_event")
ACTIONS = ("update", "delete")

SQLITE = """
CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is written once'); END
"""
# It stays when triggers are taken away: later tables lean on it too.
FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% is written once', TG_TABLE_NAME; END $$ LANGUAGE plpgsql
"""
POSTGRESQL = """
CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_change()
"""


def refuse_changes(apps, schema_editor):
    statement = SQLITE
    if schema_editor.connection.vendor == "postgresql":
        # Without parameters, so that a per cent sign is only itself.
        schema_editor.execute(FUNCTION, params=None)
        statement = POSTGRESQL
    for table in TABLES:
        for action in ACTIONS:
            schema_editor.execute(statement.format(table=table, action=action), params=None)


def allow_changes(apps, schema_editor):
    on_postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for action in ACTIONS:
            where = f" ON {table}" if on_postgresql else ""
            schema_editor.execute(f"DROP TRIGGER {table}_no_{action}{where}")


def with_changes_allowed(*operations):
    """Return operations that alter these tables. SQLite makes an altered table anew, without its
    triggers, so that a migration must put them back."""
    return [
        migrations.RunPython(allow_changes, refuse_changes),
        *operations,
        migrations.RunPython(refuse_changes, allow_changes),
    ]


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_submissions")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]

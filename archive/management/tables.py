"""Whether the database has the tables that this version needs."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

NEEDS_MIGRATE = (
    "The database lacks tables of this version: run `manage.py migrate` first, then this command again."
)


def lack() -> bool:
    """Whether migrations wait to be applied. False where the database cannot be asked."""
    try:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return False

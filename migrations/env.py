"""How migrations run: on the connection they are handed, everything in one transaction, on SQLite too.

Alembic takes SQLite's DDL for non-transactional; it is not, once BEGIN is explicit (store.engine sees to that), so a
killed migration leaves the old schema whole and can be run again.
"""

from alembic import context

from models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()

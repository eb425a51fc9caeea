"""How Alembic runs the office's migrations: on the connection it is given, in the transaction that is open there."""

from alembic import context

from application.office.tables import OFFICE

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=OFFICE, render_as_batch=True, transactional_ddl=True, compare_type=True
)
context.run_migrations()

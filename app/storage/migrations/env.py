"""How Alembic meets our tables; the connection is given by `engine.migrate`."""

from alembic import context

from app.storage.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

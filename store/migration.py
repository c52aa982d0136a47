"""The schema of the database in use: what it is, and how it becomes what this program needs."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from faults import Fault
from store import engine as database


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(database.ROOT / "migrations"))
    return config


def head() -> str:
    """The revision that this program needs."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None
    return revision


def revision() -> str | None:
    """The revision that the database has; None where it has no schema yet."""
    with database.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision()


def is_new() -> bool:
    """Has the database no tables yet?"""
    with database.reading() as session:
        return not inspect(session.connection()).has_table("account")


def migrate(target: str = "head") -> None:
    """Bring the schema up to date in one transaction; an existing SQLite file is copied and checked first.

    Raises Fault `database_newer` where a newer program has been at the database.
    """
    present = revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if present is not None and present not in known:
        raise Fault("database_newer", present=present, known=head())
    if present == head():
        return
    file = database.path()
    if present is not None and file is not None:
        copy(file, file.with_name(f"{file.stem}.before-{head()}.{datetime.now(UTC):%Y%m%d%H%M%S}.sqlite3"))
    with database.rebuilding() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def copy(file: Path, target: Path) -> None:
    """A whole copy of a SQLite database that others may be writing to, checked before it counts."""
    source, made = sqlite3.connect(file), sqlite3.connect(target)
    try:
        with made:
            source.backup(made)
        if made.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise Fault("backup_failed", file=str(target))
    finally:
        source.close()
        made.close()

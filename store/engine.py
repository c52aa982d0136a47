"""One database for the process: SQLite by default, PostgreSQL by DATABASE_URL; the only place that opens it.

SQLite runs with journal_mode DELETE and synchronous EXTRA (the versions that ship with Python lose rows in WAL mode),
foreign keys on, and every write begins with BEGIN IMMEDIATE, so that two writers wait instead of failing.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm import Session

from faults import Fault

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "data" / "store" / "nianlun.sqlite3"
DEMONSTRATION = ROOT / "data" / "store" / "demonstration.sqlite3"
CHOICE = ROOT / "data" / "store" / "open"
BUSY_SECONDS = 30
WRITERS = 4_020_119  # the number of our lock among PostgreSQL's advisory locks

_url: str | None = None
_engines: dict[str, Engine] = {}
_open: ContextVar[Session | None] = ContextVar("open", default=None)
_writes = 0


def use(url: str | None) -> None:
    """Set this process's database; None goes back to DATABASE_URL or the own SQLite file."""
    global _url
    _url = url


def url() -> str:
    """The address of the database in use."""
    return _url or os.environ.get("DATABASE_URL") or f"sqlite:///{OWN}"


def path() -> Path | None:
    """The SQLite file in use, or None for another database."""
    parsed = make_url(url())
    return Path(parsed.database) if parsed.drivername.startswith("sqlite") and parsed.database else None


def engine() -> Engine:
    """The engine of the database in use, made once for each address."""
    address = url()
    if address not in _engines:
        _engines[address] = _postgres(address) if address.startswith("postgres") else _sqlite(address)
    return _engines[address]


def dispose() -> None:
    """Close every connection of this process; files may then be moved."""
    for made in _engines.values():
        made.dispose()
    _engines.clear()


def _postgres(address: str) -> Engine:
    parsed = make_url(address)
    if parsed.drivername in ("postgres", "postgresql"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    made = create_engine(parsed, pool_pre_ping=True)

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        # One writer at a time, as on SQLite: what a write reads first then still holds when it writes.
        if connection.get_execution_options().get("writes", False):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS})")

    return made


def _sqlite(address: str) -> Engine:
    file = make_url(address).database
    if file:
        Path(file).parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(address, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    @event.listens_for(made, "connect")
    def settings(connection: sqlite3.Connection, _record: object) -> None:
        # The driver must not begin transactions on its own: the begin event below does, and says how.
        connection.isolation_level = None
        cursor = connection.cursor()
        mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        if mode != "delete":
            mode = cursor.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        if mode not in ("delete", "memory"):
            raise Fault("database_mode", mode=mode)
        cursor.execute("PRAGMA synchronous=EXTRA")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        cursor.close()

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return made


def is_writing() -> bool:
    """Does a write go on here, whose changes are not stored yet?"""
    return _open.get() is not None


def writes() -> int:
    """How many writes of this process have ended; a new one may have changed what was read before."""
    return _writes


@contextmanager
def reading() -> Iterator[Session]:
    """A session that only reads; what it read is one moment's state, and inside a write that write's own."""
    outer = _open.get()
    if outer is not None:
        yield outer
        return
    with _said_plainly(), Session(engine(), expire_on_commit=False) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """A session whose changes are stored together or not at all; a writer waits for another up to 30 seconds.

    A write that begins inside another belongs to it: only the outer one commits, and a Fault that is caught between
    the two takes back the inner one alone.
    """
    outer = _open.get()
    if outer is not None:
        with outer.begin_nested():
            yield outer
        return
    global _writes
    try:
        with (
            _said_plainly(),
            Session(engine().execution_options(writes=True), expire_on_commit=False) as session,
            session.begin(),
        ):
            token = _open.set(session)
            try:
                yield session
            finally:
                _open.reset(token)
    finally:
        _writes += 1


@contextmanager
def rebuilding() -> Iterator[Connection]:
    """A connection for changes of the schema, in one transaction.

    A SQLite table that changes its constraints is made anew beside the old one, which its children's keys would
    forbid: there the keys rest meanwhile and are all checked before anything counts.
    """
    with _said_plainly(), engine().execution_options(writes=True).connect() as connection:
        raw = connection.connection.driver_connection if connection.dialect.name == "sqlite" else None
        if raw is not None:
            raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if raw is not None and raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
                    raise Fault("database_damaged")
        finally:
            if raw is not None:
                raw.execute("PRAGMA foreign_keys=ON")


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Turn what a person can do something about into a Fault; anything else stays a bug."""
    try:
        yield
    except OperationalError as error:
        text = str(error.orig).lower()
        if "locked" in text or "busy" in text:
            raise Fault("busy") from error
        if "disk is full" in text or "no space" in text or "disk i/o" in text:
            raise Fault("disk_full") from error
        if "readonly" in text:
            raise Fault("database_readonly") from error
        if (
            "unable to open" in text
            or "could not connect" in text
            or "connection refused" in text
            or "connection failed" in text
        ):
            raise Fault("database_missing") from error
        raise
    except DBAPIError as error:
        if "malformed" in str(error.orig) or "not a database" in str(error.orig):
            raise Fault("database_damaged") from error
        raise


def choose(demonstration: bool) -> None:
    """Remember for the next start which of the two files is open; one small file, replaced whole."""
    CHOICE.parent.mkdir(parents=True, exist_ok=True)
    fresh = CHOICE.with_suffix(".new")
    fresh.write_text("demonstration" if demonstration else "own", encoding="utf-8")
    fresh.replace(CHOICE)


def chosen() -> str | None:
    """demonstration or own, as last chosen; None where nothing was chosen yet."""
    return CHOICE.read_text(encoding="utf-8").strip() if CHOICE.exists() else None

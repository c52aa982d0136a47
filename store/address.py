"""The address of a database as a person writes it: understood before anything is opened, shown without its password."""

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from faults import Fault
from store import engine

DRIVER = "python -m pip install -r requirements-postgres.txt"


def use(address: str | None) -> None:
    """Work on this database, or on that of DATABASE_URL or the own file. Raises Fault for an address nobody understands."""
    engine.use(address)
    try:
        engine.engine()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise Fault("database_address", detail=error) from error
    except ModuleNotFoundError as error:
        raise Fault("database_driver", detail=error, command=DRIVER) from error


def shown() -> str:
    """Where the database in use is, as anybody may read it."""
    return str(engine.path() or make_url(engine.url()).render_as_string(hide_password=True))

"""What every indicator is: read from data/indicators.toml and data/benchmarks.toml and checked on load."""

from functools import cache

from catalogue.load import CatalogueError, read
from catalogue.records import Benchmark, Catalogue, Category, DefaultTarget, Indicator

__all__ = ["Benchmark", "Catalogue", "CatalogueError", "Category", "DefaultTarget", "Indicator", "catalogue"]


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue, read and checked once a process; raises CatalogueError with the id and the fault."""
    return read()

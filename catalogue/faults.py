"""The one error of the catalogue."""


class CatalogueError(Exception):
    """A slip in the catalogue's files: which id, and what is wrong with it. Meant for whoever edits the files."""

    def __init__(self, id: str, fault: str) -> None:
        super().__init__(f"catalogue: {id}: {fault}")
        self.id = id
        self.fault = fault

"""The one kind of error that a reader sees as a sentence; anything else is a bug."""


class Fault(Exception):
    """What went wrong, as a code whose sentence stands in locales/*/faults.toml, and the values to fill in.

    The sentence says what happened, whether anything was saved and what to do next.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}

"""A plain number as a person types it into a form."""

import re
from decimal import Decimal

from etl.quantities import normalise
from faults import Fault
from records import Number

NUMBER = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(\.[0-9]{1,4})?")


def number_of(text: str) -> Number:
    """98, 98.5 %, １０. Raises Fault `number_unreadable`: hedges (约, 以上) have no place here."""
    told = normalise(text.strip()).replace("％", "%").removesuffix("%").strip()
    match = NUMBER.fullmatch(told)
    if match is None:
        raise Fault("number_unreadable", text=text)
    plain = told.replace(",", "")
    return Decimal(plain) if match[1] else int(plain)

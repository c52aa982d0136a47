"""Records as JSON and back, for readings that come from another process: nothing in them is taken on trust."""

import dataclasses
import types
import typing
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any


def packed(value: object) -> Any:
    """A record as what JSON knows: records as objects, exact decimals and dates as text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: packed(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {name: packed(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [packed(item) for item in value]
    if isinstance(value, (Decimal, date)):
        return str(value)
    return value


def unpacked(form: Any, told: object) -> Any:
    """What JSON told, as a value of this type. Raises ValueError for anything else."""
    origin, inner = typing.get_origin(form), typing.get_args(form)
    if origin in (types.UnionType, typing.Union):
        return _one_of(inner, told)
    if dataclasses.is_dataclass(form):
        hints = _hints(typing.cast(type, form))
        if isinstance(told, dict) and told.keys() == hints.keys():
            return form(**{name: unpacked(hints[name], told[name]) for name in hints})  # type: ignore[operator]
    elif origin is dict:
        if isinstance(told, dict):
            return {unpacked(inner[0], name): unpacked(inner[1], item) for name, item in told.items()}
    elif origin in (list, tuple):
        if isinstance(told, list):
            return origin(unpacked(inner[0], item) for item in told)
    elif form is Decimal or form is date:
        return _read(form, told)
    elif form is type(None):
        if told is None:
            return None
    elif type(told) is form:
        return told
    raise ValueError(f"not {form}: {str(told)[:60]}")


@cache
def _hints(form: type) -> dict[str, Any]:
    return typing.get_type_hints(form)


def _one_of(forms: tuple[Any, ...], told: object) -> Any:
    for form in forms:
        try:
            return unpacked(form, told)
        except ValueError:
            continue
    raise ValueError(f"none of {forms}: {str(told)[:60]}")


def _read(form: Any, told: object) -> Any:
    if not isinstance(told, str):
        raise ValueError(f"not {form}: {str(told)[:60]}")
    if form is date:
        return date.fromisoformat(told)
    try:
        value = Decimal(told)
    except InvalidOperation as error:
        raise ValueError(f"not a number: {told[:60]}") from error
    if not value.is_finite():
        raise ValueError(f"not a number: {told[:60]}")
    return value

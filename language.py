"""The words of the interface: every sentence stands in locales/<language>/<room>.toml under <room>.<key>."""

import tomllib
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = {"zh_CN": "中文", "en": "English"}
DEFAULT = "zh_CN"
ROOT = Path(__file__).resolve().parent / "locales"
_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def use(language: str) -> None:
    """Speak this language for the rest of the run; an unknown one changes nothing."""
    if language in LANGUAGES:
        _current.set(language)


def current() -> str:
    """The language of this run: zh_CN or en."""
    return _current.get()


@cache
def words(language: str) -> dict[str, str]:
    """All sentences of a language by key."""
    found: dict[str, str] = {}
    for file in sorted((ROOT / language).glob("*.toml")):
        _flatten(file.stem, tomllib.loads(file.read_text(encoding="utf-8")), found)
    return found


def _flatten(prefix: str, table: dict[str, object], found: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}.{key}", value, found)
        else:
            found[f"{prefix}.{key}"] = str(value)


def say(key: str, **values: object) -> str:
    """The sentence of a key with its values filled in. Raises KeyError for a key that no file has."""
    return words(_current.get())[key].format(**values)


def has(key: str) -> bool:
    """Is there a sentence for the key?"""
    return key in words(_current.get())

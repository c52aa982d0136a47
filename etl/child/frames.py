"""How parent and child talk: a question is a JSON head and bytes, an answer one JSON object, each with its length."""

import json
import struct
from typing import IO

_QUESTION = struct.Struct(">4sII")
_ANSWER = struct.Struct(">4sI")
_MARK = b"ETL1"
OUT_OF_MEMORY: dict[str, object] = {"memory": True}
"""The last answer of a child whose memory did not suffice, perhaps for what earlier files left in it."""


class Garbled(Exception):
    """What came through the pipe is no frame, too long, cut off or no JSON object."""


def ask(stream: IO[bytes], head: dict[str, object], body: bytes) -> None:
    """Write a question."""
    told = json.dumps(head).encode()
    stream.write(_QUESTION.pack(_MARK, len(told), len(body)))
    stream.write(told)
    stream.write(body)
    stream.flush()


def asked(stream: IO[bytes]) -> tuple[dict[str, object], bytes] | None:
    """The next question, or None when the other side is gone."""
    begin = stream.read(_QUESTION.size)
    if len(begin) < _QUESTION.size:
        return None
    _, head, body = _QUESTION.unpack(begin)
    told, content = stream.read(head), stream.read(body)
    if len(told) < head or len(content) < body:
        return None
    found: dict[str, object] = json.loads(told)
    return found, content


def answer(stream: IO[bytes], told: dict[str, object]) -> None:
    """Write an answer."""
    content = json.dumps(told).encode()
    stream.write(_ANSWER.pack(_MARK, len(content)))
    stream.write(content)
    stream.flush()


def answered(stream: IO[bytes], limit: int) -> dict[str, object]:
    """The next answer. Raises Garbled for anything else, without reading more than `limit` bytes of it."""
    begin = stream.read(_ANSWER.size)
    if len(begin) < _ANSWER.size:
        raise Garbled("nothing came")
    mark, length = _ANSWER.unpack(begin)
    if mark != _MARK:
        raise Garbled("no frame")
    if length > limit:
        raise Garbled("too long")
    content = stream.read(length)
    if len(content) < length:
        raise Garbled("cut off")
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Garbled("no JSON") from error
    if not isinstance(told, dict):
        raise Garbled("no object")
    if told == OUT_OF_MEMORY:
        raise Garbled("out of memory")
    return told

"""The server: the pages as one ASGI application, with its health address and what every answer must carry.

`python manage.py run` serves it; by hand: `uvicorn app:app --host 127.0.0.1 --port 8501` in this folder.
"""

import gc
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from etl.read.precheck import FILE_LIMIT
from faults import Fault
from language import say
from store import migration, people

ROOT = Path(__file__).resolve().parent
LOG = logging.getLogger("nianlun")
# The largest file and the few lines that a form puts around it.
BODY_LIMIT = FILE_LIMIT + 64 * 1024
HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
]


async def health(request: Request) -> PlainTextResponse:
    """200 while the database answers with the schema that this program needs, else 503 with a short reason."""
    del request
    try:
        present = migration.revision()
    except Fault as fault:
        return PlainTextResponse(fault.code, status_code=503)
    if present != migration.head():
        return PlainTextResponse("migration pending", status_code=503)
    return PlainTextResponse("ok")


async def home(request: Request) -> RedirectResponse:
    """The first page by its name: it lives at the root alone, with the same choices in its address."""
    query = request.url.query
    return RedirectResponse(f"/?{query}" if query else "/")


@asynccontextmanager
async def warm(app: object) -> AsyncIterator[dict[str, Any]]:
    """Bring the schema up to date and import what the first visitor would otherwise wait for."""
    del app
    import pandas  # noqa: F401
    import plotly.graph_objects  # noqa: F401

    import charts  # noqa: F401
    from catalogue import catalogue
    from etl.wording import wording

    migration.migrate()
    people.local_person()
    catalogue()
    wording()
    # What is loaded now stays: the collector need not walk through it again and again, 150 ms in the middle of a page.
    gc.collect()
    gc.freeze()
    yield {}


class Bounded:
    """Refuses a body that is larger than any file may be, by its announced length or as soon as it has grown so far."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = PlainTextResponse(say("faults.too_large"), status_code=413, headers={"connection": "close"})
        told = dict(scope["headers"]).get(b"content-length", b"0")
        if not told.isdigit() or int(told) > BODY_LIMIT:
            await refusal(scope, receive, send)
            return
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            # To whoever reads on, the rest does not come.
            return {"type": "http.disconnect"} if taken > BODY_LIMIT else message

        async def answered(message: Message) -> None:
            if taken <= BODY_LIMIT:
                await send(message)

        try:
            await self.app(scope, counted, answered)
        except Exception:
            if taken <= BODY_LIMIT:
                raise
            LOG.info("a body of more than %s bytes was cut off", BODY_LIMIT)
        if taken > BODY_LIMIT:
            await refusal(scope, receive, send)


class Answers:
    """Security headers on every answer, and the one HTML page told in Chinese from its first byte."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # Compressed pages could not be corrected.
        scope["headers"] = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        page = _Page(send)
        await self.app(scope, receive, page.send)


class _Page:
    """Holds back an HTML answer until it is whole, corrects its language and title, and sends it on."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message["headers"], *HEADERS]
            message = {**message, "headers": headers}
            if any(name.lower() == b"content-type" and value.startswith(b"text/html") for name, value in headers):
                self._start = message
                return
            await self._send(message)
        elif self._start is not None and message["type"] == "http.response.body":
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._whole(self._start)
        else:
            await self._send(message)

    async def _whole(self, start: Message) -> None:
        title = say("frame.title").encode()
        body = self._body.replace(b'<html lang="en">', b'<html lang="zh-CN">').replace(
            b"<title>Streamlit</title>", b"<title>" + title + b"</title>"
        )
        kept = [(name, value) for name, value in start["headers"] if name.lower() not in (b"content-length", b"etag")]
        await self._send({**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
        await self._send({"type": "http.response.body", "body": body})


def tell(error: Exception) -> bool:
    """A mistake of ours: the trace goes to the log under a number, the reader gets a sentence with it."""
    number = secrets.token_hex(3)
    LOG.error("reference %s", number, exc_info=error)
    st.error(say("faults.unexpected", number=number))
    return True


app = st.App(
    ROOT / "pages" / "frame.py",
    lifespan=warm,
    routes=[Route("/healthz", health), Route("/overview", home)],
    middleware=[Middleware(Answers), Middleware(Bounded)],
    on_script_error=tell,
)

"""Requests of the page: who may ask, what is served, and how an answer is sent."""

from __future__ import annotations

import json
import secrets
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from queue import Empty
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from sdp_xl.companion.server import Server

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What each answer carries: it is kept nowhere, and what it shows may speak to nobody else."""

LARGEST = 200_000_000
"""Bytes that a page may send: far above any chart."""

_PULSE = 1.0
"""Seconds after which a page that is told nothing is told that, so that it is noticed if it is gone."""

_TYPES = {"js": "text/javascript", "css": "text/css", "html": "text/html"}


@cache
def served() -> dict[str, tuple[str, bytes]]:
    """What the page consists of, by its path below the token, as type and bytes."""
    own = {
        name: (files("sdp_xl.page") / name).read_text("utf-8")
        for name in ("page.html", "page.css", "page.js", "behind.js")
    }
    own["report.css"] = (files("sdp_xl.report") / "report.css").read_text("utf-8")
    page = own.pop("page.html")
    for mark, what in (
        ("/*engine*/", "behind"),
        ("<!--style-->", '<link rel="stylesheet" href="report.css"><link rel="stylesheet" href="page.css">'),
        ("<!--engine-->", '<script src="behind.js"></script>'),
        ("<!--view-->", '<script src="page.js"></script>'),
    ):
        page = page.replace(mark, what)
    own[""] = page
    return {
        name: (f"{_TYPES[(name or 'x.html').rpartition('.')[2]]}; charset=utf-8", text.encode())
        for name, text in own.items()
    }


class Handler(BaseHTTPRequestHandler):
    """One request."""

    timeout = 60
    server_version, sys_version = "sdp-xl", ""

    def do_GET(self) -> None:
        """A part of the page, or the saves as they happen."""
        path = self._admitted()
        if path == "saves":
            self._tell_of_saves()
        elif path in served():
            kind, content = served()[path]
            self._send(kind, content)
        elif path is not None:
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """A question of the page, or its goodbye."""
        path = self._admitted()
        if path is None:
            return
        length = int(self.headers.get("Content-Length") or 0)
        if length > LARGEST:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return
        head, _, data = self.rfile.read(length).partition(b"\n")
        kind, _, method = path.partition("/")
        if path == "goodbye":
            self._server.goodbye()
            self._send("text/plain", b"")
        elif kind == "ask" and method in self._server.desk.METHODS:
            self._send("application/json", json.dumps(self._server.ask(method, json.loads(head), data)).encode())
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a terminal is no log, and the token stands in each address."""

    @property
    def _server(self) -> Server:
        return cast("Server", self.server)

    def _admitted(self) -> str | None:
        """The path below the token; None, and a refusal is sent, if it is not our page that asks.

        Another page in the same browser can send a request here, under a name of its own that leads to this computer,
        but can change neither Host nor Origin.
        """
        token, _, path = self.path.removeprefix("/").partition("/")
        origin = self.headers.get("Origin")
        own = f"http://{self._server.host}"
        known = secrets.compare_digest(token.encode(), self._server.token.encode())
        if (
            known
            and self.headers.get("Host") == self._server.host
            and origin in ((own,) if self.command == "POST" else (None, own))
        ):
            return path
        self.send_error(HTTPStatus.FORBIDDEN)
        return None

    def _send(self, kind: str, content: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Ends the headers, with those that every answer carries."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def _tell_of_saves(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        news = self._server.page_came()
        try:
            while True:
                try:
                    text = f"data: {news.get(timeout=_PULSE)}\n\n"
                except Empty:
                    text = ":\n\n"
                self.wfile.write(text.encode())
        except OSError:
            self.close_connection = True  # the page is gone
        finally:
            self._server.page_went(news)

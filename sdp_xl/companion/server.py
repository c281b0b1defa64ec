"""A server for one page on this computer: it shows a desk to the browser, and admits nobody else.

It listens on loopback at a random port. Each request must name the token of this run, the server's own address as host,
and no other origin. All questions are answered by the thread that called ``run``, since Excel may be spoken to from one
thread only; the same thread looks for saves.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from queue import Empty, Queue
from typing import Any

from sdp_xl import log
from sdp_xl.companion.desk import WatchDesk
from sdp_xl.companion.requests import Handler
from sdp_xl.companion.saves import Saves
from sdp_xl.page.desk import Answer

BEAT = 0.1
"""Seconds between two looks for a save."""

FIRST, LATER, AFTER_GOODBYE = 600.0, 30.0, 3.0
"""Seconds that it stays without a page: before the first one, after one went silent, and after one said goodbye (it may
only be loaded anew)."""

UNEXPECTED = "Something unexpected happened; your entries are as they were. Try once more. It is recorded in {path}."


@dataclass(frozen=True, slots=True)
class Question:
    """What the page asks, and the answer that its request waits for."""

    method: str
    given: Mapping[str, Any]
    data: bytes
    answer: Future[Answer] = field(default_factory=Future)


class Server(ThreadingHTTPServer):
    """One page, one desk, as long as somebody looks."""

    daemon_threads = True

    def __init__(self, desk: WatchDesk) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.desk = desk
        self.token = secrets.token_urlsafe(32)
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.questions: Queue[Question] = Queue()
        self._pages: list[Queue[str]] = []
        self._until = time.monotonic() + FIRST
        self._parted = False
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where the page is, for this run only."""
        return f"http://{self.host}/{self.token}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a request that broke off: the page was closed."""

    def run(self) -> None:
        """Serves until no page is left."""
        saves = Saves(self.desk)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": BEAT}, daemon=True).start()
        try:
            while self._pages or time.monotonic() < self._until:
                self._answer()
                if self._pages and (news := saves.look()):
                    self._tell(json.dumps(news))
        finally:
            self.shutdown()
            self.server_close()

    def ask(self, method: str, given: Mapping[str, Any], data: bytes) -> Answer:
        """The answer to a question, once the thread of the desk has given it."""
        question = Question(method, given, data)
        self.questions.put(question)
        return question.answer.result()

    def page_came(self) -> Queue[str]:
        """What is to be told to a page that has opened."""
        news: Queue[str] = Queue()
        with self._lock:
            self._pages.append(news)
            self._parted = False
        return news

    def page_went(self, news: Queue[str]) -> None:
        """Forgets a page that does not listen any more; a silent one may come back."""
        with self._lock:
            self._pages.remove(news)
            if not self._parted:
                self._until = time.monotonic() + LATER

    def goodbye(self) -> None:
        """A page is closed, or loaded anew."""
        with self._lock:
            self._parted, self._until = True, time.monotonic() + AFTER_GOODBYE

    def _answer(self) -> None:
        try:
            question = self.questions.get(timeout=BEAT)
        except Empty:
            return
        try:
            question.answer.set_result(self.desk.ask(question.method, question.given, question.data))
        except Exception as error:
            log.fault(question.method, error)
            question.answer.set_result({"trouble": UNEXPECTED.format(path=log.path())})

    def _tell(self, news: str) -> None:
        with self._lock:
            for page in self._pages:
                page.put(news)

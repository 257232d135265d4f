"""One question to a server that speaks the chat protocol of OpenAI, and its answer or a sentence that says why there is none.

The answer is bounded in time and size, nobody is followed to another address with the key, and the key stands in nothing that is said.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from queue import Empty, SimpleQueue
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from dragoman.errors import InputError, UsageError

URL, MODEL, KEY = "DRAGOMAN_LLM_URL", "DRAGOMAN_LLM_MODEL", "DRAGOMAN_LLM_KEY"
PATH = "/chat/completions"
#: the most bytes of an answer; seconds before the second try, and at most where the server says how many
MOST, PAUSE, LONGEST = 1_000_000, 1.0, 10.0
#: keys so short are no secret: to look for them in what is said would make it unreadable
SHORT = 4
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
Said = tuple[int, bytes, float]


class _Stay(HTTPRedirectHandler):
    """Follows nobody: the key is for the address that the user gave."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Endpoint:
    """A server and a model on it, with what was asked so far: `calls` (second tries too), `tokens_in` and `tokens_out` as the server counts them, `seconds`."""

    def __init__(self, url: str, model: str, key: str | None = None, timeout: float = 60.0, sleep: Callable[[float], object] = time.sleep) -> None:
        """UsageError names what is missing or wrong."""
        self._at = _address(url)
        self.host = self._at.netloc
        self.model = _named(model)
        self._key = _secret(key)
        if not timeout > 0:
            raise UsageError(f"the model at {self.host}: the most seconds of an answer must be more than 0, found {timeout!r}")
        self.timeout, self._sleep = timeout, sleep
        self.calls = self.tokens_in = self.tokens_out = 0
        self.seconds = 0.0

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.host!r}, {self.model!r})"

    @property
    def who(self) -> str:
        """How it is spoken of."""
        return f"the model at {self.host} ({self.model})"

    def ask(self, question: dict[str, Any]) -> str:
        """The text of the answer to a question; InputError where there is none. A busy or broken server is asked once more."""
        sent, began = json.dumps({"model": self.model, **question}).encode(), time.monotonic()
        try:
            status, body, pause = self._timely(sent)
            if status == 429 or status >= 500:
                self._sleep(pause)
                status, body, _ = self._timely(sent)
        finally:
            self.seconds += time.monotonic() - began
        if status != 200:
            raise InputError(f"{self.who} {self._why(status, body)}")
        return self._content(body)

    def shown(self, text: str, most: int = 80) -> str:
        """Words from outside as they may be printed: on one line, short, without the key."""
        if self._key and len(self._key) >= SHORT:
            text = text.replace(self._key, "…")
        plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
        return plain if len(plain) <= most else plain[: most - 1] + "…"

    def _timely(self, sent: bytes) -> Said:
        """What the server says within the time. A thread of its own asks: a socket's timeout would let it drip for ever."""
        self.calls += 1
        heard: SimpleQueue[Said | Exception] = SimpleQueue()
        threading.Thread(target=self._posted, args=(sent, heard), daemon=True).start()
        try:
            said = heard.get(timeout=self.timeout)
        except Empty:
            said = TimeoutError()
        if isinstance(said, Exception):
            raise InputError(f"{self.who} {self._silence(said)}") from said
        return said

    def _posted(self, sent: bytes, heard: SimpleQueue[Said | Exception]) -> None:
        headers = {"content-type": "application/json", "accept": "application/json", "user-agent": "dragoman"}
        headers |= {"authorization": f"Bearer {self._key}"} if self._key else {}
        proxies = ProxyHandler({}) if self._at.hostname in LOCAL else ProxyHandler()
        try:
            try:
                answer = build_opener(_Stay, proxies).open(Request(self._at.geturl(), sent, headers, method="POST"), timeout=self.timeout)
            except HTTPError as error:
                answer = error
            with answer:
                heard.put((answer.status, answer.read(MOST + 1), _pause(answer.headers.get("retry-after", ""))))
        except (OSError, HTTPException, ValueError) as error:
            heard.put(error)

    def _silence(self, error: Exception) -> str:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return f"did not answer within {self.timeout:g} seconds"
        said = self.shown(str(reason))
        return f"cannot be reached ({type(reason).__name__}{': ' if said else ''}{said}); check {URL} and that it runs"

    def _why(self, status: int, body: bytes) -> str:
        if status in (401, 403):  # such answers like to repeat a part of the key: they are not quoted
            return f"refuses the key (status {status}); check {KEY}"
        if 300 <= status < 400:
            return f"sends to another address (status {status}), which is not followed; write that address in {URL}"
        words = self.shown(_complaint(body[:MOST]), 200)
        return f"answers with status {status}{': ' if words else ''}{words}; check {URL} and {MODEL}" if status < 500 else f"is out of order (status {status}, twice){': ' if words else ''}{words}"

    def _content(self, body: bytes) -> str:
        """The text of the answer's message, its tokens counted."""
        if len(body) > MOST:
            raise InputError(f"{self.who} answers with more than {MOST / 1e6:.0f} MB")
        try:
            said = json.loads(body)
            self._count(said.get("usage"))
            choice = said["choices"][0]
            content, ending = choice["message"]["content"], choice.get("finish_reason")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(f"{self.who} does not answer in the chat protocol; check {URL}") from error
        if ending == "length":
            raise InputError(f"{self.who} was cut off in its answer (finish_reason length); give it room for more tokens")
        if not isinstance(content, str):
            raise InputError(f"{self.who} answers without a text")
        return content

    def _count(self, usage: object) -> None:
        found = usage if isinstance(usage, dict) else {}
        into, out = (n if type(n) is int and n > 0 else 0 for n in (found.get("prompt_tokens"), found.get("completion_tokens")))
        self.tokens_in, self.tokens_out = self.tokens_in + into, self.tokens_out + out


def _address(url: str) -> SplitResult:
    """The address that is asked; UsageError where it is none, or holds a name and password."""
    try:
        found = urlsplit(url.strip())
        known = found.scheme in ("http", "https") and bool(found.hostname) and found.port != 0
    except ValueError:
        known = False
    if not known:
        raise UsageError(f"{URL} must be an address such as http://localhost:8080/v1; found none" if not url.strip() else f"{URL} is no address with http or https; write one such as http://localhost:8080/v1")
    if "@" in found.netloc:
        raise UsageError(f"{URL} must hold no name and password; put the key into {KEY}")
    path = found.path.rstrip("/")
    return found._replace(path=path if path.endswith(PATH) else path + PATH, fragment="")


def _named(model: str) -> str:
    if not model.strip() or not model.strip().isprintable():
        raise UsageError(f"{MODEL} must be the name of a model on that server, found {model!r}")
    return model.strip()


def _secret(key: str | None) -> str | None:
    """The key as it is sent; UsageError, which does not show it, where it cannot be."""
    found = (key or "").strip()
    if not all("!" <= c <= "~" for c in found):
        raise UsageError(f"{KEY} holds a character that no key has (a space, a line's end, a letter with an accent); write it again")
    return found or None


def _pause(after: str) -> float:
    """Seconds to wait before the second try."""
    return min(float(after), LONGEST) if after.strip().isdecimal() else PAUSE


def _complaint(body: bytes) -> str:
    """What a server complains of: the message of its error, else the beginning of what it says."""
    text = body.decode("utf-8", "replace")
    try:
        found = json.loads(text)["error"]
        return str(found["message"] if isinstance(found, dict) else found)
    except (ValueError, LookupError, TypeError, RecursionError):
        return text[:1000]

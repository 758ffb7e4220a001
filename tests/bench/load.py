"""A small load generator: keep-alive connections in one thread, complete answers counted."""

import selectors
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Load:
    """What one run under load came to."""

    pages: int
    seconds: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds


class _Connection:
    """One browser: asks, takes the whole answer in, judges it, asks again."""

    def __init__(self, port: int, request: bytes, is_complete: Callable[[bytes], bool]) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request, self.is_complete = request, is_complete
        self.answer, self.expected = bytearray(), 0

    def ask(self) -> None:
        self.answer, self.expected = bytearray(), 0
        self.socket.sendall(self.request)

    def take(self) -> bool:
        """Read what has come; whether the answer is whole now."""
        piece = self.socket.recv(1 << 18)
        if not piece:
            raise ConnectionError("the server hung up in the middle of an answer")
        self.answer += piece
        if not self.expected:
            end = self.answer.find(b"\r\n\r\n")
            if end < 0:
                return False
            self.expected = end + 4 + _length(bytes(self.answer[:end]))
        if len(self.answer) < self.expected:
            return False
        if not self.is_complete(bytes(self.answer)):
            raise ValueError(f"not the page asked for: {bytes(self.answer[:200])!r}")
        return True


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise ValueError("an answer without its length")


def request_of(path: str, cookie: str = "") -> bytes:
    """The request a browser would send, short of its vanities."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: text/html"]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def fetched(port: int, request: bytes) -> bytes:
    """One whole answer, head and body."""
    whole = bytearray()

    def keep(answer: bytes) -> bool:
        whole.extend(answer)
        return True

    connection = _Connection(port, request, keep)
    with connection.socket:
        connection.ask()
        while not connection.take():
            pass
    return bytes(whole)


def pressed(
    port: int,
    request: bytes,
    is_complete: Callable[[bytes], bool],
    *,
    seconds: float,
    connections: int = 16,
) -> Load:
    """Ask for the same page for ``seconds`` over that many connections, each one question at a time."""
    browsers = [_Connection(port, request, is_complete) for _number in range(connections)]
    with selectors.DefaultSelector() as watch:
        for browser in browsers:
            watch.register(browser.socket, selectors.EVENT_READ, browser)
            browser.ask()
        pages, started = 0, time.perf_counter()
        until = started + seconds
        while (now := time.perf_counter()) < until:
            for key, _events in watch.select(timeout=until - now):
                if key.data.take():
                    pages += 1
                    key.data.ask()
        taken = time.perf_counter() - started
    for browser in browsers:
        browser.socket.close()
    return Load(pages, taken)

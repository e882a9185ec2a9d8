"""A web server on this machine, for as long as a test takes, that answers each path as the test says."""

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry to close</title></head><body><article><h1>Ferry to close</h1>
<p>The ferry over the Lune will close in May, the harbour board said on Friday after a meeting in Overton.</p>
<p>“Nobody wants this, but the boat is sixty years old,” Jane Moss, who leads the board, told the meeting.</p>
</article></body></html>
""".encode()


@dataclass(frozen=True)
class Answer:
    """What is sent for a path, with the length of its body unless `headers` give another."""

    body: bytes = PAGE
    kind: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """What was asked of the server."""

    path: str
    headers: Mapping[str, str]


@dataclass
class Server:
    """A running server: its address, and what it was asked."""

    url: str
    asked: list[Asked] = field(default_factory=list)


# bytes are sent as they stand, head and all; a function writes them itself
Answers = Mapping[str, Answer | bytes | Callable[[BinaryIO], object]]


def send_on(address: str, *, status: int = 302, **headers: str) -> Answer:
    """An answer that sends on to another address."""
    return Answer(b"", status=status, headers={"Location": address, **headers})


@contextmanager
def serve(answers: Answers, *, certificate: Path | None = None) -> Iterator[Server]:
    """A server of these answers, by path without its query; every other path is missing."""
    web = ThreadingHTTPServer(("127.0.0.1", 0), _make_handler(answers))
    web.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        web.socket = context.wrap_socket(web.socket, server_side=True)
    web.known = Server(f"{'https' if certificate else 'http'}://127.0.0.1:{web.server_port}")
    threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield web.known
    finally:
        web.shutdown()
        web.socket.close()


def _make_handler(answers: Answers) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.server.known.asked.append(Asked(self.path, dict(self.headers)))
            answer = answers.get(self.path.partition("?")[0], Answer(b"Nothing here.", status=404))
            self.close_connection = True
            try:
                if isinstance(answer, Answer):
                    self.send(answer)
                elif isinstance(answer, bytes):
                    self.wfile.write(answer)
                else:
                    answer(self.wfile)
            except (BrokenPipeError, ConnectionResetError):
                pass  # whoever asked has gone

        def send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            kind = {"Content-Type": answer.kind} if answer.kind is not None else {}
            for name, value in {**kind, "Content-Length": str(len(answer.body)), **answer.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    return Handler

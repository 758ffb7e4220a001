"""Serving: granian for pages, one worker for the job queue that is started again if it dies, both ended together."""

import os
import socket
import subprocess
import sys
from typing import NoReturn

from django.db import connections
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces

from qunqiao.kit.daily import keep_days
from qunqiao.kit.errors import Conflict


def require_free(host: str, port: int) -> None:
    """Go on only if nobody listens there.

    Web processes share a port among themselves, so they would also share it with another server, and
    readers would be answered from two registers by turns.

    Raises:
        Conflict: the port is taken, or this address cannot be listened on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        words = {"host": host, "port": port}
        sentence = _("%(host)s 的 %(port)d 端口用不了，可能已被别的程序占用；请用 --port 换一个。")
        raise Conflict(sentence % words) from error


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve until a signal comes; the job worker finishes what it holds, then ends too."""
    require_free(host, port)
    keep_days()
    # Web processes are forked from this one and must not share its connection.
    connections.close_all()
    jobs = subprocess.Popen([sys.executable, "-m", "qunqiao.config.keeper"])
    try:
        Granian(
            "qunqiao.config.wsgi:application",
            address=host,
            port=port,
            workers=workers,
            interface=Interfaces.WSGI,
            websockets=False,
            log_access=False,
            respawn_failed_workers=True,
            workers_kill_timeout=3,
        ).serve()
    finally:
        jobs.terminate()
        jobs.wait(timeout=30)


def serve_afresh(*, host: str, port: int, workers: int) -> NoReturn:
    """Become ``qunqiao serve`` in a process without a past.

    Web processes are forked; a check-up run before leaves threads behind whose locks no fork can
    release, and such a process would not end when told to.
    """
    words = ["serve", "--host", host, "--port", str(port), "--workers", str(workers)]
    start = "from qunqiao.config.cli import main; main()"
    os.execv(sys.executable, [sys.executable, "-c", start, *words])  # noqa: S606 - our own program

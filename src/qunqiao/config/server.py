"""Serving: granian for pages, one worker process for the job queue, both ended together."""

import subprocess
import sys

from granian import Granian
from granian.constants import Interfaces


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve until a signal comes; the job worker finishes what it holds, then ends too."""
    jobs = subprocess.Popen([sys.executable, "-m", "django", "db_worker", "--interval", "0.5"])
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
        ).serve()
    finally:
        jobs.terminate()
        jobs.wait(timeout=30)

"""Keeps the job worker alive: started by ``serve``, starts it again when it dies, ends with whoever serves.

A process of its own that imports nothing: web processes are forked from the serving one, which
therefore should not have a thread that waits.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

WORKER = (sys.executable, "-m", "qunqiao.config.worker")
_PAUSE = 0.2
_LONGEST = 10.0


class Keeper:
    """One command that runs, again and again, until a signal comes or the parent is gone."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = list(command)
        self.parent = os.getppid()
        self.wanted = True

    def keep(self) -> None:
        """Come back once the command was ended on purpose."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)
        pause = _PAUSE
        while self.wanted:
            began = time.monotonic()
            process = subprocess.Popen(self.command)
            while process.poll() is None and self._is_wanted():
                time.sleep(_PAUSE)
            if not self._is_wanted():
                process.terminate()
                process.wait()
                return
            # One that dies at once, because the database is away, is not started five times a second.
            pause = _PAUSE if time.monotonic() - began > _LONGEST else min(pause * 2, _LONGEST)
            time.sleep(pause)

    def _is_wanted(self) -> bool:
        return self.wanted and os.getppid() == self.parent

    def _end(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self.wanted = False


if __name__ == "__main__":
    Keeper(sys.argv[1:] or WORKER).keep()

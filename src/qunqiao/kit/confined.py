"""A program of ours run over a stranger's file: a process of its own, with limits and without secrets."""

import subprocess
import sys
from pathlib import Path
from typing import IO, Any


def confined(
    script: Path, *words: str, stdin: IO[Any], path: Path, pipesize: int = -1
) -> subprocess.Popen[bytes]:
    """The process that runs ``script`` over ``stdin``; its standard output is for the caller to read.

    ``path`` is where it may import from. Nothing of our environment goes with it: passwords and keys
    are none of a stranger's file. The script sets its own limits (``resource``) before it reads.
    """
    return subprocess.Popen(
        [sys.executable, "-P", str(script), *words],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(path), "PYTHONUTF8": "1"},
        pipesize=pipesize,
    )

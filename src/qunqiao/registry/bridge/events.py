"""A workbook that somebody sent, read in a process of its own that no file can make ours fall with."""

import io
import json
import os
import pickle
import select
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import structlog

import qunqiao_engines
from qunqiao.kit.confined import confined
from qunqiao.registry.bridge.reader import SIZE
from qunqiao.registry.errors import BROKEN, TOO_HEAVY, Unreadable, both
from qunqiao_engines.sheets import Batch, Correction, Head, Ignored, Refusal, Skipped

Event: TypeAlias = Head | Batch | Ignored
# A roster of 200,000 rows takes half of it (`qunqiao bench intake`).
MEMORY = 580 * 1024 * 1024
SECONDS = 50
PATIENCE = 240
LARGEST_FRAME = 256 * 1024 * 1024
_READER = Path(__file__).with_name("reader.py")
_ENGINES = Path(qunqiao_engines.__file__).parents[1]
_PIPE = 1024 * 1024
_OURS: Mapping[tuple[str, str], type] = {
    (kind.__module__, kind.__qualname__): kind
    for kind in (Batch, Head, Ignored, Refusal, Skipped, date, Decimal)
}
_log = structlog.get_logger("qunqiao.registry")


def read_events(
    content: bytes, filename: str, corrections: Iterable[Correction] = ()
) -> Iterator[Event]:
    """What the workbook says, while it is being read: its tables, their rows in batches, other sheets.

    The other process reads ahead while the caller works on a batch, as far as the pipe between them
    holds. Whatever kills it - memory, time, a parser's abort - or garbage from it is one sentence here.

    Raises:
        Unreadable: nothing of the file can be taken; may come after some events, which then do not
            count. Carries the sentence in both languages.
    """
    with tempfile.TemporaryFile() as file:
        told = {"filename": filename, "corrections": [_plain(one) for one in corrections]}
        file.write(json.dumps(told).encode() + b"\n")
        file.write(content)
        file.seek(0)
        process = _started(file)
    try:
        yield from _events(_Frames(process))
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _plain(correction: Correction) -> dict[str, Any]:
    return {
        "title": correction.title,
        "columns": dict(correction.columns),
        "table": correction.table,
    }


def _started(file: Any) -> subprocess.Popen[bytes]:
    return confined(_READER, str(MEMORY), str(SECONDS), stdin=file, path=_ENGINES, pipesize=_PIPE)


def _events(frames: "_Frames") -> Iterator[Event]:
    for kind, content in frames:
        if kind == "done":
            return
        if kind == "unreadable":
            raise Unreadable(content)
        if kind == "fault":
            _log.error("workbook unread", kind=content)
            raise Unreadable(both(BROKEN))
        yield content
    raise Unreadable(both(TOO_HEAVY))


class _Frames:
    """The messages of the reading process, until it ends or keeps us waiting too long."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        if process.stdout is None:
            raise ValueError("the process has no pipe")
        self.pipe = process.stdout.fileno()
        self.patience = float(PATIENCE)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        while head := self._take(SIZE.size):
            (size,) = SIZE.unpack(head)
            body = self._take(size) if size <= LARGEST_FRAME else b""
            if not body:
                return
            yield _opened(body)

    def _take(self, size: int) -> bytes:
        """Exactly so many bytes, or none where the process ended first or took too long."""
        taken = bytearray()
        while len(taken) < size:
            began = time.monotonic()
            ready, _, _ = select.select([self.pipe], [], [], self.patience)
            self.patience = max(0.0, self.patience - (time.monotonic() - began))
            some = os.read(self.pipe, min(size - len(taken), _PIPE)) if ready else b""
            if not some:
                return b""
            taken += some
        return bytes(taken)


class _Restricted(pickle.Unpickler):
    """Opens the engine's values and nothing else: the process that wrote them held a stranger's file."""

    def find_class(self, module: str, name: str) -> Any:
        return _OURS[module, name]


def _opened(body: bytes) -> tuple[str, Any]:
    try:
        kind, content = _Restricted(io.BytesIO(body)).load()
    except Exception as error:  # a broken pickle may raise anything
        _log.error("garbage from the reading process", kind=type(error).__name__)
        raise Unreadable(both(TOO_HEAVY)) from error
    if kind == "event" and not isinstance(content, Head | Batch | Ignored):
        raise Unreadable(both(TOO_HEAVY))
    return str(kind), content

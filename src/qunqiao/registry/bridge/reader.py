"""The process that reads one workbook and nothing else: ``python reader.py MEMORY SECONDS < FILE``.

It knows no Django, no database and no secret, and imports nothing of this package. Standard input is a
line of JSON (filename, corrections) and then the file. Standard output is frames, each a length and a
pickle: ("event", ...) as they are read, at last one of ("done", None), ("unreadable", sentences) or
("fault", kind of error). A file that makes the process die leaves no last frame.
"""

import gc
import json
import pickle
import resource
import struct
import sys
from typing import Any

from qunqiao_engines.sheets import Correction, UnreadableWorkbook, read_stream

SIZE = struct.Struct(">I")


def main() -> None:
    """Read standard input within the limits given on the command line."""
    memory, seconds = (int(word) for word in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # Millions of cells and no circles among them: looking for circles takes a twentieth of the time.
    gc.disable()
    told = json.loads(sys.stdin.buffer.readline())
    corrections = [Correction(**one) for one in told["corrections"]]
    data = sys.stdin.buffer.read()
    try:
        for event in read_stream(data, filename=told["filename"], corrections=corrections):
            _send("event", event)
        _send("done", None)
    except UnreadableWorkbook as error:
        _send("unreadable", {"zh": error.sentence("zh"), "en": error.sentence("en")})
    except MemoryError:
        sys.exit(1)
    except Exception as error:  # our fault; its message may quote a cell, so only its kind is told
        _send("fault", type(error).__name__)


def _send(kind: str, content: Any) -> None:
    """Blocks while the other side is behind: whoever reads faster than is written fills no memory."""
    body = pickle.dumps((kind, content), protocol=5)
    out = sys.stdout.buffer
    out.write(SIZE.pack(len(body)))
    out.write(body)
    out.flush()


if __name__ == "__main__":
    main()

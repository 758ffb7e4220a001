"""The process that takes one file apart and nothing else: ``python extractor.py MEMORY SECONDS SUFFIX < FILE``.

It knows no Django, no database and no secret, and imports nothing of this package. Standard output is
one JSON value: {"text": ...} or {"refused": code, "details": {...}}. A file that makes the process die
leaves nothing.
"""

import json
import resource
import sys

from qunqiao_engines.papers import Unreadable
from qunqiao_engines.papers.files import text_of


def main() -> None:
    """Take standard input apart within the limits given on the command line."""
    memory, seconds = (int(word) for word in sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    content = sys.stdin.buffer.read()
    try:
        told: dict[str, object] = {"text": text_of(content, "file" + sys.argv[3])}
    except Unreadable as refusal:
        told = {"refused": refusal.code, "details": refusal.details}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()

"""A name that one process at a time holds, and that is free again the moment the process is gone.

Whether the worker that began something is still alive cannot be told by the clock: a large file takes
long, a small one that was lost should not wait. So the operating system or the database, which notice
a death by themselves, keep the lease: an advisory lock of the session on PostgreSQL (several machines;
connections must not be pooled by transaction), a locked file under the state folder beside SQLite (one
machine by nature). Nothing is written, nothing expires, nothing must be cleaned up.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection


@contextmanager
def held(kind: str, number: int) -> Iterator[bool]:
    """Hold the lease of ``kind`` and ``number`` for the block, if it is free; yields whether it was."""
    if connection.vendor == "postgresql":
        with _held_by_session(zlib.crc32(kind.encode()) - 2**31, number) as taken:
            yield taken
    else:
        with _held_by_file(f"{kind}-{number}") as taken:
            yield taken


@contextmanager
def _held_by_session(kind: int, number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [kind, number])
        taken = bool(cursor.fetchone()[0])
    try:
        yield taken
    finally:
        # A broken connection has given the lease back already.
        if taken and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [kind, number])


@contextmanager
def _held_by_file(name: str) -> Iterator[bool]:
    folder = settings.HOME / "leases"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True

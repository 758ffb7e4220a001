"""An empty database with all tables, made once and copied by whoever in the tests needs one.

To migrate takes ten seconds, and a run needs some eight databases. What is made lies in ``var/test``, or
on the PostgreSQL beside the tests' own databases, under a name that changes with every migration.
"""

import fcntl
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

import django
from django.core.management import call_command
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import connect
from psycopg.sql import SQL, Identifier

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var" / "test"
PREFIX = "qunqiao_migrated_"


def version() -> str:
    """Changes with our migrations, with those of the libraries, and with the settings that choose among them."""
    sources = [
        *sorted(ROOT.glob("src/qunqiao/*/migrations/*.py")),
        ROOT / "requirements/run.txt",
        ROOT / "src/qunqiao/config/settings.py",
    ]
    return sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()[:12]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """The workers of a run ask at the same moment; the first makes it, the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(home: Path, address: str) -> None:
    """In a process of its own: the settings of this one say where its database is."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUNQIAO_")}
    ours = {"QUNQIAO_HOME": str(home), "QUNQIAO_DATABASE": address}
    module = {"DJANGO_SETTINGS_MODULE": "qunqiao.config.settings"}
    subprocess.run(
        [sys.executable, "-m", "tests.migrated"],
        env={**kept, **ours, **module},
        cwd=ROOT,
        check=True,
    )


def sqlite() -> Path:
    """The file of an empty SQLite, to be copied."""
    wanted = FOLDER / f"{PREFIX}{version()}.sqlite3"
    with _one_at_a_time():
        if wanted.exists():
            return wanted
        for old in FOLDER.glob(f"{PREFIX}*.sqlite3"):
            old.unlink()
        with tempfile.TemporaryDirectory(dir=FOLDER) as home:
            _migrate(Path(home), "")
            whole = Path(home) / "whole"
            # One file: what the journal still holds comes along.
            with closing(sqlite3.connect(Path(home) / "qunqiao.sqlite3")) as made:
                made.execute("VACUUM INTO ?", [str(whole)])
            whole.rename(wanted)
    return wanted


def postgres(address: str) -> str:
    """The name of an empty database on the server ``address`` leads to: ``CREATE DATABASE … TEMPLATE`` it."""
    wanted = f"{PREFIX}{version()}"
    listed = SQL("SELECT datname FROM pg_database WHERE starts_with(datname, %s)")
    with _one_at_a_time(), connect(address, autocommit=True) as server:
        there = {name for (name,) in server.execute(listed, [PREFIX])}
        if wanted in there:
            return wanted
        for old in there:
            server.execute(SQL("DROP DATABASE {}").format(Identifier(old)))
        # Under another name until it is whole: whoever is stopped half way leaves nothing to copy.
        server.execute(SQL("CREATE DATABASE {}").format(Identifier(f"{PREFIX}half")))
        with tempfile.TemporaryDirectory(dir=FOLDER) as home:
            _migrate(Path(home), f"{address.rsplit('/', 1)[0]}/{PREFIX}half")
        server.execute(
            SQL("ALTER DATABASE {} RENAME TO {}").format(
                Identifier(f"{PREFIX}half"), Identifier(wanted)
            )
        )
    return wanted


def give(connection: BaseDatabaseWrapper) -> None:
    """Have Django's test database be such a copy, when it is made."""
    wanted = connection.settings_dict["TEST"]
    wanted["MIGRATE"] = False
    if connection.vendor == "postgresql":
        wanted["TEMPLATE"] = postgres(os.environ["QUNQIAO_DATABASE"])
        return
    create = connection.creation._create_test_db

    def filled(*words: bool) -> str:
        name = create(*words)
        # In memory, and gone with its last connection; Django's own comes later.
        connection.kept_in_memory = sqlite3.connect(name, uri=True)
        with closing(sqlite3.connect(sqlite())) as made:
            made.backup(connection.kept_in_memory)
        return name

    connection.creation._create_test_db = filled


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
